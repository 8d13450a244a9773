"""One date or one named period, as typed or as the program prints it."""

import re
from datetime import date, timedelta

from csto_timeline.dates.period import Period
from csto_timeline.dates.typed.in_words import in_words
from csto_timeline.dates.typed.numbers import in_figures
from csto_timeline.dates.typed.relative import relative
from csto_timeline.errors import DateError

APPROXIMATE = r"(?i)^(?:some (?:day|month) of )?(?:c\.|ca\.?|circa|about|around|approx\.?|approximately) ?"
_SOME = r"(?i)^some (?:day|month) of "
_WEEK_OF = r"(?i)(?:the )?week (?:of|beginning|starting) (?P<day>.+)"
CENTURY = r"(?P<century>[0-9]{2})00[–-](?P=century)99"


def single(text: str) -> Period | None:
    """Return the days of one date; None if the text is none, or is joined of several.

    `c. 2020`, `2020?` and `some month of 2020` are the year 2020. Raises `DateError` for what is not a day
    of the calendar, or can be read in two ways.
    """
    text = re.sub(_SOME, "", re.sub(APPROXIMATE, "", text)).rstrip("?")
    if match := re.fullmatch(CENTURY, text):
        first = int(match["century"]) * 100
        return Period(date(first, 1, 1), date(first + 99, 12, 31)) if first else None
    if match := re.fullmatch(_WEEK_OF, text):
        return _week_of(single(match["day"]))
    return in_figures(text) or relative(text) or in_words(text)


def _week_of(day: Period | None) -> Period | None:
    """Return the week, Monday to Sunday, that a day is in; None for what is no day."""
    if day is None or day.first is None or day.first != day.last:
        return None
    monday = day.first - timedelta(days=day.first.weekday())
    try:
        return Period(monday, monday + timedelta(days=6))
    except OverflowError:
        raise DateError(f"the week of {day.first} goes on beyond the year 9999") from None
