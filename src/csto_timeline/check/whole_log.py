"""A whole log as a check sees it: its rows as far as they can be read, and where in the file each stands."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.check.findings import RULES, Finding, Remark, clipped
from csto_timeline.check.json_tree import Path, Place, shown
from csto_timeline.check.one_text import REGISTERS, Row, Sheet, key, open_sheet
from csto_timeline.check.uses_of_names import Use, uses
from csto_timeline.errors import LogError
from csto_timeline.log.merging import Merging
from csto_timeline.log.whole import Log


class Entry(NamedTuple):
    """A register entry, and where it stood first: the name of its log, and its number there."""

    log: str
    number: int
    row: Row


class Union:
    """Makes one entry of those of one id or code in several logs, as the loader does."""

    def __init__(self) -> None:
        self.entries: dict[str, dict[str, Entry]] = {register: {} for register in REGISTERS}

    def add(self, name: str, log: Log) -> Iterator[Remark]:
        """Add the entries of a log; give a remark for each that contradicts one of a log before."""
        for register, entries in self.entries.items():
            for number, row in enumerate(getattr(log, register)):
                first = entries.setdefault(key(row), Entry(name, number, row))
                if first.log == name or first.row == row:
                    continue
                merging = Merging()
                try:
                    for place, each in ((first.log, first.row), (name, row)):
                        merging.add_entry(register, each, partial(str, place))  # type: ignore[arg-type]
                except LogError as error:
                    yield Remark("register-clash", (register, number), str(error), key(row))
                else:
                    entries[key(row)] = first._replace(row=getattr(merging.registers(), register)[0])


class Document(Struct, frozen=True, eq=False, dict=True):
    """A log under the name that it was given: of one sheet, or in JSON Lines of one for each line.

    `homes` says for a register and a number in `log` which sheet that row stands on, and where; a
    document of one sheet has the rows of that. `clashes` are the contradictions between sheets,
    `elsewhere` the ids of events in the logs that are checked with this one.
    """

    name: str
    log: Log
    sheets: Sequence[Sheet]
    homes: Mapping[Path, tuple[Sheet, Path]]
    clashes: Sequence[tuple[Sheet, Remark]]
    elsewhere: frozenset[str] = frozenset()

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Where the log names what registers have entries for."""
        return tuple(uses(self.log))

    def sheet_of(self, path: Path) -> Sheet:
        """Give the sheet on which that row of the log stands."""
        return self._home(path)[0]

    def place(self, path: Path) -> Place:
        """Give where that value of the log stands."""
        sheet, home = self._home(path)
        return sheet.tree.place(sheet.tree.at(sheet.in_tree((*home, *path[2:]))).start)

    def is_sound(self, path: Path) -> bool:
        """Say whether that value of the log is the one that was read, rather than in place of one at fault."""
        sheet, home = self._home(path)
        return sheet.is_sound(sheet.in_tree((*home, *path[2:])))

    def finding(self, remark: Remark) -> Finding | None:
        """Put a remark on the log in its place; give none where what it rests on is at fault already."""
        sheet, home = self._home(remark.path)
        path = sheet.in_tree((*home, *remark.path[2:]))
        return self.on_sheet(sheet, remark._replace(path=path)) if sheet.is_sound(path) else None

    def on_sheet(self, sheet: Sheet, remark: Remark) -> Finding:
        """Put a remark on the tree of a sheet in its place."""
        offset = sheet.tree.at(remark.path).start if remark.offset is None else remark.offset
        line, column = sheet.tree.place(offset)
        return Finding(
            log=self.name,
            line=line,
            column=column,
            path=clipped(shown(remark.path)),
            id=sheet.id(remark.path),
            severity=RULES[remark.rule].severity,
            rule=remark.rule,
            found=None if remark.found is None else clipped(remark.found),
            message=clipped(remark.words),
        )

    def _home(self, path: Path) -> tuple[Sheet, Path]:
        return self.homes.get(path[:2]) or (self.sheets[0], path[:2])


def open_document(name: str, data: bytes, *, lines: bool) -> Document:
    """Read a log from JSON, or from JSON Lines, as far as that can be done."""
    if not lines or data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        sheet = open_sheet(data)
        return Document(name, sheet.log, (sheet,), {}, ())
    numbered = enumerate(data.split(b"\n"), start=1)
    return _of_lines(name, [open_sheet(line, number, is_line=True) for number, line in numbered if line.strip()])


def _of_lines(name: str, sheets: Sequence[Sheet]) -> Document:
    union = Union()
    homes: dict[Path, tuple[Sheet, Path]] = {}
    clashes: list[tuple[Sheet, Remark]] = []
    named = {f"line {sheet.tree.first_line}": sheet for sheet in sheets}
    for line, sheet in named.items():
        clashes += ((sheet, remark) for remark in union.add(line, sheet.log))
    for register, entries in union.entries.items():
        for number, entry in enumerate(entries.values()):
            homes[register, number] = named[entry.log], (register, entry.number)
    readable = [sheet for sheet in sheets if sheet.log.events]
    homes |= {("events", number): (sheet, ("events", 0)) for number, sheet in enumerate(readable)}
    rows = {register: tuple(entry.row for entry in each.values()) for register, each in union.entries.items()}
    log = replace(Log(events=tuple(sheet.log.events[0] for sheet in readable)), **rows)
    return Document(name, log, sheets, homes, clashes)
