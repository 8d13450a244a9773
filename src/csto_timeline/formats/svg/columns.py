"""Columns, for a lane with more events than it has room for: how many began in each month, say.

As in `stats`, an event of which that is not known is counted apart, in each column in which it may have begun.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from csto_timeline.formats.svg.axis import Axis
from csto_timeline.formats.svg.entries import Entry

MOST_TITLES = 12  # that a column tells on hover


class Column(NamedTuple):
    """How many events certainly and how many possibly began in the days from `first` to before `end`.

    `titles` are those of the first few, with their dates; the sure ones come first.
    """

    first: int
    end: int
    sure: int
    maybe: int
    titles: tuple[str, ...]


class _Count:
    """Counts entries, and keeps the first few."""

    def __init__(self) -> None:
        self.number = 0
        self.kept: list[Entry] = []

    def add(self, entry: Entry) -> None:
        self.number += 1
        if self.number <= MOST_TITLES:
            self.kept.append(entry)


def columns(entries: Sequence[Entry], axis: Axis, cells: Sequence[int]) -> list[Column]:
    """Return the columns that are not empty. `cells` are where each of them begins, and where the last ends.

    What began before the axis does is counted in the first one.
    """
    last = len(cells) - 2
    counts = [(_Count(), _Count()) for _ in range(last + 1)]
    for entry in entries:
        begin, end = entry.begin
        low = _cell(cells, axis.first if begin is None else begin, last)
        high = last if end is None else _cell(cells, end, last)
        is_maybe = low != high or not entry.certain
        for cell in range(low, high + 1):
            counts[cell][is_maybe].add(entry)
    return [
        Column(first, end, sure.number, maybe.number, tuple(_titles(sure, maybe))[:MOST_TITLES])
        for (first, end), (sure, maybe) in zip(pairwise(cells), counts, strict=True)
        if sure.number or maybe.number
    ]


def _cell(cells: Sequence[int], ordinal: int, last: int) -> int:
    return min(max(bisect_right(cells, ordinal) - 1, 0), last)


def _titles(sure: _Count, maybe: _Count) -> Iterator[str]:
    for count, mark in ((sure, ""), (maybe, " (possible)")):
        for entry in count.kept:
            yield f"{entry.date}: {entry.name}{mark}"
