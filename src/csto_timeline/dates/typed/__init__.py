"""What a user may type for a period; docs/dates.md has it as a table.

    2022, 2022-09, 2022-11-23, 20221123   a year, a month, a day, each in its whole length
    23 Nov 2022, Wed, 23 Nov 2022, 23-Nov-2022, 23 ноября 2022 г.     in words, of ten languages
    23.11.2022, 11.2022, 11/2022          dots mean day first; 23/11/2022 only where it is one day
    2022Q4, 2022H1, 2022-W45, 1990s       a quarter, half or week, a decade
    spring 2022, early|mid|late Jan 2022  a season, a third of a month or year
    today, yesterday, tomorrow, this|last week|month|quarter|year
    30d, 6w, 3m, 2y, last 30 days         days, weeks, months or years back from today, to today
    2022-09..2022-11, 2022-2024, 23–24 Nov 2022, Sep to Nov 2022      from one to the other
    2022-09.., since Sep 2022, ..2022, until 2022, by 29 Nov 2022     with one end open
    2y..1y, ..30d                         a length at an end is a day, that long ago
    2022-11-23..7d                        or, behind a day, that long after it
    c. 2020, 2022?, 1900–1999?            and all else that the program prints for a date
    199X, 2022-11-23/2022-11-24           and all else that a log may write for a date

Both ends are included. What can be read in two ways, or not at all, is refused.
"""

import re
from datetime import date

from csto_timeline.dates.event_date import EventDate, Period
from csto_timeline.dates.typed.ranges import Bounds, end_of, joined, with_what_follows
from csto_timeline.dates.typed.relative import length_of, widened
from csto_timeline.dates.typed.single import single
from csto_timeline.dates.typed.text import cleaned, unreadable
from csto_timeline.errors import DateError

__all__ = ["first_day", "last_day", "parse_period", "widened"]

_EDTF = r"[/\[{X~%]"  # in what only EDTF writes so
_ONE_OF = " (one day, not known which)"  # as the program prints [A..B]
_LONGEST = 100  # characters; a date has fewer


def parse_period(text: str) -> Period:
    """Read what a user typed, as the table above says; raises `DateError`."""
    first, last = _bounds(text)
    sides = {"first": first, "last": last}
    return Period(**{side: day for side, day in sides.items() if day is not None})


def first_day(text: str) -> date:
    """Return the day on which a period begins that is typed by its beginning; raises `DateError`."""
    first, _ = _bounds(text)
    if first is None:
        raise DateError(f'"{text}" has no first day')
    return first


def last_day(text: str) -> date:
    """Return the day on which a period ends that is typed by its end: of `30d`, the day 30 days ago.

    Raises `DateError`.
    """
    typed = cleaned(text)
    last = end_of(typed) if length_of(typed) else _bounds(text).last
    if last is None:
        raise DateError(f'"{text}" has no last day')
    return last


def _bounds(text: str) -> Bounds:
    typed = cleaned(text).removesuffix(_ONE_OF)
    if len(typed) > _LONGEST:
        raise unreadable(text)
    if found := single(typed):
        return Bounds(found.first, found.last)
    if bounds := _as_log_writes(typed) or joined(typed):
        return bounds
    members = re.split(r", | (?:or|and) ", typed)
    completed = [with_what_follows(member, members[-1]) for member in members]
    if len(members) > 1 and all(completed):
        raise _several(typed, [member for member, _ in filter(None, completed)])
    raise unreadable(text)


def _as_log_writes(text: str) -> Bounds | None:
    """Read what only EDTF writes so: an interval, a set, a decade, a qualified date."""
    if not re.search(_EDTF, text):
        return None
    try:
        when = EventDate(text)
    except DateError:
        return None
    if "," in text:
        raise _several(text, sorted(each.strip() for each in text[1:-1].split(",")))
    return Bounds(when.earliest, when.latest)


def _several(text: str, members: list[str]) -> DateError:
    """Return the error for a set of dates, `[2020,2024]` or `23 or 24 Nov 2022`, which says what to ask for instead."""
    number = "two" if len(members) == 2 else "several"
    what = f"one of {number} dates" if "[" in text or " or " in text else f"{number} dates"
    whole = f"{members[0].partition('..')[0]}..{members[-1].rpartition('..')[2]}"
    return DateError(f'"{text}" is {what}, and no period: ask for {", for ".join(members)}, or for {whole}')
