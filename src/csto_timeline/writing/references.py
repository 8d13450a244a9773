"""Which events and register entries name an event."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from csto_timeline.errors import LogError, UnresolvedName
from csto_timeline.query.unknown_names import unknown_event
from csto_timeline.writing.text import LogText

BY_EVENTS = ("part_of", "follows")
FORMER = "former"
_TOLD = 10  # of what names an event, in an error


class Reference(NamedTuple):
    """What names an event, by its id or code, and the id of the event.

    `member` is that of another event, `membership` of a country, or `former` where it is a former id.
    """

    id: str
    member: str
    named: str


def in_words(references: Sequence[Reference]) -> str:
    """Return what names an event, as `quay-2 (part_of); NL (membership)`: a few, and how many more there are."""
    words = [f"{each.id} ({each.member})" for each in references[:_TOLD]]
    more = [f"{len(references) - _TOLD:,} more"] if len(references) > _TOLD else []
    return "; ".join(words + more)


def named_by(log: LogText, ids: Iterable[str]) -> Iterator[Reference]:
    """Yield what names one of the events of those ids: other events, memberships of countries, and former ids."""
    ids, store = frozenset(ids), log.store()
    for row in store.rows(frozenset({"id", *BY_EVENTS})):
        for member in BY_EVENTS:
            if (named := getattr(row, member)) in ids and row.id != named:
                yield Reference(row.id, member, named)
    for country in store.registers().countries:
        for named in dict.fromkeys(membership.event for membership in country.membership):
            if named is not None and named in ids:
                yield Reference(country.code, "membership", named)
    for former in store.registers().former:
        if former.event in ids:
            yield Reference(former.id, FORMER, former.event)


def put_former(log: LogText, former: str, event: str) -> None:
    """Let a former id mean an event, a new one or one that meant another."""
    log.put_entry(FORMER, former, {**(log.entry(FORMER, former) or {"id": former}), "event": event})


def remove_events(log: LogText, ids: Sequence[str]) -> list[str]:
    """Remove events, and the former ids that mean them; return these."""
    former = [reference.id for reference in named_by(log, ids) if reference.member == FORMER]
    log.remove_entries(FORMER, former)
    log.remove_events(ids)
    return former


def replace_event(log: LogText, id: str, event: Mapping[str, Any]) -> None:
    """Put an event in the place of the one of that id, whose former ids go along with a new id.

    Raises `LogError` if it names no event of the log, or if others would lose the one that they name.
    """
    own, known = event.get("id"), {each for each in log.ids if each} - {id}
    for member in BY_EVENTS:
        named = event.get(member)
        if named is not None and named == own:
            raise LogError(f"{log.name}: {member}: an event cannot name itself: leave it out")
        if isinstance(named, str) and named not in known:
            raise LogError(f"{log.name}: {member}: {unknown_id(log, named)}")
        if isinstance(named, str) and id in _reached(log, member, named):
            words = f"{named} names {id} there, itself or by way of others: one of them has to be the first"
            raise LogError(f"{log.name}: {member}: {words}")
    references = [] if own == id else list(named_by(log, [id]))
    if others := [other for other in references if other.member != FORMER]:
        raise LogError(f"{log.name}: id: {id} is named by {in_words(others)}: keep it, or edit those first")
    if any(reference.id == own for reference in references):  # one of its own, which it takes back
        log.remove_entries(FORMER, {str(own)})
    log.replace_event(id, event)
    for reference in references:
        if reference.id != own:
            put_former(log, reference.id, str(own))


def _reached(log: LogText, member: str, id: str) -> set[str]:
    """Return the ids of an event, of the one that it names by that member, of the one that this names, and so on."""
    named = {row.id: getattr(row, member) for row in log.store().rows(frozenset({"id", member}))}
    reached = set[str]()
    while id in named and id not in reached:
        reached.add(id)
        id = named[id] or ""
    return reached


def unknown_id(log: LogText, typed: str) -> UnresolvedName:
    """Return the error for an id that no event has: for a former one with what it became, else with the nearest."""
    former = log.entry(FORMER, typed.strip().lower())
    if now := former and former.get("event"):
        return UnresolvedName(f'no event "{typed}" in the log; it was merged into {now}')
    return unknown_event(typed, filter(None, log.ids))
