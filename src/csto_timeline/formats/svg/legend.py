"""The legend of a picture: the kinds that have no lane of their own, and how to read what is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from csto_timeline.answers.marks import Mark
from csto_timeline.formats.svg.elements import element
from csto_timeline.formats.svg.entries import Entry
from csto_timeline.formats.svg.look import Look
from csto_timeline.formats.svg.marks import Shape
from csto_timeline.formats.svg.pieces import Sort
from csto_timeline.formats.svg.shapes import marker, stretch

_WIDE = 1.4  # in sizes of letters


class Item(NamedTuple):
    """An entry of the legend: its drawing, around the height 0, and its words."""

    drawing: str
    words: str


def legend(entries: Sequence[Entry], marks: Mapping[str, Mark], names: Mapping[str, str], look: Look) -> Iterator[Item]:
    """Return the kinds of `names`, and what else occurs among the entries."""
    middle = _WIDE * look.letter / 2
    for kind, name in names.items():
        yield Item(marker(marks[kind], middle, 0, look.glyph), name)
    pieces = [piece for entry in entries for piece in entry.pieces]
    for words, is_shown, pale, for_ever in (
        ("lasted", any(piece.sort is Sort.LASTED for piece in pieces), False, False),
        ("exact date not known", any(piece.sort is Sort.VAGUE for piece in pieces), True, False),
        ("open-ended", any(piece.first is None or piece.end is None for piece in pieces), False, True),
    ):
        if is_shown:
            shape = Shape(0, 2 * middle, glyph=False, pale=pale, for_ever=for_ever)
            yield Item(stretch(shape, 0, look.letter * 0.8, look.colors.quiet), words)
    if not all(entry.certain for entry in entries):
        ring = element(
            "circle", cx=middle, cy=0, r=look.glyph * 0.45, fill="none",
            stroke=look.colors.quiet, stroke_width=1.2, stroke_dasharray="2.6 1.7",
        )  # fmt: skip
        yield Item(ring, "possible")
