"""The registers of a log: what it says of the names that its events use."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Self, TypeVar

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from csto_timeline.log.model import Country, Event, Former, Kind, LogObject, NonEmpty, Person, Place, Source

DEFAULT_TITLE = "Timeline"
Entry = TypeVar("Entry", Kind, Country, Place, Person, Source, Former)
_KIND = frozenset({"kind"})
AnyEntry = Kind | Country | Place | Person | Source | Former


class Registers(LogObject, frozen=True, kw_only=True, dict=True):
    """What a log says beside its events: its title, what `at` shows of it, and its registers.

    `chair` is the title of the office that chairs, `landmarks` are the kinds of which the events before and
    after a day are told. A name without an entry stands for itself: the lookups return an entry made of the
    name alone.
    """

    schema: NonEmpty | None = field(name="$schema", default=None)
    title: NonEmpty = DEFAULT_TITLE
    chair: NonEmpty | None = None
    landmarks: tuple[NonEmpty, ...] = ()
    kinds: tuple[Kind, ...] = ()
    countries: tuple[Country, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    former: tuple[Former, ...] = ()

    def kind(self, id: str) -> Kind:
        """Return the declared kind of that id, or one that is named by its id."""
        return self._kinds.get(id) or Kind(id=id, name=id)

    def country(self, code: str) -> Country:
        """Return the country of that code, or one that is known by the code alone."""
        return self._countries.get(code) or Country(code=code, name=code)

    def place(self, spelling: str) -> Place:
        """Return the place that events name so, or one that is known by that name alone.

        A spelling that several places share names none of them.
        """
        found = self.places_called(spelling)
        return found[0] if len(found) == 1 else Place(id=spelling, name=spelling)

    def places_called(self, spelling: str) -> tuple[Place, ...]:
        """Return the entries that a spelling may mean: the one of that id, else all with such an id, name or alias."""
        if not self.places:
            return ()
        from csto_timeline.folding import closed_up  # few calls ask for places

        own = self._places.get(spelling)
        return (own,) if own else tuple(self._spelt.get(closed_up(spelling), {}).values())

    def place_name(self, event: Event) -> str | None:
        """Return the name under which the event's place is shown: the one that the event uses, unless that is an id."""
        own = self._places.get(event.place) if event.place else None
        return own.name if own else event.place

    def place_country(self, event: Event) -> str | None:
        """Return the code of the country in which the event was: its own, else that of its place."""
        return event.place_country or (self.place(event.place).country if event.place else None)

    def person(self, id: str) -> Person:
        """Return the person of that id, or one who is known by the id alone."""
        return self._people.get(id) or Person(id=id, name=id)

    def source(self, id: str) -> Source:
        """Return the source of that id, or one that is known by the id alone."""
        return self._sources.get(id) or Source(id=id, publisher=id)

    def merged_into(self, former: str) -> str | None:
        """Return the id of the event that the one of a former id was merged into, where that is known."""
        return next((each.event for each in self.former if each.id == former), None)

    @cached_property
    def kinds_in_use(self) -> "KindsInUse":
        """The kinds of the log; without those that only its events name, but for what `with_kinds_of` returns."""
        return KindsInUse(self.kinds, lambda _: ())

    def with_kinds_of(self, kinds: "KindsInUse") -> Self:
        """Return the same registers, of a log that has those kinds."""
        registers = replace(self)
        force_setattr(registers, "kinds_in_use", kinds)
        return registers

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def _countries(self) -> dict[str, Country]:
        return {country.code: country for country in self.countries}

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {place.id: place for place in self.places}

    @cached_property
    def _spelt(self) -> dict[str, dict[str, Place]]:
        """The places of each spelling, as spellings are compared, by their ids."""
        from csto_timeline.folding import closed_up

        spelt: dict[str, dict[str, Place]] = {}
        for place in self.places:
            for spelling in filter(None, map(closed_up, (place.id, place.name, *place.aliases))):
                spelt.setdefault(spelling, {})[place.id] = place
        return spelt

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}


class KindsInUse(Struct, frozen=True, eq=False, dict=True, weakref=True):
    """The kinds of a log: those that it declares, and those of its events, read from its `rows` where asked for."""

    declared: tuple[Kind, ...]
    rows: Callable[[frozenset[str]], Iterable[Any]]

    @cached_property
    def only_of_events(self) -> frozenset[str]:
        """The kinds that events have and the log does not declare."""
        return frozenset(row.kind for row in self.rows(_KIND)).difference(kind.id for kind in self.declared)


REGISTERS = ("kinds", "countries", "places", "people", "sources", "former")


def key_of(entry: AnyEntry) -> str:
    """Return what events call a register entry by: its id, or the code of a country."""
    return entry.code if isinstance(entry, Country) else entry.id


def key_member(register: str) -> str:
    """Return the member of its entries that is the key: `code` of a country, else `id`."""
    return "code" if register == "countries" else "id"
