"""What a user may type for a period. The only module that uses dateutil.

    2022, 2022-09, 2022-11-23     a year, a month, a day, each in its whole length
    2022Q4, Q4 2022               a quarter
    2022-09..2022-11              from the first day of one to the last day of the other
    2022-09.. and ..2022          with one end open
    nov 2022, 23 November 2022    in words
    23/11/2022, 23.11.2022        where only one reading is a day of the calendar
    today, yesterday
    30d, 6w, 3m, 2y               days, weeks, months or years back from today, to today
    199X, 2022-11-23/2022-11-24   and all that a log may write for a date

Both ends are included. What can be read in two ways, or not at all, is refused.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from csto_timeline.dates import event_date as dates
from csto_timeline.dates.calendar import calendar_day, days_in, last_of_month
from csto_timeline.dates.event_date import PERIOD_FORMS, EventDate, Period
from csto_timeline.dates.parts import parse_part
from csto_timeline.dates.words import MONTH_NAMES, day
from csto_timeline.errors import DateError

_ISO = r"[0-9]{4}(-[0-9]{2}){0,2}"
_QUARTER = r"(?i)(?P<year>[0-9]{4})-?q(?P<quarter>[1-4])"
_QUARTER_FIRST = r"(?i)q(?P<quarter>[1-4])[ -]?(?P<year>[0-9]{4})"
_TO = r"(?i)\s+(?:to|-|–)\s+"
_BACK = r"(?i)(?P<number>[0-9]{1,6}) ?(?P<unit>[dwmy])"
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_NUMBERS = r"(?P<a>[0-9]{1,2})([/. -])(?P<b>[0-9]{1,2})\2(?P<year>[0-9]{4})"
_YEAR_FIRST = r"(?P<year>[0-9]{4})([/.-])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})"
_HAS_YEAR = r"(?<![0-9])[0-9]{4}(?![0-9])"
_DAY = r"(?:the )?(?P<{}>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?"
_NAME, _YEAR = r"(?P<month>[^\W\d_]+\.?)", "(?P<year>[0-9]{4})"
_DAY_FIRST = rf"(?i)(?:{_DAY.format('before')} )?{_NAME},? {_YEAR}(?P<after>)"
_MONTH_FIRST = rf"(?i)(?P<before>){_NAME} {_DAY.format('after')},? {_YEAR}"
_YEAR_THEN_MONTH = rf"(?i)(?P<before>){_YEAR} {_NAME}(?: {_DAY.format('after')})?"
_LETTERS = r"[^\W\d_]+"


def parse_period(text: str) -> Period:
    """Read what a user typed, as the table above says; raises `DateError`."""
    if edtf := _as_log_writes(text.strip()):
        return edtf
    begin, dots, end = (" ".join(side.split()) for side in re.sub(_TO, "..", text, count=1).partition(".."))
    if not dots:
        return _single(begin)
    if not begin and not end:
        raise _unreadable(text)
    return Period(
        _single(begin).first if begin else None,
        _single(end).last if end else None,
    )


def _as_log_writes(text: str) -> Period | None:
    """Read what only EDTF writes so: an interval, a set, a decade, a qualified date."""
    if not re.search(r"[/\[{X~?%]", text) or re.fullmatch(_YEAR_FIRST, text) or re.fullmatch(_NUMBERS, text):
        return None
    try:
        when = EventDate(text)
    except DateError:
        return None
    if len(when.spans) > 1:
        raise _several(text, when)
    return Period(when.earliest, when.latest)


def _several(text: str, when: EventDate) -> DateError:
    """Word that a set of dates is no period, and what to ask for instead."""
    members = sorted(member.strip() for member in text[1:-1].split(","))
    each = ", ".join(f"for {member}" for member in members)
    whole = f"{members[0].partition('..')[0]}..{members[-1].rpartition('..')[2]}"
    number = "two" if len(members) == 2 else len(members)
    one_of = "" if when.lasts else "one of "
    return DateError(f'"{text}" is {one_of}{number} dates, and no period: ask {each}, or for {whole}')


def widened(period: Period, length: str) -> Period:
    """Return the period with `length` (30d, 6w, 3m, 2y) more on either side; raises `DateError`.

    A side that would lie beyond the calendar is open.
    """
    match = re.fullmatch(_BACK, length.strip())
    if match is None:
        raise DateError(f'"{length}" is not a length of time: write 30d, 6w, 3m or 2y')
    from dateutil.relativedelta import relativedelta

    step = relativedelta(**{_UNITS[match["unit"].lower()]: int(match["number"])})  # type: ignore[arg-type]

    def moved(day: date | None, sign: int) -> date | None:
        try:
            return day and day + sign * step
        except (OverflowError, ValueError):
            return None

    return Period(moved(period.first, -1), moved(period.last, 1))


def _single(text: str) -> Period:
    if re.fullmatch(_ISO, text):
        part = parse_part(text)
        return Period(part.first, part.last)
    for pattern, reader in _READERS.items():
        if match := re.fullmatch(pattern, text):
            return reader(match)
    if text.lower() in {"today", "yesterday"}:
        when = dates.today() - timedelta(days=text.lower() == "yesterday")
        return Period(when, when)
    raise _unreadable(text)


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
        if 1 <= month <= 12 and 1 <= number <= days_in(year or 1, month)
    ]
    match readings:
        case [when]:
            return Period(when, when)
        case [one, other]:
            raise DateError(f'"{match[0]}" is {day(one)} or {day(other)}: write {one} or {other} for the one you mean')
    raise DateError(f'"{match[0]}" is no day of the calendar, whichever number is the month')


def _in_words(match: re.Match[str]) -> Period:
    """Read a month and a year in words, with or without a day."""
    name = match["month"].lower().removesuffix(".")
    month = next((n for n, full in enumerate(MONTH_NAMES, start=1) if _abbreviates(name, full.lower())), None)
    if month is None:
        raise _unreadable(match[0])
    if number := match["before"] or match["after"]:
        when = calendar_day(int(match["year"]), month, int(number))
        return Period(when, when)
    first = calendar_day(int(match["year"]), month, 1)
    return Period(first, last_of_month(first))


def _abbreviates(name: str, month: str) -> bool:
    return (len(name) >= 3 and month.startswith(name)) or (name, month) == ("sept", "september")


_READERS: dict[str, Callable[[re.Match[str]], Period]] = {
    _QUARTER: _quarter,
    _QUARTER_FIRST: _quarter,
    _BACK: _back_from_today,
    _YEAR_FIRST: _year_first,
    _NUMBERS: _numbers,
    _DAY_FIRST: _in_words,
    _MONTH_FIRST: _in_words,
    _YEAR_THEN_MONTH: _in_words,
}


def _unreadable(text: str) -> DateError:
    reading = f'"{text.strip()}"' if text.strip() else "an empty text"
    understood = [f"the year {year}" for year in re.findall(_HAS_YEAR, text)]
    understood += [
        f"the month {name}"
        for name in MONTH_NAMES
        for word in re.findall(_LETTERS, text)
        if _abbreviates(word.lower(), name.lower())
    ]
    only = f" (only {' and '.join(dict.fromkeys(understood))} can)" if understood else ""
    return DateError(f"{reading} cannot be read as a date or period{only}: write {PERIOD_FORMS}")
