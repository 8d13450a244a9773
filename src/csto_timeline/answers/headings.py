"""What groups of events are called, in a terminal and in every export."""

from collections.abc import Sequence
from datetime import date

from csto_timeline.dates.edtf import Precision
from csto_timeline.dates.words import brief, part_words
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers

NO_EARLIEST_DAY = "Earliest day not known"


def year_heading(event: Event) -> str:
    """Give the year of the event's earliest day, or the decade or century where no year is known."""
    begin = event.date.parts[0]
    if event.date.start_min == date.min or begin is None:
        return NO_EARLIEST_DAY
    return part_words(begin) if begin.precision in {Precision.DECADE, Precision.CENTURY} else f"{begin.first.year}"


def kind_name(registers: Registers, event: Event) -> str:
    """Give the name of the event's kind."""
    return registers.kind(event.kind).name


def span(events: Sequence[Event], before: str = "") -> str:
    """Give `before` and the dates between which the events lie, each as well as it is known.

    An open side does not count; nothing is given where no date has a bound.
    """
    if len(events) == 1:
        return before + brief(events[0].date)
    parts = [part for event in events for part in event.date.parts if part]
    if not parts:
        return ""
    first = part_words(min(parts, key=lambda part: (part.first, part.last)))
    last = part_words(max(parts, key=lambda part: (part.last, part.first)))
    return before + (first if first == last else f"{first} to {last}")
