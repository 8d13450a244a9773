"""Periods as users type them; docs/dates.md has them as a table.

    2022, 2022-09, 2022-11-23, 20221123   a year, a month, a day, each in its whole length
    23 Nov 2022, Wed, 23 Nov 2022, 23-Nov-2022, 23 ноября 2022 г.     in words, of nine languages
    23.11.2022, 11.2022, 11/2022          dots mean day first; 23/11/2022 only where it is one day
    2022Q4, 2022H1, 2022-W45, 1990s       a quarter, half or week, a decade
    spring 2022, early|mid|late Jan 2022  a season, a third of a month, year or decade
    today, yesterday, tomorrow, this|last|next week|month|quarter|year
    30d, 6w, 3m, 2y, last 30 days         days, weeks, months or years back from today, to today
    next 30 days                          the same from today on
    30 days ago, a week ago               that day
    2022-09..2022-11, 2022-2024, 23–24 Nov 2022, Sep to Nov 2022      from one to the other
    2022-09.., since Sep 2022, ..2022, until 2022, by 29 Nov 2022     with one end open
    after Sep 2022, before 2022           the same without the date itself
    2y..1y, ..30d                         a length at an end is a day, that long ago
    2022-11-23..7d                        or, after a day, that long after it
    c. 2020, 2022?, 1900–1999?            and all else that the program prints for a date
    199X, 2022-11-23/2022-11-24           and all else that a log may write for a date

Both ends are included. What can be read in two ways, or not at all, is refused.
"""

from datetime import date

from csto_timeline.dates.period import Period
from csto_timeline.dates.typed.numbers import in_figures, range_in_figures
from csto_timeline.errors import DateError


def parse_period(text: str) -> Period:
    """Read what a user typed, as the table above says; raises `DateError`."""
    if plain := range_in_figures(text) or in_figures(text):  # as most are typed: no need to wait for the grammar
        return plain
    from csto_timeline.dates.typed.grammar import read

    return read(text)


def period_or_none(text: str) -> Period | None:
    """Read what a user typed as `parse_period` does; None for what is no period."""
    try:
        return parse_period(text)
    except DateError:
        return None


def first_day(text: str) -> date:
    """Return the day on which a period begins that is typed by its beginning; raises `DateError`."""
    first = parse_period(text).first
    if first is None:
        raise DateError(f'"{text}" has no first day')
    return first


def last_day(text: str) -> date:
    """Return the day on which a period ends that is typed by its end: of `30d`, the day 30 days ago.

    Raises `DateError`.
    """
    from csto_timeline.dates.typed.grammar import end_bound

    last = end_bound(text)
    if last is None:
        raise DateError(f'"{text}" has no last day')
    return last
