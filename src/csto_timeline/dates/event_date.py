"""Event dates and the periods they are asked about.

An event date is an EDTF expression (ISO 8601-2, Extended Date/Time Format; the part of
levels 0 to 2 that `EventDate` lists). It stands for a first and a last day, each known
only within bounds. A period is a range of days. All bounds are inclusive, here and
everywhere else; a side without a bound reaches to `date.min` or `date.max`, the ends of the
calendar, and `earliest` or `latest` is None.
"""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from msgspec import Struct

from csto_timeline.dates import edtf
from csto_timeline.dates.edtf import DatePart, Form
from csto_timeline.errors import DateError

# What a user may type for a period; typed.py reads it.
PERIOD_FORMS = '2022, 2022-09, 2022-11-23, 2022Q4, 2022-09..2022-11, 2022-09.., ..2022, "nov 2022", 30d, 6w, 3m, 2y'


def today() -> date:
    """Return today’s date, local time: the one clock of the program."""
    return date.today()


class Fit(IntEnum):
    """Whether a date lies in a period."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


# Looked up once: members of an enumeration take as long to find as a date takes to compare.
_NO, _POSSIBLE, _CERTAIN = Fit.NO, Fit.POSSIBLE, Fit.CERTAIN
_INTERVAL, _CHOICE = Form.INTERVAL, Form.CHOICE


class Period(Struct, frozen=True):
    """A range of days that somebody asks for, both ends included."""

    first: date = date.min
    last: date = date.max

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise DateError(f"the period ends on {self.last}, before it begins on {self.first}")

    def intersection(self, other: "Period") -> "Period":
        """Return the days that both have; raises `DateError` where there is none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        if first > last:
            raise DateError(f"{self} and {other} have no day in common")
        return Period(first, last)

    def __str__(self) -> str:
        """Return the ISO days, `2022-09-01 to 2022-09-30`, or `from` or `until` for an open side."""
        if self.first == date.min:
            return "all time" if self.last == date.max else f"until {self.last}"
        if self.last == date.max:
            return f"from {self.first}"
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


class EventDate:
    """An EDTF expression with its bounds. Treat it as frozen.

    Taken, and nothing else: `2022`, `2022-09`, `2022-11-23`, each also with `~`
    (approximate), `?` (uncertain) or `%` (both); `199X`, `19XX`; intervals `A/B`, `A/..`,
    `../B` (it lasted); one-of sets `[A..B]`, `[A,B]`, `[..B]`, `[A..]` (one day of these).

    `start_min`..`start_max` bound the first day, `end_min`..`end_max` the last one. Two
    dates are equal when they are written alike.
    """

    __slots__ = ("end_max", "end_min", "form", "parts", "start_max", "start_min", "text")

    def __init__(self, text: str) -> None:
        """Raise `DateError` for what is not such an expression, or not a calendar day."""
        self.text = text
        self.form, self.parts = edtf.parse(text)
        self.start_min, self.start_max, self.end_min, self.end_max = _bounds(self.form, self.parts)
        if self.start_min > self.end_max:
            raise DateError(f"{text}: the end is before the start")

    @property
    def lasts(self) -> bool:
        """Whether it is an interval: something that took from its first day to its last."""
        return self.form is _INTERVAL

    @property
    def earliest(self) -> date | None:
        """The earliest day that it may have, or None where that side is open."""
        return None if self.parts[0] is None else self.start_min

    @property
    def latest(self) -> date | None:
        """The latest day that it may have, or None where that side is open."""
        return None if self.parts[-1] is None else self.end_max

    @property
    def latest_start(self) -> date | None:
        """The latest day on which it may have begun, or None where that is not known."""
        return None if self.parts[-1] is None and not self.lasts else self.start_max

    @property
    def is_known_day(self) -> bool:
        """Whether it is one day, which is known, without a qualifier."""
        return self.text == str(self.start_min)

    @property
    def sort_key(self) -> tuple[date, date]:
        """The order of events: earliest day, then latest day."""
        return self.start_min, self.end_max

    def may_lie_in(self, period: Period) -> bool:
        """Return whether a day of it, as it is written, lies in `period`."""
        if self.form is _CHOICE:
            return any(part.first <= period.last and part.last >= period.first for part in self.parts if part)
        return self.start_min <= period.last and self.end_max >= period.first

    def fit(self, period: Period) -> Fit:
        """Return whether the date lies in `period`.

        Possible when a day of it, as it is written, may. Certain when the one day must, or
        when what lasted must have a day in it. A qualified part (`~`, `?`, `%`) is certain
        only where one unit more on either side is in the period too: `2020~` in 2019..2021.
        """
        if not self.may_lie_in(period):
            return _NO
        sure = self.loosened()
        if self.lasts:
            certain = sure.start_max <= period.last and sure.end_min >= period.first
        else:
            certain = period.first <= sure.start_min and sure.end_max <= period.last
        return _CERTAIN if certain else _POSSIBLE

    def loosened(self) -> "Bounds":
        """Return the bounds with one unit more on either side of each qualified part."""
        if not [part for part in self.parts if part and part.qualifier]:
            return Bounds(self.start_min, self.start_max, self.end_min, self.end_max)
        return _bounds(self.form, [part and part.loosened() for part in self.parts])

    def contains(self, other: "EventDate") -> bool:
        """Return whether this is the same date known less well: one day, among whose days all of `other` lie."""
        return not self.lasts and self.start_min <= other.start_min and other.end_max <= self.end_max

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EventDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"EventDate({self.text!r})"


class Day(EventDate):
    """An event date that is one day of the calendar: `2022-11-23`."""

    __slots__ = ()

    def __init__(self, text: str) -> None:
        """Raise `DateError` as `EventDate` does, and for any other expression."""
        super().__init__(text)
        if not self.is_known_day:
            raise DateError(f"{text} is not known to the day: write a day, as 2022-11-23")


class Bounds(NamedTuple):
    """The earliest and latest first day, and the earliest and latest last day."""

    start_min: date
    start_max: date
    end_min: date
    end_max: date


def _bounds(form: Form, parts: Sequence[DatePart | None]) -> Bounds:
    begin, end = parts[0], parts[-1]
    if form is _CHOICE:
        start_min = min(part.first for part in parts if part)
        end_max = max(part.last for part in parts if part)
    else:
        start_min = begin.first if begin else date.min
        end_max = end.last if end else date.max
    if form is not _INTERVAL:  # one day, whichever it is
        return Bounds(start_min, end_max, start_min, end_max)
    start_max = min(begin.last, end_max) if begin else end_max
    end_min = max(end.first, start_min) if end else start_min
    return Bounds(start_min, start_max, end_min, end_max)
