"""The calendar: its days, which of them is today, and the months, seasons, years … that have them whole.

Years go from 1 to 9999.
"""

from datetime import date, timedelta
from enum import Enum

from csto_timeline.errors import DateError

_ONE_DAY = timedelta(days=1)


class Precision(Enum):
    """How much of a day is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_DAY = Precision.DAY
# How many months each has, and the month with which the first of a calendar begins, from 0.
_MONTHS = {
    Precision.MONTH: (1, 0),
    Precision.SEASON: (3, 2),
    Precision.QUARTER: (3, 0),
    Precision.HALF: (6, 0),
    Precision.YEAR: (12, 0),
    Precision.DECADE: (120, 0),
    Precision.CENTURY: (1200, 0),
}


def today() -> date:
    """Return today’s date, local time: the one clock of the program."""
    return date.today()


def unit_of(day: date, precision: Precision) -> tuple[date, date]:
    """Return the first and the last day of the month, season, year … that `day` is in, within the calendar."""
    if precision is _DAY:
        return day, day
    months, offset = _MONTHS[precision]
    begin = (month_number(day) - offset) // months * months + offset
    first = date.min if begin < 12 else date(begin // 12, begin % 12 + 1, 1)
    end = begin + months
    return first, date.max if end // 12 > 9999 else date(end // 12, end % 12 + 1, 1) - _ONE_DAY


def months_of(precision: Precision) -> tuple[int, int]:
    """Return how many months a unit longer than a day has, and in which month, from 0, the first one begins."""
    return _MONTHS[precision]


def days_around(day: date, days: int) -> tuple[date, date]:
    """Return the days so many before and after `day`, within the calendar."""
    first, last = day.toordinal() - days, day.toordinal() + days
    return date.fromordinal(max(first, date.min.toordinal())), date.fromordinal(min(last, date.max.toordinal()))


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
    return 31 if month == 12 else (date(year, month + 1, 1) - _ONE_DAY).day


def month_number(day: date) -> int:
    """Return the number of the month that `day` is in, counted from January of the year 0."""
    return day.year * 12 + day.month - 1
