"""One JSON text of a log: a line of it, an event of a document, or that document without its events."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from csto_timeline.check.control_characters import (
    control_characters,
    has_control_character,
    look_alike_spaces,
    soft_hyphens,
)
from csto_timeline.check.findings import RULES, Finding, Remark, clipped
from csto_timeline.check.json_tree import START, Node, Position, Tree, read
from csto_timeline.check.structure import is_placeholder, repeated_members
from csto_timeline.log.lines import Line
from csto_timeline.log.model import Event
from csto_timeline.log.registers import REGISTERS, Registers, key_member, key_of
from csto_timeline.log.validity import (
    Path,
    may_repeat_members,
    path_words,
    repeated_entries,
    time_without_day,
    undeclared_kind,
)
from csto_timeline.log.whole import Log

_NO_REGISTERS = Registers()


class JsonText(Struct, frozen=True, eq=False, dict=True):
    """A text and its row, in which placeholders replace the values at fault. What is not JSON has no row.

    `faults` are the values that do not fit the model. `start` is the place of the text in its file, `path` its
    path in its log; methods take and return paths that begin at its outermost value. `declared` are the kinds
    that its log declares, `parsed` is its tree if one was needed to read it.
    """

    data: bytes
    row: Event | Log | None
    faults: tuple[Remark, ...] = ()
    start: Position = START
    path: Path = ()
    declared: frozenset[str] = frozenset()
    parsed: Tree | None = None

    @property
    def event(self) -> Event | None:
        """Its event, if it has one."""
        return self.row if isinstance(self.row, Event) else None

    @property
    def registers(self) -> Registers:
        """Its registers: a line and a document have some."""
        if isinstance(self.row, Line):
            return self.row.registers
        return self.row if isinstance(self.row, Log) else _NO_REGISTERS

    @cached_property
    def text(self) -> str:
        """The text, with a replacement for each byte that is not UTF-8."""
        return self.data.decode(errors="replace")

    @cached_property
    def tree(self) -> Tree:
        """The text as a tree. What is not JSON is one value."""
        if self.row is None:
            return Tree(self.text, Node(0, 0), self.start)
        return self.parsed or read(self.text, self.start)

    def in_tree(self, path: Path) -> Path:
        """Return the path of a register entry, or of something in it, from its path in the registers."""
        return ("registers", *path) if isinstance(self.row, Line) else path

    def place(self, path: Path) -> Position:
        """Return the place of the value at `path` in the file."""
        return self.tree.place(self.tree.at(path).start)

    def is_sound(self, path: Path) -> bool:
        """Return whether no fault is at `path`, inside it or around it."""
        if not self.faults:
            return True
        return path not in self._around and not any(path[:length] in self._wrong for length in range(len(path)))

    def remarks(self) -> Iterator[Remark]:
        """Find everything that is wrong with the text by itself."""
        yield from self.faults
        if self.row is None:
            return
        if may_repeat_members(self.data):
            yield from repeated_members(self.tree)
        if has_control_character(self.text):
            yield from filter(self._is_sound_at, control_characters(self.tree))
            yield from filter(self._is_sound_at, soft_hyphens(self.tree))
            yield from filter(self._is_sound_at, look_alike_spaces(self.tree))
        yield from filter(self._is_sound_at, self._of_identity())

    def finding(self, log: str, remark: Remark) -> Finding:
        """Return a remark as a finding in the log of that name."""
        line, column = self.place(remark.path) if remark.offset is None else self.tree.place(remark.offset)
        return Finding(
            log=log,
            line=line,
            column=column,
            path=clipped(path_words((*self.path, *remark.path))),
            id=self.id(remark.path),
            severity=RULES[remark.rule].severity,
            rule=remark.rule,
            found=None if remark.found is None else clipped(remark.found),
            message=clipped(remark.words),
        )

    def id(self, path: Path) -> str | None:
        """Return the id or code of the event or register entry around `path`, where it can be read."""
        if self.event and not (isinstance(self.row, Line) and path[:1] == ("registers",)):
            return self.event.id if self.is_sound(("id",)) else None
        match path[1:] if self.event else path:
            case (str(register), int(number), *_) if register in REGISTERS:
                entries = getattr(self.registers, register)
                own = self.in_tree((register, number, key_member(register)))
                return key_of(entries[number]) if number < len(entries) and self.is_sound(own) else None
        return None

    def _of_identity(self) -> Iterator[Remark]:
        for fault in repeated_entries(self.registers):
            yield Remark(fault.rule, self.in_tree(fault.path), fault.words, fault.found)
        words = self.event and undeclared_kind(self.event.kind, self.declared)
        if self.event and words and not any(map(is_placeholder, self.declared)):
            yield Remark("undeclared-kind", ("kind",), words, self.event.kind)
        if self.event and self.is_sound(("date",)) and (words := time_without_day(self.event)):
            yield Remark("bad-time", ("time",), words, self.event.time)

    def _is_sound_at(self, remark: Remark) -> bool:
        return self.is_sound(remark.path)

    @cached_property
    def _wrong(self) -> frozenset[Path]:
        return frozenset(fault.path for fault in self.faults)

    @cached_property
    def _around(self) -> frozenset[Path]:
        return frozenset(path[:length] for path in self._wrong for length in range(len(path) + 1))
