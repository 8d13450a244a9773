"""Between which days an expression begins and ends.

All bounds are inclusive. A side that is open or not known reaches to `date.min` or `date.max`, the ends of the
calendar, for comparing only: whether it is open is told by the expression, not by that day.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from csto_timeline.dates.edtf import Form, Span
from csto_timeline.dates.parts import DatePart

# Looked up once: members of an enumeration take as long to find as bounds take to compare.
_ONE_OF, _EACH_OF = Form.ONE_OF, Form.EACH_OF


class Bounds(NamedTuple):
    """The earliest and latest first day, and the earliest and latest last day."""

    start_min: date
    start_max: date
    end_min: date
    end_max: date


def bounds_of(form: Form, spans: Sequence[Span]) -> Bounds:
    """Return the bounds of an expression from its ranges."""
    start_min, end_max = spans[0].days
    for each in spans[1:]:
        first, last = each.days
        start_min, end_max = min(start_min, first), max(end_max, last)
    if form is _ONE_OF:  # one day, whichever it is
        return Bounds(start_min, end_max, start_min, end_max)
    if form is _EACH_OF:
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
