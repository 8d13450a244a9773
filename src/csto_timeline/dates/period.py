"""Periods: the ranges of days that someone asks about, and whether a date lies in one.

Both ends are included. A side that is open has no day: `first` or `last` is None then, and the day to compare
with, `start` or `end`, is that end of the calendar.
"""

from datetime import date
from enum import IntEnum
from functools import cached_property

from msgspec import Struct

from csto_timeline.errors import DateError

# What a user may type for a period, in short; the package typed reads it, docs/dates.md has it in full.
PERIOD_FORMS = (
    '2022, 2022-09, 2022-11-23, "23 Nov 2022", 2022Q4, "spring 2022", 2022-09..2022-11, 2022-09.., ..2022, '
    '"last month", 30d, 6w, 3m, 2y'
)


class Fit(IntEnum):
    """Whether a date lies in a period."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


class Period(Struct, frozen=True, dict=True):
    """A range of days that someone asks for, both ends included; a side that is open is None."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise DateError(f"the period ends on {self.last}, before it begins on {self.first}")

    def has(self, day: date) -> bool:
        """Return whether a day lies in it."""
        return self.start <= day <= self.end

    @cached_property
    def start(self) -> date:
        """The first day to compare with: that of the calendar where the side is open."""
        return date.min if self.first is None else self.first

    @cached_property
    def end(self) -> date:
        """The last day to compare with: that of the calendar where the side is open."""
        return date.max if self.last is None else self.last

    def covers(self, other: "Period") -> bool:
        """Return whether all days of the other one are among its own."""
        begins = self.first is None or (other.first is not None and self.first <= other.first)
        return begins and (self.last is None or (other.last is not None and other.last <= self.last))

    def common(self, other: "Period") -> "Period | None":
        """Return the days that both have; None if there is none."""
        first = max((day for day in (self.first, other.first) if day), default=None)
        last = min((day for day in (self.last, other.last) if day), default=None)
        return None if first and last and first > last else Period(first, last)

    def intersection(self, other: "Period") -> "Period":
        """Return the days that both have; raises `DateError` if there is none."""
        common = self.common(other)
        if common is None:
            raise DateError(f"{self} and {other} have no day in common")
        return common

    def __str__(self) -> str:
        """Return the ISO days, `2022-09-01 to 2022-09-30`, or `from` or `until` for an open side."""
        if self.first is None:
            return "all time" if self.last is None else f"until {self.last}"
        if self.last is None:
            return f"from {self.first}"
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"
