"""A whole log: its registers, its texts, and an index of its events."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterable, Iterator, Sequence
from io import BytesIO
from typing import BinaryIO, Protocol

from csto_timeline.check.findings import Finding, Remark
from csto_timeline.check.index import Index, Named
from csto_timeline.check.json_document import JsonDocument
from csto_timeline.check.json_lines import JsonLines
from csto_timeline.check.json_tree import Position
from csto_timeline.check.one_text import JsonText
from csto_timeline.check.uses_of_names import NAME_FIELDS
from csto_timeline.log.model import Event
from csto_timeline.log.open import has_lines
from csto_timeline.log.registers import REGISTERS, Registers, key_of
from csto_timeline.log.validity import Path

_UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)  # has no lines of bytes


class Texts(Protocol):
    """The JSON texts of a log: read in turn, and again by the number of an event or register entry."""

    registers: Registers

    def __iter__(self) -> Iterator[JsonText]: ...
    def clashes(self) -> Iterator[tuple[JsonText, Remark]]: ...  # noqa: D102 (said where they are made)
    def event(self, number: int, /) -> JsonText: ...  # noqa: D102
    def entry(self, register: str, number: int) -> tuple[JsonText, Path]: ...  # noqa: D102
    def head(self, member: str) -> JsonText: ...  # noqa: D102
    def position(self, kind: str, number: int) -> int: ...  # noqa: D102


class WholeLog:
    """A log under the name that it was given. Its `index` is filled by whoever reads its texts.

    Paths begin with "events" or a register, then a number: of the events that are JSON, or of the merged entries;
    or with another member of the log, `chair` or `landmarks`.
    """

    def __init__(self, name: str, file: BinaryIO, *, lines: bool) -> None:
        self.name = name
        file.seek(0)
        self.texts: Texts = JsonLines(file) if lines and file.read(2) not in _UTF_16 else JsonDocument(file)
        self.registers = self.texts.registers
        self.index = Index()
        self.others: Sequence[Collection[str]] = ()  # the ids of events in the logs that are checked with this one

    def strays(self) -> Iterator[tuple[str, str, Named]]:
        """Return the names without an entry, with their register; kinds need none."""
        known = {(register, key_of(row)) for register in NAME_FIELDS for row in getattr(self.registers, register)}
        for (register, key), named in self.index.names.items():
            if register in NAME_FIELDS and (register, key) not in known:
                yield register, key, named

    def stray_places(self) -> Iterator[tuple[str, str, Named]]:
        """Return likewise the places without an entry, which need none."""
        for spelling, path in self.index.places.items():
            if not self.registers.places_called(spelling):
                yield "places", spelling, Named(path, 1)

    def has(self, id: str) -> bool:
        """Return whether this log, or one that is checked with it, has an event of that id."""
        return id in self.index.ids or any(id in ids for ids in self.others)

    def event(self, number: int) -> Event:
        """Return an event, read again."""
        event = self.texts.event(number).event
        assert event is not None  # only what holds one has a number
        return event

    def place(self, path: Path) -> Position:
        """Return the place of the value at `path`."""
        text, path = self._home(path)
        return text.place(path)

    def is_sound(self, path: Path) -> bool:
        """Return whether the value at `path` was read, and is no placeholder."""
        text, path = self._home(path)
        return text.is_sound(path)

    def findings(self, remarks: Iterable[Remark]) -> Iterator[Finding]:
        """Return remarks as findings, but for those about a value that is itself at fault.

        They come in the order of the file, so that each text is read again at most once.
        """
        for remark in sorted(remarks, key=lambda each: self.texts.position(*_number(each.path))):
            text, path = self._home(remark.path)
            if text.is_sound(path):
                yield text.finding(self.name, remark._replace(path=path))

    def _home(self, path: Path) -> tuple[JsonText, Path]:
        """Return the text that has the value at `path`, and the path in that text."""
        kind, number = _number(path)
        if kind == "events":
            return self.texts.event(number), path[2:]
        if kind not in REGISTERS:
            return self.texts.head(kind), self.texts.head(kind).in_tree(path)
        text, entry = self.texts.entry(kind, number)
        return text, (*entry, *path[2:])


def _number(path: Path) -> tuple[str, int]:
    """Return the member of the log with which a path begins, and the number in it, 0 where it is no list."""
    return str(path[0]), int(path[1]) if len(path) > 1 else 0


def indexed(name: str, data: bytes) -> WholeLog:
    """Return a log with its index filled, without looking for findings."""
    log = WholeLog(name, BytesIO(data), lines=has_lines(name, BytesIO(data)))
    for text in log.texts:
        if text.event:
            log.index.add(text, text.event)
    log.index.add_registers(log.registers, log.is_sound)
    return log
