"""Logs as JSON Lines (jsonlines.org): one event per line, with the register entries that it uses.

Each line stands alone, and lines of several logs may be put together into one. Empty lines do
not count. No more than a block of lines is held at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from os import fstat
from typing import Any, BinaryIO, NoReturn, get_args
from weakref import finalize

from msgspec import UNSET, Raw, defstruct, field, json
from msgspec.structs import fields

from csto_timeline.errors import LogError
from csto_timeline.log.blocks import Block, LineBlock
from csto_timeline.log.codec import decode, decode_value, encode
from csto_timeline.log.extra import members
from csto_timeline.log.members import is_all, member_given_twice
from csto_timeline.log.merging import Merging
from csto_timeline.log.model import EXTRA, Event, Extra
from csto_timeline.log.projection import UNREADABLE
from csto_timeline.log.reader import Reader
from csto_timeline.log.reducing import Reducer
from csto_timeline.log.registers import REGISTERS, AnyEntry, KindsInUse, Registers, key_of
from csto_timeline.log.screening import Json
from csto_timeline.log.validity import path_words, repeated_entries, repeated_member, time_without_day, undeclared_kind

_BLOCK = 1 << 18  # bytes that are held at a time


class Line(Event, frozen=True, kw_only=True):
    """One event of a log in JSON Lines, with its registers."""

    registers: Registers = Registers()


class Lines(Reader):
    """A log in JSON Lines: a place is the offset of a line.

    It is read from a file that can be read again, and that is closed when nothing needs it any more.
    """

    before_member = ": "

    def __init__(self, file: BinaryIO, name: str) -> None:
        super().__init__(name)
        self._file = file
        finalize(self, file.close)
        self._keys: dict[str, dict[bytes, str]] = {register: {} for register in REGISTERS}
        self._entries: list[tuple[str, AnyEntry, int]] = []
        self._heads: dict[tuple[Any, ...], None] = {}  # what lines say of their log
        self._registers: Registers | None = None

    def registers(self) -> Registers:
        """Return the registers of all lines as one; raises `LogError`."""
        if self._registers is None:
            for _ in self._rows(frozenset()):  # each line adds what it has
                pass
        assert self._registers is not None
        return self._registers

    def registers_so_far(self) -> Registers:
        """Return the registers of the lines that were read; see `Store`."""
        return self._registers or self._joined()

    def fraction(self, place: int) -> float:
        """Return how much of the log stands before that line; see `Store`."""
        return place / max(fstat(self._file.fileno()).st_size, 1)

    def _rows(self, members: frozenset[str]) -> Iterator[tuple[Block, Sequence[Any]]]:
        for block, rows in super()._rows(members):
            if self._registers is None:
                for number in [n for n, row in enumerate(rows) if row is not None and row.registers is not UNSET]:
                    self._add(rows[number].registers, block.places[number])
            yield block, rows
        if self._registers is None:
            merged = self._joined()
            self._registers = merged.with_kinds_of(KindsInUse(merged.kinds, self.rows))

    def _add(self, registers: Raw, place: int) -> None:
        """Keep the entries of a line that no line before has to the letter; raises `LogError`."""
        try:
            head = decode(_ENTRIES, registers, deep=False)
        except UNREADABLE:
            self._refuse(place)
        self._heads[head.title, head.schema, head.chair, head.landmarks, bytes(head.extra)] = None
        for register, known in self._keys.items():
            texts = list(map(bytes, getattr(head, register)))
            try:
                keys = set(map(known.__getitem__, texts))
            except KeyError:  # an entry that is new
                keys = self._learn(registers, register, texts, place)
            if len(keys) < len(texts):
                self._refuse(place)

    def _learn(self, registers: Raw, register: str, texts: Iterable[bytes], place: int) -> set[str]:
        """Keep the entries of a register of a line, all of which is validated; return their ids or codes."""
        known, decoder = self._keys[register], _ENTRY[register]
        try:
            if member_given_twice(bytes(registers), decode(_REGISTERS, registers)):
                self._refuse(place)
            for text in texts:
                if text not in known:
                    entry = decode(decoder, text)
                    known[text] = key_of(entry)
                    self._entries.append((register, entry, place))
        except UNREADABLE:
            self._refuse(place)
        return {known[text] for text in texts}

    def _joined(self) -> Registers:
        merging = Merging()
        for title, schema, chair, landmarks, extra in self._heads:
            others = json.decode(extra, type=Extra | None)
            merging.add_head(Registers(title=title, schema=schema, chair=chair, landmarks=landmarks, extra=others))
        for register, entry, place in self._entries:
            merging.add_entry(register, entry, partial(self._at, place))
        return merging.registers()

    def _blocks(self) -> Iterator[Block]:
        offset = 0
        while lines := self._lines_from(offset):
            yield LineBlock(offset, lines if lines.endswith(b"\n") else lines + b"\n")
            offset += len(lines)

    def _lines_from(self, offset: int) -> bytes:
        self._file.seek(offset)
        return self._file.read(_BLOCK) + self._file.readline()

    def _text(self, place: int) -> Json:
        self._file.seek(place)
        return self._file.readline().strip()

    def _where(self, place: int) -> str:
        self._file.seek(0)
        number = 1
        while place > 0:
            if not (block := self._file.read(min(place, _BLOCK))):
                raise self._changed()
            number += block.count(b"\n")
            place -= len(block)
        return f"line {number}"

    def _decode(self, text: Json, place: int) -> Event:
        try:
            return _EVENT.decode(text)
        except UNREADABLE:
            line = self._line(text, place)
        return Event(**{name: getattr(line, name) for name in Event.__struct_fields__})

    def _line(self, text: Json, place: int) -> Line:
        try:
            row: Line = decode(_LINE, text)
        except UNREADABLE as error:
            from csto_timeline.log.faults import fault  # only a log at fault needs it

            raise self._error(place, fault(bytes(text), error, Event).removeprefix("line 1, ")) from None
        return row

    def _fault_of(self, event: Event, text: Json) -> str | None:
        if words := time_without_day(event):
            return f": time: {words}"
        if is_all(bytes(text), event):
            return None
        line = decode(_LINE, text)
        for fault in repeated_entries(line.registers):
            return f": registers.{path_words(fault.path)}: {fault.words}"
        if words := undeclared_kind(line.kind, {kind.id for kind in line.registers.kinds}):
            return f": kind: {words}"
        if twice := member_given_twice(bytes(text), line):
            return f": {repeated_member(twice)}"
        return None

    def _refuse(self, place: int) -> NoReturn:
        """Raise what is wrong with the registers of a line."""
        text = self._text(place)
        fault = self._fault_of(self._decode(text, place), text) or "is not valid"
        raise self._error(place, fault.removeprefix(": "))

    def _at(self, place: int) -> str:
        return f"{self.name}: {self._where(place)}"

    def _error(self, place: int, words: str) -> LogError:
        return LogError(f"{self._at(place)}: {words}")


def encode_lines(registers: Registers, events: Iterable[Event]) -> Iterator[str]:
    """Return the line of each event, with its end and the register entries that it uses; it is read back equal."""
    reducer = Reducer(registers)
    for event in events:
        used = reducer.used()
        used.add(event)
        line = Line(**{name: getattr(event, name) for name in Event.__struct_fields__}, registers=reducer.reduced(used))
        yield encode(line).decode() + "\n"


_ENTRY: dict[str, json.Decoder[Any]] = {
    member.name: json.Decoder(get_args(member.type)[0], dec_hook=decode_value)
    for member in fields(Registers)
    if member.name in REGISTERS
}
_EVENT = json.Decoder(Event, dec_hook=decode_value)
# The registers of a line, their entries left as JSON.
_HEAD: list[tuple[str, Any, Any]] = [
    (
        each.name,
        tuple[Raw, ...] if each.name in REGISTERS else each.type,
        field(name=each.encode_name, default=each.default),
    )
    for each in members(Registers)
]
_EXTRA = ("extra", Raw, field(name=EXTRA, default=Raw(b"null")))
_ENTRIES: json.Decoder[Any] = json.Decoder(defstruct("_Entries", [*_HEAD, _EXTRA], forbid_unknown_fields=True))
_REGISTERS = json.Decoder(Registers, dec_hook=decode_value)
_LINE = json.Decoder(Line, dec_hook=decode_value)
