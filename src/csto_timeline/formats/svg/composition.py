"""The whole of a picture, laid out: the frame around the chart, the chart, and how large their letters are."""

from collections.abc import Sequence

from msgspec import Struct

from csto_timeline.answers.marks import Mark, mark_of
from csto_timeline.dates.period import Period
from csto_timeline.formats.pictures import Size, Theme
from csto_timeline.formats.svg.chart import MOST_DATED, Chart, chart
from csto_timeline.formats.svg.entries import Entry
from csto_timeline.formats.svg.frame import Frame
from csto_timeline.formats.svg.legend import Sign, legend, signs_of
from csto_timeline.formats.svg.look import LARGER, Look, look
from csto_timeline.log.registers import Registers
from csto_timeline.text import visible


class Asked(Struct, frozen=True):
    """What a picture is to look like, and the words above it; `of_kinds` where its lanes are kinds."""

    size: Size
    theme: Theme
    of_kinds: bool
    heading: str
    question: str


class Composition(Struct, frozen=True):
    """A picture that is laid out; without a chart where there is no event."""

    look: Look
    frame: Frame
    chart: Chart | None
    marks: dict[str, Mark]


def compose(asked: Asked, entries: Sequence[Entry], registers: Registers, period: Period | None) -> Composition:
    """Lay out a picture, with larger letters where a few events have room for all their names so."""
    marks = {kind: mark_of(registers, kind) for kind in dict.fromkeys(entry.kind for entry in entries)}
    names = {kind: visible(registers.kind(kind).name) for kind in marks}

    def composed(larger: float) -> Composition:
        return _composed(look(asked.size, asked.theme, larger), asked, entries, marks, names, period)

    usual = composed(1)
    if usual.chart is None or usual.chart.cut is None or len(entries) > MOST_DATED:
        return usual
    for larger in LARGER:
        tried = composed(larger)
        if tried.chart and tried.chart.cut is not None and tried.chart.cut <= usual.chart.cut:
            return tried
    return usual


def _composed(
    look: Look,
    asked: Asked,
    entries: Sequence[Entry],
    marks: dict[str, Mark],
    names: dict[str, str],
    period: Period | None,
) -> Composition:
    """Lay out a picture. Its legend explains what is drawn, which depends on the room that the legend takes."""
    rows = 0
    kinds, signs = set[str](), set[Sign]()
    while True:
        own = {kind: name for kind, name in names.items() if kind in kinds}
        frame = Frame(look, asked.heading, asked.question, legend(own, marks, signs, look), rows)
        laid_out = chart(entries, period, look, frame.top, frame.bottom)
        drawn = laid_out.drawn if laid_out else []
        lanes = {lane.lane.key for lane in laid_out.lanes} if laid_out and asked.of_kinds else set[str]()
        shown = {each.entry.kind for each in drawn} - lanes, {sign for each in drawn for sign in signs_of(each)}
        if shown == (kinds, signs):
            return Composition(look, frame, laid_out, marks)
        kinds, signs = shown
        rows = frame.legend_rows
