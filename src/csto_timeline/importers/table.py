"""The result of every reader of a foreign file: its columns, and its rows one at a time."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct

Cell = str | tuple[str, ...]
Cells = dict[str, Cell]


class Row(NamedTuple):
    """A row of a foreign file by its columns, empty cells left out.

    `place` is where a person finds it: `row 3`, `line 12`, `entry 2`. A row that the reader cannot take apart has a
    `fault`, in words. `losses` are what the reader left out of its texts, in words that are said of all such events.
    """

    place: str
    cells: Cells
    fault: str | None = None
    losses: tuple[str, ...] = ()


class Table(Struct, frozen=True):
    """A foreign file, opened: its columns, and its rows, which can be gone through once.

    `title` is what the file calls itself. `total` are its rows where they are known beforehand, else `fraction` returns
    how much of the file has been read, from 0 to 1. `day_first` is whether
    the file says that `03/04/2022` is in April; `remarks` are what the user should know of it.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]
    title: str | None = None
    total: int | None = None
    day_first: bool | None = None
    remarks: tuple[str, ...] = ()
    fraction: Callable[[], float] | None = None


def text_of(cells: Cells, *columns: str) -> str:
    """Return the text of the first of these columns that has one; a list is joined by `; `."""
    for column in columns:
        if cell := cells.get(column):
            return cell if isinstance(cell, str) else "; ".join(cell)
    return ""


def items_of(cells: Cells, column: str) -> tuple[str, ...]:
    """Return the items of a column, a single text as one."""
    cell = cells.get(column, ())
    return (cell,) if isinstance(cell, str) else cell


def one_line(text: str) -> str:
    """Return a text without line breaks, which only prose has in a log."""
    return " ".join(text.split())


def folded_names(cells: Cells) -> Cells:
    """Return the cells by the names of their columns in lower case, `_` for spaces: `End Year` is `end_year`."""
    return {folded_name(column): cell for column, cell in cells.items()}


def folded_name(column: str) -> str:
    """Return the name of a column as presets compare it."""
    return column.strip().lower().replace(" ", "_")
