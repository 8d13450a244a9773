"""Periods that count from today. The only module of dates that uses dateutil.

    today, yesterday, tomorrow
    this week, last month      a whole week (Monday to Sunday), month, quarter or year; also next
    30d, 30 days, last 30 days    from the day that long ago to today; also weeks, months and years
    past week                  the same for one of them
    next 30 days               from today to the day that long after it
    30 days ago, a week ago    that day

As an end of a period a length is a day: that long ago, or that long after the day it stands after.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from csto_timeline.dates import calendar
from csto_timeline.dates.calendar import last_of_month
from csto_timeline.dates.period import Period
from csto_timeline.dates.typed.numbers import one_day
from csto_timeline.errors import DateError

_NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_PAST = "past (?P<unit>day|week|month|year)"
_AGO = "(?:(?P<length>[0-9].*)|an? (?P<one>.*)) ago"
_NEXT = "next (?P<length>[0-9].*)"
_WHOLE = "(?P<which>this|last|next) (?P<unit>week|month|quarter|year)"
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_SHORT = "(?P<number>[0-9]{1,6}) ?(?P<unit>[dwmy])"
_LONG = "(?![0-9]{4} ?year$)(?:(?:last|past) )?(?P<number>[0-9]{1,6}) ?(?P<unit>d|w|m|y|(?:day|week|month|year)s?)"


class Length(Struct, frozen=True):
    """A length of time in days, weeks, months or years, as `text` has it."""

    text: str
    number: int
    unit: str

    def before(self, day: date) -> date:
        """Return the day that long before `day`, in a shorter month its last; raises `DateError`."""
        return self._moved(day, -1, "back before the year 1")

    def after(self, day: date) -> date:
        """Return the day that long after `day`, in a shorter month its last; raises `DateError`."""
        return self._moved(day, 1, "beyond the year 9999")

    def _moved(self, day: date, sign: int, beyond: str) -> date:
        from dateutil.relativedelta import relativedelta  # it takes as long to import as all that is imported here

        try:
            return day + sign * relativedelta(**{self.unit: self.number})  # type: ignore[arg-type]
        except (OverflowError, ValueError):
            raise DateError(f'"{self.text}" reaches {beyond}') from None


def length_of(text: str, forms: str = _LONG) -> Length | None:
    """Return the length of time that `text` is; None if it is none."""
    match = re.fullmatch(f"(?i){forms}", text)
    return Length(text, int(match["number"]), _UNITS[match["unit"][0].lower()]) if match else None


def relative(text: str) -> Period | None:
    """Return the period that `text` is today; None if it does not count from today; raises `DateError`."""
    if length := length_of(text):
        return Period(length.before(calendar.today()), calendar.today())
    if match := re.fullmatch(f"(?i){_PAST}", text):
        return relative(f"1 {match['unit']}")
    if match := re.fullmatch(f"(?i){_AGO}", text):
        length = length_of(match["length"] or f"1 {match['one']}")
        return one_day(length.before(calendar.today())) if length else None
    if match := re.fullmatch(f"(?i){_NEXT}", text):
        length = length_of(match["length"])
        return Period(calendar.today(), length.after(calendar.today())) if length else None
    if match := re.fullmatch(f"(?i){_WHOLE}", text):
        return _whole(match["which"].lower(), match["unit"].lower())
    return near_day(text)


def near_day(text: str) -> Period | None:
    """Return the period that is yesterday, today or tomorrow; None for another text."""
    away = _NEAR_DAYS.get(text.lower())
    return None if away is None else one_day(calendar.today() + timedelta(days=away))


def widened(period: Period, length: str) -> Period:
    """Return the period with `length` (30d, 6w, 3m, 2y) more on either side; raises `DateError`.

    A side that would lie beyond the calendar is open.
    """
    step = length_of(length.strip(), _SHORT)
    if step is None:
        raise DateError(f'"{length}" is not a length of time: write 30d, 6w, 3m or 2y')
    return Period(_within(step.before, period.first), _within(step.after, period.last))


def _within(move: Callable[[date], date], day: date | None) -> date | None:
    """Return the day that the other is moved to; None, which is an open side, if there is none or it is open."""
    try:
        return day and move(day)
    except DateError:
        return None


def _whole(which: str, unit: str) -> Period:
    """Return the week, month, quarter or year that today is in, or the last or next one."""
    first, end = _around(unit, calendar.today())
    if which == "this":
        return Period(first, end)
    return Period(*_around(unit, first - timedelta(days=1) if which == "last" else end + timedelta(days=1)))


def _around(unit: str, day: date) -> tuple[date, date]:
    """Return the first and the last day of the week, month, quarter or year that `day` is in."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    months = _MONTHS[unit]
    month = (day.month - 1) // months * months + 1
    return day.replace(day=1, month=month), last_of_month(day.replace(day=1, month=month + months - 1))
