"""The text of a log as JSON Lines. Each line stands alone: it carries the register entries that it uses."""

from collections.abc import Collection, Mapping
from functools import cached_property
from io import BytesIO
from typing import Any

from msgspec import json
from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log.codec import encode
from csto_timeline.log.lines import Lines
from csto_timeline.log.reducing import Reducer
from csto_timeline.log.registers import REGISTERS, AnyEntry, Registers, key_member, key_of
from csto_timeline.writing.items import Items
from csto_timeline.writing.line_registers import head_of, line_of, naming, with_entries, without_entries
from csto_timeline.writing.style import Style
from csto_timeline.writing.text import LogText

_REGISTERS = "registers"
_Named = tuple[str, str]  # a register, and the id or code of an entry


class LinesText(LogText):
    """Lines, one event each.

    An entry that is put in comes into the lines of a change that use it, else into all lines that do, and into those
    that have an entry of its id or code already.
    """

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data, name, Items.of_lines(data), Style.of(data))
        self._store = self._before = Lines(BytesIO(data), name)  # the log as it was
        self._renewed: list[bytes] = []  # lines as they have become
        self._put: dict[str, dict[str, bytes]] = {register: {} for register in REGISTERS}
        self._by_key: dict[str, tuple[tuple[AnyEntry, ...], dict[str, AnyEntry]]] = {}
        self._changed: set[str] = set()  # ids of events whose lines are not done yet

    def _joined(self) -> bytes:
        if self._changed or any(self._put.values()):
            self._complete()
        return self._events.joined()

    def _opened(self, data: bytes) -> Lines:
        return Lines(BytesIO(data), self.name)

    def check_registers(self) -> None:
        """Raise `LogError` if what was put into the registers makes them invalid: those of lines that changed."""
        self._opened(b"\n".join(self._renewed)).registers()

    def event(self, id: str) -> bytes:
        """Return the JSON of an event, without its registers; raises `LogError` if there is none."""
        items = Items.of_object(super().event(id))
        if _REGISTERS in (names := items.names()):
            items.remove({names.index(_REGISTERS)})
        return items.joined()

    def entry(self, register: str, key: str) -> dict[str, Any] | None:
        """Return the entry of a register with that id or code, None if there is none."""
        found = self._put[register].get(key)
        if found is None and (row := self._rows(register).get(key)):
            found = encode(row)
        entry: dict[str, Any] | None = None if found is None else json.decode(found)
        return entry

    def _rows(self, register: str) -> dict[str, AnyEntry]:
        """Return the entries of a register of all lines, by id or code."""
        rows: tuple[AnyEntry, ...] = getattr(self._registers, register)
        known = self._by_key.get(register)
        if known is None or known[0] is not rows:  # they are others once an entry was put in or removed
            known = self._by_key[register] = rows, {key_of(row): row for row in rows}
        return known[1]

    def put_entry(self, register: str, key: str, entry: Mapping[str, Any]) -> None:
        """Add a register entry, or replace the one of that id or code; an event has to use it."""
        self._check_entry(register, key, entry)
        self._forget()
        self._put[register][key] = self._style.line(entry)

    def remove_entries(self, register: str, keys: Collection[str]) -> None:
        """Remove the register entries of those ids or codes from every line that has one; what names them stays."""
        if not keys:
            return
        self._forget()
        keys = frozenset(keys)
        self._put[register] = {key: entry for key, entry in self._put[register].items() if key not in keys}
        rows = [row for row in getattr(self._registers, register) if key_of(row) not in keys]
        self._registers = replace(self._registers, **{register: tuple(rows)})
        for number, text in enumerate(self._events.values):
            if (line := line_of(text)) and any(key_of(row) in keys for row in getattr(line.registers, register)):
                without = without_entries(json.decode(text), register, keys)
                self._events.values[number] = self._style.rewritten(text, without, 0)

    @cached_property
    def _registers(self) -> Registers:
        """The registers of all lines as one, under the title of the first that has one; raises `LogError`."""
        registers = self._before.registers()
        heads = (line.registers for line in map(line_of, self._events.values) if line)
        return replace(registers, title=next((head.title for head in heads if head != Registers()), registers.title))

    def _kinds(self) -> frozenset[str]:
        return frozenset(kind.id for kind in self._registers.kinds) | self._put["kinds"].keys()

    def _written(self, event: Mapping[str, Any], old: bytes | None) -> bytes:
        self._changed.add(event["id"])
        if old is None:
            return self._style.line(event)
        registers = json.decode(old).get(_REGISTERS)
        return self._style.rewritten(old, {**event, _REGISTERS: registers} if registers else event, 0)

    def _around(self) -> tuple[bytes, bytes]:
        if not self._events:
            self._events.end = self._style.newline
        return b"", self._style.newline

    def _complete(self) -> None:
        """Add to lines the register entries that they lack; raises `LogError` for an entry that no event uses."""
        self._registers = with_entries(self._registers, self._put)
        reducer = Reducer(self._registers)
        homeless = {(register, key) for register, entries in self._put.items() for key in entries}
        may_name = naming(self._put)
        for is_changed in (True, False) if homeless else (True,):
            numbers = [number for number, id in enumerate(self.ids) if (id in self._changed) is is_changed]
            present = [
                self._give(number, reducer, None if is_changed else homeless)
                for number in numbers
                if is_changed or may_name(self._events.values[number])
            ]
            homeless = homeless.difference(*present)
        for register, key in sorted(homeless):
            raise LogError(f'{self.name}: no event uses "{key}" of {register}: lines have the entries that they use')
        self._put, self._changed = {register: {} for register in REGISTERS}, set()

    def _give(self, number: int, reducer: Reducer, only: Collection[_Named] | None) -> set[_Named]:
        """Add to a line the entries that its event uses, all or `only` those, updating its own; return which it has."""
        text = self._events.values[number]
        if (line := line_of(text)) is None:
            return set()
        used = reducer.used()
        used.add(line)
        usable = reducer.reduced(used)
        before: dict[str, Any] = json.decode(text).get(_REGISTERS, {})
        after = before if only is not None else head_of(usable) | before
        placed = set[_Named]()
        for register in REGISTERS:
            own = {entry[key_member(register)]: entry for entry in before.get(register, ())}
            rows = {key_of(row): row for row in getattr(usable, register)}
            wanted = [key for key in rows if only is None or (register, key) in only]
            entries = {key: self._entry(register, key, own.get(key), rows.get(key)) for key in (*own, *wanted)}
            after = {**after, register: list(entries.values())} if entries else after
            placed |= {(register, key) for key in entries}
        if after != before:
            self._events.values[number] = self._style.rewritten(text, {**json.decode(text), _REGISTERS: after}, 0)
        if after != before or only is None:
            self._renewed.append(self._events.values[number])
        return placed

    def _entry(self, register: str, key: str, own: Any, row: AnyEntry | None) -> Any:
        """Return what a line is to have of an entry: what was put in, else its own, else what other lines have."""
        if key in self._put[register]:
            return json.decode(self._put[register][key])
        return json.decode(encode(row)) if own is None else own
