"""Times of day, as the log format has them: `14:30`, and where the offset from UTC is known `14:30+06:00` or `14:30Z`.

Part of ISO 8601-1, as RFC 3339 profiles it, to the minute. A time without an offset is what the clocks showed there.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")
_CLOCK = len("14:30")


def words(time: str) -> str:
    """Return a time as it is shown: `14:30`, `14:30 UTC`, `14:30 UTC+6`, `14:30 UTC+5:30`."""
    clock, offset = time[:_CLOCK], time[_CLOCK:]
    if not offset:
        return clock
    if offset == "Z":
        return f"{clock} UTC"
    hours, minutes = offset[1:].split(":")
    return f"{clock} UTC{offset[0]}{int(hours)}" + (f":{minutes}" if minutes != "00" else "")


def instant(day: date, time: str) -> datetime | None:
    """Return the instant in UTC, without a zone; None if the offset is not known, or no calendar has that day."""
    ahead = _ahead(time)
    try:
        return None if ahead is None else datetime.combine(day, datetime.min.time()) + _minutes(time) - ahead
    except OverflowError:
        return None


def in_order(items: Sequence[T], day: Callable[[T], object], time: Callable[[T], str | None]) -> list[T]:
    """Return items that are in the order of their days with those of one day in the order of their times.

    Those without a time keep their order, before the others. Times are compared as instants where all of that day
    have an offset, else by the clock: nothing else orders them without a contradiction.
    """
    return [item for _, of_day in groupby(items, day) for item in _of_a_day(list(of_day), time)]


def _of_a_day(items: list[T], time: Callable[[T], str | None]) -> list[T]:
    known = [each for each in map(time, items) if each]
    by_instant = all(_ahead(each) is not None for each in known)

    def key(item: T) -> timedelta:
        if not (each := time(item)):
            return timedelta.min
        return _minutes(each) - ((by_instant and _ahead(each)) or timedelta())

    return sorted(items, key=key) if known else items


def _minutes(time: str) -> timedelta:
    """Return how long after midnight it is by the clock."""
    return timedelta(hours=int(time[:2]), minutes=int(time[3:_CLOCK]))


def _ahead(time: str) -> timedelta | None:
    """Return how far the clocks are ahead of UTC, where that is known."""
    offset = time[_CLOCK:]
    if offset in {"", "Z"}:
        return timedelta() if offset else None
    ahead = timedelta(hours=int(offset[1:3]), minutes=int(offset[4:]))
    return -ahead if offset[0] == "-" else ahead
