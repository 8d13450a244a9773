"""The merged registers of several texts, as readers merge them."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from csto_timeline.check.findings import Remark
from csto_timeline.check.json_tree import START
from csto_timeline.check.spans import Span
from csto_timeline.errors import LogError
from csto_timeline.log.growing_entry import GrowingEntry
from csto_timeline.log.merging import Merging, add_agreeing
from csto_timeline.log.registers import REGISTERS, AnyEntry, Registers, key_of

_WHOLE = Span(0, 0, START)  # where the span is not needed


class Entry(NamedTuple):
    """A register entry, and where it first appeared: the name and the span of the text, and its number there."""

    row: AnyEntry
    text: str
    span: Span
    number: int


class MergedRegisters:
    """Merges the entries of the same id or code."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, tuple[Entry, GrowingEntry]]] = {register: {} for register in REGISTERS}
        self._heads = Merging()

    def add(self, text: str, registers: Registers, span: Span = _WHOLE) -> Iterator[Remark]:
        """Add the entries of a text; find each that contradicts one of an earlier text."""
        self._heads.add_head(registers)
        for register, entries in self._entries.items():
            for number, row in enumerate(getattr(registers, register)):
                key = key_of(row)
                if (known := entries.get(key)) is None:
                    entries[key] = Entry(row, text, span, number), GrowingEntry(row)
                    continue
                first, merged = known
                if first.text != text and first.row != row:
                    try:
                        add_agreeing(merged, row, partial(str, first.text), partial(str, text))
                    except LogError as error:
                        yield Remark("register-clash", (register, number), str(error), key)

    def entries(self, register: str) -> list[Entry]:
        """Return the entries of a register in the order of their first appearance."""
        return [first._replace(row=merged.entry()) for first, merged in self._entries[register].values()]

    def registers(self) -> Registers:
        """Return the merged registers."""
        rows = {register: tuple(entry.row for entry in self.entries(register)) for register in REGISTERS}
        return replace(self._heads.registers(), **rows)
