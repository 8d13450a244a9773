"""Which events and register entries name an event."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from csto_timeline.errors import LogError
from csto_timeline.query.unknown_names import unknown_event
from csto_timeline.writing.text import LogText

BY_EVENTS = ("part_of", "follows")


class Reference(NamedTuple):
    """An event or a country that names an event, the member that does, and the id of the event that is named."""

    id: str
    member: str
    named: str


def named_by(log: LogText, ids: Sequence[str]) -> Iterator[Reference]:
    """Yield what names one of the events of those ids: other events, and memberships of countries."""
    store = log.store()
    for row in store.rows(frozenset({"id", *BY_EVENTS})):
        for member in BY_EVENTS:
            if (named := getattr(row, member)) in ids and row.id != named:
                yield Reference(row.id, member, named)
    for country in store.registers().countries:
        for named in dict.fromkeys(membership.event for membership in country.membership):
            if named is not None and named in ids:
                yield Reference(country.code, "membership", named)


def check_references(log: LogText, id: str, event: Mapping[str, Any]) -> None:
    """Raise `LogError` if an event that takes the place of another names none of the log, or others lose it."""
    own, known = event.get("id"), {each for each in log.ids if each} - {id}
    for member in BY_EVENTS:
        named = event.get(member)
        if named is not None and named == own:
            raise LogError(f"{log.name}: {member}: an event cannot name itself: leave it out")
        if isinstance(named, str) and named not in known:
            raise LogError(f"{log.name}: {member}: {unknown_event(named, map(str, known))}")
    if own != id and (others := list(named_by(log, [id]))):
        words = "; ".join(f"{other.id} ({other.member})" for other in others)
        raise LogError(f"{log.name}: id: {id} is named by {words}: keep it, or edit those first")
