"""Make one log of several, or a smaller one of a part of its events."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, Protocol, TypeVar

from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log.document import Log
from csto_timeline.log.model import Country, Event, Kind, Person, Source
from csto_timeline.log.registers import key_of

_UNITED = ("aliases", "membership", "offices")
_Entry = TypeVar("_Entry", Kind, Country, Person, Source)


class HasRegisters(Protocol):
    """What a log is beside its events."""

    @property
    def title(self) -> str: ...  # noqa: D102 (what the members are called, no more)
    @property
    def kinds(self) -> tuple[Kind, ...]: ...  # noqa: D102
    @property
    def countries(self) -> tuple[Country, ...]: ...  # noqa: D102
    @property
    def people(self) -> tuple[Person, ...]: ...  # noqa: D102
    @property
    def sources(self) -> tuple[Source, ...]: ...  # noqa: D102


def merge(logs: Sequence[tuple[str, Log]], left_out: Callable[[str], object] | None = None) -> Log:
    """Make one log of several, each with its name. Registers merge by id or code.

    An event id that two logs have is an error, unless there is a `left_out`: then their
    events are `united`. Raises `LogError`, naming both logs; also for register entries
    that differ in more than their aliases, offices and memberships.
    """
    placed = [(name, event) for name, log in logs for event in log.events]
    if left_out:
        from csto_timeline.log.same_event import united  # few logs share events

        return assembled(logs, united(placed, left_out))
    check_ids(placed, "rename one, or unite their accounts with --merge")
    return assembled(logs, (event for _, event in placed))


def check_ids(placed: Iterable[tuple[str, Event]], remedy: str = "rename one") -> None:
    """Refuse an event id that two events have; each stands beside the name of the place that it is in."""
    seen: dict[str, str] = {}
    for place, event in placed:
        if event.id in seen:
            raise LogError(f'event "{event.id}" is both in {seen[event.id]} and in {place}: {remedy}')
        seen[event.id] = place


def assembled(parts: Sequence[tuple[str, HasRegisters]], events: Iterable[Event]) -> Log:
    """Make a log of those events, with what the registers of all parts say; raises `LogError` where they clash."""
    names, registers = [name for name, _ in parts], [part for _, part in parts]
    kinds = _merged([part.kinds for part in registers], names, _same)
    log = Log(
        title=" + ".join(dict.fromkeys(part.title for part in registers)) or Log(events=()).title,
        kinds=kinds,
        countries=_merged([part.countries for part in registers], names, _united_country),
        people=_merged([part.people for part in registers], names, _united_person),
        sources=_merged([part.sources for part in registers], names, _same),
        events=tuple(events),
    )
    # Kinds bind only the log that declares them: a log without that register keeps its own.
    if kinds:
        declared = {kind.id for kind in kinds}
        used = dict.fromkeys(event.kind for event in log.events if event.kind not in declared)
        log = replace(log, kinds=kinds + tuple(Kind(id=kind, name=kind) for kind in used))
    return log


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
            united = first if first == entry else unite(first, entry)
            if united is None:
                what = f'{type(entry).__name__.lower()} "{key}"'
                raise LogError(f"{what} is not the same in {first_name} and in {name}: {_difference(first, entry)}")
            entries[key] = (first_name, united)
    return tuple(entry for _, entry in entries.values())


def _difference(one: _Entry, other: _Entry) -> str:
    """Say in which members two entries differ that cannot be united."""
    differing = (name for name in one.__struct_fields__ if getattr(one, name) != getattr(other, name))
    return "they differ in " + ", ".join(name for name in differing if name not in _UNITED)


def _same(_one: _Entry, _other: _Entry) -> _Entry | None:
    """Unite no entries that are not the same."""
    return None


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
