"""The text of a log that is to be changed, event by event."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from msgspec import json

from csto_timeline.check.findings import Remark
from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import LogError
from csto_timeline.folding import fold
from csto_timeline.log.codec import ENCODER
from csto_timeline.log.store import Store
from csto_timeline.log.validity import path_words, repeated_id
from csto_timeline.writing.event_index import EventIndex
from csto_timeline.writing.items import Items
from csto_timeline.writing.style import Style
from csto_timeline.writing.valid import faults_of_entry, faults_of_event


class NotValid(LogError):
    """An event or entry that is not allowed in the log: `faults` says why, each with its path."""

    def __init__(self, what: str, faults: Iterable[Remark]) -> None:
        self.faults = tuple(faults)
        words = "; ".join(f"{path_words(fault.path) or 'the event'}: {fault.words}" for fault in self.faults)
        super().__init__(f"{what}: {words}")


class LogText(ABC):
    """A log as text whose events and register entries are added, replaced and removed one at a time.

    Whatever is not named in a change stays as it is, byte for byte. What is put in is held against the log format,
    and `NotValid` is raised before anything has changed. An event or entry is given as what JSON has for it; dates
    may be event dates. `data` is the log as it has become.
    """

    name: str

    def __init__(self, data: bytes, name: str, events: Items, style: Style) -> None:
        self.name = name
        self._data: bytes | None = data  # None where something has changed since it was asked for
        self._store: Store | None = None
        self._events = events
        self._style = style
        self._index = EventIndex(events.values)

    @property
    def ids(self) -> list[str | None]:
        """The ids of the events, as they stand; None for what is none."""
        return self._index.ids

    @property
    def data(self) -> bytes:
        """The log as bytes."""
        if self._data is None:
            self._data = self._joined()
        return self._data

    def store(self) -> Store:
        """Return the log as it has become as a store; this and its methods raise `LogError` as for any log."""
        if self._store is None:
            self._store = self._opened(self.data)
        return self._store

    @abstractmethod
    def check_registers(self) -> None:
        """Raise `LogError` if what was put into the registers makes them invalid."""

    @abstractmethod
    def entry(self, register: str, key: str) -> dict[str, Any] | None:
        """Return the entry of a register with that id or code, None if there is none."""

    @abstractmethod
    def put_entry(self, register: str, key: str, entry: Mapping[str, Any]) -> None:
        """Add a register entry, or replace the one of that id or code."""

    @abstractmethod
    def remove_entries(self, register: str, keys: Collection[str]) -> None:
        """Remove the register entries of those ids or codes that there are; what names them stays."""

    @abstractmethod
    def _joined(self) -> bytes:
        """Return the log as bytes, put together anew."""

    @abstractmethod
    def _opened(self, data: bytes) -> Store:
        """Return a store of these bytes of the log; raises `LogError`."""

    def _forget(self) -> None:
        """Forget what was made of the text before it changed."""
        self._data = self._store = None

    @abstractmethod
    def _kinds(self) -> frozenset[str]:
        """Return the kinds that the log declares."""

    @abstractmethod
    def _written(self, event: Mapping[str, Any], old: bytes | None) -> bytes:
        """Return the JSON of an event as it is to stand in the log, where `old` stood if there was one."""

    def has_event(self, id: str) -> bool:
        """Return whether there is an event of that id."""
        return id in self._index

    def event(self, id: str) -> bytes:
        """Return the JSON of an event as it stands in the log; raises `LogError` if there is none."""
        return self._events.values[self._number(id)]

    def ids_of(self, date: EventDate, title: str) -> list[str]:
        """Return the ids of the events of that date and title, in whatever letters that is written."""
        found = {id: json.decode(self._events.values[number]).get("title") for id, number in self._index.on(date)}
        return [id for id, other in found.items() if isinstance(other, str) and fold(other) == fold(title)]

    def add_event(self, event: Mapping[str, Any]) -> None:
        """Add an event: in order of date where the log is in it, else at the end."""
        self._check(event)
        self._insert(event, self._written(event, None))

    def replace_event(self, id: str, event: Mapping[str, Any]) -> None:
        """Put an event in the place of the one with that id, or where its date belongs in a log in order of dates."""
        number = self._number(id)
        self._check(event, instead=id)
        text = self._written(event, self._events.values[number])
        if self._index.keeps_order(number, event["date"]):
            self._events.values[number] = text
            self._index.replace(number, event["id"], event["date"])
            self._forget()
        else:
            self._remove({number})
            self._insert(event, text)

    def remove_events(self, ids: Iterable[str]) -> None:
        """Remove events; what other events say of them stays."""
        self._remove(set(map(self._number, ids)))

    def _number(self, id: str) -> int:
        numbers = self._index.numbers(id)
        if not numbers:
            raise LogError(f'{self.name}: there is no event "{id}"')
        if len(numbers) > 1:
            raise LogError(f'{self.name}: several events have the id "{id}": rename all but one in an editor')
        return numbers[0]

    def _check(self, event: Mapping[str, Any], instead: str | None = None) -> None:
        """Raise `NotValid` for an event that is not allowed in the log, even if another one has its id."""
        faults = faults_of_event(ENCODER.encode(event), self._kinds())
        id = event.get("id")
        if isinstance(id, str) and id != instead and (words := self._taken(id)):
            faults.append(Remark("repeated-id", ("id",), words, id))
        if faults:
            raise NotValid(f"{self.name}: {id if isinstance(id, str) else 'the event'}", faults)

    def _taken(self, id: str) -> str:
        """Describe what has an id, an event or a former id; empty if it is free."""
        if id in self._index:
            return repeated_id(id, self.name)
        former = self.entry("former", id)
        return f'"{id}" is a former id of {former.get("event")}: choose another one' if former else ""

    def _check_entry(self, register: str, key: str, entry: Mapping[str, Any]) -> None:
        if faults := faults_of_entry(register, key, ENCODER.encode(entry)):
            raise NotValid(f"{self.name}: {register}", faults)

    def _insert(self, event: Mapping[str, Any], text: bytes) -> None:
        number = self._index.add(event["id"], event["date"])
        self._events.insert(number, text, *self._around())
        self._forget()

    def _remove(self, numbers: Collection[int]) -> None:
        self._events.remove(numbers)
        self._index.remove(numbers)
        self._forget()

    @abstractmethod
    def _around(self) -> tuple[bytes, bytes]:
        """Return what stands before the first event, and between two."""
