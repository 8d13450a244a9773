"""Every command on the built-in log, against the bare Typer program."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.errors import BenchmarkError
from benchmarks.measure import Command, Ratio, in_turn
from benchmarks.report import compared, duration, table, verdict
from csto_timeline.cli.group import COMMANDS

ROUNDS = 15
BARE = Path(__file__).parent / "bare_typer.py"
READER = BARE.with_name("bare_reader.py")
_COLORED = ("--color", "always")
_HEADS = ("Command", "Time", "By the bare program’s", "Quartiles", "Of the shortest", "Target")


@dataclass(frozen=True, slots=True)
class Case:
    """A call of csto-timeline, and how many times what the bare program takes for its own `bare` it may take."""

    arguments: tuple[str, ...]
    target: float | None = None
    bare: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The call as it is typed."""
        return " ".join(self.arguments)


# By the name of the command; those of no command stand under "".
_UNMEASURED = {"init", "add", "edit", "remove", "fmt", "registers", "import", "config"}  # they write, or read no log
_CASES = {
    "": (Case(("--help",), 1.0, ("--help",)),),
    "list": (Case(("list",), 1.15), Case((*_COLORED, "list"), 1.5)),
    "show": (Case(("show", "csto-summit-yerevan-2022")),),
    "export": (Case(("export", "-")),),
    "schema": (Case(("schema",)),),
    "quotes": (Case(("quotes",)),),
    "accounts": (Case(("accounts",)),),
    "stats": (Case(("stats",)),),
    "between": (Case(("between", "tokayev-requests-csto-troops-2022", "csto-summit-yerevan-2022")),),
    "responses": (Case(("responses",)),),
    "at": (Case(("at", "2022-11-23")),),
    "people": (Case(("people",)),),
    "countries": (Case(("countries",)),),
    "places": (Case(("places",)),),
    "kinds": (Case(("kinds",)),),
    "sources": (Case(("sources",)),),
    "check": (Case(("check", "--all")),),
    "diff": (Case(("diff", "builtin", "--json")),),
}


def cases() -> list[Case]:
    """Return what is measured; raises `BenchmarkError` for a command that has no arguments to be measured with."""
    missing = {*COMMANDS} - {*_CASES} - _UNMEASURED
    if missing:
        raise BenchmarkError(f"benchmarks/commands.py lacks arguments for {', '.join(sorted(missing))}")
    return [case for name, group in _CASES.items() if not name or name in COMMANDS for case in group]


def compare(
    chosen: Sequence[Case], executable: str, rounds: int, environment: Mapping[str, str]
) -> tuple[str, dict[str, Ratio]]:
    """Measure those calls, and the bare reader, against the bare program.

    Return a table, and the ratios by the names of the calls.
    """
    bare = list(dict.fromkeys([(), *(case.bare for case in chosen)]))
    reader = Command(READER.name, [sys.executable, str(READER)], _some)
    commands = [*map(bare_program, bare), reader, *(_command(case, executable) for case in chosen)]
    samples = in_turn(commands, rounds, environment)
    of_bare = dict(zip(bare, samples, strict=False))
    rows = [
        [f"`{bare_program(arguments).name}`", duration(sample.median), *[""] * 4]
        for arguments, sample in of_bare.items()
    ]
    read, *samples = samples[len(bare) :]
    rows.append([f"`{READER.name}`", duration(read.median), *compared(Ratio.of(read, of_bare[()])), ""])
    ratios: dict[str, Ratio] = {}
    for case, sample in zip(chosen, samples, strict=True):
        ratio = ratios[case.name] = Ratio.of(sample, of_bare[case.bare])
        cells = [duration(sample.median), *compared(ratio), verdict(ratio, case.target)]
        rows.append([f"`csto-timeline {case.name}`", *cells])
    return table(_HEADS, rows), ratios


def _command(case: Case, executable: str) -> Command:
    return Command(f"csto-timeline {case.name}", [executable, *case.arguments], _some)


def bare_program(arguments: Sequence[str] = ()) -> Command:
    """Return the bare program, run by the same Python."""
    return Command(" ".join([BARE.name, *arguments]), [sys.executable, str(BARE), *arguments], _some)


def _some(answer: str) -> None:
    if not answer.strip():
        raise BenchmarkError("a command printed nothing")
