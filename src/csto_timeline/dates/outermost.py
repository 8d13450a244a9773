"""Of many dates, those between which all the others lie. Few of them need reading: the years that they name tell."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError

_YEAR = re.compile("([0-9][0-9X]{3})(-24(?![0-9]))?")  # a winter ends in the next year


def outermost(texts: Collection[str]) -> list[EventDate]:
    """Return dates, each once, between which all the others lie; those that cannot be read do not count.

    They are two at least, where there are as many, and in the same order whatever that of the texts is.
    """
    years = {text: named for text in texts if (named := _years(text))}
    found = {*_in_first_year(years, 0, reverse=False), *_in_first_year(years, 1, reverse=True)}
    if len(found) == 1:
        found.update(islice(_read(sorted(years.keys() - {str(*found)})), 1))
    return sorted(found, key=str)


def _years(text: str) -> tuple[str, str] | None:
    """Return the first and the last year of what a date names, None where that is no year; an open side names none."""
    if len(text) == 10 and text[4] == text[7] == "-":  # a day, as most are
        return text[:4], text[:4]
    years = _YEAR.findall(text)
    if not years:
        return None
    return min(year.replace("X", "0") for year, _ in years), max(_last_year(year, winter) for year, winter in years)


def _last_year(year: str, winter: str) -> str:
    last = year.replace("X", "9")
    return f"{int(last) + 1:04}" if winter else last


def _in_first_year(years: Mapping[str, tuple[str, str]], side: int, *, reverse: bool) -> list[EventDate]:
    """Return the dates of the first, or with `reverse` last, year in which one begins, or ends, that can be read."""
    for year in sorted({named[side] for named in years.values()}, reverse=reverse):
        if dates := list(_read(text for text, named in years.items() if named[side] == year)):
            return dates
    return []


def _read(texts: Iterable[str]) -> Iterator[EventDate]:
    """Return the dates that can be read."""
    for text in texts:
        with suppress(DateError):
            yield EventDate(text)
