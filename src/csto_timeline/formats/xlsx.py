"""XLSX (Office Open XML, ISO/IEC 29500), for a spreadsheet: a sheet of events and one of the sources they cite.

A cell has a type, so nothing is converted when the file is opened: a day is a date, text is no formula.
Spreadsheets count days from 1900, and Excel takes that for a leap year; days before its March are text.

The writer is an extra, `csto-timeline[xlsx]`. It keeps one row in memory, and the sheets in files for
the time being, since a ZIP archive has them one after another.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from tempfile import TemporaryDirectory, TemporaryFile, gettempdir
from typing import TYPE_CHECKING, Any, NamedTuple

from csto_timeline.addresses import link_of
from csto_timeline.errors import OutputError, UsageError
from csto_timeline.extras import missing
from csto_timeline.formats.date_cells import date_cell
from csto_timeline.formats.exporter import Options, Track, read
from csto_timeline.formats.rows import COLUMNS, Cell, cells, listed
from csto_timeline.log.model import Source
from csto_timeline.query.select import Selection
from csto_timeline.text import counted, paragraphs, visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook

EVENT_COLUMNS = (*COLUMNS, "source_ids", "link")
SOURCE_COLUMNS = (
    *("id", "publisher", "title", "author", "published", "wire", "url", "archived", "accessed", "language"),
    "events",
)
MOST_ROWS = (1 << 20) - 1  # of a sheet, below its head
LONGEST = 32_767  # UTF-16 units of a cell
MOST_LINKS = 65_530  # of a sheet
_LONGEST_LINK = 2_079
_CUT = f" … [cut here: a cell of a spreadsheet holds {LONGEST:,} characters]"
_FIRST_DATE = date(1900, 3, 1)
_CREATED = datetime(1980, 1, 1)  # as the archive says of its files: the same in every run
_PIECE = 1 << 16
_WIDTHS = {"id": 24, "date": 18, "title": 48, "summary": 60, "url": 48, "link": 48, "archived": 24}
_USUAL_WIDTH = 14


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
    sheet, used = _Sheet(book, "Events", EVENT_COLUMNS), dict[str, int]()
    for event, certain in read(track(selection.matches)):
        sources = list(dict.fromkeys(account.source for account in event.accounts))
        used.update({id: used.get(id, 0) + 1 for id in sources})
        links = (_Link.of(selection.registers.source(id).url) for id in sources)
        sheet.add((*cells(selection.registers, event, certain), listed(sources), next(filter(None, links), None)))
    sheet.finish()
    return used


def _write_sources(book: "Workbook", sources: list[tuple[Source, int]]) -> None:
    _make_room("source", len(sources))
    sheet = _Sheet(book, "Sources", SOURCE_COLUMNS)
    for source, events in sources:
        published, accessed = (date_cell(when) if when else None for when in (source.published, source.accessed))
        url, archived = (_Link.of(address) or address for address in (source.url, source.archived))
        row = (source.id, source.publisher, source.title, source.author, published, source.wire)
        sheet.add((*row, url, archived, accessed, source.language, events))
    sheet.finish()


class _Link(NamedTuple):
    """An address that can be followed, and how it is shown."""

    address: str
    text: str

    @classmethod
    def of(cls, url: str | None) -> "_Link | None":
        address = link_of(url)
        return cls(address, url) if url and address and len(address) <= _LONGEST_LINK else None


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

    def add(self, row: Iterable[Cell | _Link]) -> None:
        """Write a row."""
        self._row += 1
        for column, cell in enumerate(row):
            if isinstance(cell, _Link) and self._links < MOST_LINKS:
                self._links += 1
                self._sheet.write_url(self._row, column, cell.address, self._linked, _text(cell.text))
            elif isinstance(cell, date) and cell >= _FIRST_DATE:
                self._sheet.write_datetime(self._row, column, cell, self._day)
            elif isinstance(cell, int | float):
                self._sheet.write_number(self._row, column, cell)
            elif cell:
                self._sheet.write_string(self._row, column, _text(cell.text if isinstance(cell, _Link) else str(cell)))

    def finish(self) -> None:
        """Put a filter over all rows."""
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)


def _text(text: str) -> str:
    """Return a text as a cell holds it: its paragraphs apart, nothing hidden, no longer than there is room."""
    text = "\n\n".join(paragraphs(text))
    if len(text) > LONGEST // 2 and _units(text) > LONGEST:
        kept = text.encode("utf-16-le")[: 2 * (LONGEST - len(_CUT))]
        text = kept.decode("utf-16-le", "ignore") + _CUT
    # The writer takes what stands between these for markup of its own, and does not escape it.
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
