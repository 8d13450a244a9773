"""The date of an event in a cell of a spreadsheet, and back.

Words are for a person, and several dates may have the same: `2020–2022` lasted, or took place in each of these years.
So a cell has words only where they are read again as the same date, and else its EDTF expression.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.dates.words import brief, full
from csto_timeline.errors import DateError

_MONTH_ALONE = re.compile(r"[A-Z][a-z]{2} \d+")
_PLAIN_RANGE = re.compile(r"\[(?P<first>[^,~%?]+)\.\.(?P<last>[^,~%?]+)\]")


def date_cell(when: EventDate) -> date | str:
    """Return a date as no spreadsheet mistakes it: the day where it is known, else words, else EDTF.

    A program makes the first of the month of `1993-12` and of `Dec 1993`; `in Dec 1993` stays as it is.
    """
    if when.is_known_day:
        return when.start_min
    return _text_cell(when.text)


def plain_cell(when: EventDate) -> date | str:
    """Return the cell of a date that has the day or the words of `brief`, which may be those of another date too."""
    if when.earliest and when.earliest == when.latest and not when.qualified:
        return when.earliest
    words = brief(when)
    return f"in {words}" if _MONTH_ALONE.fullmatch(words) else words


def date_of(shown: str, earliest: str, latest: str) -> EventDate:
    """Return the date of a cell, EDTF or words, with the bounds in the cells beside it.

    A range that is shown by its months has its bounds there. Raises `DateError` for what cannot be read, and for bounds
    that are not those of the date.
    """
    bounds = (earliest, latest) if earliest or latest else None
    written = _edtf(shown)
    if written and bounds in {None, _bounds(written)}:
        return written
    found = EventDate(expression_of(shown))
    if bounds in {None, _bounds(found)}:
        return found
    if (match := _PLAIN_RANGE.fullmatch(found.text)) and earliest and latest:
        own = _bounds(found)  # a side that is right as it is shown is not made a day
        first = match["first"] if own[0] == earliest else earliest
        last = match["last"] if own[1] == latest else latest
        return EventDate(f"[{first}..{last}]")
    raise DateError(f'"{shown}" is not from {earliest or "…"} to {latest or "…"}: correct one of them')


@lru_cache(maxsize=1 << 14)  # a log has fewer dates than events
def _text_cell(text: str) -> str:
    when = EventDate(text)
    return next((words for words in _words(when) if _is_read_as(words, when)), text)


def _words(when: EventDate) -> Iterator[str]:
    yield str(plain_cell(when))
    yield full(when)


def _is_read_as(words: str, when: EventDate) -> bool:
    try:
        return date_of(words, *_bounds(when)) == when
    except DateError:
        return False


def _edtf(text: str) -> EventDate | None:
    try:
        return EventDate(text)
    except DateError:
        return None


def _bounds(when: EventDate) -> tuple[str, str]:
    return str(when.earliest or ""), str(when.latest or "")
