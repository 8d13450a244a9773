"""Which periods have for certain a day of what happened on each of several days, months or years."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from csto_timeline.dates.calendar import Precision, last_of_month, month_number, months_of, unit_of
from csto_timeline.dates.edtf import Span


class Enclosing(NamedTuple):
    """The periods that begin on `begin_by` or before it, and end on `end_from` or after it."""

    begin_by: date
    end_from: date

    def has(self, first: date, last: date) -> bool:
        """Return whether the period from `first` to `last` is one of them."""
        return first <= self.begin_by and self.end_from <= last


class WholeUnit(NamedTuple):
    """The periods that have a whole unit, such as a month, of those from `first` to `last`."""

    first: date
    last: date
    precision: Precision

    def has(self, first: date, last: date) -> bool:
        """Return whether the period from `first` to `last` is one of them."""
        return _has_whole_unit(max(first, self.first), min(last, self.last), self.precision)


def certain_of_each(spans: Sequence[Span]) -> Iterator[Enclosing | WholeUnit]:
    """Return the periods in which what happened on each of the `spans` certainly has a day.

    Each day or month of a range is a member. Of an end that is qualified, the members are
    certain from where it is at the latest.
    """
    for span in spans:
        begin, end = span
        if begin and begin is end:
            part = begin.loosened()
            yield Enclosing(part.first, part.last)
            continue
        precision = max((part.precision for part in (begin, end) if part), key=_length)
        first, last = _certain_ends(span)
        if _has_whole_unit(first, last, precision):
            is_day = precision is Precision.DAY
            yield Enclosing(last, first) if is_day else WholeUnit(first, last, precision)
        elif begin and end:
            yield Enclosing(begin.loosened().first, end.loosened().last)


def _certain_ends(span: Span) -> tuple[date, date]:
    first, last = span.days
    if span.begin and span.begin.qualifier:
        first = unit_of(span.begin.loosened().last, span.begin.precision)[0]
    if span.end and span.end.qualifier:
        last = unit_of(span.end.loosened().first, span.end.precision)[1]
    return first, last


def _length(precision: Precision) -> int:
    return 0 if precision is Precision.DAY else months_of(precision)[0]


def _has_whole_unit(first: date, last: date, precision: Precision) -> bool:
    """Return whether a whole day, month, season, year … lies between two days, both included."""
    if precision is Precision.DAY:
        return first <= last
    months, offset = months_of(precision)
    begin, end = month_number(first) + (first.day > 1), month_number(last) + (last == last_of_month(last))
    return -((offset - begin) // months) * months + offset + months <= end
