"""The bounds of an event's dates, as the script of a page compares them: ISO days, as text.

They give the answers of `Event.fit`: a qualified part may be off by its own length either way.
"""

from collections.abc import Iterable
from datetime import date

from csto_timeline.dates import EventDate
from csto_timeline.edtf import Form
from csto_timeline.model import Event


def possible_days(event: Event) -> str:
    """Give the ranges of days in one of which the event lies, `first/last`, by any of its dates.

    It possibly lies in a period that has a day of any of them.
    """
    ranges = [days for when in _sorted(event.dates) for days in _ranges(when)]
    return " ".join(dict.fromkeys(f"{first}/{last}" for first, last in ranges))


def certain_days(event: Event) -> str:
    """Give for each date of the event its latest first day and its earliest last day, `latest/earliest`.

    It certainly lies in a period that begins no later than each earliest last day, and
    ends no earlier than each latest first day.
    """
    bounds = []
    for when in _sorted(event.dates):
        ranges = _ranges(when)
        first, last = min(first for first, _ in ranges), max(last for _, last in ranges)
        begin, end = when.parts[0], when.parts[-1]
        if when.lasts and begin:
            last = min(last, str(begin.loosened().last))
        if when.lasts and end:
            first = max(first, str(end.loosened().first))
        bounds.append(f"{last}/{first}")
    return " ".join(bounds)


def _ranges(when: EventDate) -> list[tuple[str, str]]:
    parts = [part and part.loosened() for part in when.parts]
    if when.form is Form.CHOICE:
        return [(str(part.first), str(part.last)) for part in parts if part]
    begin, end = parts[0], parts[-1]
    return [(str(begin.first if begin else date.min), str(end.last if end else date.max))]


def _sorted(dates: Iterable[EventDate]) -> list[EventDate]:
    return sorted(dates, key=lambda when: (when.sort_key, when.text))
