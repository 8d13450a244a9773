"""Dates with a word in them, in any of the languages of names.py, and the parts of a year.

    23 Nov 2022, November 23, 2022, 23-Nov-2022, Wed, 23 Nov 2022, 23 ноября 2022 г.
    Nov 2022, 2022 Nov; early|mid|late Nov 2022: days 1 to 10, 11 to 20, 21 to the last
    spring 2022: March to May; summer, autumn or fall, winter 2022: December 2022 to February 2023
    2022Q4, Q4 2022, fourth quarter of 2022, 2022H1, first half of 2022; early|mid|late 2022: four months each
    2022-W45: a week of ISO 8601; 1990s; early|mid|late 1990s: to 1993, 1994 to 1996, from 1997

Neither case nor accents count, nor whether a space, a hyphen or a dot parts the words.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from csto_timeline.dates.calendar import calendar_day, last_of_month
from csto_timeline.dates.period import Period
from csto_timeline.dates.typed.names import BEFORE_A_YEAR, SEASONS, WEEKDAYS, YEAR_MARKS, month_of, weekday_of
from csto_timeline.dates.typed.numbers import one_day, whole_month
from csto_timeline.dates.words import day
from csto_timeline.errors import DateError
from csto_timeline.folding import fold

_QUARTERS = ("first", "second", "third", "fourth")
# The first month of each part of a year, and how many months it has.
_PARTS = (
    {season: (month, 3) for season, month in SEASONS.items()}
    | {f"q{number}": (number * 3 - 2, 3) for number in (1, 2, 3, 4)}
    | {f"{name} quarter": (number * 3 + 1, 3) for number, name in enumerate(_QUARTERS)}
    | {"h1": (1, 6), "h2": (7, 6), "first half": (1, 6), "second half": (7, 6)}
    | {"early": (1, 4), "mid": (5, 4), "late": (9, 4)}
)
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, None)}
_THIRDS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
# Words and figures, parted by a space, a hyphen or a dot; folding drops what parts them.
_WORDS = r"\w+(?:(?:[.,]{1,2} ?|[ –-])\w+)*\.?"


def in_words(text: str) -> Period | None:
    """Read a date in words; None for what is none, `DateError` for what is not a day of the calendar."""
    if match := re.fullmatch(_ONE_WINTER, text.lower()):
        return _one_winter(match)
    if not is_in_words(text):
        return None
    folded = fold(text)
    for pattern, reader in _READERS.items():
        if (match := re.fullmatch(pattern, folded)) and (period := reader(match)):
            return period
    return None


def is_in_words(text: str) -> bool:
    """Return whether it consists of words and plain figures, so that folding it loses nothing."""
    plain = all(each.isascii() or not each.isnumeric() for each in text)  # “²” folds to a figure
    return plain and re.fullmatch(_WORDS, text) is not None


def _date(match: re.Match[str]) -> Period | None:
    """Read a month with its year, and perhaps a day and its weekday."""
    found = match.groupdict()
    month, year = month_of(found["month"]), int(found["year"])
    if month is None:
        return None
    if found.get("day") is None:
        return whole_month(year, month)
    when = calendar_day(year, month, int(found["day"]))
    if found.get("weekday") is None:
        return one_day(when)
    weekday = weekday_of(found["weekday"])
    if weekday is not None and weekday != when.weekday():
        raise DateError(f"{day(when)} is a {WEEKDAYS[when.weekday()]}, not a {WEEKDAYS[weekday]}")
    return None if weekday is None else one_day(when)


def _year(match: re.Match[str]) -> Period:
    return Period(calendar_day(int(match["year"]), 1, 1), calendar_day(int(match["year"]), 12, 31))


def _third_of_month(match: re.Match[str]) -> Period | None:
    month, (first, last) = month_of(match["month"]), _THIRDS[match["third"]]
    if month is None:
        return None
    whole = whole_month(int(match["year"]), month)
    return Period(whole.start.replace(day=first), whole.start.replace(day=last) if last else whole.last)


def _part_of_year(match: re.Match[str]) -> Period:
    year, (month, length) = int(match["year"]), _PARTS[match["part"]]
    years, last = divmod(month + length - 2, 12)
    return Period(calendar_day(year, month, 1), last_of_month(calendar_day(year + years, last + 1, 1)))


def _one_winter(match: re.Match[str]) -> Period | None:
    """Read `winter 2022-23`, which is the winter that begins in 2022."""
    following = f"{int(match['year']) + 1:04}"
    return _part_of_year(match) if following.endswith(match["next"]) else None


def _week(match: re.Match[str]) -> Period:
    year, week = calendar_day(int(match["year"]), 1, 1).year, int(match["week"])
    try:
        monday = date.fromisocalendar(year, week, 1)
        return Period(monday, monday + timedelta(days=6))
    except OverflowError:
        raise DateError(f"week {week} of {year:04} goes on beyond the year 9999") from None
    except ValueError:
        raise DateError(f"there is no week {week} of {year:04}") from None


def _decade(match: re.Match[str]) -> Period:
    decade, (first, last) = int(match["year"]), _THIRDS_OF_DECADE.get(match["third"], (0, 9))
    return Period(calendar_day(decade + first, 1, 1), calendar_day(decade + last, 12, 31))


DAY = "(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er)?(?: of)?"
_YEAR = f"(?:(?:{BEFORE_A_YEAR}) )?(?P<year>[0-9]{{4}})(?: ?(?:{YEAR_MARKS}))?"
MONTH = r"(?P<month>[^\W\d_]+)"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(rf'{name[:3].lower()}[a-z]*' for name in WEEKDAYS)}) )?"
_PART = f"(?P<part>{'|'.join(_PARTS)})"
_ONE_WINTER = r"(?P<part>winter)(?: of)? (?P<year>[0-9]{4}) ?[-–/] ?(?P<next>[0-9]{4}|[0-9]{2})"
_READERS: dict[str, Callable[[re.Match[str]], Period | None]] = {
    rf"{_WEEKDAY}{DAY} {MONTH} {_YEAR}": _date,
    rf"{_WEEKDAY}{MONTH} {DAY} {_YEAR}": _date,
    rf"{_YEAR} {MONTH}(?: {DAY})?": _date,
    rf"{_YEAR} {DAY} {MONTH}": _date,
    rf"{MONTH} {_YEAR}": _date,
    _YEAR: _year,
    rf"(?P<third>early|mid|late) {MONTH} {_YEAR}": _third_of_month,
    rf"{_PART}(?: of)? {_YEAR}": _part_of_year,
    rf"{_YEAR} ?{_PART}": _part_of_year,
    r"(?P<year>[0-9]{4}) ?w(?P<week>[0-9]{2})": _week,
    r"(?:w|week )(?P<week>[0-9]{1,2})(?: of)? (?P<year>[0-9]{4})": _week,
    r"(?:the )?(?:(?P<third>early|mid|late) (?:the )?)?(?P<year>[0-9]{3}0)s": _decade,
}
