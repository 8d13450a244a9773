"""What a query finds, event by event in the order of the log: for an export that sorts by itself, however many fit."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.screening import Criterion, HasId, Outcomes
from csto_timeline.log.store import Locator, Store
from csto_timeline.query.query import Query
from csto_timeline.query.resolve import resolved
from csto_timeline.query.select import Selection, registers_with


class Passing(NamedTuple):
    """An event that matches a query, while it is at hand; like a `Match`, which reads it again."""

    event: Event
    place: Locator
    certain: bool


class Stream:
    """The matching events, none of which is held, and what is known of those that have passed.

    They pass once. `fraction` is how much of the log has been read, where that is known.
    """

    def __init__(self, store: Store, criteria: tuple[Criterion, ...], outcomes: Outcomes) -> None:
        self._store, self._criteria, self._outcomes = store, criteria, outcomes
        self.number = self.possible = 0
        self.kinds: dict[str, None] = {}
        self._place: Locator | None = None

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[Passing]:
        for event, place, possible in self._store.events(self._criteria, self._outcomes, ids_may_repeat=True):
            self.number += 1
            self.possible += possible
            self.kinds[event.kind] = None
            self._place = place
            yield Passing(event, place, not possible)

    @property
    def fraction(self) -> float | None:
        """How much of the log has been read, from 0 to 1."""
        return None if self._place is None else self._store.fraction(self._place)


class Streamed(Selection, frozen=True, dict=True):
    """A selection whose `matches` are a `Stream`: what it tells is complete when these have passed.

    Whoever takes them sees to it that no two events have the same id: `refuse_repeated` raises the error.
    """

    @property
    def registers(self) -> Registers:
        """The registers of the log; see `Selection`."""
        return registers_with(self.store.registers(), tuple(self.stream.kinds))

    @property
    def stream(self) -> Stream:
        """The matches."""
        matches: Any = self.matches
        assert isinstance(matches, Stream)
        return matches

    @property
    def possible(self) -> int:
        """How many of the matches are not certain."""
        return self.stream.possible


def streamed(store: Store, query: Query) -> Streamed:
    """Return what fits a query, for one pass, without its limit; raises as `select`."""
    criteria, outcomes = resolved(query, store), Outcomes()
    matches: Any = Stream(store, criteria, outcomes)
    return Streamed(store, query, criteria, matches, 0, outcomes)


def refuse_repeated(store: Store, id: str) -> None:
    """Raise the `LogError` of a log in which several events have an id, with their places."""
    for _ in store.events([HasId(frozenset({id}))]):
        pass
