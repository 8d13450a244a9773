"""Logs as one JSON document. Its events stay JSON until a question takes them."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, Literal

from msgspec import UNSET, Raw, UnsetType, ValidationError, defstruct, field, json
from msgspec.structs import fields

from csto_timeline.errors import DateError, LogError
from csto_timeline.log.blocks import Block
from csto_timeline.log.codec import ENCODER, as_date, decode, decode_value, encode
from csto_timeline.log.members import member_given_twice
from csto_timeline.log.model import EXTRA, Event, Extra
from csto_timeline.log.projection import UNREADABLE
from csto_timeline.log.reader import Reader
from csto_timeline.log.registers import KindsInUse, Registers
from csto_timeline.log.screening import Criterion, Json, Outcomes, Screen
from csto_timeline.log.store import Found
from csto_timeline.log.validity import path_words, repeated_entries, repeated_member, time_without_day, undeclared_kind

_WHOLE = "the log: "  # what a fault of the outermost value begins with
_BLOCK = 512  # events that are looked at together


class _Head(Registers, frozen=True, kw_only=True):
    """A log without its events."""

    version: Literal[1] = 1


class Document(Reader):
    """A log in one JSON document in UTF-8: a place is the number of an event, from 0.

    A `trusted` log is ours, and tests hold it to the rules: nothing but its types is checked here.
    """

    def __init__(self, data: bytes, name: str, *, trusted: bool = False) -> None:
        """Raise `LogError` if the data is no such document, or its registers are not valid."""
        super().__init__(name)
        self._trusted = trusted
        try:
            self._document = decode(_DOCUMENT, data, deep=False)
        except UNREADABLE as error:
            raise self._fault(data, error) from None
        self.count = len(self._document.events)
        if not trusted:
            self._check(data)

    def registers(self) -> Registers:
        """Return the title and the registers."""
        return self._head

    def fraction(self, place: int) -> float:
        """Return how much of the log stands before that event; see `Store`."""
        return place / max(self.count, 1)

    def title_of(self, place: int) -> str | None:
        """Return the title of the log; see `Store`."""
        return None if self._trusted else super().title_of(place)

    @cached_property
    def _other_members(self) -> dict[str, Raw]:
        """The members but the events, as JSON."""
        every = {each.encode_name: getattr(self._document, each.name) for each in _MEMBERS}
        stated = {name: value for name, value in every.items() if value is not UNSET}
        extra: dict[str, Raw] = stated.pop(EXTRA, {})
        return stated | extra

    @cached_property
    def _head(self) -> _Head:
        data = ENCODER.encode(self._other_members)
        try:
            head: _Head = decode(json.Decoder(_Head, dec_hook=decode_value), data)
        except UNREADABLE as error:
            raise self._fault(data, error) from None
        return head if head.kinds else head.with_kinds_of(KindsInUse((), self.rows))

    def _check(self, data: bytes) -> None:
        for text, read in self._parts(data):
            if twice := member_given_twice(text, read):
                raise LogError(f"{self.name}: {repeated_member(twice)} (check says where)")
        for fault in repeated_entries(self._head):
            raise LogError(f"{self.name}: {path_words(fault.path)}: {fault.words}")

    def _parts(self, data: bytes) -> Iterator[tuple[bytes, Any]]:
        """Return the JSON of the log but for what its events say, and of each other member, each with what was read."""
        rest = _without_events(data, self._document.events)
        rewritten = encode(self._document) if rest is None else ENCODER.encode({**self._other_members, "events": ()})
        if rewritten.count(b":") != (rest or data).count(b":"):
            yield rest or data, self._other_members
        for each in _MEMBERS:
            if (value := self._other_members.get(each.encode_name)) is not None:
                yield bytes(value), getattr(self._head, each.name)

    def events(
        self,
        criteria: Sequence[Criterion],
        outcomes: Outcomes | None = None,
        without: Collection[str] = frozenset(),
        *,
        ids_may_repeat: bool = False,
        members: frozenset[str] | None = None,
    ) -> Iterator[Found]:
        """Find the matching events, in the order of the log; see `Store`."""
        if members is None or without or not self._trusted:
            yield from super().events(criteria, outcomes, without, ids_may_repeat=ids_may_repeat)
            return
        screen = Screen(criteria, outcomes or Outcomes(), members)
        for block, rows in self._rows(screen.members):
            for number, possible in screen.passing(rows, block):
                row, place = rows[number], block.places[number]
                yield Found(row if _is_dated(row) else self._decode(block.texts[number], place), place, possible)

    def _blocks(self) -> Iterator[Block]:
        events = self._document.events
        for start in range(0, len(events), _BLOCK):
            texts = events[start : start + _BLOCK]
            yield Block(range(start, start + len(texts)), texts)

    def _text(self, place: int) -> Json:
        text: Json = self._document.events[place]
        return text

    def _where(self, place: int) -> str:
        return f"events[{place}]"

    def _decode(self, text: Json, place: int) -> Event:
        try:
            event: Event = decode(_EVENT, text)
        except UNREADABLE as error:
            raise self._fault(bytes(text), error, self._where(place)) from None
        return event

    def _fault_of(self, event: Event, text: Json) -> str | None:
        if self._trusted:
            return None
        if words := undeclared_kind(event.kind, self._declared):
            return f".kind: {words}"
        if words := time_without_day(event):
            return f".time: {words}"
        if twice := member_given_twice(bytes(text), event):
            return f": {repeated_member(twice)}"
        return None

    @cached_property
    def _declared(self) -> frozenset[str]:
        return frozenset(kind.id for kind in self._head.kinds)

    def _fault(self, data: bytes, error: Exception, path: str = "") -> LogError:
        from csto_timeline.log.faults import fault  # only a log at fault needs it

        words = fault(data, error, Event if path else None)
        if path:
            inside = isinstance(error, ValidationError) and not words.startswith(_WHOLE)
            words = f"{path}.{words}" if inside else f"{path}: {words.removeprefix(_WHOLE)}"
        return LogError(f"{self.name}: {words}")


def _is_dated(row: Any) -> bool:
    """Return whether a projected event could be read, its date included."""
    try:
        return row is not None and as_date(row.date) is not None
    except DateError:
        return False


def _without_events(data: bytes, events: Sequence[Raw]) -> bytes | None:
    """Return a log without its events, quickly found where they stand as programs write them, else None.

    That is if there are several, and nothing but the same white space and comma between any two.
    """
    if len(events) < 2:
        return None
    start = data.find(events[0])
    end = start + len(events[0])
    between = data[end : data.find(events[1], end)]
    if between.strip() != b",":
        return None
    for first in range(1, len(events), _BLOCK):
        text = between.join((b"", *events[first : first + _BLOCK]))
        if not data.startswith(text, end):
            return None
        end += len(text)
    return data[:start] + data[end:]


# A log whose members stay JSON, its events apart.
_EVENTS: tuple[str, Any] = ("events", tuple[Raw, ...])
_MEMBERS = fields(_Head)
_OTHERS: list[tuple[str, Any, Any]] = [
    (each.name, (Extra if each.encode_name == EXTRA else Raw) | UnsetType, field(name=each.encode_name, default=UNSET))
    for each in _MEMBERS
]
_DOCUMENT: json.Decoder[Any] = json.Decoder(defstruct("_Document", [_EVENTS, *_OTHERS], forbid_unknown_fields=True))
_EVENT = json.Decoder(Event, dec_hook=decode_value)
