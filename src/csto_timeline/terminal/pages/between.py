"""The page of `between`: events one after another, and how far each is from the one before."""

from collections.abc import Iterator, Sequence

from csto_timeline.answers.between import Step
from csto_timeline.answers.circumstances import when
from csto_timeline.answers.marks import mark_of
from csto_timeline.answers.nearness import first_days, last_days
from csto_timeline.dates.words import full
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.terminal.elements import Line, line, span
from csto_timeline.terminal.palette import HEADING, QUIET


def page(registers: Registers, events: Sequence[Event], steps: Sequence[Step]) -> Iterator[Line]:
    """Return the page: `steps` are those from each event to the next, and perhaps one from the first to the last."""
    yield from _event(registers, events[0])
    for event, step in zip(events[1:], steps, strict=False):
        yield line("    ", f"{step.distance}{_counted_from(step)}")
        yield from _event(registers, event)
    if len(steps) >= len(events):
        yield line()
        yield line("", span("From the first to the last: ", QUIET), f"{steps[-1].distance}{_counted_from(steps[-1])}")


def _counted_from(step: Step) -> str:
    """Return that days are counted from the first one of an event that took longer."""
    lasts = first_days(step.start) != last_days(step.start)
    return " its first day" if lasts and None not in step.distance and any(step.distance) else ""


def _event(registers: Registers, event: Event) -> Iterator[Line]:
    mark = mark_of(registers, event.kind)
    yield line(span(f"{mark.shape} ", mark.style), span(event.title, HEADING))
    yield line("  ", when(event, full), span(f"  {event.id}", QUIET))
