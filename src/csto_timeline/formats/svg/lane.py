"""The drawing of a lane: its name, its entries or its columns."""

from collections.abc import Iterator
from datetime import date

from csto_timeline.answers.marks import Mark
from csto_timeline.dates.words import day
from csto_timeline.formats.marks import hex_of
from csto_timeline.formats.svg import shapes
from csto_timeline.formats.svg.chart import Chart, LaidOut
from csto_timeline.formats.svg.columns import Column
from csto_timeline.formats.svg.elements import opened, text, title
from csto_timeline.formats.svg.look import Look
from csto_timeline.formats.svg.measure import fitted, width
from csto_timeline.formats.svg.rows import Placed
from csto_timeline.text import counted

_BASELINE = 0.35  # below the middle of letters
_TWO_LINES = 2.6


class LaneDrawing:
    """Draws lanes; `marks` are the markers of kinds, `of_kinds` says whether a lane is a kind, with one marker."""

    def __init__(self, chart: Chart, look: Look, marks: dict[str, Mark], *, of_kinds: bool) -> None:
        self._chart, self._look, self._marks, self._of_kinds = chart, look, marks, of_kinds
        self._scale = min((self._room(lane) / _most(lane) for lane in chart.lanes if lane.columns), default=0)

    def draw(self, lane: LaidOut) -> Iterator[str]:
        """Return the lane in pieces."""
        name = f"{lane.lane.name}: {counted(len(lane.lane.entries), 'event')}"
        yield opened("g", role="graphics-object", aria_label=name) + "\n"
        yield from self._label(lane)
        color = hex_of(self._marks[lane.lane.key]) if self._has_mark(lane) else self._look.colors.quiet
        for column in lane.columns:
            yield self._column(column, lane.bottom - self._below, color)
        for placed in lane.placed:
            yield self._entry(placed, lane.first_row + (placed.row + 0.5) * self._chart.row)
        yield "</g>\n"

    @property
    def _below(self) -> float:
        return self._look.letter / 5

    def _room(self, lane: LaidOut) -> float:
        return lane.bottom - self._below - lane.columns_top

    def _has_mark(self, lane: LaidOut) -> bool:
        return self._of_kinds and bool(lane.lane.key)

    def _label(self, lane: LaidOut) -> Iterator[str]:
        """Return the name and the number of events, and below them what a column stands for."""
        look, colors, small = self._look, self._look.colors, self._look.small
        left, end = look.margin, self._chart.left - look.letter
        caption = self._highest(lane, end - look.margin)
        middle = (lane.top + lane.bottom - 1.3 * look.letter * bool(caption)) / 2
        if self._has_mark(lane):
            yield shapes.marker(self._marks[lane.lane.key], left + look.glyph / 2, middle, look.glyph) + "\n"
            left += look.glyph * 1.5
        many, baseline = f"{len(lane.lane.entries):,}", middle + _BASELINE * look.letter
        name = fitted(lane.lane.name, look.letter, end - left - width(many, small) - look.letter / 2)
        yield text(name, x=left, y=baseline, fill=colors.ink) + "\n"
        for line, below in ((many, 0), (caption, 1.3)):
            if line:
                y = baseline + below * look.letter
                yield text(line, x=end, y=y, fill=colors.quiet, font_size=small, text_anchor="end") + "\n"

    def _highest(self, lane: LaidOut, room: float) -> str:
        """Return how many events the highest column has, each in how long a time if there is room for that."""
        if not lane.columns or lane.bottom - lane.top <= _TWO_LINES * self._look.letter:
            return ""
        short = f"up to {_most(lane):,}"
        lines = (f"{short} per {self._chart.unit}", short)
        return next((line for line in lines if width(line, self._look.small) <= room), "")

    def _column(self, column: Column, bottom: float, color: str) -> str:
        axis = self._chart.axis
        drawn = title("\n".join(_told(column)))
        for many, pale in ((column.sure, False), (column.maybe, True)):
            if many:
                high = max(many * self._scale, 1)
                drawn += shapes.column(axis.x(column.first), axis.x(column.end), bottom, high, pale=pale)
                bottom -= high
        return f"{opened('g', fill=color, role='graphics-symbol')}{drawn}</g>\n"

    def _entry(self, placed: Placed, middle: float) -> str:
        drawn, name, look = placed.drawn, placed.name, self._look
        mark, hollow = self._marks[drawn.entry.kind], not drawn.entry.certain
        color = hex_of(mark)
        parts = [title(drawn.entry.details), *(shapes.joint(*joint, middle, color) for joint in drawn.outline.joints)]
        for shape in drawn.shapes:
            if shape.glyph:
                x = (shape.left + shape.right) / 2
                parts.append(shapes.marker(mark, x, middle, look.glyph, hollow=hollow, pale=shape.pale))
            else:
                low = name is not None and name.inside and shape == drawn.widest
                parts.append(shapes.stretch(shape, middle, look.letter, color, hollow=hollow, low=low))
        if name:
            (x, anchor), y = name.anchored, middle + _BASELINE * look.name
            words = text(name.text, x=x, y=y, fill=look.colors.ink, font_size=look.name, text_anchor=anchor)
            parts.append(words)
        return f"{opened('g', role='graphics-symbol')}{''.join(parts)}</g>\n"


def _told(column: Column) -> Iterator[str]:
    """Return what is said of a column on hover: its days, its numbers, and the titles that it keeps."""
    first, last = day(date.fromordinal(column.first)), day(date.fromordinal(column.end - 1))
    number = counted(column.sure, "event") + (f", possibly {column.maybe:,} more" if column.maybe else "")
    yield f"{first if first == last else f'{first} to {last}'}: {number}"
    yield from column.titles
    if more := column.sure + column.maybe - len(column.titles):
        yield f"and {more:,} more"


def _most(lane: LaidOut) -> int:
    return max(column.sure + column.maybe for column in lane.columns)
