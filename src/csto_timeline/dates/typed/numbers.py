"""Dates in figures alone.

    2022, 2022-09, 2022-11-23, 20221123    as ISO 8601 writes them
    2022/11/23, 2022.11.23                 the year first, then the month
    23.11.2022                             dots: the day first
    23/11/2022, 23-11-2022                 only where one reading is a day of the calendar
    11.2022, 11/2022                       a month

One or two figures after a year and a hyphen are a month, and nothing else.
"""

import re
from collections.abc import Callable
from datetime import date

from csto_timeline.dates.calendar import calendar_day, days_in, last_of_month
from csto_timeline.dates.parts import parse_part
from csto_timeline.dates.period import Period
from csto_timeline.dates.words import day
from csto_timeline.errors import DateError

_MONTHS = 12
# What EDTF writes in the place of a month: `2022-21` is spring 2022.
_EDTF_PARTS = (
    {21: "spring {}", 22: "summer {}", 23: "autumn {}", 24: "winter {}"}
    | {33: "{}Q1", 34: "{}Q2", 35: "{}Q3", 36: "{}Q4"}
    | {40: "{}H1", 41: "{}H2"}
)


def in_figures(text: str) -> Period | None:
    """Read a date in figures; None for what is none, `DateError` for what is not a date, or might be two."""
    for pattern, reader in _READERS.items():
        if match := re.fullmatch(pattern, text):
            return reader(match)
    return None


def range_in_figures(text: str) -> Period | None:
    """Read two dates in figures with .. between them, or one beside it; None for anything else, also for no date.

    Raises `DateError` if the period ends before it begins.
    """
    left, joint, right = text.partition("..")
    if not joint or not (left or right):
        return None
    try:
        begin, end = (in_figures(side) if side else None for side in (left, right))
    except DateError:
        return None
    if bool(left) is not bool(begin) or bool(right) is not bool(end):
        return None
    return Period(begin.first if begin else None, end.last if end else None)


def one_day(when: date) -> Period:
    """Return the period that is that day."""
    return Period(when, when)


def whole_month(year: int, month: int) -> Period:
    """Return the period that is that month."""
    first = calendar_day(year, month, 1)
    return Period(first, last_of_month(first))


def _iso(match: re.Match[str]) -> Period:
    part = parse_part(match[0])
    return Period(part.first, part.last)


def _day(match: re.Match[str]) -> Period:
    return one_day(calendar_day(int(match["year"]), int(match["month"]), int(match["day"])))


def _month(match: re.Match[str]) -> Period:
    return whole_month(int(match["year"]), int(match["month"]))


def _year_and_number(match: re.Match[str]) -> Period:
    """Read `2022-11` as a month, and refuse what is none, or may be the last of several years."""
    year, figures, sign = match["year"], match["number"], match["sign"]
    number = int(figures)
    part = _EDTF_PARTS.get(number, "").format(year) if sign in "–-" else ""
    several_years = sign != "." and year[-len(figures) :] < figures
    last = year[: -len(figures)] + figures if several_years else ""
    if part:
        years, write = (f", or the years {year} to {last}", f" or {year}..{last}") if last else ("", "")
        raise DateError(f'"{match[0]}" is {part} as EDTF writes it{years}: write {part}{write}')
    if last and number > _MONTHS:
        raise DateError(f'"{match[0]}" is not a month, but may be the years {year} to {last}: write {year}..{last}')
    if last and sign != "-":
        raise DateError(
            f'"{match[0]}" is a month or the years {year} to {last}: write {year}-{number:02} or {year}..{last}'
        )
    return whole_month(int(year), number)


def _day_first(match: re.Match[str]) -> Period:
    """Read `23.11.2022`, where dots say that the day comes first."""
    number, month, year = int(match["a"]), int(match["b"]), int(match["year"])
    if month > _MONTHS >= number:
        raise DateError(f'"{match[0]}": with dots the day comes first, and there is no month {month}')
    return one_day(calendar_day(year, month, number))


def _any_order(match: re.Match[str]) -> Period:
    """Read `23/11/2022`, whose order only a number above 12 tells."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    readings = [
        calendar_day(year, month, number)
        for number, month in dict.fromkeys([(first, second), (second, first)])
        if 1 <= month <= _MONTHS and 1 <= number <= days_in(year or 1, month)
    ]
    match readings:
        case [when]:
            return one_day(when)
        case [one, other]:
            raise DateError(f'"{match[0]}" is {day(one)} or {day(other)}: write {one} or {other} for the one you mean')
    raise DateError(f'"{match[0]}" is not a day of the calendar, whichever number is the month')


_YEAR = "(?P<year>[0-9]{4})"
# What is typed most stands first: it need not wait for the other patterns, which no two dates share.
_READERS: dict[str, Callable[[re.Match[str]], Period]] = {
    "[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}": _iso,
    rf"{_YEAR}(?P<sign>[/.–-])(?P<number>[0-9]{{1,2}})": _year_and_number,
    rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})": _day,
    rf"{_YEAR}([/.–-])(?P<month>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}})": _day,
    rf"(?P<a>[0-9]{{1,2}})\.(?P<b>[0-9]{{1,2}})\.{_YEAR}": _day_first,
    rf"(?P<a>[0-9]{{1,2}})([/ –-])(?P<b>[0-9]{{1,2}})\2{_YEAR}": _any_order,
    rf"(?P<month>[0-9]{{1,2}})[/.–-]{_YEAR}": _month,
}
