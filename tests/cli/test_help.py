"""The help: what can be asked first, then the commands and the options, each in its group."""

import re
import shlex
from pathlib import Path

import pytest

from csto_timeline.answers.columns import COLUMNS
from csto_timeline.cli.group import COMMANDS, SECTIONS
from tests.conftest import Cli


@pytest.fixture(autouse=True)
def _terminal_of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_alone_it_prints_what_can_be_asked_in_one_screen(cli: Cli) -> None:
    answer = cli()
    lines = answer.out.splitlines()
    assert (answer.code, len(lines) <= 24) == (0, True)
    assert lines[2].startswith("  csto-timeline list 2022 ")
    assert {line.split()[1] for line in lines if line.startswith("  csto-timeline ")} <= {*COMMANDS}
    named = re.findall(r"\w+", answer.out.partition("Commands:")[2].partition("More:")[0])
    assert {*COMMANDS} <= {*named}
    assert lines[-1] == "More: csto-timeline --help; of a command: csto-timeline list --help"
    assert "--log" not in answer.out


def test_its_examples_work(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [line.strip() for line in cli().out.splitlines() if line.startswith("  csto-timeline ")]
    for line in lines:
        answer = cli(*shlex.split(re.split(r"  +", line)[0])[1:])
        assert (answer.code, bool(answer.out or answer.err)) == (0, True), line


def test_its_help_has_every_command_in_a_group_and_the_options_behind(cli: Cli) -> None:
    out = cli("--help").out
    assert cli("-h").out == out
    assert out.startswith(cli().out.partition("Commands:")[0])
    assert re.findall(r"^(\S.*):$", out, re.MULTILINE) == [*SECTIONS, "Options", "Log", "Display", "Other"]
    assert sorted(COMMANDS) == sorted(name for names in SECTIONS.values() for name in names)
    for name in COMMANDS:
        assert re.search(rf"^  {name} +[A-Z].*\.$", out, re.MULTILINE), name  # one line, a whole sentence


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_no_line_of_help_is_wider_than_the_terminal(cli: Cli, command: str) -> None:
    for line in cli(*[command] * bool(command), "--help").out.splitlines():
        assert len(line) <= 80, line


@pytest.mark.parametrize("command", list(COMMANDS))
def test_the_help_of_a_command_begins_with_two_examples(cli: Cli, command: str) -> None:
    """Behind a sentence of one line that says what it does."""
    usage, blank, sentence, gap, first, *rest = cli(command, "--help").out.splitlines()
    assert usage.startswith(f"Usage: csto-timeline {command} ")
    assert (blank, gap) == ("", "")
    assert re.fullmatch(r"  [A-Z].*\.", sentence)
    assert first.startswith("  csto-timeline ")
    assert any(line.startswith("  csto-timeline ") for line in rest[: rest.index("")])


def test_the_help_of_columns_names_them_all(cli: Cli) -> None:
    help = " ".join(cli("list", "--help").out.split())
    assert f"joined by commas: {', '.join(COLUMNS)}." in help


OF_FORMATS = ["Markdown", "Web page", "CSV", "iCalendar", "Pictures", "Parquet"]
GROUPS = [
    ("list", ["Arguments", "Output", "Filters", "Log", "Display", "Other"]),
    ("people", ["Arguments", "Output", "Filters", "Log", "Display", "Other"]),
    ("export", ["Arguments", "Output", *OF_FORMATS, "Filters", "Log", "Display", "Other"]),
    ("check", ["Arguments", "Options", "Log", "Display", "Other"]),
    ("init", ["Arguments", "Options", "Other"]),
]


@pytest.mark.parametrize(("command", "titles"), GROUPS)
def test_options_are_in_groups(cli: Cli, command: str, titles: list[str]) -> None:
    out = cli(command, "--help").out
    assert re.findall(r"^(\S.*):$", out, re.MULTILINE) == titles
