"""`--fail-empty`: a shell script can tell that nothing fitted from an answer."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.cli.group import COMMANDS
from tests.calls import CALLS, JSON, WRITING
from tests.conftest import Cli
from tests.logs import event
from tests.screen import environment, quoted

# They answer, or name an event that must be there, or write.
WITHOUT = {"show", "at", "between", "check", "diff", "schema", "import", "config", *WRITING}
READING = [call for name, call in CALLS.items() if name not in WITHOUT]
NOTHING = ["--since", "2050"]


@pytest.mark.parametrize("call", READING, ids=" ".join)
@pytest.mark.parametrize("form", [[], ["--color", "always"], JSON], ids=" ".join)
def test_nothing_that_fits_is_told_where_that_is_asked(cli: Cli, call: list[str], form: list[str]) -> None:
    form = [] if call[0] == "export" or set(form) & set(call) else form
    without, with_ = cli(*call, *NOTHING, *form), cli(*call, *NOTHING, *form, "--fail-empty")
    assert (without.code, with_.code) == (0, 5)
    assert (with_.out, with_.err) == (without.out, without.err)
    assert cli(*call, *form, "--fail-empty").code == 0


@pytest.mark.parametrize("command", sorted(WITHOUT))
def test_commands_that_always_answer_do_not_take_it(cli: Cli, command: str) -> None:
    assert CALLS.keys() == COMMANDS.keys()
    answer = cli(*CALLS[command], "--fail-empty")
    assert (answer.code, answer.out) == (2, "")
    assert "No such option: --fail-empty" in answer.err


def test_before_the_command_it_is_no_option(cli: Cli) -> None:
    assert "No such option: --fail-empty" in cli("--fail-empty", "list", *NOTHING).err


def test_events_without_what_is_asked_of_them_are_nothing(cli: Cli, log_file: Callable[..., Path]) -> None:
    """An event fits, but has no quote and no person, and its accounts do not differ."""
    log = log_file(event())
    codes = {name: cli("--log", log, name, "--fail-empty").code for name in ("quotes", "people", "accounts", "kinds")}
    assert codes == {"quotes": 5, "people": 5, "accounts": 5, "kinds": 0}


def test_a_file_is_written_all_the_same(cli: Cli, tmp_path: Path, log_file: Callable[..., Path]) -> None:
    path = tmp_path / "empty.csv"
    answer = cli("export", path, *NOTHING, "--fail-empty")
    assert (answer.code, answer.err.split("\n")[0]) == (5, f"{path}: 0 events")
    assert path.read_text().startswith('"id"')
    vague = log_file(event(date="2022"))
    assert cli("--log", vague, "export", tmp_path / "a.ics", "--certain-days", "--fail-empty").code == 5
    assert cli("--log", vague, "export", tmp_path / "b.ics", "--fail-empty").code == 0


@pytest.mark.parametrize(("question", "printed"), [("2050", b""), ("2022", b"and on\n")])
def test_a_script_stops(question: str, printed: bytes) -> None:
    script = f"set -e\n{quoted('list', question, '--fail-empty')} > /dev/null\necho and on"
    done = subprocess.run(["sh", "-c", script], env=environment(), capture_output=True, check=False)
    assert (done.stdout, done.returncode) == (printed, 0 if printed else 5)
