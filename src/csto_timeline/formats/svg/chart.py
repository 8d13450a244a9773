"""The chart of a picture: its lanes laid out on the axis, before anything is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.dates.period import Period
from csto_timeline.formats.svg.axis import Axis
from csto_timeline.formats.svg.columns import Column, columns
from csto_timeline.formats.svg.entries import Entry
from csto_timeline.formats.svg.extent import SHORTEST, days_of
from csto_timeline.formats.svg.lanes import Lane, Need, folded, lanes_of, shared
from csto_timeline.formats.svg.look import Look
from csto_timeline.formats.svg.marks import Drawn, drawn
from csto_timeline.formats.svg.measure import width
from csto_timeline.formats.svg.naming import Room
from csto_timeline.formats.svg.placing import Placed, highlights, needs
from csto_timeline.formats.svg.placing import place as placed_in

_WIDEST_NAME = 0.23  # of the picture, for the names of lanes
MOST_DATED = 40  # entries whose names may begin with the date
_BESIDE = 1.3  # on either side of the axis, for arrows, in sizes of markers
_NARROWEST_COLUMN = 0.5  # in sizes of letters, as those that follow
_HIGHEST_ROW = 2.4
_HIGHLIGHTS = 0.45  # of the rows of a lane with columns


class LaidOut(Struct, frozen=True):
    """A lane from `top` to `bottom`, whose rows begin at `first_row`.

    Where it has more events than fit, `columns` count all of them, from `bottom` to `columns_top`, and `placed`
    are a few.
    """

    lane: Lane
    top: float
    bottom: float
    first_row: float
    placed: tuple[Placed, ...]
    columns: tuple[Column, ...] = ()
    columns_top: float = 0


class Chart(Struct, frozen=True):
    """The lanes from top to bottom, all with rows of one height, and the axis below them."""

    axis: Axis
    left: float
    right: float
    row: float
    lanes: tuple[LaidOut, ...]
    unit: str  # of the columns
    dated: bool

    @property
    def drawn(self) -> list[Drawn]:
        """What is drawn of each event, in each of its lanes; not the columns."""
        return [placed.drawn for lane in self.lanes for placed in lane.placed]

    @property
    def named(self) -> int:
        """How many events have their names in the picture."""
        return len({placed.drawn.entry.number for lane in self.lanes for placed in lane.placed if placed.name})

    @property
    def cut(self) -> int | None:
        """How many names had to be cut, where every event has its name, with the date, in each of its lanes."""
        placed = [each for lane in self.lanes for each in lane.placed]
        if not self.dated or any(lane.columns for lane in self.lanes) or not all(each.name for each in placed):
            return None
        return sum(not (each.name and each.name.whole) for each in placed)

    @property
    def in_columns(self) -> int:
        """How many events are in columns."""
        return len({entry.number for lane in self.lanes if lane.columns for entry in lane.lane.entries})


def chart(entries: Sequence[Entry], period: Period | None, look: Look, top: float, bottom: float) -> Chart | None:
    """Lay out the entries between two heights; None where there is none, or no room for a row."""
    days = days_of([entry.pieces for entry in entries], period)
    if days is None or bottom - top < 1.5 * look.row:
        return None
    rows = max(int((bottom - top) / look.row - 0.4), 1)
    lanes = lanes_of(entries)
    widest = max(label_width(lane, look) for lane in lanes[:rows])
    left = look.margin + min(widest, look.size.width * _WIDEST_NAME) + look.letter
    room = Room(left, look.size.width - look.margin, look.name)
    axis = _axis(*days, room.left + _BESIDE * look.glyph, room.right - _BESIDE * look.glyph)
    shapes = {entry.number: drawn(entry, axis, look.glyph) for entry in entries}
    lanes = folded(lanes, rows, [needs(marks_of(lane, shapes), room) for lane in lanes[: rows + 1]])
    marks = [marks_of(lane, shapes) for lane in lanes]
    room, wanted = _fitting(marks, room, rows, few=len(entries) <= MOST_DATED)
    unit, cells = axis.bins(_NARROWEST_COLUMN * look.letter)
    places = list(_places(shared(rows, wanted), look, top, bottom))
    laid_out: list[LaidOut] = []
    named = set[int]()
    for lane, own, need, place in zip(lanes, marks, wanted, places, strict=True):
        if need.marks <= place.rows:
            laid_out.append(_as_marks(lane, place, placed_in(own, room, place.rows, named)))
        else:
            chosen = highlights(own, room, int(place.rows * _HIGHLIGHTS), named)
            laid_out.append(_as_columns(lane, place, chosen, columns(lane.entries, axis, cells)))
        named |= {each.drawn.entry.number for each in laid_out[-1].placed if each.name}
    return Chart(axis, room.left, room.right, places[0].row, tuple(laid_out), unit.words, room.dated)


def _axis(first: int, end: int, left: float, right: float) -> Axis:
    """Return the axis, shorter for a few days, so that names have room after their marks."""
    share = min((end - first) / SHORTEST, 1)
    return Axis(first, end, left, left + (right - left) * share)


class Place(NamedTuple):
    """Where a lane is, and how many rows of which height it has."""

    top: float
    bottom: float
    rows: int
    row: float


def _places(given: Sequence[int], look: Look, top: float, bottom: float) -> Iterator[Place]:
    """Return where lanes with so many rows are, over the whole height; rows are no higher than is good to read."""
    row = min((bottom - top) / (sum(given) + 0.4), look.letter * _HIGHEST_ROW)
    extra = (bottom - top - row * sum(given)) / len(given)
    for rows in given:
        end = top + row * rows + extra
        yield Place(top, end, rows, row)
        top = end


def marks_of(lane: Lane, shapes: Mapping[int, Drawn]) -> list[Drawn]:
    """Return what is drawn of the entries of a lane."""
    return [shapes[entry.number] for entry in lane.entries]


def _fitting(marks: Sequence[Sequence[Drawn]], room: Room, rows: int, *, few: bool) -> tuple[Room, list[Need]]:
    """Return the rows that the lanes need, with dates before the names where all have room so."""
    if few:
        dated = replace(room, dated=True)
        wanted = [needs(own, dated) for own in marks]
        if sum(need.names for need in wanted) <= rows:
            return dated, wanted
    return room, [needs(own, room) for own in marks]


def _as_marks(lane: Lane, place: Place, placed: Sequence[Placed]) -> LaidOut:
    used = 1 + max(each.row for each in placed)
    first_row = place.top + (place.bottom - place.top - used * place.row) / 2
    return LaidOut(lane, place.top, place.bottom, first_row, tuple(placed))


def _as_columns(lane: Lane, place: Place, chosen: Sequence[Placed], counts: Sequence[Column]) -> LaidOut:
    used = 1 + max((each.row for each in chosen), default=-1)
    first_row = place.top + place.row / 5
    columns_top = first_row + used * place.row
    return LaidOut(lane, place.top, place.bottom, first_row, tuple(chosen), tuple(counts), columns_top)


def label_width(lane: Lane, look: Look) -> float:
    """Return how wide the marker, the name and the number of a lane are."""
    return look.glyph * 1.5 + width(lane.name, look.letter) + width(f"  {len(lane.entries):,}", look.letter * 0.9)
