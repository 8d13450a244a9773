"""The bounds of an event's dates, as the script of a page compares them: ISO days, as text.

They give the answers of `Event.fit`.
"""

from collections.abc import Iterable

from csto_timeline.dates.edtf import Form
from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import Event


def possible_days(event: Event) -> str:
    """Return the ranges of days in one of which the event lies, `first/last`, by any of its dates.

    It possibly lies in a period that has a day of any of them.
    """
    ranges = [days for when in _sorted(event.dates) for days in _ranges(when)]
    return " ".join(dict.fromkeys(ranges))


def certain_days(event: Event) -> str:
    """Return for each date of the event its latest first day and its earliest last day, `latest/earliest`.

    It certainly lies in a period that begins no later than each earliest last day, and
    ends no earlier than each latest first day.
    """
    bounds = (when.loosened() for when in _sorted(event.dates))
    return " ".join(f"{sure.start_max}/{sure.end_min}" for sure in bounds)


def _ranges(when: EventDate) -> list[str]:
    if when.form is Form.CHOICE:
        return [f"{part.first}/{part.last}" for part in when.parts if part]
    return [f"{when.start_min}/{when.end_max}"]


def _sorted(dates: Iterable[EventDate]) -> list[EventDate]:
    return sorted(dates, key=lambda when: (when.sort_key, when.text))
