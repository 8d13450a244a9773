"""What an import already knows when it reads a row."""

from collections.abc import Iterable, Iterator, Set

from msgspec import json

from csto_timeline.folding import closed_up
from csto_timeline.importers.duplicates import Duplicates
from csto_timeline.importers.events import COUNTRIES
from csto_timeline.importers.known_sources import KnownSources
from csto_timeline.log.codec import encode
from csto_timeline.log.registers import key_of
from csto_timeline.log.store import Store
from csto_timeline.log.validity import undeclared_kind

_REGISTER = {**dict.fromkeys(COUNTRIES, "countries"), "kind": "kinds"}  # where it has another name than the member


class Context:
    """What is known of events, sources and names before a row is read: of the log, and of the files before.

    `several` is whether there are several files, so that a row needs the name of its file.
    """

    def __init__(self, *, several: bool = False) -> None:
        self.several = several
        self.duplicates = Duplicates()
        self.sources = KnownSources()
        self.places: dict[int, int] = {}  # hashes of ids, with those of their countries
        self._ids: dict[int, str] = {}  # by the hash of what a file calls an event, where its id is another
        self._keys: dict[tuple[str, str], str] = {}
        self._kinds: frozenset[str] = frozenset()  # that the log declares

    def add_log(self, store: Store) -> None:
        """Record the events of a log, its sources, and the names of its kinds, countries and people."""
        registers = store.registers()
        for source in registers.sources:
            self.sources.add_of_log(json.decode(encode(source)))
        events = self._events_of(store, {source.id for source in registers.sources})
        self.duplicates.know(events, {former.id: former.event for former in registers.former})
        self._kinds = frozenset(kind.id for kind in registers.kinds)
        for register in ("kinds", "countries", "people"):
            spelt = [
                (spelling, key_of(entry))
                for entry in getattr(registers, register)
                for spelling in (entry.name, key_of(entry), *getattr(entry, "aliases", ()))
            ]
            for spelling, key in (*spelt, *((closed_up(spelling), key) for spelling, key in spelt)):
                self._keys.setdefault((register, spelling), key)  # to the letter first: one may be that of another

    def _events_of(self, store: Store, entries: Set[str]) -> Iterator[tuple[str, str, str, list[str]]]:
        """Yield id, date, title and sources of each event; record the sources that have no entry."""
        for row in store.rows(frozenset({"id", "date", "title", "accounts.source"})):
            sources = [account.source for account in row.accounts]
            for name in sources:
                if name not in entries:
                    self.sources.add_name(name)
            yield row.id, row.date, row.title, sources

    def called(self, name: str, id: str) -> None:
        """Record the name that a file has for an event, by the id that the event has or would have had."""
        if name not in {"", id} and self.duplicates.has(id):
            self._ids.setdefault(hash(name), id)

    def id_of(self, name: str) -> str | None:
        """Return the id of the event of that id, or that a file calls so; None if there is none so far."""
        return name if self.duplicates.has(name) else self._ids.get(hash(name))

    def key_of(self, member: str, name: str) -> str | None:
        """Return the id or code of the kind, country or person that the log has by that name; None if it has none."""
        register = _REGISTER.get(member, member)
        return self._keys.get((register, name)) or self._keys.get((register, closed_up(name)))

    def undeclared(self, kinds: Iterable[str]) -> str | None:
        """Describe which of these kinds the log does not declare, and what would work; None if it takes them all."""
        first, *others = [kind for kind in dict.fromkeys(kinds) if undeclared_kind(kind, self._kinds)] or [""]
        if not first:
            return None
        nor = "; nor is " + ", ".join(f'"{kind}"' for kind in others) if others else ""
        remedy = 'declare what is missing in its "kinds", or give every event a declared kind with --set kind=KIND'
        return f"{undeclared_kind(first, self._kinds)}{nor}; {remedy}"
