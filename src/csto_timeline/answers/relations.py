"""Events with what they are part of and what is part of them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from msgspec import Struct

from csto_timeline.dates.event_date import Fit
from csto_timeline.log.model import Event
from csto_timeline.log.store import Store


class Related(Struct, frozen=True):
    """An event, the event that it is part of where the log has that, and its parts in the order of the log."""

    event: Event
    whole: Event | None = None
    parts: tuple[Event, ...] = ()


class _IsAround(Struct, frozen=True):
    """The event is one of the `wholes`, or part of an event that has one of the `ids`."""

    ids: frozenset[str]
    wholes: frozenset[str]
    costly: ClassVar[bool] = False
    members: ClassVar[frozenset[str]] = frozenset({"id", "part_of"})

    def fit(self, event: Any) -> Fit:
        """Return whether it is; see `Criterion`."""
        return Fit.CERTAIN if event.id in self.wholes or event.part_of in self.ids else Fit.NO


def related(store: Store, events: Sequence[Event]) -> list[Related]:
    """Return each event with its whole and its parts, in one pass over the log."""
    others = _events(store, {event.id for event in events}, {event.part_of for event in events if event.part_of})
    return [_related(event, others) for event in events]


def _related(event: Event, others: Mapping[str, Event]) -> Related:
    whole = others.get(event.part_of) if event.part_of else None
    return Related(event, whole, tuple(other for other in others.values() if other.part_of == event.id))


def _events(store: Store, ids: set[str], wholes: set[str]) -> dict[str, Event]:
    found = store.events([_IsAround(frozenset(ids), frozenset(wholes))])
    return {event.id: event for event, _, _ in sorted(found, key=lambda each: each.place)}
