"""The axis of a picture: where a day stands, and which years, quarters, months, weeks or days are named.

Days are ordinals, as of `date.toordinal`. A day is a stretch of its own: it ends where the next one begins.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from csto_timeline.dates.calendar import month_number
from csto_timeline.dates.words import MONTHS
from csto_timeline.formats.svg.measure import width

_SPACE = 0.8  # between two labels, in sizes of their letters


class Unit(NamedTuple):
    """What the axis is divided into: days, weeks from Monday, or months; `label` is the longest one."""

    months: int
    days: int
    label: str

    @property
    def words(self) -> str:
        """What it is called: `month`, `5 years`."""
        if self.days:
            return "day" if self.days == 1 else "week"
        years = self.months // 12
        return {0: "month" if self.months == 1 else "quarter", 1: "year"}.get(years, f"{years:,} years")

    @property
    def length(self) -> float:
        """How many days it has, about."""
        return self.days or self.months * 30.4

    def starts(self, first: int, end: int) -> Iterator[int]:
        """Return the days from `first` to before `end` on which one begins."""
        if self.days:
            begin = first if self.days == 1 else first + (1 - first) % 7  # the ordinal of a Monday is 1 modulo 7
            yield from range(begin, end, self.days)
            return
        day_one = date.fromordinal(first)
        month = month_number(day_one) + (day_one.day > 1)
        begin = max(-(-month // self.months) * self.months, 12, self.months)  # the calendar has no year 0
        for number in range(begin, 12 * 10_000, self.months):
            day = date(number // 12, number % 12 + 1, 1).toordinal()
            if day >= end:
                return
            yield day

    def name(self, day: int) -> str:
        """Return what the one is called that begins on that day, or has it, where it is the first of the axis."""
        when = date.fromordinal(day)
        if self.days:
            return f"{when.day}"
        if self.months >= 12:
            return f"{when.year:04}"
        return MONTHS[when.month - 1] if self.months == 1 else f"Q{(when.month + 2) // 3}"


DAY, WEEK, MONTH, QUARTER, YEAR = (
    Unit(0, 1, "30"),
    Unit(0, 7, "30 31"),
    Unit(1, 0, "Nov"),
    Unit(3, 0, "Q4"),
    Unit(12, 0, "2000"),
)
UNITS = (
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    *(Unit(12 * n, 0, "2000") for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)
_MONTH_OF_YEAR = Unit(1, 0, "Nov 2000")


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
            if left >= self.left - size and left + wide <= self.right + size:
                yield Label(text, left, wide, 0)


def larger_of(unit: Unit) -> Unit | None:
    """Return the unit that is named below another; None below years, which need none."""
    if unit.days:
        return _MONTH_OF_YEAR
    return YEAR if unit.months < 12 else None
