"""The text of a log that is to be changed, event by event."""

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any

from msgspec import Struct, json

from csto_timeline.check.findings import Remark
from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError, LogError
from csto_timeline.folding import fold
from csto_timeline.log.codec import ENCODER, event_date
from csto_timeline.log.projection import UNREADABLE
from csto_timeline.log.store import Store
from csto_timeline.log.validity import path_words, repeated_id
from csto_timeline.writing.items import Items
from csto_timeline.writing.style import Style
from csto_timeline.writing.valid import faults_of_entry, faults_of_event


class NotValid(LogError):
    """An event or entry that may not stand in the log: `faults` says why, each with its path."""

    def __init__(self, what: str, faults: Iterable[Remark]) -> None:
        self.faults = tuple(faults)
        words = "; ".join(f"{path_words(fault.path) or 'the event'}: {fault.words}" for fault in self.faults)
        super().__init__(f"{what}: {words}")


class _Dated(Struct):
    """What is read of each event."""

    id: Any = None
    date: Any = None


class _Titled(_Dated):
    """What is read of those of one date."""

    title: Any = None


_DATED, _TITLED = json.Decoder(_Dated), json.Decoder(_Titled)


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
        rows = list(map(_dated, events.values))
        self.ids: list[str | None] = [row.id if isinstance(row.id, str) else None for row in rows]  # as they stand
        self._known = {id for id in self.ids if id is not None}
        self._of_id: dict[str | None, list[int]] | None = None  # where the events of each id are
        self._dates = [_sort_key(row.date) for row in rows]

    @property
    def data(self) -> bytes:
        """The log as bytes."""
        if self._data is None:
            self._data = self._joined()
        return self._data

    @property
    def text(self) -> str:
        """The log as text."""
        return self.data.decode()

    def store(self) -> Store:
        """Return the log as it has become as a store; this and its methods raise `LogError` as for any log."""
        if self._store is None:
            self._store = self._opened(self.data)
        return self._store

    @abstractmethod
    def check_registers(self) -> None:
        """Raise `LogError` where what was put into the registers makes them invalid."""

    @abstractmethod
    def entry(self, register: str, key: str) -> dict[str, Any] | None:
        """Return the entry of a register with that id or code, None where there is none."""

    @abstractmethod
    def put_entry(self, register: str, key: str, entry: Mapping[str, Any]) -> None:
        """Add a register entry, or replace the one of that id or code."""

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

    def event(self, id: str) -> bytes:
        """Return the JSON of an event as it stands in the log; raises `LogError` where there is none."""
        return self._events.values[self._number(id)]

    def ids_of(self, date: EventDate, title: str) -> list[str]:
        """Return the ids of the events of that date and title, in whatever letters that is written."""
        numbers = (number for number, each in enumerate(self._dates) if each == date.sort_key)
        rows = (_TITLED.decode(self._events.values[number]) for number in numbers)
        return [row.id for row in rows if isinstance(row.title, str) and fold(row.title) == fold(title)]

    def add_event(self, event: Mapping[str, Any]) -> None:
        """Add an event: in the order of dates where the log is in it, else at the end."""
        self._check(event)
        self._insert(event, self._written(event, None))

    def replace_event(self, id: str, event: Mapping[str, Any]) -> None:
        """Put an event in the place of the one with that id, or where its date belongs in a log in order of dates."""
        number = self._number(id)
        self._check(event, instead=id)
        text, date = self._written(event, self._events.values[number]), _sort_key(event["date"])
        if self._in_order and not self._fits(number, date):
            self._remove(number)
            self._insert(event, text)
            return
        if event["id"] != id:
            self._known = self._known - {id} | {event["id"]}
            self._of_id = None
        self._events.values[number], self.ids[number], self._dates[number] = text, event["id"], date
        self._forget()

    def remove_event(self, id: str) -> None:
        """Remove an event; what other events say of it stays."""
        self._remove(self._number(id))

    @cached_property
    def _in_order(self) -> bool:
        """Whether the events are in the order of their dates, which adding and replacing leaves so."""
        dates = self._dates
        return None not in dates and all(one <= other for one, other in pairwise(dates))

    def _fits(self, number: int, date: Any) -> bool:
        around = self._dates[max(number - 1, 0) : number], self._dates[number + 1 : number + 2]
        return all(each <= date for each in around[0]) and all(date <= each for each in around[1])

    def _number(self, id: str) -> int:
        if id not in self._known:
            raise LogError(f'{self.name}: there is no event "{id}"')
        if self._of_id is None:  # which stays as long as no event moves
            self._of_id = {}
            for number, each in enumerate(self.ids):
                self._of_id.setdefault(each, []).append(number)
        if len(self._of_id[id]) > 1:
            raise LogError(f'{self.name}: several events have the id "{id}": rename all but one in an editor')
        return self._of_id[id][0]

    def _check(self, event: Mapping[str, Any], instead: str | None = None) -> None:
        """Raise `NotValid` for an event that may not stand in the log, also where another one has its id."""
        faults = faults_of_event(ENCODER.encode(event), self._kinds())
        id = event.get("id")
        if id in self._known and id != instead:
            faults.append(Remark("repeated-id", ("id",), repeated_id(id, self.name), id))
        if faults:
            raise NotValid(f"{self.name}: {id if isinstance(id, str) else 'the event'}", faults)

    def _check_entry(self, register: str, key: str, entry: Mapping[str, Any]) -> None:
        if faults := faults_of_entry(register, key, ENCODER.encode(entry)):
            raise NotValid(f"{self.name}: {register}", faults)

    def _insert(self, event: Mapping[str, Any], text: bytes) -> None:
        date = _sort_key(event["date"])
        number = bisect_right(self._dates, date) if self._in_order else len(self._events)
        self._events.insert(number, text, *self._around())
        self.ids.insert(number, event["id"])
        self._dates.insert(number, date)
        self._known.add(event["id"])
        self._of_id = None
        self._forget()

    def _remove(self, number: int) -> None:
        self._events.remove(number)
        self._known.discard(self.ids.pop(number) or "")
        del self._dates[number]
        self._of_id = None
        self._forget()

    @abstractmethod
    def _around(self) -> tuple[bytes, bytes]:
        """Return what stands before the first event, and between two."""


def _dated(text: bytes) -> _Dated:
    try:
        return _DATED.decode(text)
    except UNREADABLE:
        return _Dated()


def _sort_key(date: Any) -> Any:
    """Return the place of a date among others, None for what is no date."""
    try:
        return event_date(str(date)).sort_key
    except DateError:
        return None
