"""What groups of events are called, in a terminal and in every export."""

from collections.abc import Sequence
from datetime import date

from csto_timeline.datewords import day
from csto_timeline.model import Event, Log

NO_EARLIEST_DAY = "Earliest day not known"


def year_heading(event: Event) -> str:
    """Give the year of the event's earliest day."""
    earliest = event.date.start_min
    return NO_EARLIEST_DAY if earliest == date.min else f"{earliest.year}"


def kind_name(log: Log, event: Event) -> str:
    """Give the name of the event's kind."""
    return log.kind(event.kind).name


def span(events: Sequence[Event], before: str = "") -> str:
    """Give `before` and the days that the events lie between, or nothing where none is known.

    A side without a bound does not count.
    """
    bounds = (bound for event in events for bound in (event.date.start_min, event.date.end_max))
    days = sorted(bound for bound in bounds if date.min < bound < date.max)
    if not days:
        return ""
    return before + (day(days[0]) if days[0] == days[-1] else f"{day(days[0])} to {day(days[-1])}")
