"""The days between events, in the order in which they were named."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from csto_timeline.answers.nearness import Distance, distance, first_days
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
