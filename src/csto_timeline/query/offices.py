"""Offices in the place of people: whoever certainly held an office at the time of each event."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from msgspec.structs import replace

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError, UnresolvedName
from csto_timeline.folding import nearest
from csto_timeline.log.codec import as_date
from csto_timeline.log.model import Office, Person
from csto_timeline.log.name_fields import NameField
from csto_timeline.log.registers import Registers
from csto_timeline.query.name import Name
from csto_timeline.query.names import resolve
from csto_timeline.query.titles import is_whole, plainest, titles_meant, titles_of

_WHOEVER = "whoever was "
_MOST = 8  # titles that an error lists


def key_of_office(title: str) -> str:
    """Return what stands for whoever held an office, among the ids of people; it is none."""
    return f"{_WHOEVER}{title}"


def title_of(key: str) -> str:
    """Return the title of an office by its key; nothing of the id of a person."""
    return key.removeprefix(_WHOEVER) if key.startswith(_WHOEVER) else ""


def office_of(key: str) -> Name:
    """Return the name of an office by its key."""
    return Name(key, title_of(key), (title_of(key),))


def keys_at(person: Person, date: EventDate) -> set[str]:
    """Return what a person may be asked for by at that time: the id, and the offices certainly held."""
    return {person.id, *(key_of_office(office.title) for office in person.offices_at(date))}


def person_or_office(typed: str, people: list[Name], registers: Callable[[], Registers], option: str) -> Name:
    """Return the person that was typed, else the office; raises `UnresolvedName` for several, or none.

    A whole title comes before longer ones, and the plainest before those that add to it. The registers are read
    where no person is meant; `option` is how the person was asked for.
    """
    try:
        return resolve(typed, people, "person", option)
    except UnresolvedName as unknown:
        try:
            titles = titles_meant(registers(), typed)
        except UnresolvedName:
            raise _with_near_titles(typed, registers(), unknown) from None
        found = [title for title in titles if is_whole(registers(), typed, title)] or plainest(titles) or titles
        if len(found) == 1:
            return office_of(key_of_office(found[0]))
        some = "; ".join(found[:_MOST]) + ("; …" if len(found) > _MOST else "")
        raise UnresolvedName(f'"{typed}" matches {len(found)} offices: {some}; write more of the title') from None


def _with_near_titles(typed: str, registers: Registers, unknown: UnresolvedName) -> UnresolvedName:
    if near := nearest(typed, titles_of(registers)):
        return UnresolvedName(f'no person or office "{typed}" in the log; did you mean {" or ".join(near)}?')
    return unknown


def undated(keys: Iterable[str], registers: Registers) -> list[tuple[str, str]]:
    """Return the names of people whom the log does not know since when they held an office among `keys`, with it."""
    titles = set(filter(None, map(title_of, keys)))
    terms = ((person, office) for person in registers.people for office in person.offices if office.title in titles)
    return [(person.name, office.title) for person, office in terms if office.since is None]


def with_offices(name_field: NameField, registers: Callable[[], Registers], keys: Iterable[str]) -> NameField:
    """Return `named` so that an event also has the offices among `keys` that its people certainly held then."""
    titles = {title: key for key in keys if (title := title_of(key))}
    if not titles:
        return name_field
    terms: dict[str, list[tuple[str, Office]]] = {}
    for person in registers().people:
        for office in person.offices:
            if office.title in titles:
                terms.setdefault(person.id, []).append((titles[office.title], office))

    @cache
    def surely(office: Office, date: Any) -> bool:
        try:
            return office.held_at(as_date(date))
        except DateError:  # the event is read whole then, and refused
            return True

    def keys_of(event: Any) -> tuple[str, ...]:
        people = name_field.keys_of(event)
        holders = (each for id in people for each in terms.get(id, ()))
        return (*people, *(key for key, office in holders if surely(office, event.date)))

    holders = ((key, frozenset(id for id, offices in terms.items() if key in dict(offices))) for key in titles.values())
    return replace(name_field, members=name_field.members | {"date"}, keys_of=keys_of, stand_in=tuple(holders))
