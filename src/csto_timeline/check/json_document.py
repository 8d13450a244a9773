"""A log as one JSON document, cut into its events: each is a text of its own, and so is the rest of the document."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

from msgspec import Raw, json

from csto_timeline.check.findings import Remark
from csto_timeline.check.json_tree import START, Position
from csto_timeline.check.one_text import JsonText
from csto_timeline.check.open_text import NOT_READABLE, open_text
from csto_timeline.check.spans import Span, Spans
from csto_timeline.log.model import Event
from csto_timeline.log.validity import Path
from csto_timeline.log.whole import Log

_OPEN = 16  # events that stay in memory when they are read again
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_NAME = re.compile(rb"[\s,{]*(%s)\s*:\s*" % _STRING, re.DOTALL)
_ITEM = re.compile(rb"[^\s,]")
_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|%s)*+([\[\]{}])' % _STRING, re.DOTALL)
_SIMPLE = re.compile(rb"%s|[^\s,\[\]{}]++" % _STRING, re.DOTALL)


class JsonDocument:
    """The document in a file. Its registers are read first, wherever they are."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.seek(0)
        rest, self._events = _cut(file.read())
        self._frame = open_text(rest, Log)
        if self._frame.row is None:  # nothing else in it is checked
            self._events = Spans()
        self.registers = self._frame.registers
        self._kinds = frozenset(kind.id for kind in self.registers.kinds)
        self.event = lru_cache(_OPEN)(self._event)

    def __iter__(self) -> Iterator[JsonText]:
        yield self._frame
        yield from map(self._event, range(len(self._events)))

    def clashes(self) -> Iterator[tuple[JsonText, Remark]]:
        """Find nothing: the entries of a document are not repeated in its events."""
        return iter(())

    def entry(self, register: str, number: int) -> tuple[JsonText, Path]:
        """Return the document without its events, and the path of an entry in it."""
        return self._frame, (register, number)

    def head(self, member: str) -> JsonText:  # noqa: ARG002 (a document has them all in one place)
        """Return the document without its events, which has what it says of itself."""
        return self._frame

    def position(self, kind: str, number: int) -> int:
        """Return where in the file an event begins; 0 for a register entry."""
        return self._events[number].start if kind == "events" else 0

    def _event(self, number: int) -> JsonText:
        span = self._events[number]
        return open_text(span.read(self._file), Event, span.place, ("events", number), self._kinds)


def _cut(data: bytes) -> tuple[bytes, Spans]:
    """Return a document without its events, and where those are. Blanks keep the lines and columns of the rest."""
    try:
        data.decode()
        array = _array_of_events(data)
        if array is None:
            return data, Spans()
        first, last = array
        spans = Spans()
        for span in _spans(data, first + 1, last - 1):
            spans.append(span)
    except NOT_READABLE:
        return data, Spans()  # not JSON: `open_text` says why
    begin, end = _moved(START, data[: first + 1]), spans.pop().place
    column = end.column - (begin.column if end.line == begin.line else 1)
    return data[: first + 1] + b"\n" * (end.line - begin.line) + b" " * column + data[last - 1 :], spans


def _array_of_events(data: bytes) -> tuple[int, int] | None:
    """Return where the array of events begins and ends in a document; raises `DecodeError` if that is not JSON."""
    json.decode(data, type=Raw)
    if not data.lstrip().startswith(b"{"):
        return None
    values = json.decode(data, type=dict[str, Raw])
    found, end = None, 0
    while match := _NAME.match(data, end):
        begin, name = match.end(), json.decode(match[1])
        end = _end(data, begin, values[name])
        if name == "events":
            found = (begin, end) if data[begin : begin + 1] == b"[" else None
    return found


def _end(data: bytes, begin: int, last: Raw) -> int:
    """Return where the value that begins there ends. It is `last`, unless a later member has the same name."""
    end = begin + len(last)
    if memoryview(data)[begin:end] == memoryview(last) and data[end : end + 1] in b" \t\r\n,}":
        return end
    if simple := _SIMPLE.match(data, begin):
        return simple.end()
    depth = 0
    for match in _BRACKET.finditer(data, begin):
        depth += 1 if match[1] in b"[{" else -1
        if not depth:
            return match.end()
    raise AssertionError("the text is JSON")


def _spans(data: bytes, end: int, last: int) -> Iterator[Span]:
    """Find the items of the array whose brackets end at `end` and begin at `last`, then its second bracket.

    Raises `DecodeError` if an item is not JSON.
    """
    place = _moved(START, data[:end])
    for item in json.decode(memoryview(data)[end - 1 : last + 1], type=list[Raw]):
        json.decode(item)
        begin = next(_ITEM.finditer(data, end)).start()
        place = _moved(place, data[end:begin])
        end = begin + len(item)
        yield Span(begin, end, place)
        place = _moved(place, data[begin:end])
    yield Span(last, last + 1, _moved(place, data[end:last]))


def _moved(place: Position, data: bytes) -> Position:
    """Return the place where a text that begins at `place` ends."""
    text = data.decode()
    lines = text.count("\n")
    return Position(place.line + lines, len(text) - text.rfind("\n") if lines else place.column + len(text))
