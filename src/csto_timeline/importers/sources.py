"""The sources of an event: the accounts that it has, and the entries of the register for them."""

import re
from collections.abc import Callable, Iterator
from itertools import count

from csto_timeline.dates.event_date import Day
from csto_timeline.errors import DateError
from csto_timeline.importers.dating import moment
from csto_timeline.importers.known_sources import Entry, KnownSources
from csto_timeline.importers.mapping import SOURCE
from csto_timeline.importers.naming import digest, is_slug
from csto_timeline.importers.record import Fault, Problem
from csto_timeline.importers.table import Cells, items_of, one_line
from csto_timeline.log.model import LANGUAGE
from csto_timeline.writing.ids import slug
from csto_timeline.writing.sources import host_of


class Sources:
    """Makes the entries of sources: one for each source, an id for each. A row that names none has the file as its own.

    `known` are those of the log, and of the rows so far.
    """

    def __init__(self, file: str, known: KnownSources) -> None:
        self._file = file
        self._known = known

    def of(self, targets: Cells, place: str, day_first: bool | None) -> tuple[list[Entry], list[Problem]]:
        """Return the entries of a row, in their order, at least one, and what of them cannot be read or used.

        One that has nothing but an id is a source that the log names without an entry.
        """
        columns = {member: items_of(targets, f"source.{member}") for member in SOURCE}
        problems: list[Problem] = []
        entries: list[Entry] = []
        row = _Row()
        for number in range(max(map(len, columns.values()), default=0)):
            found = {name: one_line(items[number]) for name, items in columns.items() if number < len(items)}
            given, unreadable = _read({name: text for name, text in found.items() if text}, day_first)
            if given:
                entry, differing = self._entry(given, row)
                entries.append(entry)
                row.ids.add(entry["id"])
                unreadable += differing
            problems += (Problem(place, f"source.{each.member}", each.words) for each in unreadable)
        return entries or [self._entry({"publisher": self._file}, row)[0]], problems

    def _entry(self, given: Entry, row: "_Row") -> tuple[Entry, list[Fault]]:
        """Return the entry of a source of which this is known, and what of that another entry of its address lacks."""
        own = is_slug(given.get("id", ""))
        if not own and (first := self._known.at(given.get("url", ""))):
            return first, _differing(given, first)
        content = self._with_publisher(given)
        if not own and (id := self._known.id_in_log(content)) and id not in row.ids:
            return {"id": id} if self._known.is_name(id) else {"id": id, **content}, []
        entry = {"id": self._id(given.get("id", ""), content, _Row() if own else row), **content}
        self._known.add(entry)
        return entry, []

    def _with_publisher(self, given: Entry) -> Entry:
        """Return the members without the id, and with a publisher: its own, the host of its address, or its title."""
        entry = {name: text for name, text in given.items() if name not in {"id", "publisher"}}
        named = given.get("publisher") or host_of(given.get("url", "")) or entry.pop("title", "") or self._file
        return {"publisher": named, **entry}

    def _id(self, own: str, content: Entry, row: "_Row") -> str:
        """Return an id: its own, or made of publisher and day, else of all that is known of it."""
        parts = [str(part) for part in content.values()]
        base = own if is_slug(own) else slug(own or content["publisher"]) or "source"
        if not own and (part := content.get("published")):
            base = f"{base}-{slug(part)}"
        elif not own and len(content) > 1:
            base = f"{base}-{digest(*parts)}"
        candidates = row.candidates.setdefault((base, *content.items()), _candidates(base, digest(*parts)))
        return next(id for id in candidates if id not in row.ids and self._known.takes(id, content))


def _candidates(base: str, digest: str) -> Iterator[str]:
    """Yield the ids that a source may have, the plainest first."""
    yield base
    yield f"{base}-2" if base.endswith(digest) else f"{base}-{digest}"
    yield from (f"{base}-{number}" for number in count(3))


class _Row:
    """The ids of the sources of a row, and by base and content those that its next source may have."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.candidates: dict[tuple[object, ...], Iterator[str]] = {}


def _read(given: Entry, day_first: bool | None) -> tuple[Entry, list[Fault]]:
    """Return the members of a source as a log writes them, and why others are left out."""
    entry, faults = dict(given), list[Fault]()
    for member in (member for member in _READERS if member in given):
        try:
            entry[member] = _READERS[member](given[member], day_first)
        except DateError as error:
            del entry[member]
            faults.append(Fault(member, f"{error}; it is left out"))
    return entry, faults


def _differing(given: Entry, first: Entry) -> list[Fault]:
    """Return what is said of a source and is not in the first entry of its address."""
    return [
        Fault(member, f'"{text}" is left out: the first entry for {first["url"]} has {_quoted(first.get(member))}')
        for member, text in given.items()
        if text != first.get(member)
    ]


def _quoted(text: str | None) -> str:
    return f'"{text}"' if text else "none"


def _published(text: str, day_first: bool | None) -> str:
    return moment(text, day_first)[0]


def _accessed(text: str, day_first: bool | None) -> str:
    return Day(moment(text, day_first)[0]).text


def _language(text: str, _day_first: bool | None) -> str:
    if not re.match(LANGUAGE, text):
        raise DateError(f'"{text}" is no tag of a language: write en, ru or hy')
    return text


_READERS: dict[str, Callable[[str, bool | None], str]] = {
    "published": _published,
    "accessed": _accessed,
    "language": _language,
}
