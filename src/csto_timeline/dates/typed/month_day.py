"""Days and months of any year as users type them.

    11-23, --11-23           month and day, as ISO 8601 and XML Schema write them
    23.11.                   dots: the day first
    23/11                    only where one reading is a day
    23 Nov, November 23      in words, of the languages of names.py
    today, yesterday, tomorrow
    November, --11           a month; in November, this month

29 February is a day. What has a year is refused.
"""

import re

from csto_timeline.dates import calendar
from csto_timeline.dates.month_day import MonthDay
from csto_timeline.dates.typed.in_words import DAY, MONTH, is_in_words
from csto_timeline.dates.typed.names import month_of
from csto_timeline.dates.typed.relative import near_day
from csto_timeline.dates.typed.text import LONGEST, cleaned, unreadable
from csto_timeline.errors import DateError
from csto_timeline.folding import fold

_IN_FIGURES = (
    "(?:--)?(?P<month>[0-9]{1,2})[–-](?P<day>[0-9]{1,2})",
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.?",
)
_ANY_ORDER = "(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})"
_IN_WORDS = (f"{DAY} {MONTH}", f"{MONTH} {DAY}")
_BEFORE = "(?i)^(?:in|on|every|each|в|во) "
_MONTH = "--(?P<month>[0-9]{1,2})"
_WHAT = "day or month of any year"
_FORMS = '11-23, "23 Nov", today or November'


def parse_month_day(text: str) -> MonthDay:
    """Read what a user typed, as the table above says; raises `DateError`."""
    typed = re.sub(_BEFORE, "", cleaned(text))
    if len(typed) > LONGEST:
        raise unreadable(text, _WHAT, _FORMS)
    for pattern in _IN_FIGURES:
        if match := re.fullmatch(pattern, typed):
            return MonthDay(int(match["month"]), int(match["day"]))
    if match := re.fullmatch(_MONTH, typed):
        return MonthDay(int(match["month"]))
    if match := re.fullmatch(_ANY_ORDER, typed):
        return _in_any_order(match)
    if near := near_day(typed):
        return MonthDay(near.start.month, near.start.day)
    if typed.lower() == "this month":
        return MonthDay(calendar.today().month)
    if found := _in_words(typed):
        return found
    if re.search("[0-9]{4}", typed):
        raise DateError(f'"{text}" has a year: write {_FORMS} for a day of any year')
    raise DateError(f'"{text}" cannot be read as a {_WHAT}: write {_FORMS}')


def month_day_or_none(text: str) -> MonthDay | None:
    """Read what a user typed as `parse_month_day` does; None for what is no such day or month."""
    try:
        return parse_month_day(text)
    except DateError:
        return None


def _in_words(text: str) -> MonthDay | None:
    for pattern in _IN_WORDS if is_in_words(text) else ():
        if (match := re.fullmatch(pattern, fold(text))) and (month := month_of(match["month"])):
            return MonthDay(month, int(match["day"]))
    month = month_of(fold(text)) if text.isalpha() else None
    return MonthDay(month) if month else None


def _in_any_order(match: re.Match[str]) -> MonthDay:
    """Read `23/11`, whose order only a number above 12 tells."""
    one, other = int(match["a"]), int(match["b"])
    if one != other and max(one, other) <= 12:
        day_first, month_first = MonthDay(other, one), MonthDay(one, other)
        raise DateError(
            f'"{match[0]}" is {day_first} or {month_first}: write {day_first.iso} or {month_first.iso} '
            "for the one you mean"
        )
    return MonthDay(min(one, other), max(one, other))
