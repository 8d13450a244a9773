"""The values of a calendar's properties: dates, durations and places, and what is none of those, as it stands."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from csto_timeline.errors import DateError

_NOT = timedelta()


def text(value: Any) -> str:
    """Return the text of a property, of several of one name all of them."""
    if isinstance(value, list):
        return "; ".join(map(text, value))
    if isinstance(value, str):
        return str(value)
    written = value.to_ical()
    return written if isinstance(written, str) else str(written.decode())  # what is broken is a text


def listed(value: Any) -> list[Any]:
    """Return the values of a property that a component may have several times."""
    return value if isinstance(value, list) else [value]


def geo(value: Any) -> str:
    """Return latitude and longitude with a semicolon between them."""
    latitude, longitude = part(value, "latitude"), part(value, "longitude")
    return text(value) if latitude is None or longitude is None else f"{latitude};{longitude}"


def dates(component: Any, shift: timedelta = _NOT) -> Iterator[tuple[str, str]]:
    """Yield the first day or instant, and the last day where it is another one.

    The end of an event is not part of it (RFC 5545, 3.6.1). What is not a date is yielded as it stands, and so is told.
    `shift` is how many days after them an event of a series took place. Raises `DateError` for an end after 9999.
    """
    begin, end = moment(component, "DTSTART"), _end(component)
    try:
        begin, end = (each + shift if isinstance(each, date) else each for each in (begin, end))
    except OverflowError:
        raise DateError(f"the end, {shift.days} days after {end}, is later than the year 9999") from None
    if begin is not None:
        yield "DTSTART", _instant(begin) if isinstance(begin, datetime) else str(begin)
    if isinstance(end, str):
        yield "DTEND", end
    elif end is not None and isinstance(begin, date):
        unit = timedelta(seconds=1) if isinstance(end, datetime) else timedelta(days=1)
        first, last = day_of(begin), day_of(end - unit)
        if last > first or day_of(end) < first:  # which is told
            yield "DTEND", str(min(last, day_of(end)))


def ends_later(component: Any) -> bool:
    """Return whether an event that begins at a time of day ends at another one."""
    begin, end = moment(component, "DTSTART"), _end(component)
    return isinstance(begin, datetime) and isinstance(end, datetime) and str(end) != str(begin)


def _end(component: Any) -> date | str | None:
    """Return the end, which may be said by a duration; raises `DateError` for an end after 9999."""
    if "DTEND" in component:
        return moment(component, "DTEND")
    begin, lasting = moment(component, "DTSTART"), duration(component)
    try:
        return begin + lasting if isinstance(begin, date) and lasting is not None else None
    except OverflowError:
        raise DateError(f"DURATION {text(component['DURATION'])} ends after the year 9999") from None


def moment(component: Any, name: str) -> date | str | None:
    """Return a day or an instant, or the text of what is neither."""
    value = component.get(name)
    found = part(value, "dt")
    return found if value is None or (isinstance(found, date) and day_of(found) > date.min) else text(value)


def duration(component: Any) -> timedelta | None:
    """Return how long an event lasts, where it says that in a way that can be read."""
    found = part(component.get("DURATION"), "dt")
    return found if isinstance(found, timedelta) else None


def part(value: Any, name: str) -> Any:
    """Return a part of the value of a property, None if it has none or cannot be read."""
    try:
        return getattr(value, name, None)
    except ValueError:  # as the library has it for what is broken
        return None


def day_of(when: date) -> date:
    """Return the day of a day or an instant."""
    return when.date() if isinstance(when, datetime) else when


def _instant(when: datetime) -> str:
    offset = f"{when:%z}"
    clock = f"{when:%H:%M:%S}".removesuffix(":00")
    return f"{when.date()}T{clock}" + (f"{offset[:3]}:{offset[3:5]}" if offset else "")
