"""The matches of a selection and what the store counted, as one sequence in the order of events."""

from collections.abc import Iterator
from typing import Any

from csto_timeline.log.codec import event_date
from csto_timeline.log.store_counts import GroupCount
from csto_timeline.query.select import Match, Selection

Order = Any
"""What orders events: of those of one selection, one compares with another."""


def in_order(selection: Selection) -> Iterator[tuple[Order, Match | GroupCount]]:
    """Return the matches, and among them each count in the place of its first event, with their order."""
    if selection.store_counts is None:
        yield from enumerate(selection.matches)
        return
    goes_on = selection.going_on_heading
    matches = [((bool(goes_on(match)), match.date.sort_key, match.place), match) for match in selection.matches]
    counts = [((False, event_date(each.first).sort_key, each.place), each) for each in selection.store_counts.counts]
    every: list[tuple[Order, Match | GroupCount]] = [*matches, *counts]
    yield from sorted(every, key=lambda each: each[0])


def order_of_last(counted: GroupCount) -> Order:
    """Return the order of the last event of a count."""
    return False, event_date(counted.last).sort_key, counted.last_place
