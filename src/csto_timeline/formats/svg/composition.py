"""The whole of a picture, laid out: the frame around the chart, the chart, and how large their letters are."""

from collections.abc import Sequence

from msgspec import Struct

from csto_timeline.answers.marks import Mark, mark_of
from csto_timeline.dates.period import Period
from csto_timeline.formats.pictures import Size, Theme
from csto_timeline.formats.svg.chart import MOST_DATED, Chart, chart
from csto_timeline.formats.svg.entries import Entry
from csto_timeline.formats.svg.frame import Frame
from csto_timeline.formats.svg.legend import legend
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
    usual = _composed(look(asked.size, asked.theme), asked, entries, marks, names, period)
    if usual.chart is None or usual.chart.cut is None or len(entries) > MOST_DATED:
        return usual
    for larger in LARGER:
        tried = _composed(look(asked.size, asked.theme, larger), asked, entries, marks, names, period)
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
    """Lay out a picture. The legend names the kinds that have no lane of their own, and takes room for that."""
    own = set(marks) if asked.of_kinds else set[str]()
    while True:
        items = legend(entries, marks, {kind: name for kind, name in names.items() if kind not in own}, look)
        frame = Frame(look, asked.heading, asked.question, items)
        laid_out = chart(entries, period, look, frame.top, frame.bottom)
        shown = {lane.lane.key for lane in laid_out.lanes} if laid_out else own
        if own <= shown:
            return Composition(look, frame, laid_out, marks)
        own &= shown
