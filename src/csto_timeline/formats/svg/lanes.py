"""The lanes of a picture: who stands in which, and how many rows each has."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from csto_timeline.formats.svg.entries import Entry
from csto_timeline.text import visible

OTHERS = "Others"
COLUMNS, HIGH_COLUMNS = 3, 6  # rows of a lane that is drawn as columns


class Need(NamedTuple):
    """How many rows a lane needs for its marks alone, and how many for their names too."""

    marks: int
    names: int


class Lane(Struct, frozen=True):
    """A lane with its entries, in the order of the picture; `key` is empty if it is no one kind, country, person."""

    key: str
    name: str
    entries: tuple[Entry, ...]


def lanes_of(entries: Sequence[Entry]) -> list[Lane]:
    """Return the lanes of entries, the one with the most events first, and what is in none of them last."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        for group in entry.groups:
            found.setdefault((group.key, group.name), []).append(entry)
    order = sorted(found, key=lambda group: (not group[0], -len(found[group]), group[1], group[0]))
    return [Lane(key, visible(name), tuple(found[key, name])) for key, name in order]


def folded(lanes: Sequence[Lane], rows: int, needs: Sequence[Need]) -> list[Lane]:
    """Return as many of the lanes as there are rows for; the others are one, in which an entry stands once."""
    taken = 0
    for number, need in enumerate(needs):
        taken += min(need.marks, COLUMNS)
        if number < len(lanes) - 1 and taken + COLUMNS > rows:
            return [*lanes[:number], _one_of(lanes[number:])]
    return [*lanes]


def _one_of(lanes: Sequence[Lane]) -> Lane:
    others = {entry.number: entry for lane in lanes for entry in lane.entries}
    return Lane("", f"{OTHERS} ({len(lanes):,})", tuple(others[number] for number in sorted(others)))


def shared(rows: int, needs: Sequence[Need]) -> list[int]:
    """Return how many of `rows` each lane gets, at least one.

    As many lanes as possible get what their marks need, unless that is far more than their share; the others are drawn
    as columns, which need a few. What is left is for names, and for higher columns.
    """
    most = max(COLUMNS, rows // 3, 2 * rows // len(needs))
    rows_of = [min(need.marks, COLUMNS) for need in needs]
    while sum(rows_of) > rows and max(rows_of) > 1:
        rows_of[rows_of.index(max(rows_of))] -= 1
    rows -= sum(rows_of)
    for lane in sorted(range(len(needs)), key=lambda lane: (needs[lane].marks, lane)):
        more = needs[lane].marks - rows_of[lane]
        if 0 < more <= rows and needs[lane].marks <= most:
            rows_of[lane] += more
            rows -= more
    wanted = [need.names if own >= need.marks else HIGH_COLUMNS for own, need in zip(rows_of, needs, strict=True)]
    while rows > 0 and (wanting := [lane for lane, own in enumerate(rows_of) if own < wanted[lane]]):
        for lane in wanting[:rows]:
            rows_of[lane] += 1
            rows -= 1
    return rows_of
