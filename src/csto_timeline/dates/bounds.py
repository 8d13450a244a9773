"""Between which days an expression begins and ends, and which periods it certainly lies in.

All bounds are inclusive. A side that is open or not known reaches to `date.min` or `date.max`, the ends of the
calendar, for comparing only: whether it is open is told by the expression, not by that day.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from csto_timeline.dates.calendar import Precision, has_whole_unit, months_of, unit_of
from csto_timeline.dates.edtf import Form, Span
from csto_timeline.dates.parts import DatePart


class Bounds(NamedTuple):
    """The earliest and latest first day, and the earliest and latest last day."""

    start_min: date
    start_max: date
    end_min: date
    end_max: date


def bounds_of(form: Form, spans: Sequence[Span]) -> Bounds:
    """Return the bounds of an expression from its ranges."""
    start_min = min([begin.first if begin else date.min for begin, _ in spans])
    end_max = max([end.last if end else date.max for _, end in spans])
    if form is Form.ONE_OF:  # one day, whichever it is
        return Bounds(start_min, end_max, start_min, end_max)
    if form is Form.EACH_OF:
        parts = parts_of(spans)
        return Bounds(start_min, min(part.last for part in parts), max(part.first for part in parts), end_max)
    begin, end = spans[0]
    start_max = min(begin.last, end_max) if begin else end_max
    end_min = max(end.first, start_min) if end else start_min
    return Bounds(start_min, start_max, end_min, end_max)


def parts_of(spans: Sequence[Span]) -> list[DatePart]:
    """Return the dates that ranges are made of, a single one once, in their order."""
    return [part for begin, end in spans for part in ((begin,) if begin is end else (begin, end)) if part]


def loosened(spans: Sequence[Span]) -> list[Span]:
    """Return the ranges with one unit more on either side of each qualified date."""
    return [Span(begin and begin.loosened(), end and end.loosened()) for begin, end in spans]


class Within(NamedTuple):
    """The periods that begin no later than `earliest` and end no earlier than `latest`."""

    latest: date
    earliest: date

    def has(self, first: date, last: date) -> bool:
        """Return whether the period from `first` to `last` is one of them."""
        return self.latest <= last and first <= self.earliest


class WholeUnit(NamedTuple):
    """The periods that have a whole unit, such as a month, of those from `first` to `last`."""

    first: date
    last: date
    precision: Precision

    def has(self, first: date, last: date) -> bool:
        """Return whether the period from `first` to `last` is one of them."""
        return has_whole_unit(max(first, self.first), min(last, self.last), self.precision)


def certain_of_each(spans: Sequence[Span]) -> Iterator[Within | WholeUnit]:
    """Return the periods in which what happened on each of the `spans` certainly has a day.

    Each day or month of a range is a member. Of an end that is qualified, the members are
    certain from where it is at the latest.
    """
    for begin, end in spans:
        if begin and begin is end:
            part = begin.loosened()
            yield Within(part.last, part.first)
            continue
        precision = max((part.precision for part in (begin, end) if part), key=_length)
        first, last = _certain_ends(begin, end)
        if precision is Precision.DAY and first <= last:
            yield Within(first, last)
        elif has_whole_unit(first, last, precision):
            yield WholeUnit(first, last, precision)
        elif begin and end:
            yield Within(end.loosened().last, begin.loosened().first)


def _certain_ends(begin: DatePart | None, end: DatePart | None) -> tuple[date, date]:
    first, last = begin.first if begin else date.min, end.last if end else date.max
    if begin and begin.qualifier:
        first = unit_of(begin.loosened().last, begin.precision)[0]
    if end and end.qualifier:
        last = unit_of(end.loosened().first, end.precision)[1]
    return first, last


def _length(precision: Precision) -> int:
    return 0 if precision is Precision.DAY else months_of(precision)[0]
