"""The sources that an import has met, of the log and of the rows so far: one source is one entry, no two share an id.

They are held by hashes, since a file may have many, and those with an address as JSON: what else has it is the same.
"""

from typing import Any

from msgspec import json

from csto_timeline.log.model import PREFIX

Entry = dict[str, Any]


class KnownSources:
    """The entries of sources by their ids, addresses and contents, and the names that a log has without an entry."""

    def __init__(self) -> None:
        self._contents: dict[int, int] = {}  # by the hash of the id
        self._by_address: dict[int, bytes] = {}
        self._of_the_log: dict[int, str] = {}  # ids by contents
        self._names: set[int] = set()

    def add_of_log(self, entry: Entry) -> None:
        """Record an entry that a log has; what is named by all of it, and by nothing else, is that source."""
        self.add(entry)
        self._of_the_log.setdefault(_hash(entry), entry["id"])

    def add_name(self, name: str) -> None:
        """Record a source that events of a log name without an entry."""
        self._names.add(hash(name))

    def add(self, entry: Entry) -> None:
        """Record an entry; the first of an address stands."""
        self._contents.setdefault(hash(entry["id"]), _hash(entry))
        if url := entry.get("url"):
            self._by_address.setdefault(hash(url), json.encode(entry))

    def at(self, url: str) -> Entry | None:
        """Return the entry of an address."""
        data = self._by_address.get(hash(url))
        return json.decode(data) if data else None

    def id_in_log(self, content: Entry) -> str | None:
        """Return the id of the source of the log that has this content, or is known by its name alone."""
        if content.keys() == {"publisher"} and hash(content["publisher"]) in self._names:
            return str(content["publisher"])
        return self._of_the_log.get(_hash(content))

    def takes(self, id: str, content: Entry) -> bool:
        """Return whether an id is free, or that of an entry with this content."""
        return self._contents.get(hash(id), _hash(content)) == _hash(content)

    def is_name(self, id: str) -> bool:
        """Return whether a log has a source by that name without an entry."""
        return hash(id) in self._names


def _hash(entry: Entry) -> int:
    members = sorted((name, value) for name, value in entry.items() if name != "id" and not name.startswith(PREFIX))
    return hash(repr(members))
