"""The questions put to csto-timeline and to the other programs, on logs of several sizes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import targets
from benchmarks.commands import bare_program
from benchmarks.logs import make
from benchmarks.measure import Ratio, Sample, in_turn
from benchmarks.question import BY_NAME, NARROW, QUESTIONS, WIDE, Question
from benchmarks.report import compared, duration, megabytes, memory_verdict, table, verdict
from benchmarks.rules import RULES
from benchmarks.tools import TOOLS, Tool, own

RULES_EXPLAINED = "\n".join(
    f"- {', '.join(dict.fromkeys(tool.program for tool in (own('JSON'), *TOOLS) if tool.rule is rule))}: "
    f"an event is found {rule.explained}."
    for rule in RULES
)
# Up to how many events each form is measured, and with how many it is asked every question.
_LARGEST = {"JSON": 1_000_000, "JSON Lines": 1_000_000, "JSON Lines with registers": 100_000, "Parquet": 10_000_000}
_EVERY_QUESTION = {
    ("JSON", 10_000), ("JSON", 100_000), ("JSON Lines", 10_000), ("JSON Lines", 1_000_000),
    ("Parquet", 1_000_000), ("Parquet", 10_000_000),
}  # fmt: skip
_HEADS = (
    "Log", "Question", "Program", "Events found", "Time", "Memory", "csto-timeline takes of it", "Quartiles",
    "Of the shortest", "Target",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A question to a log of `count` events in a form that csto-timeline reads."""

    count: int
    form: str
    question: Question

    @property
    def log(self) -> str:
        """The size and the form, in words."""
        return f"{self.count:,} events, {self.form}"

    @property
    def name(self) -> str:
        """The size, the form and the question."""
        return f"{self.log}, {self.question.name}"

    @property
    def rounds(self) -> int:
        """How often to ask, where the user does not say."""
        return 11 if self.count <= 1000 else 7 if self.count <= 10_000 else 5 if self.count <= 100_000 else 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured for one case: a sample for each program, csto-timeline's own first; sizes in bytes.

    The bare Typer program, which stands last beside a log in Parquet, finds nothing.
    """

    case: Case
    size: int
    labels: Sequence[str]
    found: Sequence[int]
    samples: Sequence[Sample]

    @property
    def peak(self) -> int:
        """The most memory that csto-timeline took, in bytes."""
        return self.samples[0].peak

    def ratios(self) -> Iterator[tuple[str, Ratio]]:
        """Return how much of the time of each other program csto-timeline takes."""
        for label, sample in zip(self.labels[1:], self.samples[1:], strict=True):
            yield label, Ratio.of(self.samples[0], sample)


def cases(counts: Iterable[int]) -> list[Case]:
    """Return what is asked of logs with so many events."""
    return [
        Case(count, form, question)
        for count in counts
        for form, largest in _LARGEST.items()
        if count <= largest
        for question in (QUESTIONS if (form, count) in _EVERY_QUESTION else (NARROW, WIDE))
        if count <= question.largest
    ]


def ask(
    case: Case, executables: Mapping[str, str], folder: Path, seed: int, rounds: int, environment: Mapping[str, str]
) -> Outcome:
    """Measure csto-timeline and the tools that there are on one log, which is made in `folder`."""
    asked = [each for each in _asked(case) if each[0].program in executables]
    log = make(folder, case.count, seed, {tool.form for tool, _ in asked})
    answers = [log.answer(question, tool.rule) for tool, question in asked]
    commands = [
        tool.command(executables[tool.program], log.path(tool.form), question, answer.items)
        for (tool, question), answer in zip(asked, answers, strict=True)
    ]
    labels, found = [tool.label for tool, _ in asked], [answer.events for answer in answers]
    if case.form == "Parquet":
        commands.append(bare_program())
        labels.append(commands[-1].name)
        found.append(0)
    return Outcome(case, log.path(case.form).stat().st_size, labels, found, in_turn(commands, rounds, environment))


def tabled(outcomes: Iterable[Outcome]) -> str:
    """Return a table of all that was measured."""
    return table(_HEADS, (row for outcome in outcomes for row in _rows(outcome)))


def _asked(case: Case) -> Iterator[tuple[Tool, Question]]:
    """Return who is asked what: csto-timeline first, then other programs, then itself with another question."""
    yield own(case.form), case.question
    yield from ((tool, case.question) for tool in TOOLS if tool.is_asked(case.question, case.form, case.count))
    if case.question.against:
        yield own(case.form, f"csto-timeline, {case.question.against}"), BY_NAME[case.question.against]


def _rows(outcome: Outcome) -> Iterator[list[str]]:
    case = outcome.case
    cells = [
        [
            _found(found, outcome.found[0]) if label != bare_program().name else "",
            duration(sample.median),
            megabytes(sample.peak),
        ]
        for label, found, sample in zip(outcome.labels, outcome.found, outcome.samples, strict=True)
    ]
    allowed = memory_verdict(outcome.peak, targets.memory(case.form, case.count, case.question))
    yield [
        f"{case.log}, {megabytes(outcome.size)}",
        case.question.name,
        outcome.labels[0],
        *cells[0],
        *[""] * 3,
        allowed,
    ]
    for (label, ratio), others in zip(outcome.ratios(), cells[1:], strict=True):
        target = targets.ratio(label, case.form, case.count, case.question)
        yield ["", "", label, *others, *compared(ratio), verdict(ratio, target)]


def _found(found: int, mine: int) -> str:
    return f"{found:,}" if found >= mine else f"{found:,} of {mine:,}"
