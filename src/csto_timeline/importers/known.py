"""What an import already knows when it reads a row."""

from msgspec import json

from csto_timeline.folding import closed_up
from csto_timeline.importers.duplicates import Duplicates
from csto_timeline.importers.events import COUNTRIES
from csto_timeline.importers.sources import know
from csto_timeline.log.codec import encode
from csto_timeline.log.registers import key_of
from csto_timeline.log.store import Store


class Known:
    """What is known of events, sources and names before a row is read: of the log, and of the files before.

    `several` is whether there are several files, so that a row needs the name of its file.
    """

    def __init__(self, *, several: bool = False) -> None:
        self.several = several
        self.duplicates = Duplicates()
        self.sources: dict[int, int] = {}  # hashes of ids, with those of their entries: a large file has many
        self.places: dict[int, int] = {}  # hashes of ids, with those of their countries
        self._ids: dict[int, str] = {}  # by the hash of what a file calls an event, where its id is another
        self._keys: dict[tuple[str, str], str] = {}

    def add_log(self, store: Store) -> None:
        """Record the events of a log, of its sources, and of the names of its countries and people."""
        self.duplicates.know(
            (row.id, row.date, row.title, [account.source for account in row.accounts])
            for row in store.rows(frozenset({"id", "date", "title", "accounts.source"}))
        )
        registers = store.registers()
        for source in registers.sources:
            know(self.sources, json.decode(encode(source)))
        for register in ("countries", "people"):
            for entry in getattr(registers, register):
                for spelling in (key_of(entry), entry.name, *entry.aliases):
                    self._keys.setdefault((register, closed_up(spelling)), key_of(entry))

    def called(self, name: str, id: str) -> None:
        """Record the name that a file has for an event, by the id that the event has or would have had."""
        if name not in {"", id} and self.duplicates.has(id):
            self._ids.setdefault(hash(name), id)

    def id_of(self, name: str) -> str | None:
        """Return the id of the event of that id, or that a file calls so; None if there is none so far."""
        return name if self.duplicates.has(name) else self._ids.get(hash(name))

    def key_of(self, member: str, name: str) -> str | None:
        """Return the id or code under which the log has a country or person of that name; None if it has none."""
        return self._keys.get(("countries" if member in COUNTRIES else member, closed_up(name)))
