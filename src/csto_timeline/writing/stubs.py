"""Register entries for the names that only events use."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import json

from csto_timeline.check.structure import is_placeholder
from csto_timeline.check.whole_log import indexed
from csto_timeline.log.registers import key_member
from csto_timeline.writing.countries import country_called
from csto_timeline.writing.ids import slug, unique
from csto_timeline.writing.text import LogText

_SLUGGED = {"people", "places", "sources"}  # registers whose entries have slugs for ids


class Unregistered(NamedTuple):
    """A name without an entry: its register, what events call it by, how many times, and the entry that it gets.

    Where no entry can have that name for its id it is `renamed`: events call it by the id of the entry from then on.
    """

    register: str
    name: str
    times: int
    entry: dict[str, Any]
    renamed: bool

    @property
    def key(self) -> str:
        """The id or code of the entry."""
        return str(self.entry[key_member(self.register)])


def unregistered(log: LogText) -> list[Unregistered]:
    """Return the people, countries, places and sources without an entry; kinds need none.

    A place that no entry has gets one with its name. The names of people are made of their ids, those of countries
    are English (ISO 3166-1): they are a beginning.
    """
    whole = indexed(log.name, log.data)
    taken: dict[str, set[str | None]] = {
        register: {entry.id for entry in getattr(whole.registers, register)} for register in _SLUGGED
    }
    found = []
    for register, name, named in (*whole.strays(), *whole.stray_places()):
        if not is_placeholder(name):
            entry = _stub(register, name, taken.get(register, set()))
            renamed = register in {"people", "sources"} and entry["id"] != name
            found.append(Unregistered(register, name, named.times, entry, renamed))
    return found


def fill(log: LogText, wanted: Callable[[Unregistered], bool] = lambda _: True) -> list[Unregistered]:
    """Put an entry for each such name that is wanted into the registers; return them."""
    found = list(filter(wanted, unregistered(log)))
    for each in found:
        log.put_entry(each.register, each.key, each.entry)
    ids = {(each.register, each.name): each.key for each in found if each.renamed}
    for id in log.ids if ids else ():
        if id is not None:
            event = json.decode(log.event(id))
            if (renamed := _with_ids(event, ids)) != event:
                log.replace_event(id, renamed)
    return found


def _stub(register: str, name: str, taken: set[str | None]) -> dict[str, Any]:
    if register == "countries":
        code, english = country_called(name) or (name, name)
        return {"code": name, "name": english if code == name else name}
    id = name if slug(name) == name else unique(slug(name) or register.rstrip("s"), taken)
    taken.add(id)
    if register == "sources":
        return {"id": id, "publisher": name}
    return {"id": id, "name": " ".join(map(str.capitalize, name.split("-"))) if id == name else name}


def _with_ids(event: Mapping[str, Any], ids: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    """Return the JSON of an event that calls people and sources by the ids of their entries."""

    def person(name: str) -> str:
        return ids.get(("people", name), name)

    def account(data: Mapping[str, Any]) -> dict[str, Any]:
        quotes = [{**quote, "speaker": person(quote["speaker"])} for quote in data.get("quotes", ())]
        source = ids.get(("sources", data["source"]), data["source"])
        return {**data, "source": source, **({"quotes": quotes} if quotes else {})}

    people: Sequence[str] = event.get("people", ())
    return {
        **event,
        **({"people": [person(each) for each in people]} if people else {}),
        "accounts": [account(each) for each in event["accounts"]],
    }
