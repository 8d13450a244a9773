"""Workbooks (XLSX), a sheet of them: the first row has the names of the columns.

A spreadsheet keeps a month as the first of it, and says by its format that it shows no day. So a cell that is shown
as `Sep 2022` is that month, one that is shown as `2022` that year.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date, datetime, time
from itertools import islice
from typing import Any
from zipfile import ZipFile

from csto_timeline.errors import ForeignFileError, UsageError
from csto_timeline.extras import missing
from csto_timeline.importers.delimited import row_of
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Row, Table
from csto_timeline.importers.table_header import Numbered, headed

_SUFFIXES = {".xlsx", ".xlsm"}
_MOST_ROWS = 1 << 20  # that a sheet of Excel has
_MOST, _MOST_PACKED = 1 << 28, 100  # bytes that an archive unpacks to, and how many times its own size
_BLOCK = 1 << 20
_SHEETS = "xl/worksheets/"
_EMPTY_FORMULA = re.compile(rb"</f>(?:<v ?/>|<v></v>)?</c>")
_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')  # of a format of numbers: what is no code of it


def recognises(head: Head) -> bool:
    """Return whether a file is a workbook: a ZIP archive of that suffix."""
    return head.data.startswith(b"PK") and head.suffix in _SUFFIXES


def read(head: Head, sheet: str | None = None) -> Table:
    """Return the rows of a sheet, else of the first; raises `UsageError` for one that does not exist."""
    try:
        import openpyxl
    except ImportError:
        raise missing("a workbook", "import", "openpyxl") from None
    with ExitStack() as opened:
        with _damage(head):
            uncalculated = _uncalculated(head)
            file = opened.enter_context(head.path.open("rb"))  # by its path, the library minds the suffix
            book = opened.enter_context(closing(openpyxl.load_workbook(file, read_only=True, data_only=True)))
            names = [worksheet.title for worksheet in book.worksheets]
        if not names:
            raise ForeignFileError(f"{head.path} has no sheet with cells")
        if sheet is not None and sheet not in names:
            raise UsageError(f'{head.path} has no sheet "{sheet}": it has {", ".join(names)}')
        with _damage(head):
            chosen = book[sheet or names[0]]
            total = (chosen.max_row or 1) - 1
            chosen.reset_dimensions()  # a format that reaches the last column makes it 16,384 cells wide
        columns, passed_over, rows = headed(islice(_values(head, chosen), _MOST_ROWS))
        reading = opened.pop_all()  # open until the last row is read
    others = [name for name in names if name != (sheet or names[0])]
    remarks: tuple[str, ...] = (
        (f"Other sheets are left out: {', '.join(others)} (--sheet chooses one)",) if others else ()
    )
    remarks += passed_over
    if uncalculated:
        remarks += ("Formulas that were never calculated are empty: save the workbook in a spreadsheet program",)
    return Table(columns, _rows(reading, columns, rows), total=total, remarks=remarks)


@contextmanager
def _damage(head: Head, place: str = "") -> Iterator[None]:
    """Raise `ForeignFileError` for whatever a damaged workbook makes of the library, at `place` of the file."""
    try:
        yield
    except ForeignFileError:
        raise
    except Exception as error:  # of XML, of ZIP, of numbers, of indices: the library promises none
        words = f"{head.path} cannot be read as a workbook{place}: {error}"
        raise ForeignFileError(f"{words}; open it in a spreadsheet program, and save it again or as CSV") from None


def _values(head: Head, sheet: Any) -> Iterator[Numbered]:
    """Yield the rows of a sheet, which the library reads one at a time; raises `ForeignFileError`."""
    rows, number = sheet.iter_rows(), 0
    while True:
        with _damage(head, f", row {number + 1}"):
            cells = next(rows, None)
            if cells is None:
                return
            number, texts = number + 1, [_text(cell) for cell in cells]
        yield number, texts


def _rows(reading: ExitStack, columns: tuple[str, ...], rows: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    with reading:
        for number, values in rows:
            if row := row_of(columns, number, values):
                yield row


def _uncalculated(head: Head) -> bool:
    """Return whether a workbook has formulas without their results.

    Raises `ForeignFileError` for an archive that unpacks to far more than a spreadsheet program packs into one.
    """
    with ZipFile(head.path) as archive:
        size = sum(part.file_size for part in archive.infolist())
        if size > _MOST and size > head.path.stat().st_size * _MOST_PACKED:
            raise ForeignFileError(f"{head.path} unpacks to {size >> 20:,} MiB, too much for a workbook")
        return any(_has_empty_formula(archive, name) for name in archive.namelist() if name.startswith(_SHEETS))


def _has_empty_formula(archive: ZipFile, name: str) -> bool:
    rest = b""
    with archive.open(name) as file:
        while block := file.read(_BLOCK):
            if _EMPTY_FORMULA.search(rest + block):
                return True
            rest = block[-len(b"</f><v></v></c>") :]
    return False


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
            return f"{clock:%H:%M:%S}".removesuffix(":00")
        case float() as number if number.is_integer() and abs(number) < 1e15:
            return str(int(number))
    return str(cell.value)


def _date(when: date, shown: str) -> str:
    day = f"{when:%Y-%m-%d}".zfill(10)
    if "y" in shown and "d" not in shown and "h" not in shown:
        return day[:7] if "m" in shown else day[:4]
    if isinstance(when, datetime) and when.time() != time(0):
        return f"{day}T{when:%H:%M:%S}".removesuffix(":00")
    return day
