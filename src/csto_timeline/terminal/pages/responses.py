"""The page of `responses`: appeals, and below each what is known to have followed."""

from collections.abc import Iterator, Sequence

from csto_timeline.answers.circumstances import when
from csto_timeline.answers.marks import mark_of
from csto_timeline.answers.responses import Appeal, Response, noun_of
from csto_timeline.dates.words import full
from csto_timeline.log.registers import Registers
from csto_timeline.terminal.elements import Line, line, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING
from csto_timeline.text import counted

_NO_RESPONSE = {"appeal": "No response in the log.", "event": "No response is linked to it in the log."}
_DEEPEST = 10  # steps of indentation: a chain may be longer than a line is wide


def page(registers: Registers, appeals: Sequence[Appeal]) -> Iterator[Line]:
    """Return the page, and how many of the appeals have no response in the log."""
    for appeal in appeals:
        event, mark = appeal.event, mark_of(registers, appeal.event.kind)
        possible = [] if appeal.match.certain else [span("  ? possible", WARNING)]
        yield line(span(f"{mark.shape} ", mark.style), span(event.title, HEADING), *possible)
        yield line("  ", when(event, full), span(f"  {event.id}", QUIET))
        for response in appeal.responses():
            yield from _response(response, appeal.noun)
        if not appeal.is_answered:
            yield line("    ", span(_NO_RESPONSE[appeal.noun], WARNING))
        yield line()
    if appeals:
        unanswered = sum(not appeal.is_answered for appeal in appeals)
        without = f", {unanswered:,} without a response in the log" if unanswered else ""
        yield line("", span(f"{counted(len(appeals), noun_of(appeals))}{without}", QUIET))


def _response(response: Response, noun: str) -> Iterator[Line]:
    event, before = response.event, "    " + "  " * min(response.depth - 1, _DEEPEST)
    announced = [span("  → announced", WARNING)] if event.announced else []
    since = f", counted from the {noun}" if response.depth > 1 else ""
    yield line(before, span(f"{response.distance}{since}: "), event.title, *announced)
    yield line(before, span(f"{when(event, full)}  {event.id}", QUIET))
