"""The sources of an event: the accounts that it has, and the entries of the register for them."""

import re
from collections.abc import Callable
from typing import Any

from csto_timeline.dates.event_date import Day
from csto_timeline.errors import DateError
from csto_timeline.importers.dating import moment
from csto_timeline.importers.mapping import SOURCE
from csto_timeline.importers.naming import digest, is_slug
from csto_timeline.importers.record import Problem
from csto_timeline.importers.table import Cells, items_of, one_line
from csto_timeline.log.model import LANGUAGE
from csto_timeline.writing.ids import slug
from csto_timeline.writing.sources import host_of


class Sources:
    """Makes the entries of sources, so that one source is one entry and no two share an id.

    `made` are those made so far, hashes of their ids with those of their contents. A row that names no source has the
    file as its own.
    """

    def __init__(self, file: str, made: dict[int, int]) -> None:
        self._file = file
        self._made = made

    def of(self, targets: Cells, place: str, day_first: bool | None) -> tuple[list[dict[str, Any]], list[Problem]]:
        """Return the entries of a row, in their order, at least one, and what of them cannot be read."""
        columns = {member: items_of(targets, f"source.{member}") for member in SOURCE}
        problems: list[Problem] = []
        entries: list[dict[str, Any]] = []
        for number in range(max(map(len, columns.values()), default=0)):
            found = {name: one_line(items[number]) for name, items in columns.items() if number < len(items)}
            entry = {name: text for name, text in found.items() if text}
            for member in (member for member in _READ if member in entry):
                try:
                    entry[member] = _READ[member](entry[member], day_first)
                except DateError as error:
                    del entry[member]
                    problems.append(Problem(place, f"source.{member}", f"{error}; it is left out"))
            if entry:
                entries.append(self._named(entry, [each["id"] for each in entries]))
        return entries or [self._named({"publisher": self._file}, [])], problems

    def _named(self, entry: dict[str, Any], others: list[str]) -> dict[str, Any]:
        """Return the entry with a publisher and an id: its own, or made of publisher and day, else of its address."""
        publisher = entry.get("publisher") or host_of(entry.get("url", "")) or entry.pop("title", "") or self._file
        entry = {"publisher": publisher, **{name: text for name, text in entry.items() if name != "publisher"}}
        content = {name: text for name, text in entry.items() if name != "id"}
        own, parts = entry.get("id", ""), [str(part) for part in content.values()]
        base = own if is_slug(own) else slug(own or publisher) or "source"
        if not own and (part := entry.get("published")):
            base = f"{base}-{slug(part)}"
        elif not own and len(content) > 1:
            base = f"{base}-{digest(*parts)}"
        id, number = base, 1
        while id in others or not self._is_free(id, content):
            number += 1
            id = f"{base}-{digest(*parts)}" if number == 2 and not id.endswith(digest(*parts)) else f"{base}-{number}"
        return {"id": id, **content}

    def _is_free(self, id: str, content: dict[str, Any]) -> bool:
        own = _hash(content)
        return self._made.setdefault(hash(id), own) == own


def know(made: dict[int, int], entry: dict[str, Any]) -> None:
    """Record an entry that a log has."""
    made[hash(entry["id"])] = _hash({name: text for name, text in entry.items() if name != "id"})


def _hash(content: dict[str, Any]) -> int:
    return hash(repr(sorted(content.items())))


def _published(text: str, day_first: bool | None) -> str:
    return moment(text, day_first)[0]


def _accessed(text: str, day_first: bool | None) -> str:
    return Day(moment(text, day_first)[0]).text


def _language(text: str, _day_first: bool | None) -> str:
    if not re.match(LANGUAGE, text):
        raise DateError(f'"{text}" is no tag of a language: write en, ru or hy')
    return text


_READ: dict[str, Callable[[str, bool | None], str]] = {
    "published": _published,
    "accessed": _accessed,
    "language": _language,
}
