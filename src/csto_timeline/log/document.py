"""Logs as one JSON document. Its events stay JSON until a question takes them."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal

from msgspec import UNSET, Raw, UnsetType, ValidationError, defstruct, field, json
from msgspec.structs import fields

from csto_timeline.errors import LogError
from csto_timeline.log.blocks import Block
from csto_timeline.log.codec import ENCODER, decode, decode_value, encode
from csto_timeline.log.members import member_given_twice
from csto_timeline.log.model import EXTRA, Event, Extra
from csto_timeline.log.projection import UNREADABLE
from csto_timeline.log.reader import Reader
from csto_timeline.log.registers import Registers
from csto_timeline.log.screening import Json
from csto_timeline.log.validity import path_words, repeated_entries, repeated_member, undeclared_kind

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
        """Raise `LogError` where the data is no such document, or its registers are not valid."""
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

    @cached_property
    def _head(self) -> _Head:
        given = {each.encode_name: getattr(self._document, each.name) for each in _MEMBERS}
        data = ENCODER.encode({name: value for name, value in given.items() if value is not UNSET})
        try:
            head: _Head = decode(_HEAD, data)
        except UNREADABLE as error:
            raise self._fault(data, error) from None
        return head

    def _check(self, data: bytes) -> None:
        rewritten = encode(self._document)
        if rewritten.count(b":") != data.count(b":") and (twice := member_given_twice(data, self._document)):
            raise LogError(f"{self.name}: {repeated_member(twice)} (check says where)")
        for fault in repeated_entries(self._head):
            raise LogError(f"{self.name}: {path_words(fault.path)}: {fault.words}")

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


# A log whose members stay JSON, its events apart.
_EVENTS: tuple[str, Any] = ("events", tuple[Raw, ...])
_MEMBERS = fields(_Head)
_OTHERS: list[tuple[str, Any, Any]] = [
    (each.name, (Extra if each.encode_name == EXTRA else Raw) | UnsetType, field(name=each.encode_name, default=UNSET))
    for each in _MEMBERS
]
_DOCUMENT: json.Decoder[Any] = json.Decoder(defstruct("_Document", [_EVENTS, *_OTHERS], forbid_unknown_fields=True))
_HEAD = json.Decoder(_Head, dec_hook=decode_value)
_EVENT = json.Decoder(Event, dec_hook=decode_value)
