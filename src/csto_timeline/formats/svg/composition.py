"""The whole of a picture, laid out: the frame around the chart, the chart, and how large their letters are."""

from collections.abc import Sequence

from msgspec import Struct

from csto_timeline.answers.marks import Mark, mark_of
from csto_timeline.dates.period import Period
from csto_timeline.formats.pictures import Size, Theme
from csto_timeline.formats.svg.captions import shortfall
from csto_timeline.formats.svg.chart import Chart
from csto_timeline.formats.svg.entries import Entry
from csto_timeline.formats.svg.frame import Frame, Lines
from csto_timeline.formats.svg.layout import MOST_DATED, lay_out
from csto_timeline.formats.svg.legend import Sign, legend, signs_of
from csto_timeline.formats.svg.look import LARGER, Look, look
from csto_timeline.log.registers import Registers
from csto_timeline.text import visible


class Request(Struct, frozen=True):
    """What a picture is to look like, and the words around it; `of_kinds` where its lanes are kinds."""

    size: Size
    theme: Theme
    of_kinds: bool
    heading: str
    question: str
    sources: str


class Composition(Struct, frozen=True):
    """A picture that is laid out; without a chart if there is not an event."""

    look: Look
    frame: Frame
    chart: Chart | None
    marks: dict[str, Mark]


def compose(request: Request, entries: Sequence[Entry], registers: Registers, period: Period | None) -> Composition:
    """Lay out a picture, with larger letters where a few events have room for all their names so."""
    marks = {kind: mark_of(registers, kind) for kind in dict.fromkeys(entry.kind for entry in entries)}
    names = {kind: visible(registers.kind(kind).name) for kind in marks}

    def composed(larger: float) -> Composition:
        return _composed(look(request.size, request.theme, larger), request, entries, marks, names, period)

    usual = composed(1)
    if len(entries) > MOST_DATED:
        return usual
    return next((tried for tried in map(composed, LARGER) if _shows_as_much(tried, usual)), usual)


def _shows_as_much(tried: Composition, usual: Composition) -> bool:
    """Return whether a picture has every event with its name, and no more of its words are cut."""
    if not tried.chart or not usual.chart or tried.chart.cut is None or usual.chart.cut is None:
        return False
    return tried.chart.cut <= usual.chart.cut and tried.frame.cut <= usual.frame.cut


def _composed(
    look: Look,
    request: Request,
    entries: Sequence[Entry],
    marks: dict[str, Mark],
    names: dict[str, str],
    period: Period | None,
) -> Composition:
    """Lay out a picture. Its legend explains what is drawn, which depends on the room that the legend takes."""
    kinds, signs, remark = set[str](), set[Sign](), ""
    least = Lines()
    while True:  # holds one layout at a time
        own = {kind: name for kind, name in names.items() if kind in kinds}
        items = legend(own, marks, signs, look)
        frame = Frame(look, request.heading, request.question, items, [remark, request.sources], least)
        laid_out = lay_out(entries, period, look, frame.top, frame.bottom)
        found = *_unexplained(laid_out, of_kinds=request.of_kinds), shortfall(len(entries), laid_out)
        if found == (kinds, signs, remark):
            return Composition(look, frame, laid_out, marks)
        del laid_out
        kinds, signs, remark = found
        least = frame.lines


def _unexplained(chart: Chart | None, *, of_kinds: bool) -> tuple[set[str], set[Sign]]:
    """Return the kinds that are drawn in no lane of their own, and the signs: what the legend has to explain."""
    if chart is None:
        return set(), set()
    lanes = {lane.lane.key for lane in chart.lanes} if of_kinds else set[str]()
    kinds = {each.entry.kind for each in chart.drawn} - lanes
    return kinds, {sign for each in chart.drawn for sign in signs_of(each)}
