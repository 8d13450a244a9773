"""What a Parquet file says of its log: the version of its columns, the registers, the names that its events use."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import json

from csto_timeline.errors import LogError
from csto_timeline.log.codec import decode, decode_value, encode
from csto_timeline.log.members import member_given_twice
from csto_timeline.log.merging import Merging
from csto_timeline.log.name_fields import NAME_FIELDS
from csto_timeline.log.parquet.columns import FORMAT, FORMAT_KEY, NAMES_KEY, REGISTERS_KEY, TYPES
from csto_timeline.log.parquet.engine import Engine
from csto_timeline.log.projection import UNREADABLE
from csto_timeline.log.registers import Registers
from csto_timeline.log.validity import path_words, repeated_entries, repeated_member
from csto_timeline.text import visible_in_message

_SOME = 6  # columns that an error lists
_REGISTERS = json.Decoder(Registers, dec_hook=decode_value)
_NAMES = json.Decoder(dict[str, list[str]])


class Head(NamedTuple):
    """What the files of a log say of it: its registers, and by fields of `NAME_FIELDS` the names that its events use.

    A field that is missing has more names than a file keeps.
    """

    registers: Registers
    names: dict[str, dict[str, None]]


def metadata_of(registers: Registers, names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the key-value metadata of a file, of a log with those registers and names; see `Head`."""
    known = {field: list(used) for field, used in names.items()}
    return {
        FORMAT_KEY: str(FORMAT),
        REGISTERS_KEY: encode(registers).decode(),
        NAMES_KEY: json.encode(known).decode(),
    }


def head_of(engine: Engine, name: str) -> Head:
    """Return what the files say; raises `LogError` for files of others or of a newer version, and for faults."""
    files = engine.metadata()
    for file, values in files.items():
        _check(engine, values, file if len(files) > 1 else name)
    _check_columns(engine, name)
    registers = dict.fromkeys(values[REGISTERS_KEY] for values in files.values())  # parts of a log have the same
    names = [_names(values.get(NAMES_KEY, b"{}"), name) for values in files.values()]
    kept = set(NAME_FIELDS).intersection(*names)
    used = {
        field: dict.fromkeys(each for known in names for each in known[field]) for field in NAME_FIELDS if field in kept
    }
    return Head(_united([_registers(data, name) for data in registers], name), used)


def _check(engine: Engine, values: Mapping[str, bytes], name: str) -> None:
    """Raise `LogError` where a file is not as this version writes them."""
    format = values.get(FORMAT_KEY, b"").decode(errors="replace")
    if not format or REGISTERS_KEY not in values:
        columns = [visible_in_message(column) for column in engine.columns()]
        some = ", ".join(columns[:_SOME]) + (", …" if len(columns) > _SOME else "")
        raise LogError(
            f"{name}: is a Parquet file, but no log: csto-timeline did not write it. Its columns are {some}; "
            "save them as CSV, and csto-timeline import reads that"
        )
    if not format.isdecimal() or int(format) > FORMAT:
        raise LogError(
            f"{name}: was written by a newer csto-timeline, in form {visible_in_message(format)} of its columns, "
            f"and this one reads form {FORMAT}: update csto-timeline"
        )


def _check_columns(engine: Engine, name: str) -> None:
    columns = engine.columns()
    for column, type in TYPES.items():
        if columns.get(column) != type:
            has = f"is {columns[column]}, not {type}" if column in columns else "is missing"
            raise LogError(f"{name}: its column {column} {has}: export the log again")


def _registers(data: bytes, name: str) -> Registers:
    try:
        registers: Registers = decode(_REGISTERS, data)
    except UNREADABLE as error:
        raise LogError(f"{name}: its registers cannot be read: {error}") from None
    if twice := member_given_twice(data, registers):
        raise LogError(f"{name}: its registers: {repeated_member(twice)}")
    for fault in repeated_entries(registers):
        raise LogError(f"{name}: {path_words(fault.path)}: {fault.words}")
    return registers


def _names(data: bytes, name: str) -> dict[str, list[str]]:
    try:
        return _NAMES.decode(data)
    except UNREADABLE as error:
        raise LogError(f"{name}: the names of its events cannot be read: {error}") from None


def _united(every: list[Registers], name: str) -> Registers:
    if len(every) == 1:
        return every[0]
    merging = Merging()
    for registers in every:
        merging.add(registers, name)
    return merging.registers()
