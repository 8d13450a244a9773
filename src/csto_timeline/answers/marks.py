"""The marker and colour of each kind, the same in a terminal, on a web page and in a picture.

Kinds differ in shape as well as in colour, and their name is always beside the marker. The
colours are of the fixed part of the 256-colour palette, so that no theme moves them, and
each has a contrast of 3:1 or more against black and against white.

A kind that is neither one of the usual ones nor has a colour in the log gets a shape and a colour by its id, and the
next free ones where another kind has those: twelve kinds have a colour of their own, and a hundred and eighty a mark.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary
from zlib import crc32

from csto_timeline.log.registers import KindsInUse, Registers


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
# What is given to the others: of the first eight any, behind them the next that is free. No two colours here are
# closer than 16 by CIEDE2000.
_FIRST = 8
_SHAPES = "◆●★■▲▼✚◉○□◇△▽☆▣"
_STYLES = tuple(f"color({number})" for number in (33, 64, 133, 30, 136, 196, 93, 130, 138, 103, 161, 25))
_MOST = len(_SHAPES) * len(_STYLES)
SHAPES = frozenset({*_SHAPES, *(mark.shape for mark in _USUAL.values())})
STYLES = frozenset({*_DECLARED.values(), *_STYLES, *(mark.style for mark in _USUAL.values())})
_known: WeakKeyDictionary[KindsInUse, dict[str, Mark]] = WeakKeyDictionary()


def mark_of(registers: Registers, kind: str) -> Mark:
    """Return the mark of a kind, the same for every selection of the events of a log."""
    kinds = registers.kinds_in_use
    if not kinds.declared and kind in _USUAL:
        return _USUAL[kind]
    if kinds not in _known:
        _known[kinds] = _marks(kinds)
    return _known[kinds].get(kind) or _Marks().free(kind)


def _marks(kinds: KindsInUse) -> dict[str, Mark]:
    """Return the marks of all kinds of a log: usual ones and declared colours stand, and the others follow in order."""
    declared = {kind.id: _DECLARED[kind.color] if kind.color else None for kind in kinds.declared}
    every = declared | dict.fromkeys(sorted(kinds.only_of_events, key=lambda kind: (_number(kind), kind)))
    marks = _Marks()
    for kind, style in every.items():
        if usual := _USUAL.get(kind):
            marks.give(kind, Mark(usual.shape, style or usual.style))
    for kind, style in sorted(every.items(), key=lambda each: each[1] is None):
        if kind not in marks.by_kind:
            marks.give(kind, marks.free(kind, style))
    return marks.by_kind


class _Marks:
    """The marks that have been given, and how often each shape and colour has been."""

    def __init__(self) -> None:
        self.by_kind: dict[str, Mark] = {}
        self._times = Counter[str | Mark]()

    def give(self, kind: str, mark: Mark) -> None:
        self.by_kind[kind] = mark
        self._times.update((*mark, mark))

    def free(self, kind: str, style: str | None = None) -> Mark:
        """Return a mark that no other kind has, as long as there is one, in the `style` that is declared, if any."""
        number = _number(kind)
        if len(self.by_kind) >= _MOST:  # as many kinds as events
            return Mark(_SHAPES[number // _FIRST % len(_SHAPES)], style or _STYLES[number % len(_STYLES)])
        if style is None:
            style = min(_in_turn(_STYLES, number), key=self._times.__getitem__)
        marks = [Mark(shape, style) for shape in _in_turn(_SHAPES, number // _FIRST)]
        return min(marks, key=lambda mark: (self._times[mark], self._times[mark.shape]))


def _in_turn(every: Sequence[str], number: int) -> list[str]:
    """Return all, beginning with one of the first, by the number."""
    start = number % _FIRST
    return [*every[start:_FIRST], *every[:start], *every[_FIRST:]]


def _number(kind: str) -> int:
    return crc32(kind.encode())
