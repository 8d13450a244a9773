"""When a calendar shows an event: at its instant, or on all days on which it may lie, with its date in the summary."""

from datetime import date, datetime, timedelta

from csto_timeline.dates import clock
from csto_timeline.dates.edtf import Form, Span
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Period
from csto_timeline.dates.words import brief

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


def instant_of(when: EventDate, time: str | None) -> datetime | None:
    """Return the instant in UTC at which it began; None if it is not known, or lies outside the calendar."""
    return clock.instant(when.start_min, time) if time else None


def words_before(when: EventDate, time: str | None) -> str:
    """Return what stands before the title: a date that days cannot say, or a time that is no instant."""
    if time and not instant_of(when, time):
        return f"{clock.words(time)}: "
    return "" if known_to_the_day(when) else f"{brief(when)}: "


def _known_days(span: Span) -> tuple[date, date]:
    begin, end = span.begin or span.end, span.end or span.begin
    assert begin is not None  # no range is open on both sides
    assert end is not None
    return begin.first, end.last
