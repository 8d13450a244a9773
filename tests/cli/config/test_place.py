"""Where the settings file is looked for."""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from csto_timeline.cli.config.place import place
from tests.cli.config.conftest import Config
from tests.cli.test_app import imported
from tests.conftest import Cli
from tests.screen import environment


@pytest.mark.parametrize(
    "variables",
    [
        {"HOME": "/home-of-somebody"},
        {"HOME": "/home-of-somebody", "XDG_CONFIG_HOME": "/settings"},
        {"HOME": "/home-of-somebody", "XDG_CONFIG_HOME": ""},
        {"HOME": "/home-of-somebody", "XDG_CONFIG_HOME": " "},
        {"HOME": "/home-of-somebody", "XDG_CONFIG_HOME": "relative"},
    ],
)
def test_the_usual_place_is_that_of_platformdirs(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CSTO_TIMELINE_CONFIG", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert place() == Path(platformdirs.user_config_dir("csto-timeline", appauthor=False)) / "config.toml"


def test_the_environment_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home-of-somebody")
    monkeypatch.setenv("CSTO_TIMELINE_CONFIG", "~/other.toml")
    assert place() == Path("/home-of-somebody/other.toml")


def test_a_file_that_is_named_must_be_there(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSTO_TIMELINE_CONFIG", str(tmp_path / "none.toml"))
    answer = cli("list")
    assert (answer.code, answer.out) == (2, "")
    assert (
        answer.err == f"csto-timeline: usage error: CSTO_TIMELINE_CONFIG: {tmp_path / 'none.toml'} does not exist: "
        "create it, or unset CSTO_TIMELINE_CONFIG\n"
    )


def test_the_null_device_is_an_empty_file(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSTO_TIMELINE_CONFIG", os.devnull)
    assert cli("list", "--count").code == 0


def test_a_pipe_is_not_waited_for(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        monkeypatch.setenv("CSTO_TIMELINE_CONFIG", str(path))
        answer = cli("list")
        assert (answer.code, answer.err) == (
            2,
            f"csto-timeline: usage error: {path} is not a file\n",
        )


def test_a_file_without_an_end_is_refused(cli: Cli, config: Config) -> None:
    config("#" * (1 << 19))
    assert "is longer than 256 KiB" in cli("list").err


def test_the_usual_file_is_read(tmp_path: Path) -> None:
    """As somebody has it who sets nothing."""
    folder = tmp_path / ".config" / "csto-timeline"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("[list]\nlimit = 2\n")
    own = {**environment(), "HOME": str(tmp_path)}
    del own["CSTO_TIMELINE_CONFIG"]
    call = [sys.executable, "-m", "csto_timeline", "list", "--ids"]
    done = subprocess.run(call, env=own, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 2


def test_without_a_file_nothing_is_imported_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = {**environment(), "HOME": str(tmp_path)}
    del own["CSTO_TIMELINE_CONFIG"]
    monkeypatch.setattr("tests.cli.test_app.environment", lambda: own)
    modules = imported("list")
    assert modules.isdisjoint({"tomllib", "platformdirs", "csto_timeline.cli.config.file"})
    assert "csto_timeline.cli.config.place" in modules
