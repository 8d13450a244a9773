"""One JSON text of a log: the whole log, or a line of it."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from functools import cached_property

from msgspec import DecodeError, Struct, convert, json

from csto_timeline.check.findings import Remark
from csto_timeline.check.json_tree import Node, Path, Tree, read
from csto_timeline.check.structure import Structure
from csto_timeline.log.codec import decode_value
from csto_timeline.log.faults import malformed
from csto_timeline.log.lines import Line
from csto_timeline.log.model import Country, Event, Kind, Person, Source
from csto_timeline.log.registers import key_of
from csto_timeline.log.whole import Log

REGISTERS = ("kinds", "countries", "people", "sources")
Row = Event | Kind | Country | Person | Source
_MARKS = (BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE)


class Sheet(Struct, frozen=True, eq=False, dict=True):
    """A text as a tree, and the log that it holds, with something in place of what is at fault.

    The `faults` are those of its structure. Paths of the tree and of the log are the same, but for a
    line: that has the members of its one event outermost, and its registers below a member of their own.
    """

    tree: Tree
    log: Log
    faults: tuple[Remark, ...]
    is_line: bool

    def in_tree(self, path: Path) -> Path:
        """Give the path in the tree of a path in the log."""
        if not self.is_line:
            return path
        return path[2:] if path[0] == "events" else ("registers", *path)

    def in_log(self, path: Path) -> Path:
        """Give the path in the log of a path in the tree."""
        if not self.is_line:
            return path
        return path[1:] if path[:1] == ("registers",) else ("events", 0, *path)

    def is_sound(self, path: Path) -> bool:
        """Say whether nothing at `path` of the tree, below it and around it is at fault."""
        return path not in self._around and not any(path[:length] in self._wrong for length in range(len(path)))

    def id(self, path: Path) -> str | None:
        """Give the id or code of the event or register entry around `path` of the tree, where it can be read."""
        match self.in_log(path):
            case (str(register), int(number), *_) if register in ("events", *REGISTERS) and self.log.events:
                row = getattr(self.log, register)[number]
                own = self.in_tree((register, number, key_name(row)))
                return key(row) if self.is_sound(own) else None
        return None

    @cached_property
    def declared(self) -> dict[str, None]:
        """The kinds that are declared here, and bind here, in the order of the alphabet."""
        return dict.fromkeys(sorted(kind.id for kind in self.log.kinds))

    @cached_property
    def _wrong(self) -> frozenset[Path]:
        return frozenset(fault.path for fault in self.faults)

    @cached_property
    def _around(self) -> frozenset[Path]:
        return frozenset(path[:length] for path in self._wrong for length in range(len(path) + 1))


def key(row: Row) -> str:
    """Give the id or code of an event or register entry."""
    return row.id if isinstance(row, Event) else key_of(row)


def key_name(row: Row) -> str:
    """Give the member that has the id or code."""
    return "code" if isinstance(row, Country) else "id"


def open_sheet(data: bytes, first_line: int = 1, *, is_line: bool = False) -> Sheet:
    """Read a text. Where it is no JSON in UTF-8, that is its one fault, and its log is empty."""
    try:
        text = data.decode()
        json.decode(data)
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        tree = Tree(data.decode(errors="replace"), Node(0, 0), first_line)
        return Sheet(tree, Log(events=()), (_unreadable(data, tree.text, error),), is_line)
    tree = read(text, first_line)
    structure = Structure(tree)
    value = structure.read(tree.root, Line if is_line else Log)
    if is_line:
        value = {**value.pop("registers", {}), "events": [value]}
    return Sheet(tree, convert(value, Log, dec_hook=decode_value), tuple(structure.remarks), is_line)


def repeated_entries(sheet: Sheet) -> Iterator[Remark]:
    """Find entries of one register that have the same id or code."""
    for register in REGISTERS:
        first: dict[str, int] = {}
        for number, entry in enumerate(getattr(sheet.log, register)):
            if (before := first.setdefault(key(entry), number)) != number:
                name = key_name(entry)
                words = f'"{key(entry)}" is also the {name} of {register}[{before}]'
                yield Remark("repeated-id", sheet.in_tree((register, number, name)), words, key(entry))


def _unreadable(data: bytes, text: str, error: Exception) -> Remark:
    byte, words = malformed(data, error)
    rule = "not-utf-8" if isinstance(error, UnicodeDecodeError) or data.startswith(_MARKS) else "not-json"
    if isinstance(error, UnicodeDecodeError) and not data.startswith(_MARKS):
        byte = error.start
    if byte is None:
        return Remark(rule, (), words, offset=len(text.rstrip()) if "not whole" in words else 0)
    return Remark(rule, (), words, offset=len(data[:byte].decode(errors="replace")))
