"""Read one JSON text of a log as far as it can be read."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any

from msgspec import DecodeError, json

from csto_timeline.check.findings import Remark
from csto_timeline.check.json_tree import START, Position, Tree, read
from csto_timeline.check.one_text import JsonText
from csto_timeline.check.structure import Structure, decoder
from csto_timeline.log.codec import decode
from csto_timeline.log.faults import malformed
from csto_timeline.log.lines import Line
from csto_timeline.log.model import Event
from csto_timeline.log.validity import Path
from csto_timeline.log.whole import Log

NOT_READABLE = (DecodeError, UnicodeDecodeError, RecursionError)  # what msgspec raises
_MARKS = (BOM_UTF16_BE, BOM_UTF16_LE)


def open_text(
    data: bytes,
    row: type[Event | Log],
    start: Position = START,
    path: Path = (),
    declared: frozenset[str] = frozenset(),
) -> JsonText:
    """Read a text as a row of that type. A line declares its own kinds."""
    faults: tuple[Remark, ...] = ()
    tree = None
    try:
        value = decode(decoder(row), data)
    except NOT_READABLE:
        value, faults, tree = _with_placeholders(data, row, start)
    if isinstance(value, Line):
        declared = frozenset(kind.id for kind in value.registers.kinds)
    return JsonText(data, value, faults, start, path, declared, tree)


def _with_placeholders(
    data: bytes, row: type[Event | Log], start: Position
) -> tuple[Any, tuple[Remark, ...], Tree | None]:
    """Return the row with placeholders for its faults, the faults and the tree; one fault if it is not JSON."""
    try:
        text = data.decode()
        json.decode(data)
    except NOT_READABLE as error:
        return None, (_unreadable(data, error),), None
    tree = read(text, start)
    structure = Structure(tree)
    value = structure.read(tree.root, row)
    return decode(decoder(row), json.encode(value)), tuple(structure.remarks), tree


def _unreadable(data: bytes, error: Exception) -> Remark:
    byte, words = malformed(data, error)
    marked = data.startswith(_MARKS)
    if isinstance(error, UnicodeDecodeError) and not marked:
        byte = error.start
    if byte is not None:
        offset = len(data[:byte].decode(errors="replace"))
    else:
        offset = len(data.decode(errors="replace").rstrip()) if "incomplete" in words else 0
    rule = "not-utf-8" if marked or isinstance(error, UnicodeDecodeError) else "not-json"
    return Remark(rule, (), words, offset=offset)
