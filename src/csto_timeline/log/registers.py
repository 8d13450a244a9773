"""The registers of a log: what it says of the names that its events use."""

from functools import cached_property
from typing import TypeVar

from csto_timeline.log.model import Country, Kind, NonEmpty, Person, Row, Source

DEFAULT_TITLE = "Timeline"
Entry = TypeVar("Entry", Kind, Country, Person, Source)
AnyEntry = Kind | Country | Person | Source


class Registers(Row, frozen=True, kw_only=True, dict=True):
    """The title of a log and its registers.

    A name without an entry stands for itself: the lookups return an entry made of the name alone.
    """

    title: NonEmpty = DEFAULT_TITLE
    kinds: tuple[Kind, ...] = ()
    countries: tuple[Country, ...] = ()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()

    def kind(self, id: str) -> Kind:
        """Return the declared kind of that id, or one that is named by its id."""
        return self._kinds.get(id) or Kind(id=id, name=id)

    def country(self, code: str) -> Country:
        """Return the country of that code, or one that is known by the code alone."""
        return self._countries.get(code) or Country(code=code, name=code)

    def person(self, id: str) -> Person:
        """Return the person of that id, or one who is known by the id alone."""
        return self._people.get(id) or Person(id=id, name=id)

    def source(self, id: str) -> Source:
        """Return the source of that id, or one that is known by the id alone."""
        return self._sources.get(id) or Source(id=id, publisher=id)

    def kind_number(self, id: str) -> int | None:
        """Return which of the declared kinds it is, counted from 0."""
        return self._kind_numbers.get(id)

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def _countries(self) -> dict[str, Country]:
        return {country.code: country for country in self.countries}

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _kind_numbers(self) -> dict[str, int]:
        return {kind.id: number for number, kind in enumerate(self.kinds)}


REGISTERS = tuple(name for name in Registers.__struct_fields__ if name != "title")


def key_of(entry: AnyEntry) -> str:
    """Return what events call a register entry by: its id, or the code of a country."""
    return entry.code if isinstance(entry, Country) else entry.id


def key_member(register: str) -> str:
    """Return the member of its entries that is the key: `code` of a country, else `id`."""
    return "code" if register == "countries" else "id"
