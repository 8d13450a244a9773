"""The names that a log has: those of its registers, and those that only its events use."""

from collections.abc import Callable, Iterable
from functools import cache

from msgspec.structs import replace

from csto_timeline.log.name_fields import NameField
from csto_timeline.log.registers import Registers
from csto_timeline.query.name import Name

USUAL_KINDS = (
    *("summit", "meeting", "appointment", "clash", "statement", "treaty"),
    *("membership", "deployment", "exercise", "protest", "appeal", "measure"),
)


def known_names(name_field: NameField, registers: Registers, used: Iterable[str]) -> list[Name]:
    """Return the names of a register, then those that only events use.

    Of kinds, where none is declared, the usual ones come first, unless the log has nothing but others.
    """
    known = _ENTRIES[name_field.name](registers)
    used = dict.fromkeys(used)
    if name_field.name == "kinds" and not registers.kinds and used and used.keys().isdisjoint(USUAL_KINDS):
        known = []
    keys = {name.key for name in known}
    if name_field.name == "places":
        used = dict.fromkeys(registers.place(spelling).id for spelling in used)
    return [*known, *(alone(key) for key in used if key not in keys)]


def as_registered(name_field: NameField, registers: Registers) -> NameField:
    """Return the sort of names as registers know them: a place is its entry, by whichever spelling events name it."""
    if name_field.name != "places" or not registers.places:
        return name_field
    key = cache(lambda spelling: registers.place(spelling).id)
    return replace(name_field, keys_of=lambda event: tuple(map(key, name_field.keys_of(event))))


def alone(key: str) -> Name:
    """Return a name that no register has: it stands for itself."""
    return Name(key, key, (key,))


def canonical(name_field: NameField, registers: Registers, key: str) -> str:
    """Return what something is called that events call by `key`."""
    match name_field.name:
        case "kinds":
            return registers.kind(key).name
        case "countries" | "absent":
            return registers.country(key).name
        case "places":
            return registers.place(key).name
        case "people":
            return registers.person(key).name
        case "sources":
            return registers.source(key).publisher
    return key


def _people(registers: Registers) -> list[Name]:
    return [Name(person.id, person.name, (person.name, *person.aliases)) for person in registers.people]


def _countries(registers: Registers) -> list[Name]:
    return [Name(country.code, country.name, (country.name, *country.aliases)) for country in registers.countries]


def _places(registers: Registers) -> list[Name]:
    """Return the places, each answering as a whole to what pages print as well: `Yerevan, Armenia`."""
    names = []
    for place in registers.places:
        spellings = (place.name, *place.aliases)
        whole = (f"{each}, {registers.country(place.country).name}" for each in spellings if place.country)
        names.append(Name(place.id, place.name, spellings, tuple(whole)))
    return names


def _kinds(registers: Registers) -> list[Name]:
    return [Name(kind.id, kind.name, (kind.name,)) for kind in registers.kinds] or list(map(alone, USUAL_KINDS))


def _sources(registers: Registers) -> list[Name]:
    """Return the sources, each answering to its id, its publisher and its wire agency."""
    sources = registers.sources
    return [Name(s.id, s.publisher, (s.publisher, s.wire) if s.wire else (s.publisher,)) for s in sources]


_ENTRIES: dict[str, Callable[[Registers], list[Name]]] = {
    "people": _people,
    "countries": _countries,
    "absent": _countries,
    "kinds": _kinds,
    "tags": lambda _: [],
    "places": _places,
    "sources": _sources,
}
