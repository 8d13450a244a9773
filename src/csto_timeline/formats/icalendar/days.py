"""The days on which a calendar shows an event: all those on which it may lie."""

from datetime import date, timedelta

from csto_timeline.dates.edtf import Form, Span
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Period

_DAY = timedelta(days=1)


def known_to_the_day(when: EventDate) -> bool:
    """Return whether the first and the last day are both known, without a qualifier."""
    if when.qualified or None in when.parts:
        return False
    if when.form is Form.EACH_OF:
        return all(part and part.first == part.last for part in when.parts)
    return when.start_min == when.start_max and when.end_min == when.end_max


def possible_days(when: EventDate) -> list[Period]:
    """Return the days on which it may lie, in ranges that do not touch; an open side stands on the known one."""
    days: list[Period] = []
    for first, last in sorted(map(_known_days, when.spans)):
        if days and (first <= days[-1].end or first - _DAY == days[-1].end):
            first, last = days[-1].start, max(last, days.pop().end)
        days.append(Period(first, last))
    return days


def _known_days(span: Span) -> tuple[date, date]:
    begin, end = span.begin or span.end, span.end or span.begin
    assert begin is not None  # no range is open on both sides
    assert end is not None
    return begin.first, end.last
