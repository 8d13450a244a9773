"""The part of EDTF that a log accepts (ISO 8601-2, Extended Date/Time Format, levels 0 to 2).

    2022, 2022-09, 2022-11-23     with ~ (approximate), ? (uncertain) or % (both) behind it
    199X, 19XX                    some year of the decade, of the century
    A/B, A/.., ../B               it lasted from A to B; a side may be open
    [A..B], [A,B], [..B], [A..]   one day of these

Real calendar days only.
"""

import re
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.errors import DateError

_PART = (
    r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?(?P<qualifier>[~?%]?)"
    r"|(?P<decade>[0-9]{3})X|(?P<century>[0-9]{2})XX"
)
# The same expressions as one pattern for other programs (ECMA-262), without the calendar. Python's own $ would
# let a line feed stand behind them.
_DATE = r"(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?|[0-9]{3}X|[0-9]{2}XX)"
PATTERN = (
    rf"^(?:{_DATE}|{_DATE}/(?:{_DATE}|\.\.)|\.\./{_DATE}"
    rf"|\[{_DATE}(?:,{_DATE}|\.\.(?:{_DATE})?)\]|\[\.\.{_DATE}\])$(?!\n)"
)
_FORMS = (
    "2022, 2022-09, 2022-11-23, each also with ~, ? or % behind it; 199X; 19XX; "
    "A/B, A/.., ../B for what lasted; [A..B], [A,B], [..B], [A..] for one day of these"
)


class Precision(Enum):
    """How much of a day is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class DatePart(Struct, frozen=True):
    """A date without an interval or a set: the days that it covers, and its qualifier."""

    first: date
    last: date
    precision: Precision
    qualifier: str = ""

    def loosened(self) -> "DatePart":
        """Return the days that it may cover: with a qualifier, one unit more on either side."""
        if not self.qualifier:
            return self
        before = self.first - timedelta(days=1) if self.first > date.min else self.first
        after = self.last + timedelta(days=1) if self.last < date.max else self.last
        if self.precision is Precision.YEAR:
            before, after = before.replace(month=1, day=1), after.replace(month=12, day=31)
        elif self.precision is Precision.MONTH:
            before, after = before.replace(day=1), last_of_month(after)
        return replace(self, first=before, last=after)


class Form(Enum):
    """How an expression joins its parts."""

    SINGLE = "A"
    INTERVAL = "A/B"
    RANGE = "[A..B]"
    CHOICE = "[A,B]"


# Looked up once: members of an enumeration take as long to find as a date takes to read.
_SINGLE, _INTERVAL, _RANGE, _CHOICE = Form.SINGLE, Form.INTERVAL, Form.RANGE, Form.CHOICE
_DAY = Precision.DAY


def calendar_day(year: int, month: int, day: int) -> date:
    """Return that day; raises `DateError` with the reason where the calendar has none."""
    if not 1 <= year <= 9999:
        raise DateError(f"there is no year {year:04}: years go from 0001 to 9999")
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month:02}: months go from 01 to 12")
    days = days_in(year, month)
    if not 1 <= day <= days:
        raise DateError(f"there is no day {year:04}-{month:02}-{day:02}: that month has {days} days")
    return date(year, month, day)


def last_of_month(day: date) -> date:
    """Return the last day of the month that `day` is in."""
    return day.replace(day=days_in(day.year, day.month))


def days_in(year: int, month: int) -> int:
    """Return how many days that month has."""
    # As calendar.monthrange does, whose module takes as long to import as all that this program has for dates.
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def parse(text: str) -> tuple[Form, tuple[DatePart | None, ...]]:
    """Return the form of an expression and its parts, None for an open side; raises `DateError`."""
    if text.startswith("[") and text.endswith("]"):
        form, separator = (_RANGE, "..") if ".." in text else (_CHOICE, ",")
        sides = text[1:-1].split(separator)
    elif "/" in text:
        form = _INTERVAL
        sides = text.split("/")
        if "" in sides:  # EDTF's "unknown", which the log format leaves out
            raise _not_a_date(text)
        sides = ["" if side == ".." else side for side in sides]
    else:
        return _SINGLE, (parse_part(text),)
    if len(sides) != 2 or sides == ["", ""] or (form is _CHOICE and "" in sides):
        raise _not_a_date(text)
    try:
        return form, tuple(parse_part(side) if side else None for side in sides)
    except DateError as error:
        raise DateError(f"{text}: {error}") from None


@lru_cache(maxsize=1 << 14)  # dates of one log are made of few days
def parse_part(text: str) -> DatePart:
    """Read a date without an interval or a set; raises `DateError`."""
    if exact := plain_day(text):
        return DatePart(exact, exact, _DAY)
    match = re.fullmatch(_PART, text)
    if match is None:
        raise _not_a_date(text)
    year, month, day, qualifier = match.group("year", "month", "day", "qualifier")
    if day:
        exact = calendar_day(int(year), int(month), int(day))
        return DatePart(exact, exact, _DAY, qualifier)
    if month:
        first = calendar_day(int(year), int(month), 1)
        return DatePart(first, last_of_month(first), Precision.MONTH, qualifier)
    if year:
        return _years(int(year), int(year), Precision.YEAR, qualifier)
    if decade := match.group("decade"):
        return _years(int(decade) * 10, int(decade) * 10 + 9, Precision.DECADE)
    century = int(match.group("century")) * 100
    return _years(century, century + 99, Precision.CENTURY)


def plain_day(text: str) -> date | None:
    """Read `2022-11-23`, as most dates are, five times as fast as by its pattern; None says no more than that."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _years(first: int, last: int, precision: Precision, qualifier: str = "") -> DatePart:
    return DatePart(calendar_day(first, 1, 1), calendar_day(last, 12, 31), precision, qualifier)


def _not_a_date(text: str) -> DateError:
    return DateError(f'"{text}" is not a date of the log format; that takes {_FORMS}')
