"""CSV (RFC 4180) and its neighbours: cells between commas, semicolons, tabs or bars; the first row has the names.

Before it may stand a line `sep=;`, by which Excel is told what parts the cells, titles, and comments after `#`.
"""

import csv
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain, islice
from typing import IO

from csto_timeline.formats.csv import as_written
from csto_timeline.importers import csto_spreadsheet, gdelt
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Cells, Row, Table, text_of
from csto_timeline.importers.table_header import COMMENT, MOST_ABOVE, headed

_SEPARATORS = ",;\t|"
_SUFFIXES = {".csv", ".tsv", ".tab", ".txt"}
_LONGEST = 1 << 24  # characters of a cell
_SEP = re.compile(r'(?i)"?sep=(?P<separator>[^\w\s"]|\t)"?[^\S\n]*(?:\n|\r|\Z)')
_APOSTROPHE = (
    "without an apostrophe before what looks like a formula; "
    "if the file was exported with --raw, import --raw keeps it as part of the text"
)


def recognises(head: Head) -> bool:
    """Return whether a file has the suffix of such a file, or a first line that is parted by a separator.

    Of two columns the second line is as well.
    """
    if head.suffix in _SUFFIXES:
        return bool(head.text.strip())
    first, second = [*head.text.split("\n", 2), ""][:2]
    parted = (first.count(each) > 1 or first.count(each) == second.count(each) == 1 for each in _SEPARATORS)
    return first[:1] not in {"{", "[", "<"} and any(parted)


def read(head: Head, *, raw: bool = False) -> Table:
    """Return the rows; their number counts the header as row 1, and cells with line breaks as one row.

    `raw` is whether this program exported the file with --raw, which puts no apostrophe before a formula.
    """
    csv.field_size_limit(min(_LONGEST, sys.maxsize))
    separator = _separator(head.text)
    file = head.open_text()
    size = max(head.path.stat().st_size, 1)
    reader = _whole_rows(file, separator)

    def fraction() -> float:
        return 1.0 if file.closed else os.lseek(file.fileno(), 0, os.SEEK_CUR) / size

    rows: Iterator[tuple[int, list[str]]] = enumerate(reader, start=1)
    if _SEP.match(head.text):
        next(rows, None)
    _, names = next(rows, (1, []))
    if gdelt.is_row(names):
        columns = gdelt.columns(len(names))
        return Table(columns, _rows(columns, chain([(1, names)], rows)), fraction=fraction)
    columns, remarks, rows = headed(chain([(1, names)], rows))
    read_rows = _rows(columns, rows)
    if set(columns) >= csto_spreadsheet.NEEDS and not raw:
        read_rows = (_as_written(row, separator) for row in read_rows)
    return Table(columns, read_rows, remarks=remarks, fraction=fraction)


def row_of(columns: Sequence[str], number: int, values: Sequence[str]) -> Row | None:
    """Return the row of these values, None if all are empty; a value too many is its fault."""
    cells = {column: value for column, value in zip(columns, values, strict=False) if value.strip()}
    beyond = [value for value in values[len(columns) :] if value.strip()]
    if not cells and not beyond:
        return None
    fault = f"has {len(values)} cells for {len(columns)} columns" if beyond else None
    return Row(f"row {number}", dict(cells), fault)


def _separator(text: str) -> str:
    """Return what the file says, else what separates the most cells of the first row that anything separates.

    A title may stand above it, or a comment.
    """
    if match := _SEP.match(text):
        return match["separator"]
    lines = text.split("\n", MOST_ABOVE)[:MOST_ABOVE]
    comments = {number for number, line in enumerate(lines) if line.startswith((f"{COMMENT} ", f'"{COMMENT} '))}
    for number in sorted(range(MOST_ABOVE), key=comments.__contains__):  # comments come last
        cells = {each: _number_of_cells(text, each, number) for each in _SEPARATORS}
        if max(cells.values()) > 1:
            return max(cells, key=cells.__getitem__)
    return _SEPARATORS[0]


def _number_of_cells(text: str, separator: str, number: int) -> int:
    """Return how many cells the row of that number has, should that separate them."""
    try:
        return len(next(islice(csv.reader(StringIO(text, newline=""), delimiter=separator), number, None), []))
    except csv.Error:
        return 0


def _whole_rows(file: IO[str], separator: str) -> Iterator[list[str]]:
    """Yield the rows; raises `csv.Error` where a quotation mark has taken the rest of the file into its cell."""
    lines: list[str] = []

    def kept() -> Iterator[str]:
        for line in file:
            lines.append(line)
            yield line

    with file:
        for number, row in enumerate(csv.reader(kept(), delimiter=separator), start=1):
            if len(lines) > 1 and _is_open(lines, separator):
                raise csv.Error(f"row {number} opens a cell with a quotation mark and never closes it")
            lines.clear()
            yield row


def _is_open(lines: Sequence[str], separator: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _as_written(row: Row, separator: str) -> Row:
    """Return a row that this program exported without the apostrophes that it put before formulas."""
    cells: Cells = {column: as_written(text_of(row.cells, column), separator) for column in row.cells}
    return row if cells == row.cells else row._replace(cells=cells, losses=(_APOSTROPHE,))


def _rows(columns: Sequence[str], rows: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    for number, values in rows:
        if row := row_of(columns, number, values):
            yield row
