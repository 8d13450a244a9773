"""The axis of a picture: where a day stands, and which years, quarters, months, weeks or days are named.

Days are ordinals, as of `date.toordinal`. A day is a stretch of its own: it ends where the next one begins.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from csto_timeline.dates.words import MONTHS
from csto_timeline.formats.svg.measure import width
from csto_timeline.formats.svg.units import UNITS, WEEK, Unit, larger_of

_SPACE = 0.8  # between two labels, in sizes of their letters
_OUTSIDE = 1.5  # that a label may be outside the axis, in the same


class Label(NamedTuple):
    """A text of the axis, from `left` on, `width` wide at most; `level` 1 is below level 0."""

    text: str
    left: float
    width: float
    level: int


class Axis(NamedTuple):
    """The days from `first` to before `end`, drawn from `left` to `right`."""

    first: int
    end: int
    left: float
    right: float

    def x(self, day: int) -> float:
        """Return where a day begins, within the axis."""
        return self.left + (min(max(day, self.first), self.end) - self.first) * self.per_day

    def has(self, bound: int | None) -> bool:
        """Return whether a stretch that begins or ends there does so on the axis."""
        return bound is not None and self.first <= bound <= self.end

    @property
    def per_day(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / (self.end - self.first)

    def unit(self, size: float) -> Unit:
        """Return the finest unit whose labels of that size have room."""
        return self._finest(lambda unit: width(unit.label, size) + _SPACE * size)

    def bins(self, narrowest: float) -> tuple[Unit, list[int]]:
        """Return the finest unit that is as wide as that, and where each begins and the last ends."""
        unit = self._finest(lambda _: narrowest)
        return unit, self._cells(unit)

    def _finest(self, room: Callable[[Unit], float]) -> Unit:
        return next((unit for unit in UNITS if unit.length * self.per_day >= room(unit)), UNITS[-1])

    def _cells(self, unit: Unit) -> list[int]:
        inner = [day for day in unit.starts(self.first, self.end) if day > self.first]
        return [self.first, *inner, self.end]

    def ticks(self, unit: Unit) -> list[tuple[float, bool]]:
        """Return where units begin, and whether a larger one does."""
        larger = larger_of(unit)
        major = set(larger.starts(self.first, self.end)) if larger else set()
        return [(self.x(day), day in major) for day in unit.starts(self.first, self.end)]

    def labels(self, unit: Unit, size: float) -> Iterator[Label]:
        """Return the names of the units that have room, and below them those of the larger ones."""
        on_ticks = unit is WEEK or unit.months > 12
        yield from self._on_ticks(unit, size) if on_ticks else self._in_cells(unit, size)
        if larger := larger_of(unit):
            for begin, end in pairwise(self._cells(larger)):
                text = f"{date.fromordinal(begin):%Y}".zfill(4)
                if larger.months == 1:
                    text = f"{MONTHS[date.fromordinal(begin).month - 1]} {text}"
                if (wide := width(text, size)) + _SPACE * size / 2 <= self.x(end) - self.x(begin):
                    yield Label(text, self.x(begin), wide, 1)

    def _in_cells(self, unit: Unit, size: float) -> Iterator[Label]:
        for begin, end in pairwise(self._cells(unit)):
            text, room = unit.name(begin), self.x(end) - self.x(begin)
            if (wide := width(text, size)) <= room:
                yield Label(text, self.x(begin) + (room - wide) / 2, wide, 0)

    def _on_ticks(self, unit: Unit, size: float) -> Iterator[Label]:
        for day in unit.starts(self.first, self.end):
            text = unit.name(day)
            wide = width(text, size)
            left = self.x(day) - wide / 2
            if left >= self.left - _OUTSIDE * size and left + wide <= self.right + size:
                yield Label(text, left, wide, 0)
