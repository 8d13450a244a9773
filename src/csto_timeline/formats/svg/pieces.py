"""What a date is in a picture: stretches of days, each known, or no better known than that the day lies in it.

Days are ordinals, as of `date.toordinal`; a stretch ends before `end`. None stands for an open side.
"""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from csto_timeline.dates.calendar import Precision
from csto_timeline.dates.edtf import Form, Span
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.parts import DatePart


class Sort(Enum):
    """What is known of a stretch."""

    DAY = "day"  # it was on that day
    LASTED = "lasted"  # it went on through all of these days
    VAGUE = "vague"  # it may have been on any of these days


class Piece(NamedTuple):
    """Days in a row and what is known of them."""

    first: int | None
    end: int | None
    sort: Sort

    def within(self, first: int, end: int) -> bool:
        """Return whether it has a day from `first` to before `end`."""
        return (self.first is None or self.first < end) and (self.end is None or self.end > first)


@lru_cache(maxsize=1 << 12)  # a log has far fewer dates than events
def pieces(when: EventDate) -> tuple[Piece, ...]:
    """Return the stretches of a date, at least one, in the order in which it is written."""
    if when.form is Form.INTERVAL:
        return tuple(_lasted(when))
    if when.form is Form.EACH_OF:
        return tuple(map(_each_of, when.spans))
    if when.form is Form.ONE_OF:
        return tuple(_vague(span) for span in when.spans)
    return (_single(when.spans[0].begin),)


def _single(part: DatePart | None) -> Piece:
    assert part is not None  # a single date has no open side
    known = part.precision is Precision.DAY and not part.qualifier
    return Piece(part.first.toordinal(), part.last.toordinal() + 1, Sort.DAY if known else Sort.VAGUE)


def _vague(span: Span) -> Piece:
    begin, end = span
    first, last = begin.first.toordinal() if begin else None, end.last.toordinal() + 1 if end else None
    return Piece(first, last, Sort.VAGUE)


def _each_of(span: Span) -> Piece:
    begin, end = span
    if begin is end:
        return _single(begin)
    sides = [side for side in span if side]
    of_days = all(side.precision is Precision.DAY and not side.qualifier for side in sides)
    return _vague(span)._replace(sort=Sort.LASTED if of_days else Sort.VAGUE)


def _lasted(when: EventDate) -> Iterator[Piece]:
    """Return the days on which it may have begun, certainly went on, and may have gone on."""
    begin, end = when.spans[0]
    first = when.start_min.toordinal() if begin else None
    last = when.end_max.toordinal() + 1 if end else None
    surely = when.loosened()
    goes_back, goes_on = begin is None and not when.begin_unknown, end is None and not when.end_unknown
    sure_first = None if goes_back else surely.start_max.toordinal()
    sure_end = None if goes_on else surely.end_min.toordinal() + 1
    if sure_first is not None and sure_end is not None and sure_first >= sure_end:
        yield Piece(first, last, Sort.VAGUE)
        return
    if sure_first is not None and sure_first != first:
        yield Piece(first, sure_first, Sort.VAGUE)
    yield Piece(sure_first, sure_end, Sort.LASTED)
    if sure_end is not None and sure_end != last:
        yield Piece(sure_end, last, Sort.VAGUE)
