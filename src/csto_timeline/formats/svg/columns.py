"""Columns, for a lane with more events than it has room for: how many began in each month, say.

As in `stats`, an event of which that is not known is counted apart, in each column in which it may have begun.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from csto_timeline.formats.svg.axis import Axis
from csto_timeline.formats.svg.entries import Entry


class Column(NamedTuple):
    """How many events surely and how many possibly began in the days from `first` to before `end`."""

    first: int
    end: int
    sure: int
    maybe: int


def columns(entries: Sequence[Entry], axis: Axis, cells: Sequence[int]) -> list[Column]:
    """Return the columns that are not empty. `cells` are where each of them begins, and where the last ends.

    What began before the axis does is counted in the first one.
    """
    last = len(cells) - 2
    sure, maybe = [0] * (last + 1), [0] * (last + 1)
    for entry in entries:
        begin, end = entry.begin
        low = _cell(cells, axis.first if begin is None else begin, last)
        high = last if end is None else _cell(cells, end, last)
        if low == high and entry.certain:
            sure[low] += 1
        else:
            for cell in range(low, high + 1):
                maybe[cell] += 1
    found = (Column(first, end, *counts) for (first, end), *counts in zip(pairwise(cells), sure, maybe, strict=True))
    return [column for column in found if column.sure or column.maybe]


def _cell(cells: Sequence[int], ordinal: int, last: int) -> int:
    return min(max(bisect_right(cells, ordinal) - 1, 0), last)
