"""One pass over a store: which events match a query, and what excluded the others."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import LogError, UnresolvedName
from csto_timeline.log.codec import as_date
from csto_timeline.log.model import Event, Kind
from csto_timeline.log.registers import Registers
from csto_timeline.log.screening import HasId, Outcomes
from csto_timeline.log.store import Locator, Store
from csto_timeline.query.query import Query

if TYPE_CHECKING:
    from csto_timeline.log.store_counts import StoreCounts
    from csto_timeline.query.criterion import Criterion

GOING_ON = "Going on"
ALL_EVENTS = "all events"  # how a query without filters is described
_OF_A_MATCH = frozenset({"date", "time", "kind"})  # what is looked at of each event that is found


class Match(Struct, frozen=True, gc=False):
    """An event that matches a query, known by its place in the store. It may match only possibly.

    Of its members no more than date and time are held: `event` reads it again.
    """

    store: Store
    place: Locator
    date: EventDate
    certain: bool
    time: str | None = None

    @property
    def event(self) -> Event:
        """The event, whole."""
        return self.store.event(self.place)

    @property
    def word(self) -> str:
        """`certain` or `possible`."""
        return "certain" if self.certain else "possible"


class Selection(Struct, frozen=True, dict=True):
    """What a query finds: the matches in order, and the criteria that they met.

    `found` counts the matches before the limit of the query cut them, `kinds` are all of theirs;
    `outcomes` says what kept the other events of the log out. Events that the store counted (`store_counts`) are no
    matches.
    """

    store: Store
    query: Query
    criteria: "tuple[Criterion, ...]"
    matches: tuple[Match, ...]
    found: int
    outcomes: Outcomes
    kinds: tuple[str, ...] = ()
    store_counts: "StoreCounts | None" = None

    @cached_property
    def registers(self) -> Registers:
        """The registers of the log, with the kinds that are used and not declared.

        A log that declares its kinds does not bind those that are read beside it.
        """
        return registers_with(self.store.registers(), self.kinds)

    @property
    def events(self) -> Iterator[Event]:
        """The events of the matches, read one after another."""
        return (match.event for match in self.matches)

    def rows(self, members: frozenset[str]) -> Iterator[Any]:
        """Return the events of the matches, at least as far as those members go; see `Store.row`."""
        return (match.store.row(match.place, members) for match in self.matches)

    @property
    def is_whole(self) -> bool:
        """Whether it has all events of the log."""
        return self.number == self.outcomes.total

    @property
    def number(self) -> int:
        """How many events the matches and what the store counted are."""
        return len(self.matches) + (self.store_counts.number if self.store_counts else 0)

    def going_on_heading(self, match: Match) -> str:
        """Return the heading for a match that began before the period and is still going on; nothing for others."""
        return GOING_ON if _goes_on(match, self.query) else ""

    @property
    def possible(self) -> int:
        """How many of the matches are not certain."""
        return sum(not match.certain for match in self.matches)

    @property
    def kept_out_by_precision(self) -> int:
        """How many events only `certain` excludes: they would match as possible."""
        refining = [number for number, each in enumerate(self.criteria) if each.refines]
        return self._exact_outcomes.fitting_without(*refining) - self.found if refining else 0

    @property
    def outer_dates(self) -> list[EventDate]:
        """Dates of the log, each once, between which all its events lie, as far as their dates can be read."""
        from csto_timeline.dates.outermost import outermost  # few answers tell of the whole log

        return outermost(self._exact_outcomes.dates)

    def described(self) -> str:
        """Return the query in words: `period 2022-09-01 to 2022-09-30; country Kazakhstan`."""
        return "; ".join(criterion.label(self.registers) for criterion in self.criteria) or ALL_EVENTS

    def without_each(self) -> Iterator[tuple[str, int]]:
        """Return for each criterion, by its options, how many events match all the others."""
        outcomes = self._exact_outcomes
        for number, left_out in enumerate(self.criteria):
            refining = [n for n, criterion in enumerate(self.criteria) if criterion.refines is left_out]
            yield left_out.option(), outcomes.fitting_without(number, *refining)

    @cached_property
    def _exact_outcomes(self) -> Outcomes:
        """Return how all events fare by all criteria: where costly ones were not asked of all, in another pass."""
        if self.outcomes.exact:
            return self.outcomes
        exact = Outcomes(exact=True)
        for _ in self.store.events(self.criteria, exact):
            pass
        return exact


def registers_with(registers: Registers, kinds: Iterable[str]) -> Registers:
    """Return the registers of a log with those kinds, should it declare others."""
    declared = {kind.id for kind in registers.kinds}
    others = tuple(Kind(id=kind, name=kind) for kind in kinds if kind not in declared)
    if not declared or not others:
        return registers
    return replace(registers, kinds=registers.kinds + others).with_kinds_of(registers.kinds_in_use)


def select(store: Store, query: Query, by: str | None = None) -> Selection:
    """Find the matching events, by date (`query.reverse`: latest first), then limited.

    They are in the order of their earliest day, then of their latest day, then of the log; those of one day that
    have a time come after the others, in the order of the clock. What had begun before the period and goes on comes
    last, also latest first: so that `--limit` prefers what begins in the period. With `by`, for answers that count, the
    store may count events instead of finding them: see `Store.counts`.
    Raises `UnresolvedName` for a name that the log does not have, or that several share, and
    `LogError` where what is read of the log is not valid.
    """
    if query.unlimited() == Query():
        return _selection(store, query, (), Outcomes(), by)
    from csto_timeline.query.resolve import confirm, resolved, supposed  # a call without filters waits for none of it

    criteria, unsure = supposed(query, store)
    if unsure is not None:
        with suppress(LogError, UnresolvedName):  # what all events make of the names counts then
            selection = _selection(store, query, criteria, Outcomes(fields=unsure))
            if confirm(query, store, criteria, selection.outcomes.names):
                return selection
        criteria = resolved(query, store)
    return _selection(store, query, criteria, Outcomes(), by)


def _selection(
    store: Store, query: Query, criteria: "tuple[Criterion, ...]", outcomes: Outcomes, by: str | None = None
) -> Selection:
    matches: list[Match] = []
    kinds: dict[str, None] = {}
    store_counts = store.counts(by, criteria, outcomes) if by else None
    others = store_counts.others if store_counts else store.events(criteria, outcomes, members=_OF_A_MATCH)
    for event, place, possible in others:
        matches.append(Match(store, place, as_date(event.date), not possible, event.time))
        kinds[event.kind] = None
    matches.sort(key=lambda match: match.place)
    matches.sort(key=lambda match: match.date.sort_key)
    if any(match.time for match in matches):
        from csto_timeline.dates.clock import in_order  # few logs have times

        matches = in_order(matches, lambda match: match.date.sort_key, lambda match: match.time)
    if query.reverse:
        matches.reverse()
    if query.period:
        matches.sort(key=lambda match: _goes_on(match, query))
    found = len(matches) + (store_counts.number if store_counts else 0)
    return Selection(store, query, criteria, tuple(matches[: query.limit]), found, outcomes, tuple(kinds), store_counts)


def _goes_on(match: Match, query: Query) -> bool:
    """Return whether an event certainly began before the query's period, and has an open end: `1990/..`."""
    first = query.period.first if query.period else None
    return first is not None and match.date.text.endswith("/..") and match.date.start_max < first


def matches_named(store: Store, typed: Iterable[str]) -> tuple[Match, ...]:
    """Return the events of those ids, in any case, in the order in which they were typed, each once.

    Raises `UnresolvedName`, with the nearest ids, for one that no event has.
    """
    ids = {each.strip().lower(): each for each in typed}
    events = store.events([HasId(frozenset(ids))])
    found = {event.id: Match(store, place, event.date, certain=True) for event, place, _ in events}
    for id, as_typed in ids.items():
        if id not in found:
            from csto_timeline.query.unknown_names import unknown_event  # few ids are mistyped

            raise unknown_event(as_typed, (row.id for row in store.rows(HasId.members)))
    return tuple(found[id] for id in ids)
