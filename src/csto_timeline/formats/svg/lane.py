"""The drawing of a lane: its name, its entries or its columns."""

from collections.abc import Iterator

from csto_timeline.answers.marks import Mark
from csto_timeline.dates.words import day
from csto_timeline.formats.html.marks import hex_of, path_of
from csto_timeline.formats.svg.chart import Chart, LaidOut
from csto_timeline.formats.svg.columns import Column
from csto_timeline.formats.svg.elements import element, number, opened, text, title
from csto_timeline.formats.svg.look import Look
from csto_timeline.formats.svg.marks import Shape
from csto_timeline.formats.svg.measure import fitted, width
from csto_timeline.formats.svg.placing import Placed
from csto_timeline.text import counted

_GRID = 16  # the square in which markers are drawn
PALE = 0.3
PALE_MARK = 0.5


def marker(mark: Mark, x: float, y: float, size: float, *, hollow: bool = False, pale: bool = False) -> str:
    """Return a marker around a point: filled, paler, or its outline alone."""
    place = f"translate({number(x - size / 2)} {number(y - size / 2)}) scale({size / _GRID:.4f})"
    color, path = hex_of(mark), path_of(mark)
    if hollow:
        line = {"stroke": color, "stroke_width": 1.6, "stroke_dasharray": "2.6 1.7"}
        return element("path", d=path, transform=place, fill="none", **line)
    return element(
        "path", d=path, transform=place, fill=color, fill_rule="evenodd", fill_opacity=PALE_MARK if pale else None
    )


class LaneDrawing:
    """Draws lanes; `marks` are the markers of kinds, `own` says whether a lane is a kind, with one marker."""

    def __init__(self, chart: Chart, look: Look, marks: dict[str, Mark], *, own: bool) -> None:
        self._chart, self._look, self._marks, self._own = chart, look, marks, own
        self._scale = min((_scale(lane, look) for lane in chart.lanes if lane.columns), default=0)

    def draw(self, lane: LaidOut) -> Iterator[str]:
        """Return the lane in pieces."""
        name = f"{lane.lane.name}: {counted(len(lane.lane.entries), 'event')}"
        yield opened("g", role="graphics-object", aria_label=name) + "\n"
        yield from self._label(lane)
        for column in lane.columns:
            yield self._column(lane, column)
        for placed in lane.placed:
            yield self._entry(placed, lane.first_row + (placed.row + 0.5) * self._chart.row)
        yield "</g>\n"

    def _label(self, lane: LaidOut) -> Iterator[str]:
        look, small = self._look, self._look.letter * 0.9
        left, middle = look.margin, (lane.top + lane.bottom) / 2
        told = self._told_of_columns(lane) if lane.bottom - lane.top > 2.6 * look.letter else ""
        base = middle - (0.65 * look.letter if told else 0)
        if self._own and lane.lane.key:
            yield marker(self._marks[lane.lane.key], left + look.glyph / 2, base, look.glyph) + "\n"
            left += look.glyph * 1.5
        end = self._chart.left - look.letter
        many = f"{len(lane.lane.entries):,}"
        name = fitted(lane.lane.name, look.letter, end - left - width(many, small) - look.letter / 2)
        baseline = base + 0.35 * look.letter
        yield text(name, x=left, y=baseline, fill=look.colors.ink) + "\n"
        yield text(many, x=end, y=baseline, fill=look.colors.quiet, font_size=small, text_anchor="end") + "\n"
        if told:
            told = fitted(told, small, end - look.margin)
            yield text(told, x=end, y=baseline + 1.3 * look.letter, fill=look.colors.quiet, font_size=small, text_anchor="end") + "\n"

    def _told_of_columns(self, lane: LaidOut) -> str:
        most = max((column.sure + column.maybe for column in lane.columns), default=0)
        return f"up to {most:,} a {self._chart.unit}" if most else ""

    def _column(self, lane: LaidOut, column: Column) -> str:
        axis, bottom = self._chart.axis, lane.bottom - self._look.letter / 5
        left, right = axis.x(column.first), axis.x(column.end)
        color = hex_of(self._marks[lane.lane.key]) if self._own and lane.lane.key else self._look.colors.quiet
        first, last = day(_date(column.first)), day(_date(column.end - 1))
        told = counted(column.sure, "event") + (f", possibly {column.maybe:,} more" if column.maybe else "")
        bars, base = "", bottom
        for many, opacity in ((column.sure, None), (column.maybe, PALE)):
            if many:
                high = max(many * self._scale, 1)
                base -= high
                bars += element("rect", x=left + 0.5, y=base, width=max(right - left - 1, 1), height=high, fill_opacity=opacity)
        label = title(f"{first if first == last else f'{first} to {last}'}: {told}")
        return f"{opened('g', fill=color, role='graphics-symbol')}{label}{bars}</g>\n"

    def _entry(self, placed: Placed, middle: float) -> str:
        entry, name = placed.drawn.entry, placed.name
        mark, color = self._marks[entry.kind], hex_of(self._marks[entry.kind])
        parts = [title(entry.told)]
        parts += [
            element("path", d=f"M{number(left)} {number(middle)}H{number(right)}", stroke=color, stroke_opacity=PALE_MARK)
            for left, right in placed.drawn.joints
        ]
        for shape in placed.drawn.shapes:
            if shape.glyph:
                x = (shape.left + shape.right) / 2
                parts.append(marker(mark, x, middle, self._look.glyph, hollow=not entry.certain, pale=shape.pale))
            else:
                parts.append(self._stretch(shape, middle, color, hollow=not entry.certain, low=bool(name and name.inside and shape == placed.drawn.widest)))
        if name:
            baseline = middle + 0.33 * self._look.letter
            parts.append(text(name.text, x=name.left, y=baseline, fill=self._look.colors.ink, font_size=self._look.letter * 0.94))
        return f"{opened('g', role='graphics-symbol')}{''.join(parts)}</g>\n"

    def _stretch(self, shape: Shape, middle: float, color: str, *, hollow: bool, low: bool) -> str:
        """Return a bar, thin and `low` where a name stands above it, or a paler and higher stretch; arrows at open sides."""
        letter = self._look.letter
        high = letter * (1.1 if shape.pale else 0.5)
        top = middle - high / 2
        if low and not shape.pale:
            high = letter * 0.16
            top = middle + letter * 0.46
        left, right, tip = shape.left, shape.right, letter * 0.6
        half = max(high / 2, letter * 0.3)
        center = top + high / 2
        body_left, body_right = left + (tip if shape.from_ever else 0), right - (tip if shape.for_ever else 0)
        path = f"M{number(body_left)} {number(top)}"
        if shape.from_ever:
            path = f"M{number(body_left)} {number(top)}V{number(center - half)}L{number(left)} {number(center)}L{number(body_left)} {number(center + half)}V{number(top + high)}"
        else:
            path = f"M{number(left)} {number(top)}V{number(top + high)}"
        if shape.for_ever:
            path += f"H{number(body_right)}V{number(center + half)}L{number(right)} {number(center)}L{number(body_right)} {number(center - half)}V{number(top)}Z"
        else:
            path += f"H{number(right)}V{number(top)}Z"
        if hollow:
            return element("path", d=path, fill="none", stroke=color, stroke_width=1.2, stroke_dasharray="4 2.5")
        return element("path", d=path, fill=color, fill_opacity=PALE if shape.pale else None)


def _scale(lane: LaidOut, look: Look) -> float:
    """Return how high an event in a column may be."""
    most = max(column.sure + column.maybe for column in lane.columns)
    return (lane.bottom - look.letter / 5 - lane.columns_top) / most


def _date(ordinal: int):  # type: ignore[no-untyped-def]
    from datetime import date

    return date.fromordinal(ordinal)
