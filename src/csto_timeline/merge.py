"""Make one log of several, or a smaller one of a part of its events."""

from collections.abc import Callable, Sequence
from operator import itemgetter
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
    """Give a log of those events, its registers reduced to what they use; whole for all events."""
    if len(events) == len(log.events):
        return replace(log, events=tuple(events))
    return Reducer(log).part(events)


class Reducer:
    """Makes many small logs of one, each in a time that does not depend on the registers of the whole."""

    def __init__(self, log: Log) -> None:
        self._title = log.title
        self._kinds = _numbered(log.kinds)
        self._countries = _numbered(log.countries)
        self._people = _numbered(log.people)
        self._sources = _numbered(log.sources)

    def part(self, events: Sequence[Event]) -> Log:
        """Give a log of those events, its registers reduced to what they use, in their order."""
        people = _kept(self._people, {person for event in events for person in event.involved})
        sources = {account.source for event in events for account in event.accounts}
        sources |= {office.source for person in people for office in person.offices if office.source}
        countries = {code for event in events for code in (*event.countries, event.place_country) if code}
        countries |= {person.country for person in people if person.country}
        return Log(
            title=self._title,
            kinds=_kept(self._kinds, {event.kind for event in events}),
            countries=_kept(self._countries, countries),
            people=people,
            sources=_kept(self._sources, sources),
            events=tuple(events),
        )


def _numbered(register: tuple[_Entry, ...]) -> dict[str, tuple[int, _Entry]]:
    return {key_of(entry): (number, entry) for number, entry in enumerate(register)}


def _kept(register: dict[str, tuple[int, _Entry]], keys: set[str]) -> tuple[_Entry, ...]:
    return tuple(entry for _, entry in sorted((register[key] for key in keys if key in register), key=itemgetter(0)))


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
    both = {"aliases": _union(one.aliases, other.aliases), "membership": _union(one.membership, other.membership)}
    united = replace(one, **both)
    return united if united == replace(other, **both) else None


def _united_person(one: Person, other: Person) -> Person | None:
    both = {"aliases": _union(one.aliases, other.aliases), "offices": _union(one.offices, other.offices)}
    united = replace(one, **both)
    return united if united == replace(other, **both) else None


def _union(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*one, *(item for item in other if item not in one))
