"""The legend of a picture: the kinds that have no lane of their own, and how to read what is drawn."""

from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from csto_timeline.answers.marks import Mark
from csto_timeline.formats.svg.elements import element
from csto_timeline.formats.svg.look import Look
from csto_timeline.formats.svg.marks import Drawn, Shape
from csto_timeline.formats.svg.shapes import marker, stretch

_WIDE = 1.4  # in sizes of letters


class Item(NamedTuple):
    """An entry of the legend: its drawing, around the height 0, and its words."""

    drawing: str
    words: str


class Sign(Enum):
    """What the way in which an event is drawn says of it."""

    LASTED = "lasted"
    VAGUE = "exact date not known"
    OPEN = "open-ended"
    CUT = "extends beyond the period"
    POSSIBLE = "possible"


def signs_of(drawn: Drawn) -> Iterator[Sign]:
    """Return what the legend has to explain of a drawn event: an outline is neither pale nor a bar."""
    certain = drawn.entry.certain
    if not certain:
        yield Sign.POSSIBLE
    for shape in drawn.shapes:
        if shape.tips:
            yield Sign.OPEN
        if shape.cut_before or shape.cut_after:
            yield Sign.CUT
        if certain and shape.pale:
            yield Sign.VAGUE
        elif certain and not shape.glyph:
            yield Sign.LASTED


def legend(kinds: Mapping[str, str], marks: Mapping[str, Mark], signs: Collection[Sign], look: Look) -> Iterator[Item]:
    """Return the kinds, given by their names, and the signs."""
    for kind, name in kinds.items():
        yield Item(marker(marks[kind], _WIDE * look.letter / 2, 0, look.glyph), name)
    for sign in Sign:
        if sign in signs:
            yield Item(_drawing(sign, look), sign.value)


def _drawing(sign: Sign, look: Look) -> str:
    wide = _WIDE * look.letter
    if sign is Sign.POSSIBLE:
        return element(
            "circle", cx=wide / 2, cy=0, r=look.glyph * 0.45, fill="none",
            stroke=look.colors.quiet, stroke_width=1.2, stroke_dasharray="2.6 1.7",
        )  # fmt: skip
    is_pale, is_open, is_cut = sign is Sign.VAGUE, sign is Sign.OPEN, sign is Sign.CUT
    shape = Shape(0, wide, glyph=False, pale=is_pale, for_ever=is_open, cut_after=is_cut)
    return stretch(shape, 0, look.letter * 0.8, look.colors.quiet)
