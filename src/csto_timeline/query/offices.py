"""Offices in the place of people: whoever surely held an office at the time of each event."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from msgspec.structs import replace

from csto_timeline.errors import DateError, UnresolvedName
from csto_timeline.log.codec import as_date
from csto_timeline.log.model import Office
from csto_timeline.log.named import Named
from csto_timeline.log.registers import Registers
from csto_timeline.query.name import Name
from csto_timeline.query.names import resolve, resolve_all

_WHOEVER = "whoever was "
_MOST = 8  # titles that an error lists


def office_names(registers: Registers) -> list[Name]:
    """Return the titles of offices as names; their keys are no ids of people."""
    titles = dict.fromkeys(office.title for person in registers.people for office in person.offices)
    return [Name(f"{_WHOEVER}{title}", title, (title,)) for title in titles]


def titles_meant(registers: Registers, typed: str) -> list[str]:
    """Return the titles that are what was typed, else those that have all its words, in the order of the alphabet.

    Raises `UnresolvedName`, with the nearest ones.
    """
    return sorted(name.name for name in resolve_all(typed, office_names(registers), "office"))


def person_or_office(typed: str, people: list[Name], registers: Callable[[], Registers]) -> Name:
    """Return the person that was typed, else the office; raises `UnresolvedName` for several, or none.

    The registers are read where no person is meant.
    """
    try:
        return resolve(typed, people, "person")
    except UnresolvedName as unknown:
        offices = office_names(registers())
        try:
            found = resolve_all(typed, offices, "office")
        except UnresolvedName:
            raise unknown from None
        if len(found) == 1:
            return found[0]
        titles = sorted(name.name for name in found)
        some = "; ".join(titles[:_MOST]) + ("; …" if len(titles) > _MOST else "")
        raise UnresolvedName(f'"{typed}" fits {len(titles)} offices: {some}: write more of the title') from None


def undated(keys: Iterable[str], registers: Registers) -> list[tuple[str, str]]:
    """Return the names of people of whom the log does not know since when they held an office among `keys`, with it."""
    titles = {key.removeprefix(_WHOEVER) for key in keys if key.startswith(_WHOEVER)}
    held = ((person, office) for person in registers.people for office in person.offices if office.title in titles)
    return [(person.name, office.title) for person, office in held if office.since is None]


def with_offices(named: Named, registers: Callable[[], Registers], keys: Iterable[str]) -> Named:
    """Return the sort of names that people are, with the offices among `keys` as names of whoever held them."""
    titles = {key.removeprefix(_WHOEVER): key for key in keys if key.startswith(_WHOEVER)}
    if not titles:
        return named
    held: dict[str, list[tuple[str, Office]]] = {}
    for person in registers().people:
        for office in person.offices:
            if office.title in titles:
                held.setdefault(person.id, []).append((titles[office.title], office))

    @cache
    def surely(office: Office, date: Any) -> bool:
        try:
            return office.held_at(as_date(date))
        except DateError:  # the event is read whole then, and refused
            return True

    def keys_of(event: Any) -> tuple[str, ...]:
        people = named.keys_of(event)
        holders = (each for id in people for each in held.get(id, ()))
        return (*people, *(key for key, office in holders if surely(office, event.date)))

    return replace(named, members=named.members | {"date"}, keys_of=keys_of)
