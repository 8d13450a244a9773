"""How far apart events are, in days, and which events stand near one."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from csto_timeline.dates.event_date import Fit, Period
from csto_timeline.log.document import Log
from csto_timeline.log.model import Event, chronological
from csto_timeline.text import counted


class Distance(NamedTuple):
    """Days from the first day of one event to the first day of another, negative for before.

    At least `low` and at most `high`; none where a date has no bound.
    """

    low: int | None
    high: int | None

    def __str__(self) -> str:
        """Give it in words: `3 days before`, `3 to 33 days after`, `8 days before to 22 days after`."""
        low, high = self
        if low is None or high is None:
            return self._open()
        if low == high:
            return _side(low)
        if low >= 0 or high <= 0:
            near, far = sorted((abs(low), abs(high)))
            return f"{near:,} to {_side(high if low >= 0 else low)}" if far else _side(0)
        return f"{_side(low)} to {_side(high)}"

    def _open(self) -> str:
        if self.high is not None:
            return f"{_side(self.high)} or earlier"
        return f"{_side(self.low)} or later" if self.low is not None else "distance not known"


class Neighbour(Struct, frozen=True):
    """An event near another, and what both have: ids of people, codes of countries."""

    event: Event
    distance: Distance
    people: tuple[str, ...]
    countries: tuple[str, ...]


def first_days(event: Event) -> Period:
    """Give the days on one of which the event began, by all the dates that it is given."""
    return Period(min(d.start_min for d in event.dates), max(d.start_max for d in event.dates))


def all_days(event: Event) -> Period:
    """Give the days between which the event lies, by all the dates that it is given."""
    return Period(min(d.start_min for d in event.dates), max(d.end_max for d in event.dates))


def distance(one: Period, other: Period) -> Distance:
    """Give how far a first day in `other` is from one in `one`."""
    known_low = other.first != date.min and one.last != date.max
    known_high = other.last != date.max and one.first != date.min
    return Distance(
        (other.first - one.last).days if known_low else None,
        (other.last - one.first).days if known_high else None,
    )


def neighbours(registers: Log, event: Event, period: Period) -> Iterator[Neighbour]:
    """Give the other events, by date, that may lie in `period` and share a person or a country with this one."""
    for other in chronological(registers.events):
        if other.id == event.id or other.fit(period) is Fit.NO:
            continue
        people = tuple(sorted(event.involved & other.involved))
        countries = tuple(code for code in event.countries if code in other.countries)
        if people or countries:
            yield Neighbour(other, distance(first_days(event), first_days(other)), people, countries)


def _side(days: int) -> str:
    if days == 0:
        return "the same day"
    return counted(abs(days), "day") + (" after" if days > 0 else " before")
