"""The layout of a chart: how wide its axis is, how many rows a lane has, and which lanes are drawn as columns."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from csto_timeline.dates.period import Period
from csto_timeline.formats.svg.axis import Axis
from csto_timeline.formats.svg.chart import Chart, LaidOut
from csto_timeline.formats.svg.columns import Column, columns
from csto_timeline.formats.svg.entries import Entry
from csto_timeline.formats.svg.extent import SHORTEST, days_of
from csto_timeline.formats.svg.lanes import Lane, Need, folded, lanes_of, shared
from csto_timeline.formats.svg.look import Look
from csto_timeline.formats.svg.marks import Drawn, drawn
from csto_timeline.formats.svg.measure import width
from csto_timeline.formats.svg.naming import Room
from csto_timeline.formats.svg.placing import highlights, needs
from csto_timeline.formats.svg.placing import place as placed_in

_WIDEST_NAME = 0.23  # of the picture, for the names of lanes
MOST_DATED = 40  # entries whose names may begin with the date
_BESIDE = 1.3  # on either side of the axis, for arrows, in sizes of markers
_NARROWEST_COLUMN = 0.5  # in sizes of letters, as those that follow
_HIGHEST_ROW = 2.4
_HIGHEST_COLUMN = "up to 999 per quarter"  # which a lane with columns says, as a rule
_HIGHLIGHTS = 0.45  # of the rows of a lane with columns


def lay_out(entries: Sequence[Entry], period: Period | None, look: Look, top: float, bottom: float) -> Chart | None:
    """Lay out the entries between two heights; None if there is none, or no room for a row."""
    days = days_of([entry.pieces for entry in entries], period)
    if days is None or bottom - top < 1.5 * look.row:
        return None
    rows = max(int((bottom - top) / look.row - 0.4), 1)
    lanes = lanes_of(entries)
    widest = max(label_width(lane, look) for lane in lanes[:rows])
    left = look.margin + min(widest, look.size.width * _WIDEST_NAME) + look.letter
    room = Room(left, look.size.width - look.margin, look.name)
    axis = _axis(*days, room.left + _BESIDE * look.glyph, room.right - _BESIDE * look.glyph)
    shapes = {each.entry.number: each for each in drawn(entries, axis, look.glyph)}
    lanes = folded(lanes, rows, [needs(marks_of(lane, shapes), room) for lane in lanes[: rows + 1]])
    marks = [marks_of(lane, shapes) for lane in lanes]
    room, wanted = _fitting(marks, room, rows, few=len(entries) <= MOST_DATED)
    places = list(_slots(shared(rows, wanted), look, top, bottom))
    unit, cells = axis.bins(_NARROWEST_COLUMN * look.letter)
    found = list[LaidOut]()
    named = set[int]()
    for lane, own, need, place in zip(lanes, marks, wanted, places, strict=True):
        counts = columns(lane.entries, axis, cells) if need.marks > place.rows else []
        found.append(_laid_out(lane, own, room, place, counts, named))
        named |= {each.drawn.entry.number for each in found[-1].placed if each.name}
    return Chart(axis, room.left, room.right, places[0].row, tuple(found), unit.words, room.dated)


def _axis(first: int, end: int, left: float, right: float) -> Axis:
    """Return the axis, shorter for a few days, so that names have room after their marks."""
    share = min((end - first) / SHORTEST, 1)
    return Axis(first, end, left, left + (right - left) * share)


class Slot(NamedTuple):
    """Where a lane is, and how many rows of which height it has."""

    top: float
    bottom: float
    rows: int
    row: float


def _slots(rows_of_lanes: Sequence[int], look: Look, top: float, bottom: float) -> Iterator[Slot]:
    """Return where lanes with so many rows are, over the whole height; rows are no higher than is good to read."""
    row = min((bottom - top) / (sum(rows_of_lanes) + 0.4), look.letter * _HIGHEST_ROW)
    extra = (bottom - top - row * sum(rows_of_lanes)) / len(rows_of_lanes)
    for rows in rows_of_lanes:
        end = top + row * rows + extra
        yield Slot(top, end, rows, row)
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


def _laid_out(
    lane: Lane, drawn: Sequence[Drawn], room: Room, place: Slot, counts: Sequence[Column], named: Collection[int]
) -> LaidOut:
    """Return a lane with all its marks, in the middle of its height, or with a few above its columns."""
    if not counts:
        placed = placed_in(drawn, room, place.rows, named)
        used = 1 + max(each.row for each in placed)
        first_row = place.top + (place.bottom - place.top - used * place.row) / 2
        return LaidOut(lane, place.top, place.bottom, first_row, tuple(placed))
    placed = highlights(drawn, room, int(place.rows * _HIGHLIGHTS), named)
    used = 1 + max((each.row for each in placed), default=-1)
    first_row = place.top + place.row / 5
    columns_top = first_row + used * place.row
    return LaidOut(lane, place.top, place.bottom, first_row, tuple(placed), tuple(counts), columns_top)


def label_width(lane: Lane, look: Look) -> float:
    """Return how wide the marker, the name and the number of a lane are, and what is below them in one with columns."""
    name = look.glyph * 1.5 + width(lane.name, look.letter) + width(f"  {len(lane.entries):,}", look.small)
    return max(name, width(_HIGHEST_COLUMN, look.small)) if len(lane.entries) > MOST_DATED else name
