"""Which events and register entries name an event."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from csto_timeline.errors import LogError
from csto_timeline.query.names import unknown_event
from csto_timeline.writing.text import LogText

_BY_EVENTS = ("part_of", "follows")


class Reference(NamedTuple):
    """An event or a country that names an event, and the member that does."""

    id: str
    member: str


def named_by(log: LogText, id: str) -> Iterator[Reference]:
    """Yield what names the event of that id: other events, and memberships of countries."""
    store = log.store()
    for row in store.rows(frozenset({"id", *_BY_EVENTS})):
        for member in _BY_EVENTS:
            if getattr(row, member) == id and row.id != id:
                yield Reference(row.id, member)
    for country in store.registers().countries:
        if any(membership.event == id for membership in country.membership):
            yield Reference(country.code, "membership")


def check_references(log: LogText, id: str, event: Mapping[str, Any]) -> None:
    """Raise `LogError` where an event that takes the place of another names none of the log, or others lose it."""
    known = {each for each in log.ids if each} - {id} | {event.get("id")}
    for member in _BY_EVENTS:
        named = event.get(member)
        if isinstance(named, str) and named not in known:
            raise LogError(f"{log.name}: {member}: {unknown_event(named, map(str, known))}")
    if event.get("id") != id and (others := list(named_by(log, id))):
        words = "; ".join(f"{other.id} ({other.member})" for other in others)
        raise LogError(f"{log.name}: id: {id} is named by {words}: leave it, or edit what names it first")
