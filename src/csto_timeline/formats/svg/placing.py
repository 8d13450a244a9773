"""Where the entries of a lane stand: in which row, and with their names or without.

Everything in a lane is a box from a left to a right edge. Boxes fit into a number of rows where no point has more of
them than that: then each has a row in which it meets no other (the greedy colouring of an interval graph). So marks
come first, then names, that of the event with the most sources first, wherever there is room. What was cut off long
names, to leave room for others, comes last.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from math import ceil, floor

from csto_timeline.formats.svg.lanes import Need
from csto_timeline.formats.svg.marks import Drawn
from csto_timeline.formats.svg.naming import Name, Room
from csto_timeline.formats.svg.rows import Placed, in_rows

_LONGER = (1.0, 0.85, 0.7, 0.6)  # shares of a lane that a name may have where there is room in the end


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
    chosen = [(each, _named(each, room, crowd, rows)) for each in _in_order(drawn, named)]
    return in_rows(_lengthened(chosen, room, crowd, rows), room, rows)


def highlights(drawn: Sequence[Drawn], room: Room, rows: int, named: Collection[int] = ()) -> list[Placed]:
    """Return the entries that fit into so many rows with their names, in the order in which `place` names them."""
    crowd, chosen = Crowd(room), list[tuple[Drawn, Name | None]]()
    for each in _in_order(drawn, named):
        for name in room.places(each):
            if crowd.has_room(*room.box(each, name), rows):
                crowd.add(*room.box(each, name))
                chosen.append((each, name))
                break
    return in_rows(_lengthened(chosen, room, crowd, rows), room, rows)


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


def _lengthened(
    chosen: Iterable[tuple[Drawn, Name | None]], room: Room, crowd: Crowd, rows: int
) -> Iterator[tuple[Drawn, Name | None]]:
    """Return the entries with names that are cut no more than they have to be."""
    for each, name in chosen:
        if name and not name.whole:
            crowd.add(*room.box(each, name), by=-1)
            longer = (place for share in _LONGER for place in room.places(each, share) if place.width > name.width)
            name = next((place for place in longer if crowd.has_room(*room.box(each, place), rows)), name)
            crowd.add(*room.box(each, name))
        yield each, name
