"""Registers reduced to what some events use."""

from collections.abc import Collection, Iterable
from operator import itemgetter
from typing import Any

from csto_timeline.log.model import Event, Former
from csto_timeline.log.registers import REGISTERS, Entry, Registers, key_of


class References:
    """The names that events use, of which registers have entries; of their ids, those among `merged`."""

    def __init__(self, merged: Collection[str] = ()) -> None:
        self._merged = merged
        self.events: set[str] = set()
        self.kinds: set[str] = set()
        self.countries: set[str] = set()
        self.places: set[str] = set()
        self.people: set[str] = set()
        self.sources: set[str] = set()

    def add(self, event: Event) -> None:
        """Add the names of an event."""
        if event.id in self._merged:
            self.events.add(event.id)
        self.kinds.add(event.kind)
        self.countries.update(event.countries)
        self.countries.update(event.absent)
        if event.place_country:
            self.countries.add(event.place_country)
        if event.place:
            self.places.add(event.place)
        self.people.update(event.involved)
        self.sources.update(account.source for account in event.accounts)


class Reducer:
    """Makes small registers of large ones, each in a time that does not depend on the size of the large."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        names = (name for name in Registers.__struct_fields__ if name not in REGISTERS)
        self._head: dict[str, Any] = {name: getattr(registers, name) for name in names}
        self._kinds = _numbered(registers.kinds)
        self._countries = _numbered(registers.countries)
        self._places = _numbered(registers.places)
        self._people = _numbered(registers.people)
        self._sources = _numbered(registers.sources)
        self._former: dict[str, list[tuple[int, Former]]] = {}  # by the event that they name
        for number, former in enumerate(registers.former):
            self._former.setdefault(former.event, []).append((number, former))

    def used(self) -> References:
        """Return references, still empty, to be filled from events and passed to `reduced`."""
        return References(self._former)

    def reduced(self, used: References) -> Registers:
        """Return the entries that are used, and those that these name, in their order."""
        people = _kept(self._people, used.people)
        sources = used.sources | {office.source for person in people for office in person.offices if office.source}
        # Of a spelling that several places share all stay: it would else come to mean the one that is left.
        called = {place.id for spelling in used.places for place in self._registers.places_called(spelling)}
        places = _kept(self._places, called)
        countries = used.countries | {person.country for person in people if person.country}
        countries |= {place.country for place in places if place.country}
        former = (each for event in used.events for each in self._former[event])
        return Registers(
            **self._head,
            kinds=_kept(self._kinds, used.kinds),
            countries=_kept(self._countries, countries),
            places=places,
            people=people,
            sources=_kept(self._sources, sources),
            former=tuple(each for _, each in sorted(former, key=itemgetter(0))),
        )


def _numbered(register: tuple[Entry, ...]) -> dict[str, tuple[int, Entry]]:
    return {key_of(entry): (number, entry) for number, entry in enumerate(register)}


def _kept(register: dict[str, tuple[int, Entry]], keys: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(entry for _, entry in sorted((register[key] for key in keys if key in register), key=itemgetter(0)))
