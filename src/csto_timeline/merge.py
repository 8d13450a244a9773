"""Make one log of several, or a smaller one of a part of its events."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log import key_of
from csto_timeline.model import Country, Event, Kind, Log, Person, Source

_Entry = TypeVar("_Entry", Kind, Country, Person, Source)


def merge(logs: Sequence[tuple[str, Log]]) -> Log:
    """Make one log of several, each with its name. Registers merge by id or code.

    Raises `LogError`, naming both logs, for an event id that two of them have, and for
    register entries that differ in more than their aliases, offices and memberships.
    """
    if len(logs) == 1:
        return logs[0][1]
    names = [name for name, _ in logs]
    parts = [log for _, log in logs]
    seen: dict[str, str] = {}
    for name, log in logs:
        for event in log.events:
            if event.id in seen:
                raise LogError(f'event "{event.id}" is both in {seen[event.id]} and in {name}: rename one')
            seen[event.id] = name
    merged = Log(
        title=" + ".join(dict.fromkeys(log.title for log in parts)),
        kinds=_merged([log.kinds for log in parts], names, _same),
        countries=_merged([log.countries for log in parts], names, _united_country),
        people=_merged([log.people for log in parts], names, _united_person),
        sources=_merged([log.sources for log in parts], names, _same),
        events=tuple(event for log in parts for event in log.events),
    )
    # Kinds bind only the log that declares them: a log without that register keeps its own.
    if merged.kinds:
        declared = {kind.id for kind in merged.kinds}
        used = dict.fromkeys(event.kind for event in merged.events if event.kind not in declared)
        merged = replace(merged, kinds=merged.kinds + tuple(Kind(id=kind, name=kind) for kind in used))
    return merged


def reduced(log: Log, events: Sequence[Event]) -> Log:
    """Give a log of those events, its registers reduced to what they use."""
    people = {person for event in events for person in event.involved}
    sources = {account.source for event in events for account in event.accounts}
    kept_people = tuple(person for person in log.people if person.id in people)
    sources |= {office.source for person in kept_people for office in person.offices if office.source}
    countries = {code for event in events for code in (*event.countries, event.place_country) if code}
    countries |= {person.country for person in kept_people if person.country}
    kinds = {event.kind for event in events}
    return Log(
        title=log.title,
        kinds=tuple(kind for kind in log.kinds if kind.id in kinds),
        countries=tuple(country for country in log.countries if country.code in countries),
        people=kept_people,
        sources=tuple(source for source in log.sources if source.id in sources),
        events=tuple(events),
    )


def _merged(
    registers: Sequence[tuple[_Entry, ...]],
    names: Sequence[str],
    unite: Callable[[_Entry, _Entry], _Entry | None],
) -> tuple[_Entry, ...]:
    entries: dict[str, tuple[str, _Entry]] = {}
    for name, register in zip(names, registers, strict=True):
        for entry in register:
            key = key_of(entry)
            first_name, first = entries.get(key, (name, entry))
            united = unite(first, entry)
            if united is None:
                raise LogError(f'{type(entry).__name__.lower()} "{key}" is not the same in {first_name} and in {name}')
            entries[key] = (first_name, united)
    return tuple(entry for _, entry in entries.values())


def _same(one: _Entry, other: _Entry) -> _Entry | None:
    return one if one == other else None


def _united_country(one: Country, other: Country) -> Country | None:
    aliases, membership = _union(one.aliases, other.aliases), _union(one.membership, other.membership)
    united = replace(one, aliases=aliases, membership=membership)
    return united if united == replace(other, aliases=aliases, membership=membership) else None


def _united_person(one: Person, other: Person) -> Person | None:
    aliases, offices = _union(one.aliases, other.aliases), _union(one.offices, other.offices)
    united = replace(one, aliases=aliases, offices=offices)
    return united if united == replace(other, aliases=aliases, offices=offices) else None


def _union(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*one, *(item for item in other if item not in one))
