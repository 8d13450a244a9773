"""The registers that lines of a log carry: read, and with entries that are put in."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, get_args

from msgspec import json
from msgspec.structs import fields, replace

from csto_timeline.log.codec import decode, decode_value, encode
from csto_timeline.log.lines import Line
from csto_timeline.log.projection import UNREADABLE
from csto_timeline.log.registers import REGISTERS, Registers, key_member, key_of

Entries = Mapping[str, Mapping[str, bytes]]
"""The JSON of entries by register, and by id or code."""

_FEW = 50  # keys for which it is quicker to look in a line than to decode it


def line_of(text: bytes) -> Line | None:
    """Return a line, None if it cannot be read."""
    try:
        line: Line = decode(_LINE, text)
    except UNREADABLE:
        return None
    return line


def head_of(registers: Registers) -> dict[str, Any]:
    """Return what registers say of their log."""
    head: dict[str, Any] = json.decode(encode(replace(registers, **dict.fromkeys(REGISTERS, ()))))
    return head


def with_entries(registers: Registers, entries: Entries) -> Registers:
    """Return the registers with entries added, or in the place of those of their ids and codes."""
    rows = {name: {key_of(row): row for row in getattr(registers, name)} for name in REGISTERS}
    for register, new in entries.items():
        rows[register] |= {key: decode(_ENTRY[register], entry) for key, entry in new.items()}
    return replace(registers, **{name: tuple(each.values()) for name, each in rows.items()})


def without_entries(line: Mapping[str, Any], register: str, keys: Collection[str]) -> dict[str, Any]:
    """Return the JSON of a line without the entries of those ids or codes in a register that it has."""
    registers = line["registers"]
    entries = [entry for entry in registers[register] if entry[key_member(register)] not in keys]
    others = {name: value for name, value in registers.items() if name != register or entries}
    return {**line, "registers": others | ({register: entries} if entries else {})}


def naming(entries: Entries) -> Callable[[bytes], bool]:
    """Return what says of a line whether it may name one of these entries, without decoding it."""
    keys = [json.encode(key) for register, new in entries.items() if register != "former" for key in new]
    keys += [json.encode(json.decode(entry)["event"]) for entry in entries["former"].values()]  # the line of that event
    if entries["places"] or len(keys) > _FEW:  # lines name places by any spelling
        return lambda _: True
    return lambda line: b"\\" in line or any(key in line for key in keys)


_LINE = json.Decoder(Line, dec_hook=decode_value)
_ENTRY: dict[str, json.Decoder[Any]] = {
    member.name: json.Decoder(get_args(member.type)[0], dec_hook=decode_value)
    for member in fields(Registers)
    if member.name in REGISTERS
}
