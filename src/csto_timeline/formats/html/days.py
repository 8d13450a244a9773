"""The bounds of an event's own date and of those that contradict it, as the script of a page compares them.

They are ISO days, as text. They give the answers of `InPeriod.fit`.
"""

from functools import lru_cache

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
    ends no earlier than each latest first day.
    """
    return " ".join(map(_certain, competing_dates(event)))


@lru_cache(maxsize=1 << 12)  # a log has far fewer dates than events
def _possible(when: EventDate) -> tuple[str, ...]:
    if when.form is Form.CHOICE:
        return tuple(f"{part.first}/{part.last}" for part in when.parts if part)
    return (f"{when.start_min}/{when.end_max}",)


@lru_cache(maxsize=1 << 12)
def _certain(when: EventDate) -> str:
    sure = when.loosened()
    return f"{sure.start_max}/{sure.end_min}"
