"""The program as a whole: help, version, bugs, and what is imported when."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csto_timeline import __version__
from csto_timeline.answers.by import By
from csto_timeline.cli import app as module
from csto_timeline.cli import group
from csto_timeline.cli.commands.check import FOUND
from csto_timeline.cli.options import NOTHING_FITS
from csto_timeline.cli.program import INTERRUPTED
from csto_timeline.errors import TimelineError
from csto_timeline.formats import FORMATS, Writer
from tests.calls import WRITING
from tests.conftest import Cli
from tests.logs import event, log_bytes
from tests.screen import environment

COMMANDS = list(group.COMMANDS)
DATES = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20221123T000000Z\r\n"
    b"DTSTART;VALUE=DATE:20221124\r\nSUMMARY:They part\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in WRITING])
def test_every_command_has_examples_that_work(
    cli: Cli, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "mine.json"
    own.write_bytes(log_bytes(event()))
    notes = tmp_path / "notes.csv"
    notes.write_text("Date,Title\n2022-11-23,They meet\n")
    dates = tmp_path / "dates.ics"
    dates.write_bytes(DATES)
    text = cli(command, "--help").out
    lines = [line.partition(" > ")[0] for line in text.splitlines() if line.startswith("  csto-timeline ")]
    examples = [shlex.split(line)[1:] for line in lines]
    assert len(examples) >= 2
    for example in examples:
        answer = cli(*example)
        assert answer.code == (1 if command == "diff" else 0)  # of two logs that differ
        assert answer.out or set(tmp_path.iterdir()) - {own, notes, dates} or "into" in answer.err


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"csto-timeline {__version__}\n"


def test_a_bug_keeps_its_traceback(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("csto_timeline.cli.listing.select", broken)
    answer = cli("list", "2022")
    assert answer.code == module.BUG == 70
    assert "ZeroDivisionError: oops" in answer.err
    report = f"csto-timeline: bug: please report the lines above; this is csto-timeline {__version__}"
    assert answer.err.splitlines()[-1] == report


def test_every_exit_code_has_its_words_everywhere(cli: Cli) -> None:
    """The classes of errors, the help, docs/output.md and so the manual page say the same."""
    classes = {error.exit_code: error.label for error in subclasses(TimelineError)}
    words = classes | {module.BUG: module.BUG_LABEL, 0: "", FOUND: "", NOTHING_FITS: "", INTERRUPTED: ""}
    page = (Path(__file__).parents[2] / "docs" / "output.md").read_text("utf-8")
    on_the_page = re.findall(r"^\| ([0-9]+) \|([a-z` ]*)\|", page, re.MULTILINE)
    in_the_help = re.findall(r"^ +([0-9]+) (.{12})  \S", cli("--help").out.split("Exit codes")[1], re.MULTILINE)
    assert by_code(on_the_page) == words
    assert by_code(in_the_help) == words


def by_code(rows: list[tuple[str, str]]) -> dict[int, str]:
    """Return the words of each exit code, out of a table."""
    return {int(code): label.strip(" `") for code, label in rows}


def subclasses(of: type[TimelineError]) -> Iterator[type[TimelineError]]:
    """Return every class below that one."""
    for each in of.__subclasses__():
        yield each
        yield from subclasses(each)


@pytest.mark.parametrize(
    ("arguments", "code", "begins"),
    [
        (["list", "zzz"], 2, "csto-timeline: usage error: PERIOD: "),
        (["list", "--limit", "x"], 2, "csto-timeline: usage error: "),
        (["lst"], 2, "csto-timeline: usage error: No such command"),
        (["--log", "/missing", "list"], 3, "csto-timeline: log error: /missing cannot be read"),
        (["list", "-p", "zzz"], 4, "csto-timeline: name error: "),
        (["export", "/missing/x.md"], 74, "csto-timeline: output error: "),
    ],
)
def test_an_error_names_its_class(cli: Cli, arguments: list[str], code: int, begins: str) -> None:
    answer = cli(*arguments)
    assert (answer.code, answer.err.count("\n")) == (code, 1)
    assert answer.err.startswith(begins)


def test_too_little_memory_is_no_bug(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("csto_timeline.cli.listing.select", greedy)
    answer = cli("list", "2022")
    assert (answer.code, answer.err) == (3, "csto-timeline: log error: not enough memory\n")


def test_ctrl_c_while_modules_are_imported_ends_with_130() -> None:
    code = (
        "import sys; from csto_timeline.cli import main\n"
        "class Impatient:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'typer': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Impatient()); main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def imported(*arguments: str) -> set[str]:
    """Return the modules that a call of the program has imported at its end."""
    code = (
        "import sys; from csto_timeline.cli import app; code = app.run(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, env=environment(), check=True
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("arguments", "unused"),
    [
        (["list"], {"rich", "dateutil", "json", "csto_timeline.log.sieve", "csto_timeline.formats"}),
        (["list", "2022", "-c", "kz"], {"rich", "dateutil", "json", "csto_timeline.formats.markdown"}),
        (["list", "--json"], {"rich", "dateutil", "csto_timeline.formats.markdown"}),
        (["list", "--color", "always"], {"dateutil", "csto_timeline.formats", "rich.console", "rich.text"}),
        (["show", "csto-summit-yerevan-2022"], {"rich", "dateutil", "idna"}),
        (["export", "-"], {"rich", "dateutil", "icalendar", "idna", "jinja2", "csto_timeline.log.lines"}),
        (["check"], {"rich", "dateutil", "csto_timeline.formats.markdown", "icalendar", "idna", "jinja2"}),
        (["stats"], {"rich", "dateutil", "csto_timeline.formats.markdown"}),
        (["--help"], {"rich", "dateutil", "csto_timeline.formats.markdown"}),
    ],
)
def test_nothing_is_imported_that_the_call_does_not_use(arguments: list[str], unused: set[str]) -> None:
    modules = imported(*arguments)
    assert "csto_timeline.cli.app" in modules
    assert not unused & modules


def test_a_piped_list_waits_for_no_library_that_it_does_not_use() -> None:
    """Each of these takes as long to import as the whole answer."""
    others = {name.partition(".")[0] for name in imported("list")}
    assert not others & {"rich", "dateutil", "jinja2", "icalendar", "idna", "json", "dataclasses_json", "pydantic"}
    assert not imported("list") & {"csto_timeline.addresses", "csto_timeline.joiners"}


def test_dateutil_is_imported_for_relative_periods_only() -> None:
    assert "dateutil" in imported("list", "3m")
    assert "dateutil" not in imported("list", "nov 2022")


def test_a_log_never_raises_a_traceback(cli: Cli, log_file: Callable[..., Path]) -> None:
    """Odd but valid logs work in every command."""
    odd = log_file(
        event(id="a", date="[..2022]", people=["x"], part_of="a"),
        event(id="b", date="9999-12-31~", part_of="a"),
        event(id="c", date="0001-01-01?", part_of="b"),
    )
    commands = [
        *(["list"], ["list", "--long", "--color", "always"]),
        *(["export", "-", "--format", format.name] for format in FORMATS if format.writer is not Writer.BYTES),
        *(["list", "--why", "--table", "--color", "always"], ["list", "--group-by", "month", "--color", "always"]),
        *(["stats", "--by", by, "--color", "always"] for by in By),
        *(["quotes"], ["show", "a", "b", "c"], ["show", "a", "b", "c", "--near", "9999y"]),
    ]
    for register in ("people", "countries", "kinds", "sources", "accounts"):
        assert cli("--log", odd, register, "--color", "always").code == 0
    for day in ("0001-01-01", "2022-01-01", "9999-12-31"):
        assert cli("--log", odd, "at", day, "--color", "always").code == 0
    for command in commands:
        for period in ([], ["2022"]) if command[0] != "show" else ([],):
            answer = cli("--log", odd, *command, *period)
            assert answer.code == 0
            assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (["list", "2022"], "list"),
        (["--color", "never", "--log=builtin", "show", "csto-summit-2024"], "show"),
        (["--log", "builtin", "kinds"], "entries"),
    ],
)
def test_only_the_command_that_is_asked_for_is_loaded(arguments: list[str], module: str) -> None:
    loaded = {name for name in imported(*arguments) if name.startswith("csto_timeline.cli.commands.")}
    assert loaded == {f"csto_timeline.cli.commands.{module}"}


def test_every_command_is_listed_in_the_help_and_has_its_module(cli: Cli) -> None:
    text = cli("--help").out
    for command in COMMANDS:
        assert f"\n  {command} " in text
