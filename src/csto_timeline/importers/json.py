"""JSON of other tools: a list of objects, an object that holds one, or an object a line.

Objects within objects are columns with a dot, `text.headline`; a list is one cell of several items, and a list of
objects a list for each of their members, an item an object.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from csto_timeline.errors import ForeignFileError
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Cell, Cells, Row, Table
from csto_timeline.log.faults import malformed
from csto_timeline.log.suffixes import LINES, ends_in

_FAULTS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_OBJECT = msgspec.json.Decoder(dict[str, Any])


def recognises(head: Head) -> bool:
    """Return whether a file begins as JSON."""
    return head.text.lstrip()[:1] in {"{", "["}


def read(head: Head) -> Table:
    """Return the objects of a file, held whole; raises `ForeignFileError` if it has no list of them."""
    data = _data(head)
    if _is_lines(head, data):
        return _table_of_lines(head, data)
    document = decoded(head)
    objects = _objects(document)
    _refuse_log(head, _objects(document.get("events")) if isinstance(document, Mapping) else objects)
    if objects is None:
        raise ForeignFileError(f"{head.path} has no list of objects: nothing in it can be an event")
    rows = [flat(each) for each in objects]
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    return Table(columns, rows_of(rows), title=title_of(document), total=len(rows))


def decoded(head: Head) -> Any:
    """Return what the JSON of a file is; raises `ForeignFileError`."""
    data = _data(head)
    try:
        return msgspec.json.decode(data)
    except _FAULTS as error:
        byte, words = malformed(data, error)
        line = data.count(b"\n", 0, byte) + 1
        place = "" if byte is None else f", line {line}"
        raise ForeignFileError(f"{head.path} cannot be read as JSON{place}: {words}") from None


def rows_of(rows: list[Cells], noun: str = "entry") -> Iterator[Row]:
    """Yield the rows with their numbers, counted from 1."""
    return (Row(f"{noun} {number}", cells) for number, cells in enumerate(rows, start=1) if cells)


def _data(head: Head) -> bytes:
    return head.path.read_bytes() if head.encoding == "utf-8" else head.whole_text().encode()


def _is_lines(head: Head, data: bytes) -> bool:
    """Return whether the first line is an object by itself, with lines after it, or in a file called so."""
    first, _, rest = data.lstrip().partition(b"\n")
    try:
        return bool(_OBJECT.decode(first)) and (ends_in(head.path, LINES) or bool(rest.strip()))
    except _FAULTS:
        return False


def _table_of_lines(head: Head, data: bytes) -> Table:
    """Return the objects of JSON Lines; a line that is none is a fault of its own."""
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), start=1) if line.strip()]
    _refuse_log(head, [_OBJECT.decode(lines[0][1])])
    rows = [_row(number, line) for number, line in lines]
    columns = tuple(dict.fromkeys(column for row in rows for column in row.cells))
    return Table(columns, (row for row in rows if row.cells or row.fault), total=len(rows))


def _row(number: int, line: bytes) -> Row:
    place = f"line {number}"
    try:
        return Row(place, flat(_OBJECT.decode(line)))
    except msgspec.ValidationError:
        return Row(place, {}, "is no object of JSON, as the first line is: write {…}")
    except _FAULTS as error:
        return Row(place, {}, f"cannot be read as JSON: {malformed(line, error)[1]}")


def _refuse_log(head: Head, events: list[Mapping[str, Any]] | None) -> None:
    if events and {"id", "date", "accounts"} <= events[0].keys():
        raise ForeignFileError(
            f"{head.path} is a log already: read it with --log {head.path}, with others too; export --merge joins them"
        )


def title_of(document: Any) -> str | None:
    """Return the title of a document, where it has one."""
    title = document.get("title") if isinstance(document, Mapping) else None
    return title if isinstance(title, str) and title.strip() else None


def flat(value: Mapping[str, Any], prefix: str = "") -> Cells:
    """Return the cells of an object, those of objects within it under names with a dot."""
    cells: Cells = {}
    for name, member in value.items():
        match member:
            case Mapping():
                cells |= flat(member, f"{prefix}{name}.")
            case [*items] if items and all(isinstance(item, Mapping) for item in items):
                cells |= _side_by_side(f"{prefix}{name}", [flat(item) for item in items])
            case list() | tuple():
                cells[prefix + name] = tuple(map(_text, member))
            case _:
                cells[prefix + name] = _text(member)
    return {column: cell for column, cell in cells.items() if _is_filled(cell)}


def _side_by_side(name: str, objects: list[Cells]) -> Cells:
    columns = dict.fromkeys(column for each in objects for column in each)
    return {f"{name}.{column}": tuple(_joined(each.get(column, "")) for each in objects) for column in columns}


def _joined(cell: Cell) -> str:
    return cell if isinstance(cell, str) else "; ".join(cell)


def _is_filled(cell: Cell) -> bool:
    return bool(cell.strip() if isinstance(cell, str) else any(item.strip() for item in cell))


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case int() | float():
            return str(value)
    return msgspec.json.encode(value).decode()


def _objects(document: Any) -> list[Mapping[str, Any]] | None:
    """Return the list of objects: the document, or the longest one among its members."""
    if isinstance(document, list):
        return document if document and all(isinstance(each, Mapping) for each in document) else None
    if not isinstance(document, Mapping):
        return None
    lists = [found for member in document.values() if (found := _objects_in(member))]
    return max(lists, key=len, default=None)


def _objects_in(member: Any) -> list[Mapping[str, Any]] | None:
    return _objects(member) if isinstance(member, list | Mapping) else None
