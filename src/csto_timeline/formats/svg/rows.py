"""The rows of a lane: which of them each entry stands in, so that none meets another."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from math import ceil, floor
from typing import NamedTuple

from csto_timeline.formats.svg.marks import Drawn
from csto_timeline.formats.svg.naming import Name, Room

_Box = tuple[float, float, Drawn, Name | None]


class Placed(NamedTuple):
    """An entry in its row, counted from 0."""

    drawn: Drawn
    name: Name | None
    row: int


def in_rows(chosen: Iterable[tuple[Drawn, Name | None]], room: Room, rows: int) -> list[Placed]:
    """Assign a row to each: in order of time, from the top, if that takes no more rows than there are."""
    boxes = [(*room.box(each, name), each, name) for each, name in chosen]
    in_time = sorted(boxes, key=lambda box: box[2].entry.number)
    return _first_fit(in_time, rows) or _by_left_edge(boxes)


def _first_fit(boxes: Iterable[_Box], rows: int) -> list[Placed] | None:
    """Assign to each the first row that has room for it; None if there is none."""
    taken: list[list[tuple[int, int]]] = [[] for _ in range(rows)]
    placed = []
    for left, right, each, name in boxes:
        edges = floor(left), ceil(right)
        row = next((row for row, others in enumerate(taken) if _is_free(others, *edges)), None)
        if row is None:
            return None
        insort(taken[row], edges)
        placed.append(Placed(each, name, row))
    return placed


def _is_free(taken: list[tuple[int, int]], left: int, right: int) -> bool:
    after = bisect_left(taken, (left, left))
    return (not after or taken[after - 1][1] <= left) and (after == len(taken) or right <= taken[after][0])


def _by_left_edge(boxes: Iterable[_Box]) -> list[Placed]:
    """Assign to each the first row that is free where it begins: no more rows than boxes meet at a point."""
    ends: list[int] = []
    placed = []
    for left, right, each, name in sorted(boxes, key=lambda box: (box[:2], box[2].entry.number)):
        row = next((row for row, end in enumerate(ends) if end <= floor(left)), len(ends))
        ends[row : row + 1] = [ceil(right)]
        placed.append(Placed(each, name, row))
    return placed
