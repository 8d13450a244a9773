"""The marker and colour of each kind, the same in a terminal and on a web page.

Kinds differ in shape as well as in colour, and their name is always beside the marker. The
colours are of the fixed part of the 256-colour palette, so that no theme moves them, and
each has a contrast of 3:1 or more against black and against white.
"""

from typing import NamedTuple

from csto_timeline.log.registers import Registers


class Mark(NamedTuple):
    """A shape one cell wide, and a style in the words of Rich."""

    shape: str
    style: str


_USUAL = {
    "summit": Mark("◆", "color(33)"),
    "meeting": Mark("●", "color(31)"),
    "appointment": Mark("★", "color(133)"),
    "clash": Mark("✖", "color(196)"),
    "statement": Mark("»", "color(136)"),
    "treaty": Mark("■", "color(64)"),
    "membership": Mark("◉", "color(30)"),
    "deployment": Mark("▲", "color(166)"),
    "exercise": Mark("△", "color(100)"),
    "protest": Mark("✚", "color(168)"),
    "appeal": Mark("◇", "color(98)"),
    "measure": Mark("◈", "color(94)"),
}
_DECLARED = {
    "red": "color(196)",
    "green": "color(64)",
    "yellow": "color(136)",
    "blue": "color(33)",
    "magenta": "color(133)",
    "cyan": "color(30)",
}
_SHAPES = "◆●★■▲◇△✚◉"
_OTHER = Mark("•", "color(244)")


def mark_of(registers: Registers, kind: str) -> Mark:
    """Return the mark of a kind: a declared one has its own colour and the next shape in turn."""
    number = registers.kind_number(kind)
    if number is not None:
        color = registers.kinds[number].color
        return Mark(_SHAPES[number % len(_SHAPES)], _DECLARED[color] if color else _OTHER.style)
    return _USUAL.get(kind, _OTHER)
