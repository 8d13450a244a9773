"""One question to csto-timeline and to the other programs, asked of logs of several sizes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.logs import Log, make
from benchmarks.measure import Ratio, Sample, in_turn
from benchmarks.question import RULES
from benchmarks.report import compared, duration, judged, megabytes, table, verdict
from benchmarks.tools import TOOLS, Tool, own

RULES_EXPLAINED = "\n".join(
    f"- {', '.join(dict.fromkeys(tool.program for tool in (own('JSON'), *TOOLS) if tool.rule is rule))}: "
    f"an event is found {rule.explained}."
    for rule in RULES
)
MOST_MEMORY = 80e6  # bytes, for the largest log in JSON Lines
MOST_GROWTH = 1.1  # of the memory, from the largest log but one
# Up to how many events each form is measured.
_LARGEST = {"JSON": 1_000_000, "JSON Lines": 1_000_000, "JSON Lines with registers": 100_000}
_HEADS = (
    "Log", "Program", "Events found", "Time", "Memory", "csto-timeline takes of it", "Quartiles", "Of the shortest",
    "Target",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A log of `count` events in a form that csto-timeline reads."""

    count: int
    form: str

    @property
    def name(self) -> str:
        """The size and the form, in words."""
        return f"{self.count:,} events, {self.form}"

    @property
    def rounds(self) -> int:
        """How often to ask, where the user does not say."""
        return 15 if self.count <= 1000 else 11 if self.count <= 10_000 else 7 if self.count <= 100_000 else 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured on one log: a sample for each program, csto-timeline's own first."""

    case: Case
    size: int
    tools: Sequence[Tool]
    found: Sequence[int]
    samples: Sequence[Sample]


def cases(counts: Iterable[int]) -> list[Case]:
    """Give the logs to be asked."""
    return [Case(count, form) for count in counts for form, largest in _LARGEST.items() if count <= largest]


def ask(
    case: Case, executables: Mapping[str, str], folder: Path, seed: int, rounds: int, environment: Mapping[str, str]
) -> Outcome:
    """Measure csto-timeline and the tools that there are on one log, which is made in `folder`."""
    beside = [tool for tool in TOOLS if tool.beside == case.form and case.count <= tool.largest]
    tools = [own(case.form), *(tool for tool in beside if tool.program in executables)]
    log = make(folder, case.count, seed, {tool.form for tool in tools})
    commands = [
        tool.command(executables[tool.program], log.path(tool.form), log.hits[tool.rule.name]) for tool in tools
    ]
    samples = in_turn(commands, rounds, environment)
    return Outcome(case, _size(log, case), tools, [len(log.hits[tool.rule.name]) for tool in tools], samples)


def tabled(outcomes: Iterable[Outcome]) -> str:
    """Give a table of all that was measured."""
    return table(_HEADS, (row for outcome in outcomes for row in _rows(outcome)))


def growth(outcomes: Iterable[Outcome]) -> str:
    """Say how the memory for JSON Lines grows up to the largest log; nothing where only one was measured."""
    lines = sorted((each for each in outcomes if each.case.form == "JSON Lines"), key=lambda each: each.case.count)
    if len(lines) < 2:
        return ""
    small, large = lines[-2:]
    ratio = large.samples[0].peak / small.samples[0].peak
    return (
        f"Memory for {large.case.count:,} events as JSON Lines by that for {small.case.count:,}: "
        f"{judged(ratio, MOST_GROWTH)}."
    )


def _size(log: Log, case: Case) -> int:
    return log.path(case.form).stat().st_size


def _rows(outcome: Outcome) -> Iterator[list[str]]:
    mine = outcome.samples[0]
    for tool, found, sample in zip(outcome.tools, outcome.found, outcome.samples, strict=True):
        cells = [_found(found, outcome.found[0]), duration(sample.median), megabytes(sample.peak)]
        if sample is mine:
            log = f"{outcome.case.name}, {megabytes(outcome.size)}"
            yield [log, tool.label, *cells, "", "", "", _memory_verdict(outcome)]
        else:
            ratio = Ratio.of(mine, sample)
            yield ["", tool.label, *cells, *compared(ratio), verdict(ratio, tool.targets.get(outcome.case.count))]


def _found(found: int, mine: int) -> str:
    return f"{found:,}" if found == mine else f"{found:,} of {mine:,}"


def _memory_verdict(outcome: Outcome) -> str:
    """Judge the memory that csto-timeline took, where there is a target for it."""
    if (outcome.case.count, outcome.case.form) != (1_000_000, "JSON Lines"):
        return ""
    peak = outcome.samples[0].peak
    return f"{megabytes(peak)} (at most {megabytes(MOST_MEMORY)}) {'ok' if peak <= MOST_MEMORY else 'MISSED'}"
