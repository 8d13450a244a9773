"""What a user may type for a period. The only module that uses dateutil.

    2022, 2022-09, 2022-11-23     a year, a month, a day, each in its whole length
    2022Q4                        a quarter
    2022-09..2022-11              from the first day of one to the last day of the other
    2022-09.. and ..2022          with one end open
    nov 2022, 23 November 2022    in words
    today, yesterday
    30d, 6w, 3m, 2y               days, weeks, months or years back from today, to today

Both ends are included. What can be read in two ways, or not at all, is refused.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta

from csto_timeline import dates
from csto_timeline.dates import Period
from csto_timeline.datewords import MONTH_NAMES, MONTHS, day
from csto_timeline.edtf import calendar_day, last_of_month, parse_part
from csto_timeline.errors import DateError

HELP = "2022, 2022-09, 2022-11-23, 2022Q4, 2022-09..2022-11, 2022-09.., ..2022, “nov 2022”, 30d, 6w, 3m, 2y"

_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_QUARTER = re.compile(r"(?P<year>[0-9]{4})-?q(?P<quarter>[1-4])", re.IGNORECASE)
_BACK = re.compile(r"(?P<number>[0-9]{1,6}) ?(?P<unit>[dwmy])", re.IGNORECASE)
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_NUMBERS = re.compile(r"(?P<a>[0-9]{1,2})([/. -])(?P<b>[0-9]{1,2})\2(?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})([/.-])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})")
_HAS_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_MONTH = re.compile(rf"({'|'.join(MONTHS)})[a-z]*", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=[0-9])(st|nd|rd|th)\b|\b(the|of)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")


def parse_period(text: str) -> Period:
    """Read what a user typed, as the table above says; raises `DateError`."""
    begin, dots, end = (side.strip() for side in text.strip().partition(".."))
    if not dots:
        return _single(begin)
    if not begin and not end:
        raise _unreadable(text)
    return Period(
        _single(begin).first if begin else date.min,
        _single(end).last if end else date.max,
    )


def widened(period: Period, length: str) -> Period:
    """Give the period with `length` (30d, 6w, 3m, 2y) more on either side; raises `DateError`.

    It ends where the calendar does.
    """
    match = _BACK.fullmatch(length.strip())
    if match is None:
        raise DateError(f'"{length}" is not a length of time: write 30d, 6w, 3m or 2y')
    from dateutil.relativedelta import relativedelta

    step = relativedelta(**{_UNITS[match["unit"].lower()]: int(match["number"])})  # type: ignore[arg-type]

    def moved(day: date, sign: int, end: date) -> date:
        try:
            return day + sign * step
        except (OverflowError, ValueError):
            return end

    return Period(moved(period.first, -1, date.min), moved(period.last, 1, date.max))


def _single(text: str) -> Period:
    if _ISO.fullmatch(text):
        part = parse_part(text)
        return Period(part.first, part.last)
    for pattern, reader in _READERS.items():
        if match := pattern.fullmatch(text):
            return reader(match)
    if text.lower() in {"today", "yesterday"}:
        when = dates.today() - timedelta(days=text.lower() == "yesterday")
        return Period(when, when)
    return _in_words(text)


def _quarter(match: re.Match[str]) -> Period:
    year, last_month = int(match["year"]), int(match["quarter"]) * 3
    first = calendar_day(year, last_month - 2, 1)
    return Period(first, last_of_month(first.replace(month=last_month)))


def _back_from_today(match: re.Match[str]) -> Period:
    from dateutil.relativedelta import relativedelta

    unit = _UNITS[match["unit"].lower()]
    end = dates.today()
    try:
        begin = end - relativedelta(**{unit: int(match["number"])})  # type: ignore[arg-type]
    except (OverflowError, ValueError):
        raise DateError(f'"{match[0]}" reaches back before the year 1') from None
    return Period(begin, end)


def _year_first(match: re.Match[str]) -> Period:
    when = calendar_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return Period(when, when)


def _numbers(match: re.Match[str]) -> Period:
    """Read `23/11/2022`, whose order only a number above 12 tells."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    readings = [
        calendar_day(year, month, number)
        for number, month in dict.fromkeys([(first, second), (second, first)])
        if 1 <= month <= 12 and 1 <= number <= monthrange(year or 1, month)[1]
    ]
    match readings:
        case [when]:
            return Period(when, when)
        case [one, other]:
            raise DateError(f'"{match[0]}" is {day(one)} or {day(other)}: write {one} or {other} for the one you mean')
    raise DateError(f'"{match[0]}" is no day of the calendar, whichever number is the month')


def _in_words(text: str) -> Period:
    """Read a month and a year in words, with or without a day.

    dateutil takes what a text does not say from a default: two defaults that differ in
    every field tell what the text does say. It also passes over weekdays, so any word
    but one month name is refused before.
    """
    words = _LETTERS.findall(_ORDINAL.sub(" ", text))
    if len(words) != 1 or not _MONTH.fullmatch(words[0]) or not _HAS_YEAR.search(text):
        raise _unreadable(text)
    from dateutil.parser import ParserError, parse

    try:
        one, other = (parse(_ORDINAL.sub(" ", text), default=default) for default in _DEFAULTS)
    except (ParserError, OverflowError, ValueError):
        raise _unreadable(text) from None
    if (one.hour, one.minute, one.second) != (1, 2, 3):
        raise DateError(f'"{text}" names a time of day: periods are counted in whole days')
    if (one.year, one.month) != (other.year, other.month):
        raise _unreadable(text)
    if one.day == other.day:
        return Period(one.date(), one.date())
    return Period(one.date().replace(day=1), last_of_month(one.date()))


_DEFAULTS = (datetime(2000, 1, 1, 1, 2, 3), datetime(2003, 3, 2, 4, 5, 6))
_READERS: dict[re.Pattern[str], Callable[[re.Match[str]], Period]] = {
    _QUARTER: _quarter,
    _BACK: _back_from_today,
    _YEAR_FIRST: _year_first,
    _NUMBERS: _numbers,
}


def _unreadable(text: str) -> DateError:
    reading = f'"{text.strip()}"' if text.strip() else "an empty text"
    understood = [f"the year {year}" for year in _HAS_YEAR.findall(text)]
    understood += [
        f"the month {name}"
        for name in MONTH_NAMES
        for word in _LETTERS.findall(text)
        if _MONTH.fullmatch(word) and name.lower().startswith(word.lower())
    ]
    only = f" (only {' and '.join(understood)} can)" if understood else ""
    return DateError(f"{reading} cannot be read as a date or period{only}: write {HELP}")
