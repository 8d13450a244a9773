"""CSV (RFC 4180, in UTF-8, with a header): one row an event, for a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from csto_timeline.formats.exporter import Options, Separator, Track, read
from csto_timeline.formats.rows import COLUMNS, DATE, PROSE, Cell, cells
from csto_timeline.log.model import Event
from csto_timeline.query.select import Selection
from csto_timeline.text import paragraphs, visible

_BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet takes for the beginning of a formula, plain or full-width (OWASP: CSV injection).
_SIGNS = "=+\\-@＝＋－＠"
# An apostrophe that stands before it already gets another one, so that `as_written` finds the text again.
_FORMULA = re.compile(rf"'*\s*[{_SIGNS}]")
# Read with another separator than it is written with, a cell begins after one that stands inside a cell of ours:
# quotation marks count only where a cell begins with them. A new line begins a cell there too. A tab stands in none: it
# is shown as a space.
_BEGINS = {True: r'([;\n][\s"]*)', False: r'([,;\n][\s"]*)'}  # whether the comma parts the cells
_AFTER = {commas: re.compile(rf"{begins}(?='*[{_SIGNS}])") for commas, begins in _BEGINS.items()}
_GUARDED = {commas: re.compile(rf"{begins}'(?='*[{_SIGNS}])") for commas, begins in _BEGINS.items()}


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:
    """Yield a header and one row an event, every cell in quotation marks, lists joined by `; `.

    A date that is not one known day is in words, which no spreadsheet converts; between two paragraphs
    of a summary is an empty line. What would run as a formula gets an apostrophe before it, and control
    characters are spelt out; `raw` leaves both as they are, and the date as the log has it. `excel`
    begins with the byte order mark, without which Excel takes the file for one of another encoding.
    """
    separator = options.separator or Separator.COMMA
    writer = csv.writer(_Passing(), quoting=csv.QUOTE_ALL, delimiter=separator.character)
    yield (_BYTE_ORDER_MARK if options.excel else "") + str(writer.writerow(COLUMNS))
    for event, certain in read(track(selection.matches)):
        row = cells(selection.registers, event, certain)
        shown = _raw(event, row) if options.raw else _harmless(row, separator)
        yield str(writer.writerow(map(without_exponent, shown)))


class _Passing:
    """A file that hands on what is written into it: the writer of the library returns that."""

    def write(self, text: str) -> str:
        return text


def harmless(cell: str, prose: bool = False, separator: Separator = Separator.COMMA) -> str:
    """Return `cell` so that no spreadsheet runs any of it, and no control character hides in it.

    A formula may begin where the cell does, after a semicolon, after a comma where that is not what parts
    cells, and in `prose` after a line break.
    """
    cell = "\n\n".join(paragraphs(cell)) if prose else visible(cell)
    if separator is not Separator.COMMA:
        cell = _AFTER[False].sub(r"\1'", cell)
    elif ";" in cell or "\n" in cell:
        cell = _AFTER[True].sub(r"\1'", cell)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_written(cell: str, separator: str = Separator.COMMA.character) -> str:
    """Return the text of which `harmless` made `cell`, in a file with that separator."""
    if _FORMULA.match(cell) and cell.startswith("'"):
        cell = cell[1:]
    return _GUARDED[separator == Separator.COMMA.character].sub(r"\1", cell)


def _harmless(row: Iterable[Cell], separator: Separator) -> Iterator[Cell]:
    for cell, prose in zip(row, PROSE, strict=True):
        yield harmless(cell, prose, separator) if isinstance(cell, str) else cell  # a number below zero is no formula


def _raw(event: Event, row: Iterable[Cell]) -> Iterator[Cell]:
    for column, cell in enumerate(row):
        yield event.date.text if column == DATE else cell


def without_exponent(cell: Cell) -> Cell:
    """Return a number with all its digits, as every program reads it."""
    return f"{Decimal(repr(cell)):f}".removesuffix(".0") if isinstance(cell, float) else cell
