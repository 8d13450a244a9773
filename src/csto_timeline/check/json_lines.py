"""A log in JSON Lines, read line by line. Only the position of each line is kept."""

from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

from msgspec import Struct

from csto_timeline.check.findings import Remark
from csto_timeline.check.json_tree import Position
from csto_timeline.check.merged_registers import MergedRegisters
from csto_timeline.check.one_text import JsonText
from csto_timeline.check.open_text import NOT_READABLE, open_text
from csto_timeline.check.spans import Span, Spans
from csto_timeline.check.structure import decoder
from csto_timeline.log.codec import decode
from csto_timeline.log.lines import Line
from csto_timeline.log.registers import REGISTERS, Registers
from csto_timeline.log.validity import Path

_HEAD = ("chair", "landmarks")  # of what a log says of itself, that of which there are rules
_OPEN = 16  # lines that stay in memory when they are read again


class _OfRegisters(Struct):
    """A line of which only the registers are read."""

    registers: Registers = Registers()


class JsonLines:
    """The lines of a file. Their registers are read and merged first: events are checked against all of them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._events = Spans()
        self._merged = MergedRegisters()
        self._heads: dict[str, Span] = {}
        self._clashes: list[tuple[Span, Remark]] = []
        for span, data in self._lines():
            if b"registers" in data or b"\\u" in data:  # a name may be written with escapes
                registers = _registers(data, span)
                remarks = self._merged.add(f"line {span.place.line}", registers, span)
                self._clashes.extend((span, remark) for remark in remarks)
                for member in _HEAD:
                    if getattr(registers, member):
                        self._heads.setdefault(member, span)
        self._homes = {register: self._merged.entries(register) for register in REGISTERS}
        self.registers = self._merged.registers()
        self.event = lru_cache(_OPEN)(self._event)
        self._line = lru_cache(_OPEN)(self._open)

    def __iter__(self) -> Iterator[JsonText]:
        self._events = Spans()
        for span, data in self._lines():
            text = open_text(data, Line, span.place)
            if text.row is not None:
                self._events.append(span)
            yield text

    def clashes(self) -> Iterator[tuple[JsonText, Remark]]:
        """Find the register entries that contradict one of an earlier line."""
        for span, remark in self._clashes:
            text = self._line(span)
            yield text, remark._replace(path=text.in_tree(remark.path))

    def entry(self, register: str, number: int) -> tuple[JsonText, Path]:
        """Return the line in which an entry first appears, and its path there."""
        home = self._homes[register][number]
        text = self._line(home.span)
        return text, text.in_tree((register, home.number))

    def head(self, member: str) -> JsonText:
        """Return the first line that has `chair` or `landmarks`."""
        return self._line(self._heads[member])

    def position(self, kind: str, number: int) -> int:
        """Return where in the file the line of an event, a register entry, or the head of the log begins."""
        if kind in self._heads:
            return self._heads[kind].start
        return (self._events[number] if kind == "events" else self._homes[kind][number].span).start

    def _event(self, number: int) -> JsonText:
        return self._open(self._events[number])

    def _open(self, span: Span) -> JsonText:
        return open_text(span.read(self._file), Line, span.place)

    def _lines(self) -> Iterator[tuple[Span, bytes]]:
        self._file.seek(0)
        start = 0
        for number, line in enumerate(self._file, start=1):
            data = line.removesuffix(b"\n")
            if data.strip():
                yield Span(start, start + len(data), Position(number, 1)), data
            start += len(line)


def _registers(data: bytes, span: Span) -> Registers:
    """Return the registers of a line, with placeholders where they are at fault."""
    try:
        row: _OfRegisters = decode(decoder(_OfRegisters), data)
    except NOT_READABLE:
        return open_text(data, Line, span.place).registers
    return row.registers
