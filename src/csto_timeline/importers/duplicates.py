"""Which events of an import are there already: those with an id, or a day and a title, that another one has."""

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any, NamedTuple

from csto_timeline.dates.event_date import EventDate
from csto_timeline.folding import fold
from csto_timeline.writing.ids import base_id

LOG = "the log"


class Duplicate(NamedTuple):
    """An event that is there already; it is `left_out`, or stands under an id of its own."""

    place: str
    words: str
    left_out: bool
    known: bool  # by the log that it is imported into


class Duplicates:
    """The events that were met so far, by hashes: a file may have many."""

    def __init__(self) -> None:
        self._ids: dict[int, str | int] = {}
        self._former: set[int] = set()
        self._next: dict[int, int] = {}  # the numbers that come next after ids
        self._merged: set[tuple[int, str | None]] = set()  # former ids, with the dates of the events that they mean
        self._named: dict[int, str | int] = {}
        self._contents: set[int] = set()
        self._told: dict[int, set[int]] = {}  # by which sources the log tells of a day and a title

    def know(self, rows: Iterable[tuple[str, str, str, Iterable[str]]], former: Mapping[str, str]) -> None:
        """Record the ids, dates, titles and sources of the events of the log that is imported into.

        `former` are ids of events that became one with another, by the id of that one.
        """
        kept, dates = set(former.values()), dict[str, str]()
        for id, date, title, sources in rows:
            if id in kept:
                dates[id] = date
            self._ids[hash(id)] = LOG
            self._named[_key(date, title)] = LOG
            self._told.setdefault(_key(date, title), set()).update(map(hash, sources))

        self._former.update(map(hash, former))
        self._merged.update((hash(each), dates.get(id)) for each, id in former.items())

    def has(self, id: str) -> bool:
        """Return whether an event has that id, of the log or of the rows so far."""
        return hash(id) in self._ids

    def settle(self, event: dict[str, Any], place: str, *, has_id: bool) -> Duplicate | None:
        """Make the id of an event unique, and return what it duplicates, or None.

        What the log has by the same sources is left out, and what says the same as another row. Another event of the
        same day and title comes in under an id of its own, and so does one whose id another row has.
        """
        key, content = _key(event["date"], event["title"]), _content(event)
        own, named = hash(event["id"]) if has_id else None, self._named.get(key)
        by_id = self._ids.get(own) if own is not None else None
        if by_id == LOG:
            return Duplicate(place, f'the log has an event "{event["id"]}": left out', True, True)
        if named == LOG and self._told[key].issuperset(hash(account["source"]) for account in event["accounts"]):
            return Duplicate(place, f'the log has "{event["title"]}" on that day: left out', True, True)
        base = str(event["id"]) if has_id else base_id(event["title"], EventDate(event["date"]))
        if (hash(base), event["date"]) in self._merged:
            return Duplicate(place, f'the log has merged "{base}" into another event: left out', True, True)
        if content in self._contents and (named or by_id):
            return Duplicate(place, f"says the same as {_said(named or by_id)}: left out", True, False)
        self._contents.add(content)
        wanted = event["id"]
        event["id"] = self._free(base)
        self._ids[hash(event["id"])] = _short(place)
        self._named.setdefault(key, _short(place))
        if by_id:
            return Duplicate(place, f'has the id "{wanted}" of {_said(by_id)}: it became "{event["id"]}"', False, False)
        if named:
            other = "an event in the log, and another source" if named == LOG else _said(named)
            remedy = f"if it is one event, remove {event['id']} --into the other merges them"
            words = f'has the day and the title of {other}: kept as "{event["id"]}"; {remedy}'
            return Duplicate(place, words, False, False)
        return None

    def _free(self, base: str) -> str:
        """Return an id that no event has or had: this one, or with a number where it is taken."""
        if self._is_free(base):
            return base
        numbers = count(self._next.get(hash(base), 2))
        number = next(each for each in numbers if self._is_free(f"{base}-{each}"))
        self._next[hash(base)] = number + 1
        return f"{base}-{number}"

    def _is_free(self, id: str) -> bool:
        return hash(id) not in self._ids and hash(id) not in self._former


def _short(place: str) -> str | int:
    """Return a place as little as it can be held: the number of a row."""
    noun, _, number = place.partition(" ")
    return int(number) if noun == "row" and number.isdigit() else place


def _said(place: str | int | None) -> str:
    return f"row {place}" if isinstance(place, int) else str(place)


def _key(date: str, title: str) -> int:
    return hash((date, fold(title)))


def _content(event: dict[str, Any]) -> int:
    return hash(repr({**event, "id": ""}))
