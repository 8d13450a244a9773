"""Where the entries of a lane stand: in which row, and with their names or without.

Everything in a lane is a box from a left to a right edge. Boxes fit into a number of rows where no point has more of
them than that; and then each has a row in which it meets no other (the greedy colouring of an interval graph). So marks
come first, then names, that of the event with the most sources first, wherever there is room.
"""

from collections.abc import Collection, Iterable, Sequence
from math import ceil, floor
from typing import NamedTuple

from msgspec import Struct

from csto_timeline.formats.svg.lanes import Need
from csto_timeline.formats.svg.marks import Drawn
from csto_timeline.formats.svg.measure import fitted, width

_GAP = 0.35  # between a mark and its name, in sizes of its letters
_SHORTEST = 12  # letters of a name that had to be cut
_APART = 0.9  # between two boxes of a row
LONGEST, LONGEST_DATED = 0.5, 0.65  # of the width of a lane, for a name


class Name(NamedTuple):
    """A label: its text, where it begins, and how wide it is at most.

    It may stand `inside` a stretch that has room for it, or `before` its mark, so that it ends there however narrow the
    font is; it is not `whole` where it had to be cut.
    """

    text: str
    left: float
    width: float
    inside: bool = False
    before: bool = False
    whole: bool = True

    @property
    def anchored(self) -> tuple[float, str | None]:
        """Where it is fixed, and with which end of the text."""
        return (self.left + self.width, "end") if self.before else (self.left, None)


class Placed(NamedTuple):
    """An entry in its row, counted from 0."""

    drawn: Drawn
    name: Name | None
    row: int


class Room(Struct, frozen=True):
    """What names are fitted into: the edges of the lane, and the size of letters; they may begin with the date."""

    left: float
    right: float
    size: float
    dated: bool = False

    def places(self, drawn: Drawn) -> list[Name]:
        """Return where the name may stand, the best place first."""
        name = f"{drawn.entry.date}: {drawn.entry.name}" if self.dated else drawn.entry.name
        text = fitted(name, self.size, (self.right - self.left) * (LONGEST_DATED if self.dated else LONGEST))
        found = self._beside(drawn, text)
        if not found and (cut := fitted(text, self.size, max(self._rooms(drawn)))):
            found = self._beside(drawn, cut) if len(cut) >= _SHORTEST else []
        return [each._replace(whole=each.text == name) for each in found]

    def _rooms(self, drawn: Drawn) -> tuple[float, float, float]:
        """Return how wide a name may be inside the entry, after and before it."""
        gap, widest = self.size * _GAP, drawn.widest
        inside = 0 if widest.glyph else widest.right - widest.left - 2 * gap - widest.tips * self.size
        return inside, self.right - drawn.right - gap, drawn.left - gap - self.left

    def _beside(self, drawn: Drawn, text: str) -> list[Name]:
        wide, gap, widest = width(text, self.size), self.size * _GAP, drawn.widest
        inside, after, before = (wide <= room for room in self._rooms(drawn))
        if inside:
            return [Name(text, widest.left + gap + self.size * widest.from_ever, wide, inside=True)]
        places = [Name(text, drawn.right + gap, wide)] if after else []
        return places + ([Name(text, drawn.left - gap - wide, wide, before=True)] if before else [])

    def box(self, drawn: Drawn, name: Name | None) -> tuple[float, float]:
        """Return the edges of an entry with its name, and what keeps the next one away."""
        left, right = drawn.left, drawn.right
        if name:
            left, right = min(left, name.left), max(right, name.left + name.width)
        return left, right + (self.size * _APART if name and not name.inside else 1)


class Crowd:
    """How many boxes there are at each pixel of a lane."""

    def __init__(self, room: Room) -> None:
        self._left = floor(room.left)
        self._counts = [0] * (ceil(room.right) - self._left + 2)

    @property
    def most(self) -> int:
        """How many boxes there are where there are most."""
        return max(self._counts)

    def has_room(self, left: float, right: float, rows: int) -> bool:
        """Return whether one more box leaves no point with more than `rows`."""
        return all(count < rows for count in self._counts[self._range(left, right)])

    def add(self, left: float, right: float, by: int = 1) -> None:
        """Count one box more, or less."""
        taken = self._range(left, right)
        self._counts[taken] = [count + by for count in self._counts[taken]]

    def _range(self, left: float, right: float) -> slice:
        return slice(max(floor(left) - self._left, 0), max(ceil(right) - self._left, 0))


def needs(drawn: Sequence[Drawn], room: Room) -> Need:
    """Return how many rows the marks need, and how many they need with all their names."""
    marks, named = Crowd(room), Crowd(room)
    for each in drawn:
        marks.add(*room.box(each, None))
        places = room.places(each)
        named.add(*room.box(each, places[0] if places else None))
    return Need(marks.most, max(marks.most, named.most))


def place(drawn: Sequence[Drawn], room: Room, rows: int, named: Collection[int] = ()) -> list[Placed]:
    """Return the entries in rows, all of whose marks fit; names that have no room are left out.

    Those of the entries of the numbers `named`, which another lane has, come last.
    """
    crowd = Crowd(room)
    for each in drawn:
        crowd.add(*room.box(each, None))
    return _in_rows([(each, _named(each, room, crowd, rows)) for each in _in_order(drawn, named)], room)


def highlights(drawn: Sequence[Drawn], room: Room, rows: int, named: Collection[int] = ()) -> list[Placed]:
    """Return the entries that fit into so many rows with their names, in the order in which `place` names them."""
    crowd, chosen = Crowd(room), []
    for each in _in_order(drawn, named):
        for name in room.places(each):
            if crowd.has_room(*room.box(each, name), rows):
                crowd.add(*room.box(each, name))
                chosen.append((each, name))
                break
    return _in_rows(chosen, room)


def _in_order(drawn: Iterable[Drawn], named: Collection[int]) -> list[Drawn]:
    return sorted(drawn, key=lambda each: (each.entry.number in named, -each.entry.sources, each.entry.number))


def _named(each: Drawn, room: Room, crowd: Crowd, rows: int) -> Name | None:
    own = room.box(each, None)
    crowd.add(*own, by=-1)
    for name in room.places(each):
        box = room.box(each, name)
        if crowd.has_room(*box, rows):
            crowd.add(*box)
            return name
    crowd.add(*own)
    return None


def _in_rows(chosen: Iterable[tuple[Drawn, Name | None]], room: Room) -> list[Placed]:
    """Give each the first row that is free where it begins."""
    boxes = sorted((room.box(each, name), each.entry.number, each, name) for each, name in chosen)
    ends: list[float] = []
    placed = []
    for (left, right), _, each, name in boxes:
        left = floor(left)
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [ceil(right)]
        placed.append(Placed(each, name, row))
    return placed
