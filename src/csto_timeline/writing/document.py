"""The text of a log as one JSON document."""

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Raw, json

from csto_timeline.errors import LogError
from csto_timeline.log.document import Document
from csto_timeline.log.faults import fault
from csto_timeline.log.projection import UNREADABLE
from csto_timeline.log.registers import REGISTERS, key_member
from csto_timeline.writing.items import Items
from csto_timeline.writing.style import Style
from csto_timeline.writing.text import LogText

_EVENTS = "events"


class DocumentText(LogText):
    """A document: its events, its registers, and what else it has, in their order."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raise `LogError` if the data is not a JSON object with an array of events, or has a member twice."""
        text = data.strip()
        self._around_all = data[: data.find(text)], data[data.find(text) + len(text) :]
        try:
            data.decode()
            json.decode(data, type=dict[str, Raw])  # which sees to all but the encoding
            self._members = Items.of_object(text)
        except UNREADABLE as error:
            raise LogError(f"{name}: {fault(data, error)}") from None
        except LogError as error:
            raise LogError(f"{name}: {error}") from None
        self._arrays = {
            member: Items.of_array(value)
            for member, value in zip(self._members.names(), self._members.values, strict=True)
            if member in (*REGISTERS, _EVENTS) and value.startswith(b"[")
        }
        if _EVENTS not in self._arrays:
            raise LogError(f'{name}: has no array of events: add "events": []')
        self._keys: dict[str, dict[str, int]] = {}
        self._members.values[self._members.names().index(_EVENTS)] = b""  # which would be held twice
        super().__init__(data, name, self._arrays[_EVENTS], Style.of(text))

    def _joined(self) -> bytes:
        return self._with(self._arrays)

    def _opened(self, data: bytes) -> Document:
        return Document(data, self.name)

    def check_registers(self) -> None:
        """Raise `LogError` if what was put into the registers makes them invalid."""
        self._opened(self._with({**self._arrays, _EVENTS: Items(b"[", b"]")}))

    def _with(self, arrays: Mapping[str, Items]) -> bytes:
        """Return the document with these arrays."""
        names = enumerate(self._members.names())
        joined = self._members.joined({number: arrays[name].joined() for number, name in names if name in arrays})
        return joined.join(self._around_all)

    def entry(self, register: str, key: str) -> dict[str, Any] | None:
        """Return the entry of a register with that id or code, None if there is none."""
        number = self._entry_number(register, key)
        found: dict[str, Any] | None = None if number is None else json.decode(self._arrays[register].values[number])
        return found

    def put_entry(self, register: str, key: str, entry: Mapping[str, Any]) -> None:
        """Add a register entry after the others, or replace the one of that id or code."""
        self._check_entry(register, key, entry)
        self._forget()
        entries = self._arrays[register] if register in self._arrays else self._new_register(register)
        number = self._entry_number(register, key)
        if number is not None:
            entries.values[number] = self._style.rewritten(entries.values[number], entry, 2)
            return
        around = self._style.around(entries, 1)
        text = self._style.like(entries.values[-1] if entries else b"\n", entry, 2)
        entries.insert(len(entries), text, *around)
        self._numbers(register)[key] = len(entries) - 1

    def remove_entries(self, register: str, keys: Collection[str]) -> None:
        """Remove the register entries of those ids or codes that there are; what names them stays."""
        if numbers := {number for key in keys if (number := self._entry_number(register, key)) is not None}:
            self._forget()
            self._arrays[register].remove(numbers)
            del self._keys[register]

    def _kinds(self) -> frozenset[str]:
        return frozenset(self._numbers("kinds"))

    def _written(self, event: Mapping[str, Any], old: bytes | None) -> bytes:
        if old is not None:
            return self._style.rewritten(old, event, 2)
        return self._style.like(self._events.values[-1] if self._events else b"\n", event, 2)

    def _around(self) -> tuple[bytes, bytes]:
        return self._style.around(self._events, 1)

    def _new_register(self, register: str) -> Items:
        """Return a register that the document has not had so far; it comes before the events."""
        names = self._members.names()
        before = [name for name in REGISTERS[: REGISTERS.index(register)] if name in names]
        number = names.index(before[-1]) + 1 if before else names.index(_EVENTS)
        first, between = self._style.around(self._members, 0)
        self._members.insert(number, b"[]", first, between, key=json.encode(register) + b": ")
        self._arrays[register] = Items(b"[", b"]")
        return self._arrays[register]

    def _entry_number(self, register: str, key: str) -> int | None:
        return self._numbers(register).get(key)

    def _numbers(self, register: str) -> dict[str, int]:
        """Return the number of each entry of a register by its id or code."""
        if register not in self._keys:
            rows = map(json.decode, self._arrays[register].values if register in self._arrays else ())
            member = key_member(register)
            keys = (row.get(member) if isinstance(row, dict) else None for row in rows)
            self._keys[register] = {key: number for number, key in enumerate(keys) if isinstance(key, str)}
        return self._keys[register]
