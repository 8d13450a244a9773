"""An import whose standard output is a file: what it shows of other tools' files is no log, and does not get there."""

import json
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.importers.conftest import FILES
from tests.screen import PROGRAM, environment

MAPPED = ("--map", "date=Datum", "--map", "title=Headline")


def redirected(into: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Call the program as the shell does behind `>`."""
    call = [*PROGRAM, *map(str, arguments)]
    with into.open("wb") as file:
        return subprocess.run(
            call, stdout=file, stderr=subprocess.PIPE, text=True, check=False, env=environment(), cwd=into.parent
        )


@pytest.mark.parametrize("name", ["notes.csv", "acled.csv"])
def test_a_file_gets_no_survey(tmp_path: Path, name: str) -> None:
    new = tmp_path / "new.json"
    done = redirected(new, "import", FILES / name)
    assert (done.returncode, new.read_bytes()) == (2, b"")
    lines = done.stderr.splitlines()
    assert lines[-3] == "Nothing is written yet. To import it:"
    assert lines[-2].startswith("csto-timeline import ")
    assert "run the command above, which writes a log; with -o - in it, the log goes to standard output" in lines[-1]


@pytest.mark.parametrize("name", ["notes.csv", "acled.csv"])
def test_what_the_refusal_proposes_works(tmp_path: Path, name: str) -> None:
    """The command with each of the two ways of writing that are named, not these alone."""
    new = tmp_path / "new.json"
    command = shlex.split(redirected(new, "import", FILES / name).stderr.splitlines()[-2])[1:]
    written = command.index("-o") + 1
    redirected(new, *command)
    assert new.read_bytes() == b""
    in_file = json.loads((tmp_path / command[written]).read_bytes())
    redirected(new, *command[:written], "-", *command[written + 1 :])
    assert json.loads(new.read_bytes()) == in_file


def test_a_mapping_is_saved_all_the_same(tmp_path: Path) -> None:
    saved = tmp_path / "map.toml"
    done = redirected(tmp_path / "new.json", "import", FILES / "notes.csv", *MAPPED, "--save-map", saved)
    assert (done.returncode, saved.exists()) == (2, True)


def test_a_file_gets_the_log_that_is_asked_for(tmp_path: Path) -> None:
    new = tmp_path / "new.json"
    redirected(new, "import", FILES / "notes.csv", "-o", "-", *MAPPED)
    assert len(json.loads(new.read_bytes())["events"]) == 3


def test_where_the_log_was_to_go_no_survey_goes(cli: Cli, tmp_path: Path) -> None:
    """Neither into a file nor into a pipe, whose reader takes it for the log."""
    new = tmp_path / "new.json"
    done = redirected(new, "import", FILES / "notes.csv", "-o", "-")
    assert (done.returncode, new.read_bytes()) == (2, b"")
    assert "Nothing is written yet" in done.stderr
    piped = cli("import", FILES / "notes.csv", "-o", "-")
    assert (piped.code, piped.out) == (2, "")
    assert "Nothing is written yet" in piped.err


def test_a_pipe_gets_the_survey(cli: Cli) -> None:
    answer = cli("import", FILES / "notes.csv")
    assert (answer.code, answer.err) == (0, "")
    assert "Nothing is written yet" in answer.out
