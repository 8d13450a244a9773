"""Workbooks (XLSX), a sheet of them: the first row has the names of the columns.

A spreadsheet keeps a month as the first of it, and says by its format that it shows no day. So a cell that is shown
as `Sep 2022` is that month, one that is shown as `2022` that year.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from typing import Any

from csto_timeline.errors import ForeignFileError, UsageError
from csto_timeline.importers.delimited import column_names, row_of
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Row, Table

_SUFFIXES = {".xlsx", ".xlsm"}
_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')  # of a format of numbers: what is no code of it


def recognises(head: Head) -> bool:
    """Return whether a file is a workbook: a ZIP archive of that suffix."""
    return head.data.startswith(b"PK") and head.suffix in _SUFFIXES


def read(head: Head, sheet: str | None = None) -> Table:
    """Return the rows of a sheet, else of the first; raises `UsageError` for one that there is not."""
    try:
        import openpyxl
    except ImportError:
        raise UsageError("a workbook needs openpyxl: pip install 'csto-timeline[import]'") from None
    try:
        book = openpyxl.load_workbook(head.path, read_only=True, data_only=True)
    except Exception as error:  # whatever a broken archive makes of the library
        raise ForeignFileError(f"{head.path} is no workbook that can be read: {error}") from None
    names = book.sheetnames
    if sheet is not None and sheet not in names:
        book.close()
        raise UsageError(f'{head.path} has no sheet "{sheet}": it has {", ".join(names)}')
    rows = book[sheet or names[0]].iter_rows()
    columns = column_names([_text(cell) for cell in next(rows, ())])
    others = [name for name in names if name != (sheet or names[0])]
    remarks = (f"Other sheets are left out: {', '.join(others)} (--sheet takes one)",) if others else ()
    total = (book[sheet or names[0]].max_row or 1) - 1
    return Table(columns, _rows(book, columns, rows), total=total, remarks=remarks)


def _rows(book: Any, columns: tuple[str, ...], rows: Iterator[Any]) -> Iterator[Row]:
    with closing(book):
        for number, cells in enumerate(rows, start=2):
            if row := row_of(columns, number, [_text(cell) for cell in cells]):
                yield row


def _text(cell: Any) -> str:
    """Return the text of a cell, a date as far as it is shown."""
    match cell.value:
        case None:
            return ""
        case bool():
            return "true" if cell.value else "false"
        case datetime() | date() as when:
            return _date(when, _LITERALS.sub("", str(cell.number_format)).lower())
        case time() as clock:
            return f"{clock:%H:%M}"
        case float() as number if number.is_integer() and abs(number) < 1e15:
            return str(int(number))
    return str(cell.value)


def _date(when: date, shown: str) -> str:
    day = f"{when:%Y-%m-%d}".zfill(10)
    if "y" in shown and "d" not in shown and "h" not in shown:
        return day[:7] if "m" in shown else day[:4]
    if isinstance(when, datetime) and when.time() != time(0):
        return f"{day}T{when:%H:%M}"
    return day
