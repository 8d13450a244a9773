"""XLSX (Office Open XML, ISO/IEC 29500), for a spreadsheet: a sheet of events and one of the sources they cite.

A cell has a type, so nothing is converted when the file is opened: a day is a date, text is no formula.
Spreadsheets count days from 1900, and Excel takes that for a leap year; days before its March are text.

The writer is an extra, `csto-timeline[xlsx]`. It keeps one row in memory, and the sheets in files for
the time being, since a ZIP archive has them one after another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from tempfile import TemporaryDirectory, TemporaryFile, gettempdir
from typing import TYPE_CHECKING, Any

from csto_timeline.errors import OutputError, UsageError
from csto_timeline.extras import missing
from csto_timeline.formats.cell_text import LONGEST, held
from csto_timeline.formats.exporter import Options, Track, read
from csto_timeline.formats.rows import Cell
from csto_timeline.formats.workbook_rows import (
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    Link,
    cut_texts,
    event_row,
    source_row,
    sources_of,
)
from csto_timeline.log.model import Source
from csto_timeline.query.select import Selection
from csto_timeline.text import counted, visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST_ROWS = (1 << 20) - 1  # of a sheet, below its head
MOST_LINKS = 65_530  # of a sheet
_FIRST_DATE = date(1900, 3, 1)
_CREATED = datetime(1980, 1, 1)  # as the archive says of its files: the same in every run
_PIECE = 1 << 16
_WIDTHS = {"id": 24, "date": 18, "title": 48, "summary": 60, "url": 48, "link": 48, "archived": 24}
_USUAL_WIDTH = 14
_MOST_NAMED = 3  # texts that are cut


def render(selection: Selection, options: Options, track: Track) -> Iterator[bytes]:  # noqa: ARG001 (it takes none)
    """Return the pieces of the file; raises `UsageError` without the extra, or for more events than there are rows."""
    try:
        import xlsxwriter
    except ImportError:
        raise missing("XLSX", "xlsx", "xlsxwriter") from None
    _make_room("event", len(selection.matches))
    return _pieces(xlsxwriter, selection, track)


def _make_room(noun: str, number: int) -> None:
    if number > MOST_ROWS:
        words = f"a sheet has room for {counted(MOST_ROWS, noun)}, and there are {number:,}"
        raise UsageError(f"{words}: narrow them down, or export CSV")


def _pieces(library: Any, selection: Selection, track: Track) -> Iterator[bytes]:
    with TemporaryDirectory() as folder, TemporaryFile() as file:
        book = library.Workbook(file, {"constant_memory": True, "tmpdir": folder})
        try:
            book.set_properties({"title": visible(selection.registers.title)[:255], "created": _CREATED})
            used = _write_events(book, selection, track)
            _write_sources(book, [(selection.registers.source(id), number) for id, number in used.items()])
            book.close()
        except (OSError, library.exceptions.FileCreateError) as error:
            reason = error.strerror if isinstance(error, OSError) else error.args[0].strerror
            raise OutputError(f"{gettempdir()}, where the file is assembled, cannot be written: {reason}") from None
        finally:
            for sheet in book.worksheets():
                with suppress(OSError):
                    sheet.row_data_fh.close()  # which the library does where nothing goes wrong
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _write_events(book: "Workbook", selection: Selection, track: Track) -> dict[str, int]:
    """Write the sheet of events; return how many of them cite each source, in the order of their first."""
    sheet, used = _Sheet(book, "Events", EVENT_COLUMNS), Counter[str]()
    for event, certain in read(track(selection.matches)):
        used.update(sources_of(event))
        sheet.add(event_row(selection.registers, event, certain))
    sheet.finish()
    return used


def _write_sources(book: "Workbook", sources: list[tuple[Source, int]]) -> None:
    _make_room("source", len(sources))
    sheet = _Sheet(book, "Sources", SOURCE_COLUMNS)
    for source, events in sources:
        sheet.add(source_row(source, events))
    sheet.finish()


def remarks(selection: Selection, options: Options, number: int) -> list[str]:  # noqa: ARG001
    """Return how many texts are cut, since a cell holds no more of them, and which."""
    cut = [visible(each) for each in cut_texts(selection)]
    if not cut:
        return []
    named, more = ", ".join(cut[:_MOST_NAMED]), len(cut) - _MOST_NAMED
    where = f"{named} and {more:,} more" if more > 0 else named
    return [f"{counted(len(cut), 'text')} cut, as a cell holds {LONGEST:,} characters: {where} (CSV keeps texts whole)"]


class _Sheet:
    """A sheet whose rows are written one after another, below a head that stays where it is."""

    def __init__(self, book: "Workbook", name: str, columns: tuple[str, ...]) -> None:
        self._sheet = book.add_worksheet(name)
        self._columns, self._row, self._links = columns, 0, 0
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._linked = book.get_default_url_format()
        head = book.add_format({"bold": True})
        for number, column in enumerate(columns):
            self._sheet.set_column(number, number, _WIDTHS.get(column, _USUAL_WIDTH))
        for number, column in enumerate(columns):
            self._sheet.write_string(0, number, column, head)
        self._sheet.freeze_panes(1, 0)

    def add(self, row: Iterable[Cell | Link]) -> None:
        """Write a row."""
        self._row += 1
        for column, cell in enumerate(row):
            if isinstance(cell, Link) and self._links < MOST_LINKS:
                self._links += 1
                self._sheet.write_url(self._row, column, cell.address, self._linked, held(cell.text))
            elif isinstance(cell, date) and cell >= _FIRST_DATE:
                self._sheet.write_datetime(self._row, column, cell, self._day)
            elif isinstance(cell, int | float):
                self._sheet.write_number(self._row, column, cell)
            elif cell:
                self._sheet.write_string(self._row, column, held(cell.text if isinstance(cell, Link) else str(cell)))

    def finish(self) -> None:
        """Put a filter over all rows."""
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)
