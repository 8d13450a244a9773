"""Register entries for the names that events and other entries use, and that have none of their own."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import json

from csto_timeline.check.structure import is_placeholder
from csto_timeline.check.whole_log import indexed
from csto_timeline.log.codec import encode
from csto_timeline.log.registers import Registers, key_member, key_of
from csto_timeline.writing.countries import country_called
from csto_timeline.writing.ids import FreeIds, slug
from csto_timeline.writing.keys import put_keys
from csto_timeline.writing.same_names import Entry, entries_by_identity, identity
from csto_timeline.writing.sources import host_of, is_address
from csto_timeline.writing.text import LogText

_ONE = {"people": "person", "places": "place", "sources": "source"}  # whose entries have slugs for ids


class Unregistered(NamedTuple):
    """A name without an entry of its own: its register, how many times it is used, and the entry that it gets.

    That is a new one, or one that the log has under another id or code; none where several entries have the name.
    """

    register: str
    name: str
    times: int
    entry: dict[str, Any] | None
    is_new: bool

    @property
    def key(self) -> str:
        """The id or code of the entry, empty if there is none."""
        return str(self.entry[key_member(self.register)]) if self.entry else ""


def unregistered(log: LogText) -> list[Unregistered]:
    """Return the people, countries, places and sources without an entry; kinds need none.

    Spellings of one name get one entry. The names of people are made of their ids, those of countries are English
    (ISO 3166-1): they are a beginning.
    """
    whole = indexed(log.name, log.data)
    strays = [each for each in (*whole.strays(), *whole.stray_places()) if not is_placeholder(each[1])]
    spellings: dict[tuple[str, str], list[str]] = {}
    for register, name, _ in strays:
        spellings.setdefault((register, identity(register, name)), []).append(name)
    owners = entries_by_identity(whole.registers)
    free = _ids(whole.registers, ((register, name) for register, name, _ in strays))
    entries: dict[tuple[str, str], dict[str, Any] | None] = {}
    for (register, own), names in spellings.items():
        if known := owners.get((register, own)):
            entries[register, own] = _only(known.values())
        else:
            entries[register, own] = _stub(register, names, free)
    return [
        Unregistered(register, name, named.times, entries[key], key not in owners)
        for register, name, named in strays
        for key in [(register, identity(register, name))]
    ]


def fill(log: LogText, found: Iterable[Unregistered]) -> None:
    """Put the new entries of such names into the registers, and call by its id or code whatever has an entry.

    Places are called by any of their names. Raises `LogError` for an event that is not valid.
    """
    entries = [(each, each.entry) for each in found if each.entry]
    keys = {(each.register, each.name): each.key for each, _ in entries if each.register != "places"}
    put_keys(log, {name: key for name, key in keys.items() if name[1] != key})
    for (register, key), entry in {(each.register, each.key): entry for each, entry in entries if each.is_new}.items():
        log.put_entry(register, key, entry)


def _only(entries: Collection[Entry]) -> dict[str, Any] | None:
    """Return the JSON of an entry, None if there are several, or if its id or code cannot be read."""
    entry = next(iter(entries))
    if len(entries) > 1 or is_placeholder(key_of(entry)):
        return None
    data: dict[str, Any] = json.decode(encode(entry))
    return data


def _ids(registers: Registers, names: Iterable[tuple[str, str]]) -> dict[str, FreeIds]:
    """Return by register the ids beside those that entries have, and that names without an entry are."""
    ids = {register: FreeIds(key_of(entry) for entry in getattr(registers, register)) for register in _ONE}
    for register, name in names:
        if register in ids and slug(name) == name:
            ids[register].add(name)
    return ids


def _stub(register: str, names: Sequence[str], free: Mapping[str, FreeIds]) -> dict[str, Any]:
    """Return a new entry for the spellings of one name; its id is taken from those that are `free` in its register."""
    if register == "countries":
        code, name = country_called(names[0]) or (names[0], names[0])
        return {"code": code, "name": name}
    own_id = next((name for name in names if slug(name) == name), None)
    name = next((name for name in names if name != own_id), names[0])
    called = host_of(name) or name
    id = own_id or free[register].take(slug(called) or _ONE[register])
    if register == "sources":
        return {"id": id, "publisher": called, **({"url": name} if is_address(name) else {})}
    return {"id": id, "name": " ".join(map(str.capitalize, name.split("-"))) if name == id else name}
