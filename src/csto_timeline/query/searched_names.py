"""The names that a search looks in: of the people, countries and places of an event, and the titles of its sources."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from csto_timeline.folding import closed_up
from csto_timeline.log.name_fields import NAME_FIELDS
from csto_timeline.log.registers import Registers
from csto_timeline.query.terms import Term, padded

FIELDS = ("people", "countries", "places", "sources")
MEMBERS = frozenset().union(*(NAME_FIELDS[field].members for field in FIELDS))
Hits = Mapping[str, Mapping[str, tuple[Term, ...]]]
"""For each field the terms that stand in names, by what events call these; places closed up."""


def spellings(registers: Registers, field: str, key: str) -> tuple[str, ...]:
    """Return what is searched of a name that events use: all its spellings; of a source its title.

    A spelling of a country that is a place's too means the place.
    """
    match field:
        case "people":
            person = registers.person(key)
            return person.name, *person.aliases
        case "countries":
            country = registers.country(key)
            return tuple(each for each in (country.name, *country.aliases) if not registers.places_called(each))
        case "places":
            place = registers.place(key)
            return place.name, *place.aliases
    title = registers.source(key).title
    return (title,) if title else ()


def names_with(terms: Iterable[Term], registers: Registers) -> Hits:
    """Return the names of the registers that have terms, but where what events call them tells the same."""
    terms = tuple(terms)
    hits: dict[str, dict[str, tuple[Term, ...]]] = {field: {} for field in FIELDS}
    for field, key, texts in _entries(registers):
        has = terms_in(terms, texts)
        if has != (terms_in(terms, (key,)) if stands_for_itself(field) else ()):
            hits[field][closed_up(key) if field == "places" else key] = has
    return hits


def stands_for_itself(field: str) -> bool:
    """Return whether a name that no register has is searched as it is written: a source is no title."""
    return field != "sources"


def terms_in(terms: Iterable[Term], texts: Iterable[str]) -> tuple[Term, ...]:
    """Return the terms that stand in one of the texts."""
    words = padded(texts)
    return tuple(term for term in terms if term.is_in(words))


def names_of(event: Any) -> Iterator[tuple[str, str]]:
    """Return the names of an event, each after its field."""
    for field in FIELDS:
        for key in NAME_FIELDS[field].keys_of(event):
            yield field, key


def _entries(registers: Registers) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Return the entries of registers: field, what events call each by, and what is searched of it."""
    for field, keys in (
        ("people", (each.id for each in registers.people)),
        ("countries", (each.code for each in registers.countries)),
        ("sources", (each.id for each in registers.sources)),
    ):
        yield from ((field, key, spellings(registers, field, key)) for key in keys)
    for place in registers.places:
        for spelling in (place.id, place.name, *place.aliases):
            if registers.place(spelling) is place:  # what several places are called by names none of them
                yield "places", spelling, spellings(registers, "places", spelling)
