"""The bounds of an event's own date and of those that contradict it, as the script of a page compares them.

They are ISO days, as text, and give the answers of `InPeriod.fit`. A side without a bound is `-∞` or `∞`, which
compare as text before and after any day.
"""

from datetime import date
from functools import lru_cache

from csto_timeline.dates.calendar import months_of
from csto_timeline.dates.each_of import Enclosing, WholeUnit, certain_of_each
from csto_timeline.dates.edtf import Form
from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import Event
from csto_timeline.log.voices import competing_dates


def possible_days(event: Event) -> str:
    """Return the ranges of days in one of which the event lies, `first/last`, by any of these dates.

    It possibly lies in a period that has a day of any of them.
    """
    ranges = [days for when in competing_dates(event) for days in _possible(when)]
    return " ".join(dict.fromkeys(ranges))


def certain_days(event: Event) -> str:
    """Return for each of these dates its latest first day and its earliest last day, `latest/earliest`.

    It certainly lies in a period that begins no later than each earliest last day, and
    ends no earlier than each latest first day. Where it happened on each of several days, that
    holds of one of them: they are joined by commas. Of the months or years of a range, `first/last/months/offset`,
    a whole one lies in the period.
    """
    return " ".join(map(_certain, competing_dates(event)))


@lru_cache(maxsize=1 << 12)  # a log has far fewer dates than events
def _possible(when: EventDate) -> tuple[str, ...]:
    return tuple(f"{_begin(span.first)}/{_end(span.last)}" for span in when.spans)


@lru_cache(maxsize=1 << 12)
def _certain(when: EventDate) -> str:
    if when.form is Form.EACH_OF:
        return ",".join(map(_certain_of_each, certain_of_each(when.spans)))
    sure = when.loosened()
    if when.lasts:
        return f"{sure.start_max}/{sure.end_min}"
    return f"{_end(when.latest and sure.start_max)}/{_begin(when.earliest and sure.end_min)}"


def _certain_of_each(member: Enclosing | WholeUnit) -> str:
    if isinstance(member, Enclosing):
        return f"{member.end_from}/{member.begin_by}"
    months, offset = months_of(member.precision)
    return f"{member.first}/{member.last}/{months}/{offset}"


def _begin(day: date | None) -> str:
    return f"{day}" if day else "-∞"


def _end(day: date | None) -> str:
    return f"{day}" if day else "∞"
