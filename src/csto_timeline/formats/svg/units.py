"""The units of an axis: days, weeks, months, quarters and years, and how each of them is labelled."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from csto_timeline.dates.calendar import month_number
from csto_timeline.dates.words import MONTHS


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


def larger_of(unit: Unit) -> Unit | None:
    """Return the unit that is named below another; None below years, which need none."""
    if unit.days:
        return _MONTH_OF_YEAR
    return YEAR if unit.months < 12 else None
