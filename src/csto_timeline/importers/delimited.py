"""CSV (RFC 4180) and its neighbours: cells between commas, semicolons, tabs or bars; the first row has the names."""

import csv
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain
from typing import IO

from csto_timeline.formats.csv import as_written
from csto_timeline.importers import csto_spreadsheet, gdelt
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Row, Table

_SEPARATORS = ",;\t|"
_SUFFIXES = {".csv", ".tsv", ".tab", ".txt"}
_LONGEST = 1 << 24  # characters of a cell


def recognises(head: Head) -> bool:
    """Return whether a file has the suffix of such a file, or a first line that is parted by a separator."""
    if head.suffix in _SUFFIXES:
        return bool(head.text.strip())
    first = head.text.partition("\n")[0]
    return first[:1] not in {"{", "[", "<"} and any(first.count(each) > 1 for each in _SEPARATORS)


def read(head: Head) -> Table:
    """Return the rows; their number counts the header as row 1, and cells with line breaks as one row."""
    csv.field_size_limit(min(_LONGEST, sys.maxsize))
    separator = max(_SEPARATORS, key=lambda each: _number_of_cells(head.text, each))
    file = head.open_text()
    size = max(head.path.stat().st_size, 1)
    reader = csv.reader(file, delimiter=separator)

    def fraction() -> float:
        return 1.0 if file.closed else os.lseek(file.fileno(), 0, os.SEEK_CUR) / size

    rows: Iterator[tuple[int, list[str]]] = enumerate(_closing(file, reader), start=1)
    _, names = next(rows, (1, []))
    if gdelt.is_row(names):
        columns = gdelt.columns(len(names))
        return Table(columns, _rows(columns, chain([(1, names)], rows)), fraction=fraction)
    columns = column_names(names)
    if set(columns) >= csto_spreadsheet.NEEDS:
        rows = ((number, [as_written(value, separator) for value in values]) for number, values in rows)
    return Table(columns, _rows(columns, rows), fraction=fraction)


def column_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns, each once: one without a name, or with that of another, gets its number."""
    given: dict[str, None] = {}
    for number, name in enumerate(names, start=1):
        plain = " ".join(name.split()) or "column"
        given[plain if plain not in given and name.strip() else f"{plain} {number}"] = None
    return tuple(given)


def row_of(columns: Sequence[str], number: int, values: Sequence[str]) -> Row | None:
    """Return the row of these values, None where all are empty; a value too many is its fault."""
    cells = {column: value for column, value in zip(columns, values, strict=False) if value.strip()}
    beyond = [value for value in values[len(columns) :] if value.strip()]
    if not cells and not beyond:
        return None
    fault = f"has {len(values)} cells, and there are {len(columns)} columns" if beyond else None
    return Row(f"row {number}", dict(cells), fault)


def _number_of_cells(text: str, separator: str) -> int:
    """Return how many cells the first row has, should that separate them."""
    try:
        return len(next(csv.reader(StringIO(text, newline=""), delimiter=separator), []))
    except csv.Error:
        return 0


def _closing(file: IO[str], reader: Iterator[list[str]]) -> Iterator[list[str]]:
    with file:
        yield from reader


def _rows(columns: Sequence[str], rows: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    for number, values in rows:
        if row := row_of(columns, number, values):
            yield row
