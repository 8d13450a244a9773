"""What stands around the chart: title, question, legend, the axis, source and date of the log."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from csto_timeline.answers.headings import span
from csto_timeline.answers.marks import Mark
from csto_timeline.dates.words import brief
from csto_timeline.formats.exporter import is_filtered
from csto_timeline.formats.svg.chart import Chart
from csto_timeline.formats.svg.elements import element, number, text
from csto_timeline.formats.svg.entries import Entry, Gathered
from csto_timeline.formats.svg.lane import PALE, marker
from csto_timeline.formats.svg.look import Look
from csto_timeline.formats.svg.measure import fitted, lines, width
from csto_timeline.formats.svg.pieces import Sort
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Selection
from csto_timeline.text import counted, visible

_TITLE = 1.7
_LEADING = 1.4
_MOST_LINES = 3


def question(selection: Selection) -> str:
    """Return what was asked, and how many events of which time were found."""
    number = counted(len(selection.matches), "event")
    if selection.found > len(selection.matches):
        number += f" of the {selection.found:,} found"
    asked = visible(selection.described()) if is_filtered(selection) else ""
    said = f"{asked[:1].upper()}{asked[1:]}. {number}" if asked else number
    said += span(selection.matches, ", ")
    if selection.possible:
        said += f". {selection.possible:,} marked “possible” may {selection.query.doubt}"
    return said + "."


def source_line(registers: Registers, found: Gathered) -> str:
    """Return which log it is, how many of its sources are cited, and the date of the latest source that the log has."""
    sources = counted(len(found.sources), "source")
    dates = [when for each in registers.sources for when in (each.published, each.accessed) if when and when.earliest]
    latest = max(dates, key=lambda when: when.sort_key, default=None)
    as_of = f" Latest source in the log: {brief(latest)}." if latest else ""
    return f"{sources} cited.{as_of} Log: {visible(registers.title)}"


class Item(NamedTuple):
    """An entry of the legend: its drawing, at the height 0, and its words."""

    drawing: str
    words: str


class Frame:
    """Lays out and draws what stands around the chart."""

    def __init__(self, look: Look, heading: str, asked: str, legend: Sequence[Item]) -> None:
        self._look, self._heading = look, heading
        self._asked = lines(asked, look.letter, look.room, 2)
        self._legend = list(self._flow(legend))
        self._step = look.letter * _LEADING
        self.top = look.margin + look.letter * (_TITLE + 0.2)
        self._legend_top = self.top + self._step * len(self._asked)
        rows = 1 + max((row for _, row, _ in self._legend), default=-1)
        self.top = self._legend_top + self._step * rows + look.letter * 0.5
        self.foot = look.size.height - look.margin * 0.75 - look.letter * 1.2
        self.bottom = self.foot - look.letter * 4.4

    def _flow(self, legend: Sequence[Item]) -> Iterator[tuple[float, int, Item]]:
        """Return where each item of the legend stands: from the left, and in which line."""
        x, row, look = 0.0, 0, self._look
        for item in legend:
            wide = 1.9 * look.letter + width(item.words, look.letter * 0.9)
            if x and x + wide > look.room:
                x, row = 0.0, row + 1
            if row == _MOST_LINES:
                return
            yield x, row, item
            x += wide + look.letter

    def head(self) -> Iterator[str]:
        """Return title, question and legend."""
        look, colors = self._look, self._look.colors
        size = look.letter * _TITLE
        name = fitted(self._heading, size, look.room, bold=True)
        baseline = look.margin + size * 0.8
        yield text(name, x=look.margin, y=baseline, fill=colors.ink, font_size=size, font_weight="bold") + "\n"
        for row, line in enumerate(self._asked, start=1):
            yield text(line, x=look.margin, y=baseline + row * self._step + look.letter * 0.15, fill=colors.quiet) + "\n"
        for x, row, item in self._legend:
            left, middle = look.margin + x, self._legend_top + (row + 0.5) * self._step
            yield f'<g transform="translate({number(left)} {number(middle)})">{item.drawing}'
            size = look.letter * 0.9
            yield text(item.words, x=1.7 * look.letter, y=size * 0.35, fill=colors.quiet, font_size=size) + "</g>\n"

    def axis(self, chart: Chart) -> Iterator[str]:
        """Return the bands of the lanes, the lines of the axis through them, and its labels."""
        look, colors, axis = self._look, self._look.colors, chart.axis
        for number_, lane in enumerate(chart.lanes):
            left, wide = look.margin / 2, look.size.width - look.margin
            if colors.band == colors.ground:
                line = f"M{number(left)} {number(lane.top)}h{number(wide)}"
                yield element("path", d=line, stroke=colors.line, stroke_width=0.75) + "\n"
            elif number_ % 2 == 0:
                high = lane.bottom - lane.top
                yield element("rect", x=left, y=lane.top, width=wide, height=high, fill=colors.band) + "\n"
        bottom, size = chart.lanes[-1].bottom, look.letter * 0.9
        unit = axis.unit(size)
        fine, strong = "", ""
        for x, major in axis.ticks(unit):
            line = f"M{number(x)} {number(chart.lanes[0].top)}V{number(bottom + look.letter * (1.4 if major else 0.4))}"
            fine, strong = (fine, strong + line) if major else (fine + line, strong)
        for path, wide in ((fine, 0.75), (strong, 1.5)):
            if path:
                yield element("path", d=path, stroke=colors.line, stroke_width=wide, fill="none") + "\n"
        yield element("path", d=f"M{number(chart.left)} {number(bottom)}H{number(chart.right)}", stroke=colors.quiet) + "\n"
        for label in axis.labels(unit, size):
            x, y = label.left + label.width / 2, bottom + look.letter * (1.35 + 1.3 * label.level)
            yield text(label.text, x=x, y=y, fill=(colors.quiet, colors.ink)[label.level], font_size=size, text_anchor="middle") + "\n"

    def tail(self, note: str, source: str) -> Iterator[str]:
        """Return the note on what has no room, and the source line."""
        look, size = self._look, self._look.letter * 0.85
        for row, line in enumerate((note, source)):
            if line:
                shown = fitted(line, size, look.room)
                yield text(shown, x=look.margin, y=self.foot + row * size * 1.35, fill=look.colors.quiet, font_size=size) + "\n"


def legend(entries: Sequence[Entry], marks: dict[str, Mark], names: dict[str, str], look: Look) -> list[Item]:
    """Return the kinds, named by `names`, and how what is drawn is to be read, as far as it occurs."""
    glyph, quiet, letter = look.glyph, look.colors.quiet, look.letter
    items = [Item(marker(marks[kind], letter * 0.7, 0, glyph), name) for kind, name in names.items()]
    pieces = [piece for entry in entries for piece in entry.pieces]
    stretch = {"x": 0, "width": 1.4 * letter, "fill": quiet}
    if any(piece.sort is Sort.LASTED for piece in pieces):
        items.append(Item(element("rect", y=-letter * 0.25, height=letter * 0.5, **stretch), "lasted"))
    if any(piece.sort is Sort.VAGUE for piece in pieces):
        pale = element("rect", y=-letter * 0.45, height=letter * 0.9, fill_opacity=PALE, **stretch)
        items.append(Item(pale, "exact date not known"))
    if any(piece.first is None or piece.end is None for piece in pieces):
        arrow = f"M0 {number(-letter * 0.1)}H{number(letter * 0.9)}V{number(-letter * 0.35)}L{number(letter * 1.4)} 0L{number(letter * 0.9)} {number(letter * 0.35)}V{number(letter * 0.1)}H0Z"
        items.append(Item(element("path", d=arrow, fill=quiet), "open-ended"))
    if not all(entry.certain for entry in entries):
        hollow = element("circle", cx=letter * 0.7, r=glyph * 0.45, fill="none", stroke=quiet, stroke_dasharray="2.6 1.7")
        items.append(Item(hollow, "possible"))
    return items
