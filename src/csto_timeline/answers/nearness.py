"""Distances between events, in days, and the events near one."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from msgspec import Struct

from csto_timeline.dates.clock import in_order
from csto_timeline.dates.period import Fit, Period
from csto_timeline.log.model import Event
from csto_timeline.log.name_fields import NAME_FIELDS, involved
from csto_timeline.log.store import Store
from csto_timeline.log.voices import competing_dates
from csto_timeline.query.in_period import InPeriod
from csto_timeline.text import counted

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition


class Distance(NamedTuple):
    """Days from the first day of one event to the first day of another, negative for before.

    At least `low` and at most `high`; none where a date has no bound.
    """

    low: int | None
    high: int | None

    def __str__(self) -> str:
        """Return it in words: `3 days before`, `3 or 4 days after`, `8 days before to 22 days after`."""
        low, high = self
        if low is None or high is None:
            return self._open()
        if low == high:
            return _side(low)
        if low >= 0 or high <= 0:
            near, far = sorted((abs(low), abs(high)))
            return f"{near:,} {'or' if far == near + 1 else 'to'} {_side(high if low >= 0 else low)}"
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
    """Return the days on one of which the event began, by its own date and those that contradict it."""
    dates = competing_dates(event)
    firsts, lasts = {when.earliest for when in dates}, {when.latest_start for when in dates}
    return Period(_least(firsts), _most(lasts))


def last_days(event: Event) -> Period:
    """Return the days on one of which the event ended, as `first_days`."""
    dates = competing_dates(event)
    return Period(min(when.end_min for when in dates), _most({when.latest for when in dates}))


def all_days(event: Event) -> Period:
    """Return the days between which the event lies, by its own date and those that contradict it."""
    dates = competing_dates(event)
    return Period(_least({when.earliest for when in dates}), _most({when.latest for when in dates}))


def distance(one: Period, other: Period) -> Distance:
    """Return how far a first day in `other` is from one in `one`."""
    low = (other.first - one.last).days if other.first and one.last else None
    high = (other.last - one.first).days if other.last and one.first else None
    return Distance(low, high)


def _least(days: set[date | None]) -> date | None:
    return None if None in days else min(filter(None, days))


def _most(days: set[date | None]) -> date | None:
    return None if None in days else max(filter(None, days))


class _Shares(Struct, frozen=True):
    """The event is another one than `event`, and shares a person or a country with it."""

    event: Event
    costly: ClassVar[bool] = False
    members: ClassVar[frozenset[str]] = NAME_FIELDS["people"].members | NAME_FIELDS["countries"].members | {"id"}

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        from csto_timeline.log.condition import ANYTHING, Both, Either, Uses  # only logs in Parquet need it

        people = Uses(NAME_FIELDS["people"], frozenset(self.event.involved))
        countries = Uses(NAME_FIELDS["countries"], frozenset(self.event.countries))
        return Both((Either((people, countries)), ANYTHING))

    def fit(self, other: Any) -> Fit:
        """Return whether it does; see `Criterion`."""
        shares = self.event.involved & involved(other) or {*self.event.countries} & {*other.countries}
        return Fit.CERTAIN if shares and other.id != self.event.id else Fit.NO


def neighbours(store: Store, event: Event, period: Period) -> list[Neighbour]:
    """Return the other events, by date, that may lie in `period` and share a person or a country with this one."""
    found = sorted(
        store.events([InPeriod(period), _Shares(event)]), key=lambda each: (each.event.date.sort_key, each.place)
    )
    found = in_order(found, lambda each: each.event.date.sort_key, lambda each: each.event.time)
    return [_neighbour(event, other) for other, _, _ in found]


def _neighbour(event: Event, other: Event) -> Neighbour:
    people = tuple(sorted(event.involved & other.involved))
    countries = tuple(code for code in event.countries if code in other.countries)
    return Neighbour(other, distance(first_days(event), first_days(other)), people, countries)


def _side(days: int) -> str:
    if days == 0:
        return "the same day"
    return counted(abs(days), "day") + (" after" if days > 0 else " before")
