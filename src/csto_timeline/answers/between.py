"""The days between events, in the order in which they were named."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from msgspec import Struct

from csto_timeline.answers.nearness import Distance, distance, first_days
from csto_timeline.dates.period import Period
from csto_timeline.log.model import Event


class Step(Struct, frozen=True):
    """From one event to another: days from the first day of the one to that of the other."""

    start: Event
    end: Event
    distance: Distance


def steps(events: Sequence[Event]) -> Iterator[Step]:
    """Return each step from an event to the next one, and of more than two the whole way from the first to the last."""
    ways = [*pairwise(events), *([(events[0], events[-1])] if len(events) > 2 else [])]
    for start, end in ways:
        yield Step(start, end, distance(first_days(start), first_days(end)))


def days_between(events: Sequence[Event]) -> Period | None:
    """Return the days after the latest day of the first event and before the earliest day of the last, by date.

    None if there is none, or such a day is not known.
    """
    start, end = (date for date in sorted((events[0].date, events[-1].date), key=lambda date: date.sort_key))
    if start.latest is None or end.earliest is None or (end.earliest - start.latest).days < 2:
        return None
    return Period(start.latest + timedelta(days=1), end.earliest - timedelta(days=1))
