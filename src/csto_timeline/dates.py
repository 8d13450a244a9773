"""Event dates and the periods they are asked about.

An event date is an EDTF expression (ISO 8601-2, Extended Date/Time Format; the part of
levels 0 to 2 that `EventDate` lists). It stands for a first and a last day, each known
only within bounds. A period is a range of days. All bounds are inclusive, here and
everywhere else; a side without a bound is `date.min` or `date.max`.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, IntEnum
from typing import NamedTuple

from csto_timeline.errors import DateError

_PART = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?(?P<qualifier>[~?%]?)"
    r"|(?P<decade>[0-9]{3})X|(?P<century>[0-9]{2})XX"
)
_FORMS = (
    "2022, 2022-09, 2022-11-23, each also with ~, ? or % behind it; 199X; 19XX; "
    "A/B, A/.., ../B for what lasted; [A..B], [A,B], [..B], [A..] for one day of these"
)


def today() -> date:
    """Give the day it is here: the one clock of the program."""
    return date.today()


class Fit(IntEnum):
    """Whether a date lies in a period."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


@dataclass(frozen=True, slots=True)
class Period:
    """A range of days that somebody asks for, both ends included."""

    first: date = date.min
    last: date = date.max

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise DateError(f"the period ends on {self.last}, before it begins on {self.first}")

    def intersection(self, other: "Period") -> "Period":
        """Give the days that both have; raises `DateError` where there is none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        if first > last:
            raise DateError(f"no day lies both in {self} and in {other}")
        return Period(first, last)

    def __str__(self) -> str:
        """Give the ISO days, `2022-09-01 to 2022-09-30`, or `from` or `until` for an open side."""
        if self.first == date.min:
            return "all time" if self.last == date.max else f"until {self.last}"
        if self.last == date.max:
            return f"from {self.first}"
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


class Precision(Enum):
    """How much of a day is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class DatePart(NamedTuple):
    """A date without an interval or a set: the days that it covers, and its qualifier."""

    first: date
    last: date
    precision: Precision
    qualifier: str = ""

    def loosened(self) -> "DatePart":
        """Give the days that it may cover: with a qualifier, its own length more on either side."""
        if not self.qualifier:
            return self
        length = self.last - self.first + timedelta(days=1)
        first = self.first - length if self.first - date.min > length else date.min
        last = self.last + length if date.max - self.last > length else date.max
        return self._replace(first=first, last=last)


class Form(Enum):
    """How an expression joins its parts."""

    SINGLE = "A"
    INTERVAL = "A/B"
    RANGE = "[A..B]"
    CHOICE = "[A,B]"


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
        self.form, self.parts = _parse(text)
        begin, end = self.parts[0], self.parts[-1]
        if self.form is Form.CHOICE:
            self.start_min = min(part.first for part in self.parts if part)
            self.end_max = max(part.last for part in self.parts if part)
        else:
            self.start_min = begin.first if begin else date.min
            self.end_max = end.last if end else date.max
        if self.start_min > self.end_max:
            raise DateError(f"{text}: the end is before the start")
        self.start_max, self.end_min = self.end_max, self.start_min
        if self.form is Form.INTERVAL:
            self.start_max = min(begin.last, self.end_max) if begin else self.end_max
            self.end_min = max(end.first, self.start_min) if end else self.start_min

    @property
    def lasts(self) -> bool:
        """Whether it is an interval: something that took from its first day to its last."""
        return self.form is Form.INTERVAL

    @property
    def sort_key(self) -> tuple[date, date]:
        """The order of events: earliest day, then latest day."""
        return self.start_min, self.end_max

    def fit(self, period: Period) -> Fit:
        """Say whether the date lies in `period`.

        Possible when a day of it may. Certain when the one day must, or when what lasted
        must have a day in it. A qualified part (`~`, `?`, `%`) may be off by its own length
        either way: `2020~` is possible in 2019, and certain in 2019..2021 only.
        """
        parts = [part and part.loosened() for part in self.parts]
        if not _may_touch(self.form, parts, period):
            return Fit.NO
        begin, end = parts[0], parts[-1]
        if self.lasts:
            start_max = begin.last if begin else self.start_max
            end_min = end.first if end else self.end_min
            certain = min(start_max, self.end_max) <= period.last and max(end_min, self.start_min) >= period.first
        else:
            certain = all(part and period.first <= part.first and part.last <= period.last for part in parts)
        return Fit.CERTAIN if certain else Fit.POSSIBLE

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EventDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"EventDate({self.text!r})"


def calendar_day(year: int, month: int, day: int) -> date:
    """Give that day; raises `DateError` with the reason where the calendar has none."""
    if not 1 <= year <= 9999:
        raise DateError(f"there is no year {year:04}: years go from 0001 to 9999")
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month:02}: months go from 01 to 12")
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise DateError(f"there is no day {year:04}-{month:02}-{day:02}: that month has {days} days")
    return date(year, month, day)


def last_of_month(day: date) -> date:
    """Give the last day of the month in which `day` lies."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _may_touch(form: Form, parts: Sequence[DatePart | None], period: Period) -> bool:
    if form is Form.CHOICE:
        return any(part.first <= period.last and part.last >= period.first for part in parts if part)
    begin, end = parts[0], parts[-1]
    return (begin is None or begin.first <= period.last) and (end is None or end.last >= period.first)


def _parse(text: str) -> tuple[Form, tuple[DatePart | None, ...]]:
    if text.startswith("[") and text.endswith("]"):
        form, separator = (Form.RANGE, "..") if ".." in text else (Form.CHOICE, ",")
        sides = text[1:-1].split(separator)
    elif "/" in text:
        form = Form.INTERVAL
        sides = text.split("/")
        if "" in sides:  # EDTF's "unknown", which the log format leaves out
            raise _not_a_date(text)
        sides = ["" if side == ".." else side for side in sides]
    else:
        return Form.SINGLE, (parse_part(text),)
    if len(sides) != 2 or sides == ["", ""] or (form is Form.CHOICE and "" in sides):
        raise _not_a_date(text)
    try:
        return form, tuple(parse_part(side) if side else None for side in sides)
    except DateError as error:
        raise DateError(f"{text}: {error}") from None


def parse_part(text: str) -> DatePart:
    """Read a date without an interval or a set; raises `DateError`."""
    match = _PART.fullmatch(text)
    if match is None:
        raise _not_a_date(text)
    year, month, day, qualifier = match.group("year", "month", "day", "qualifier")
    if day:
        exact = calendar_day(int(year), int(month), int(day))
        return DatePart(exact, exact, Precision.DAY, qualifier)
    if month:
        first = calendar_day(int(year), int(month), 1)
        return DatePart(first, last_of_month(first), Precision.MONTH, qualifier)
    if year:
        return _years(int(year), int(year), Precision.YEAR, qualifier)
    if decade := match.group("decade"):
        return _years(int(decade) * 10, int(decade) * 10 + 9, Precision.DECADE)
    century = int(match.group("century")) * 100
    return _years(century, century + 99, Precision.CENTURY)


def _years(first: int, last: int, precision: Precision, qualifier: str = "") -> DatePart:
    return DatePart(calendar_day(first, 1, 1), calendar_day(last, 12, 31), precision, qualifier)


def _not_a_date(text: str) -> DateError:
    return DateError(f'"{text}" is not a date of the log format; that takes {_FORMS}')
