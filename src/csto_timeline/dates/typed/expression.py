"""The date that a text is, as a log writes it (EDTF): what people type, and what the program prints.

    23 Nov 2022, 23.11.2022                    2022-11-23
    Spring 2013, Q4 2022, the 1990s            2013-21, 2022-36, 199X
    early Jan 2022, week 45 of 2022            [2022-01-01..2022-01-10], [2022-11-07..2022-11-13]: one day of these
    c. 2020, about May 2022, 2022?             2020~, 2022-05~, 2022?
    c. 1900–1905, c. 1900 – 1905               1900~/1905~, 1900~/1905: without spaces about both
    23–24 Nov 2022, Sep to Nov 2022            2022-11-23/2022-11-24, 2022-09/2022-11: it lasted
    23–24 Nov 2022?, 23 or 25 Nov 2022         [2022-11-23..2022-11-24], [2022-11-23,2022-11-25]
    since Sep 2022, until 2022, by May 2022    2022-09/.., ../2022, [..2022-05]

A text that counts from today is refused: what it means changes from day to day.
"""

import re
from functools import partial
from itertools import chain

from csto_timeline.dates.calendar import calendar_day
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.parts import plain_day
from csto_timeline.dates.typed.one_date import one, part, refuse_relative
from csto_timeline.dates.typed.ranges import BESIDE, beside
from csto_timeline.dates.typed.several_dates import each_of, lasting, one_day_of, range_of, several
from csto_timeline.dates.typed.text import LONGEST, cleaned, edtf_date, unreadable
from csto_timeline.dates.typed.wordings import rewordings
from csto_timeline.errors import DateError

_ONE_DAY_OF = r" \(one day, not known which\)$"
_EACH = r" \(each of them\)$"
# Two numbers and a year, also at the ends of a range; with dots, or parted by spaces, alone.
_NUMBERS = (
    r"(?<![0-9./-])(?P<first>[0-9]{1,2})(?P<sign>[/-])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})(?![0-9/])"
)
_APART = r"^(?P<first>[0-9]{1,2})(?P<sign>[ .])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})$"
_OPEN = (  # what is open on one side, and what a log writes for it
    (r"(?i)(?:since|from) (.+)|(.+)\.\.", "{}/.."),
    (r"(?i)from (.+), end unknown|(.+?) ?– ?\?", "{}/"),
    (r"(?i)until (.+), beginning unknown|\? ?– ?(.+)", "/{}"),
    (r"(?i)until (.+)|\.\.(.+)", "../{}"),
    (r"(?i)by (.+)|(.+) or earlier", "[..{}]"),
    (r"(?i)(.+) or later", "[{}..]"),
)
_FORMS = '2022, 2022-09, 2022-11-23, "23 Nov 2022", "spring 2022", "Sep to Nov 2022", "since 2022" or "c. 2022"'


def expression_of(text: str, *, day_first: bool | None = None) -> str:
    """Return the date that `text` is, as an EDTF expression of the log format; raises `DateError`.

    Of `03/04/2022` the first number is the day where it is `day_first`, the month where that is False, and the
    text refused where it is None.
    """
    if plain_day(text):  # as most are
        return text
    typed = cleaned(text)
    _refuse_two_years(typed)
    if day_first is not None:
        in_order = partial(_in_order, day_first=day_first)
        typed = re.sub(_NUMBERS, in_order, re.sub(_APART, in_order, typed))
    expression = _in_some_words(typed) if 0 < len(typed) <= LONGEST else None
    if expression is None:
        raise unreadable(text, "date", _FORMS)
    return EventDate(expression).text


def _refuse_two_years(typed: str) -> None:
    """Raise `DateError` for `1905-6`: who asks a log for it means June, but who writes one may mean two years."""
    match = re.fullmatch(r"(?P<first>[0-9]{3}(?P<end>[0-9]))-(?P<last>[1-9])", typed)
    if match and match["end"] < match["last"]:
        year, last = match["first"], f"{match['first'][:3]}{match['last']}"
        write = f"{year}-0{match['last']} or {year}..{last}"
        raise DateError(f'"{typed}" is a month or the years {year} to {last}: write {write}')


def _in_order(match: re.Match[str], *, day_first: bool) -> str:
    day_first = day_first or match["sign"] == "."  # with dots the day comes first
    number, month = (match["first"], match["second"]) if day_first else (match["second"], match["first"])
    return str(calendar_day(int(match["year"]), int(month), int(number)))


def _in_some_words(typed: str) -> str | None:
    """Return the expression of a text as it is typed, or else in other words."""
    return next(filter(None, map(_expression, chain([typed], rewordings(typed)))), None)


def _expression(typed: str) -> str | None:
    if written := edtf_date(typed):
        return written.text
    if re.search(_ONE_DAY_OF, typed):
        range_ = range_of(re.sub(_ONE_DAY_OF, "", typed))
        return range_ and one_day_of(range_)
    if re.search(_EACH, typed):
        each = re.sub(_EACH, "", typed)
        return several(each) or each_of(each)
    return one(typed) or _open(typed) or _beside(typed) or several(typed) or lasting(typed)


def _open(typed: str) -> str | None:
    for pattern, written in _OPEN:
        match = re.fullmatch(pattern, typed)
        if match and (found := part(next(filter(None, match.groups())))):
            return written.format(found)
    return None


def _beside(typed: str) -> str | None:
    """Return one day before or after a date, not known which."""
    match = re.fullmatch(BESIDE, typed)
    if match:
        refuse_relative(match["date"])
    days = beside(match) if match else None
    if days is None:
        return None
    return f"[..{days.last}]" if days.last else f"[{days.first}..]"
