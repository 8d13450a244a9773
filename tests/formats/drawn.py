"""Pictures for tests: laid out, as text, and what is in them."""

from typing import Any, NamedTuple
from xml.etree import ElementTree

from csto_timeline.answers.by import By
from csto_timeline.formats import by_name
from csto_timeline.formats.exporter import Options
from csto_timeline.formats.pictures import USUAL_SIZE, LaneBy, Theme
from csto_timeline.formats.svg.captions import question, sources
from csto_timeline.formats.svg.chart import Chart
from csto_timeline.formats.svg.composition import Composition, Request, compose
from csto_timeline.formats.svg.entries import Entry, gathered
from csto_timeline.formats.svg.marks import Drawn
from csto_timeline.formats.svg.measure import width
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.logs import select

SVG = "{http://www.w3.org/2000/svg}"


class Laid(NamedTuple):
    """The entries of a log, and the picture of them."""

    entries: tuple[Entry, ...]
    composition: Composition

    @property
    def chart(self) -> Chart:
        assert self.composition.chart is not None
        return self.composition.chart

    def drawn(self, title: str) -> Drawn:
        """Return what is drawn of the event of that title."""
        (found,) = {
            placed.drawn for lane in self.chart.lanes for placed in lane.placed if title in placed.drawn.entry.details
        }
        return found


def laid_out(log: Log, options: Options | None = None, **filters: Any) -> Laid:
    """Lay out the picture of a log, or of what the filters leave of it."""
    options = options or Options()
    selection = select(log, Query(**filters))
    by = options.by or LaneBy.KIND
    found = gathered(selection.registers, selection.matches, By(by.value))
    request = Request(
        options.size or USUAL_SIZE,
        options.theme or Theme.LIGHT,
        by is LaneBy.KIND,
        options.title or log.title,
        question(selection, found),
        sources(selection.registers, found),
    )
    return Laid(found.entries, compose(request, found.entries, selection.registers, selection.query.period))


def picture(log: Log, options: Options | None = None, **filters: Any) -> str:
    """Return the SVG."""
    return "".join(by_name("svg").render(select(log, Query(**filters)), options or Options()))


def parsed(text: str) -> ElementTree.Element:
    """Return the root of an SVG; raises `ParseError` where it is not well-formed."""
    return ElementTree.fromstring(text)  # noqa: S314 (of our own making)


def legend_of(text: str) -> set[str]:
    """Return the words of the legend."""
    groups = [group for group in parsed(text).iter(f"{SVG}g") if not group.get("role")]
    return {str(group.findtext(f"{SVG}text")) for group in groups}


class Words(NamedTuple):
    """A text of a picture and the box in which its letters stand, as wide as they are at most."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Words") -> bool:
        """Say whether two texts overlap."""
        beside = self.right <= other.left + 0.1 or other.right <= self.left + 0.1
        return not beside and self.top < other.bottom and other.top < self.bottom


def words(root: ElementTree.Element) -> list[Words]:
    """Return the texts of a picture."""
    usual = root.attrib["font-size"]
    found = []
    for group, own in _with_place(root, (0.0, 0.0)):
        size = float(group.get("font-size", usual))
        wide = width(group.text or "", size, bold=group.get("font-weight") == "bold")
        share = {"end": 1.0, "middle": 0.5}.get(group.get("text-anchor", ""), 0.0)
        left, base = float(group.attrib["x"]) + own[0] - share * wide, float(group.attrib["y"]) + own[1]
        found.append(Words(group.text or "", left, base - 0.7 * size, left + wide, base + 0.15 * size))
    return found


def _with_place(element: ElementTree.Element, place: tuple[float, float]) -> list[tuple[ElementTree.Element, Any]]:
    moved = element.get("transform", "")
    if element.tag == f"{SVG}g" and moved:
        x, y = moved.removeprefix("translate(").removesuffix(")").split()
        place = place[0] + float(x), place[1] + float(y)
    if element.tag == f"{SVG}text":
        return [(element, place)]
    return [each for child in element for each in _with_place(child, place)]
