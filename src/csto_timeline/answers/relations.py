"""Events with what they are part of or answer, and with their parts and answers."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from msgspec import Struct

from csto_timeline.answers.circumstances import when
from csto_timeline.dates.period import Fit
from csto_timeline.errors import LogError
from csto_timeline.log.model import Event
from csto_timeline.log.screening import HasId
from csto_timeline.log.store import Locator, Store

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition

_Event = TypeVar("_Event")


class Related(Struct, frozen=True):
    """An event, the events that it is part of and that it answers where the log has them, its parts and its answers.

    These are in the order of the log.
    """

    event: Event
    whole: Event | None = None
    parts: tuple[Event, ...] = ()
    followed: Event | None = None
    answers: tuple[Event, ...] = ()


class _IsAround(Struct, frozen=True):
    """The event is one of the `others`, or it is part of or answers an event that has one of the `ids`."""

    ids: frozenset[str]
    others: frozenset[str]
    costly: ClassVar[bool] = False
    members: ClassVar[frozenset[str]] = frozenset({"id", "part_of", "follows"})

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        from csto_timeline.log.condition import Either, Has  # only logs in Parquet need it

        return Either((Has("id", self.others), Has("part_of", self.ids), Has("follows", self.ids)))

    def fit(self, event: Any) -> Fit:
        """Return whether it is; see `Criterion`."""
        is_around = event.id in self.others or event.part_of in self.ids or event.follows in self.ids
        return Fit.CERTAIN if is_around else Fit.NO


def related(store: Store, events: Sequence[Event]) -> list[Related]:
    """Return each event with those that it names or that name it, in one pass over the log."""
    named = {id for event in events for id in (event.part_of, event.follows) if id}
    others = _events(store, {event.id for event in events}, named)
    parts, answers = by_named(others.values(), "part_of"), by_named(others.values(), "follows")
    return [
        Related(
            event,
            others.get(event.part_of) if event.part_of else None,
            tuple(parts.get(event.id, ())),
            others.get(event.follows) if event.follows else None,
            tuple(answers.get(event.id, ())),
        )
        for event in events
    ]


def by_named(events: Iterable[_Event], member: str) -> dict[str, list[_Event]]:
    """Return events by the id of the event that a member of them names, `part_of` or `follows`, in their order.

    They may be projected ones.
    """
    found: dict[str, list[_Event]] = {}
    for event in events:
        if (named := getattr(event, member)) is not None:
            found.setdefault(named, []).append(event)
    return found


def _events(store: Store, ids: set[str], others: set[str]) -> dict[str, Event]:
    found = store.events([_IsAround(frozenset(ids), frozenset(others))])
    return {event.id: event for event, _, _ in sorted(found, key=lambda each: each.place)}


class Mention(Struct, frozen=True):
    """An event as others name it, `CSTO leaders meet in Yerevan, 23 Nov 2022`, and its place where it can be read."""

    words: str
    place: Locator | None = None


def named_by(event: Event) -> Iterator[tuple[str, str]]:
    """Yield what an event says of others, `Part of` or `Follows`, each with the id of the other."""
    if event.part_of:
        yield "Part of", event.part_of
    if event.follows:
        yield "Follows", event.follows


def mentions(store: Store, ids: Collection[str]) -> dict[str, Mention]:
    """Return by their ids those events that the log has, in one pass over it; in none if there are no ids.

    A question may rule them out, so none needs to be valid. Where any is not, all are known by their ids alone.
    """
    if not ids:
        return {}
    try:
        found = store.events([HasId(frozenset(ids))])
        return {event.id: Mention(f"{event.title}, {when(event)}", place) for event, place, _ in found}
    except LogError:
        return {row.id: Mention(row.id) for row in store.rows(HasId.members) if row.id in ids}


def relations(event: Event, mentions: Mapping[str, Mention]) -> Iterator[tuple[str, str]]:
    """Yield `Part of` or `Follows` with the other event in words, or its id where the log does not have it."""
    for label, id in named_by(event):
        yield label, mentions[id].words if id in mentions else f"{id} (not in this log)"
