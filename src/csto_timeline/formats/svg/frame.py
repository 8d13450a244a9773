"""Everything around the chart: title, query, legend, axis, what had no room, and the sources."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from csto_timeline.formats.svg.chart import Chart
from csto_timeline.formats.svg.elements import element, number, text
from csto_timeline.formats.svg.legend import Item
from csto_timeline.formats.svg.look import Look
from csto_timeline.formats.svg.measure import fitted, lines, width

_LEADING, _LEADING_TITLE, _LEADING_FOOT = 1.4, 1.2, 1.35  # in sizes of their letters
_TITLES, _FOOT = (1.7, 1.45, 1.25), 0.85  # sizes of letters, in those of the others, as all that follows
_BELOW_AXIS = 4.4
_MOST_LINES, _MOST_LEGEND = 2, 4
_HIGH = 28  # a picture that has room for a second line of the title, and of the foot


class Lines(NamedTuple):
    """How many lines the legend and the foot take."""

    legend: int = 0
    foot: int = 0


class Frame:
    """Lays out and draws what stands around the chart, for which it leaves room from `top` to `bottom`.

    The foot are paragraphs. It and the legend take as many lines as `least` says, or more. `cut` is how many letters
    had to be cut, about.
    """

    def __init__(
        self, look: Look, heading: str, question: str, legend: Iterable[Item], foot: Iterable[str], least: Lines
    ) -> None:
        self._look, self._step = look, look.letter * _LEADING
        most = _MOST_LINES if look.size.height > _HIGH * look.letter else 1
        fitting = (size for size in _TITLES if width(heading, size * look.letter, bold=True) <= look.room)
        self._title_size = look.letter * next(fitting, _TITLES[-1])
        self._title = lines(heading, self._title_size, look.room, most, bold=True)
        self._question = lines(question, look.letter, look.room, _MOST_LINES)
        self._legend, size = list(self._flow(legend)), look.letter * _FOOT
        paragraphs = [each for each in foot if each]
        self._tail = [line for each in paragraphs for line in lines(each, size, look.room, most)]
        shown = [*self._title, *self._question, *self._tail]
        self.cut = len(" ".join([heading, question, *paragraphs])) - len(" ".join(shown))
        rows = 1 + max((row for _, row, _ in self._legend), default=-1)
        self.lines = Lines(max(rows, least.legend), max(len(self._tail), least.foot))
        self._title_end = look.margin + self._title_size * (0.8 + _LEADING_TITLE * (len(self._title) - 1))
        self._legend_top = self._title_end + look.letter * 0.54 + self._step * len(self._question)
        self.top = self._legend_top + self._step * self.lines.legend + look.letter * 0.5
        below = look.margin * 0.75 + look.letter * 0.05 + size * _LEADING_FOOT * (self.lines.foot - 1)
        self._foot = look.size.height - below
        self.bottom = self._foot - look.letter * _BELOW_AXIS

    def _flow(self, legend: Iterable[Item]) -> Iterator[tuple[float, int, Item]]:
        """Return where each item of the legend stands: from the left, and in which line."""
        x, row, look = 0.0, 0, self._look
        for item in legend:
            wide = 1.9 * look.letter + width(item.words, look.small)
            if x and x + wide > look.room:
                x, row = 0.0, row + 1
            if row == _MOST_LEGEND:
                return
            yield x, row, Item(item.drawing, fitted(item.words, look.small, look.room - 1.9 * look.letter))
            x += wide + look.letter

    def head(self) -> Iterator[str]:
        """Return title, question and legend."""
        look, colors = self._look, self._look.colors
        size = self._title_size
        for row, line in enumerate(self._title, start=1 - len(self._title)):
            y = self._title_end + row * size * _LEADING_TITLE
            yield text(line, x=look.margin, y=y, fill=colors.ink, font_size=size, font_weight="bold") + "\n"
        for row, line in enumerate(self._question, start=1):
            y = self._title_end + row * self._step + look.letter * 0.15
            yield text(line, x=look.margin, y=y, fill=colors.quiet) + "\n"
        for x, row, item in self._legend:
            middle = self._legend_top + (row + 0.5) * self._step
            words = text(item.words, x=1.7 * look.letter, y=look.small * 0.35, fill=colors.quiet, font_size=look.small)
            place = f"translate({number(look.margin + x)} {number(middle)})"
            yield f'<g transform="{place}">{item.drawing}{words}</g>\n'

    def axis(self, chart: Chart) -> Iterator[str]:
        """Return the bands of the lanes, the lines of the axis through them, and its labels."""
        look, colors = self._look, self._look.colors
        yield from self._bands(chart)
        bottom, unit = chart.lanes[-1].bottom, chart.axis.unit(look.small)
        lines = {False: "", True: ""}
        for x, major in chart.axis.ticks(unit):
            end = bottom + look.letter * (1.4 if major else 0.4)
            lines[major] += f"M{number(x)} {number(chart.lanes[0].top)}V{number(end)}"
        for major, path in lines.items():
            if path:
                wide = 1.5 if major else 0.75
                yield element("path", d=path, stroke=colors.line, stroke_width=wide, fill="none") + "\n"
        base = f"M{number(chart.left)} {number(bottom)}H{number(chart.right)}"
        yield element("path", d=base, stroke=colors.quiet) + "\n"
        for label in chart.axis.labels(unit, look.small):
            x, y = label.left + label.width / 2, bottom + look.letter * (1.35 + 1.3 * label.level)
            fill = colors.ink if label.level else colors.quiet
            yield text(label.text, x=x, y=y, fill=fill, font_size=look.small, text_anchor="middle") + "\n"

    def _bands(self, chart: Chart) -> Iterator[str]:
        """Return what tells one lane from the next: every other one is darker, or there are lines between them."""
        look, colors = self._look, self._look.colors
        left, wide = look.margin / 2, look.size.width - look.margin
        for even, lane in enumerate(chart.lanes):
            if colors.band == colors.ground:
                line = f"M{number(left)} {number(lane.top)}h{number(wide)}"
                yield element("path", d=line, stroke=colors.line, stroke_width=0.75) + "\n"
            elif even % 2 == 0:
                high = lane.bottom - lane.top
                yield element("rect", x=left, y=lane.top, width=wide, height=high, fill=colors.band) + "\n"

    def tail(self) -> Iterator[str]:
        """Return the lines below the axis."""
        look, size = self._look, self._look.letter * _FOOT
        for row, line in enumerate(self._tail, start=self.lines.foot - len(self._tail)):
            y = self._foot + row * size * _LEADING_FOOT
            yield text(line, x=look.margin, y=y, fill=look.colors.quiet, font_size=size) + "\n"
