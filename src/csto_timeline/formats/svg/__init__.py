"""SVG: the events on an axis of time, a picture for a slide, a page or a report (SVG 2, with roles of WAI-ARIA).

It asks no other host for anything and has no script. Its elements are those of SVG 1.1, drawn with attributes, as
programs that draw on paper know these alone; letters are of whatever sans-serif font the reader has.
"""

from collections.abc import Iterator
from typing import NamedTuple

from csto_timeline.answers.by import By
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.pictures import USUAL_SIZE, LaneBy, Theme
from csto_timeline.formats.svg.captions import question, sources
from csto_timeline.formats.svg.composition import Composition, Request, compose
from csto_timeline.formats.svg.elements import element, escaped, opened, text
from csto_timeline.formats.svg.entries import gathered
from csto_timeline.formats.svg.lane import LaneDrawing
from csto_timeline.query.select import Selection
from csto_timeline.text import visible


class Picture(NamedTuple):
    """A picture in pieces, with its title and the question that it answers."""

    heading: str
    question: str
    pieces: Iterator[str]


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:
    """Yield the picture, about an event in a piece."""
    yield from picture(selection, options, track).pieces


def picture(selection: Selection, options: Options, track: Track) -> Picture:
    """Go through the events once, and return the picture."""
    registers, by = selection.registers, options.by or LaneBy.KIND
    found = gathered(registers, track(selection.matches), By(by.value))
    request = Request(
        size=options.size or USUAL_SIZE,
        theme=options.theme or Theme.LIGHT,
        of_kinds=by is LaneBy.KIND,
        heading=visible(options.title or registers.title),
        question=question(selection, found),
        sources=sources(registers, found),
    )
    composed = compose(request, found.entries, registers, selection.query.period)
    return Picture(request.heading, request.question, _pieces(request, composed))


def _pieces(request: Request, composed: Composition) -> Iterator[str]:
    yield from _opening(request, composed)
    yield from composed.frame.head()
    yield from _chart(request, composed)
    yield from composed.frame.tail()
    yield "</svg>\n"


def _opening(request: Request, composed: Composition) -> Iterator[str]:
    width, height = request.size
    yield opened(
        "svg", xmlns="http://www.w3.org/2000/svg", width=width, height=height, viewBox=f"0 0 {width} {height}",
        role="graphics-document", aria_labelledby="_title", aria_describedby="_question", lang="en",
        font_family="sans-serif", font_size=composed.look.letter,
    ) + "\n"  # fmt: skip
    yield f'<title id="_title">{escaped(request.heading)}</title>\n'
    yield f'<desc id="_question">{escaped(request.question)}</desc>\n'
    yield element("rect", width=width, height=height, fill=composed.look.colors.ground) + "\n"


def _chart(request: Request, composed: Composition) -> Iterator[str]:
    look, frame = composed.look, composed.frame
    if composed.chart is None:
        middle = request.size.width / 2, (frame.top + frame.bottom) / 2
        yield text("No events.", x=middle[0], y=middle[1], fill=look.colors.ink, text_anchor="middle") + "\n"
        return
    yield from frame.axis(composed.chart)
    drawing = LaneDrawing(composed.chart, look, composed.marks, of_kinds=request.of_kinds)
    for lane in composed.chart.lanes:
        yield from drawing.draw(lane)
