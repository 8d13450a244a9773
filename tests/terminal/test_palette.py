"""Colours that can be read on dark and on light, and shapes that differ."""

from typing import get_args

import pytest
from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style

from csto_timeline.answers import marks
from csto_timeline.answers.marks import mark_of
from csto_timeline.log.model import Color
from csto_timeline.query.known_names import USUAL_KINDS
from csto_timeline.terminal.elements import Span
from csto_timeline.terminal.palette import HEADING, HIT, QUIET, RAIL, WARNING, WRONG
from csto_timeline.terminal.screen import Screen
from tests.logs import event, make_log

MARKS = [mark_of(make_log(), kind) for kind in USUAL_KINDS]
DECLARED = make_log(
    event(kind="red"), kinds=[{"id": color, "name": color, "color": color} for color in get_args(Color)]
)
DECLARED_STYLES = [mark_of(DECLARED, color).style for color in get_args(Color)]
STYLES = [*sorted(marks.STYLES), RAIL, WARNING, HIT]


def luminance(color: RichColor) -> float:
    """Return the relative luminance of WCAG 2.2."""

    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = color.get_truecolor()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


@pytest.mark.parametrize("style", STYLES)
def test_contrast_on_black_and_on_white(style: str) -> None:
    color = Style.parse(style).color
    assert color is not None
    assert (luminance(color) + 0.05) / 0.05 >= 3
    assert 1.05 / (luminance(color) + 0.05) >= 3


def test_the_usual_kinds_differ_in_shape_as_well_as_in_colour() -> None:
    assert len({mark.shape for mark in MARKS}) == len({mark.style for mark in MARKS}) == len(USUAL_KINDS)
    assert {cell_len(shape) for shape in marks.SHAPES} == {1}


def test_each_declared_colour_is_another() -> None:
    assert len({*DECLARED_STYLES}) == len(get_args(Color))


@pytest.mark.parametrize("style", [*STYLES, HEADING, QUIET, WRONG, ""])
def test_styles_are_painted_as_rich_does(style: str) -> None:
    painted = Style.parse(style).render("text", color_system=ColorSystem.EIGHT_BIT)
    assert Screen(80, colored=True).paint([Span("text", style)]) == painted
