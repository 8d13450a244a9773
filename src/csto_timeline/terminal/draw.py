"""Draw a page on a terminal with Rich: wrapped, coloured, with links."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.style import Style
from rich.text import Text

from csto_timeline.terminal.document import Block, Column, Columns, Line, Span, Table, line
from csto_timeline.terminal.palette import HEADING, QUIET

_NARROWEST_COLUMN = 30
_NARROWEST_WORDS = 10
_NARROWEST_CELL = 14
_GAP = "  "


def stand_side_by_side(columns: int, width: int) -> bool:
    """Say whether that many columns have room beside each other."""
    return columns * _NARROWEST_COLUMN <= width


def draw(console: Console, page: Iterable[Block | Table]) -> None:
    """Print the page, as wide as the console."""
    for block in page:
        if isinstance(block, Line):
            console.print(_wrapped(console, block, console.width), soft_wrap=True)
        elif isinstance(block, Table):
            _draw_table(console, block)
        elif stand_side_by_side(len(block.columns), console.width):
            console.print(_side_by_side(console, block), soft_wrap=True)
        else:
            for number, column in enumerate(block.columns):
                draw(console, [Line(), *column] if number else column)


def _side_by_side(console: Console, block: Columns) -> Text:
    """Give the columns beside each other, each as wide as the others."""
    width = console.width // len(block.columns) - 1
    columns = [
        [row for each in column for row in _wrapped(console, each, width).split("\n", allow_blank=True)]
        for column in block.columns
    ]
    return _beside(columns, [width] * len(columns), " ")


def _draw_table(console: Console, table: Table) -> None:
    """Print a table row by row: Rich's own takes seconds from 2,000 rows on."""
    rows = [[Text().join(map(_text, cell)) for cell in row] for row in table.rows]
    widths = _widths(table, rows, console.width)
    if widths is None:
        for number, row in enumerate(table.rows):
            draw(console, [*([Line()] if number else []), *_stacked(table, row)])
        return
    titles = [Text(column.title, style=QUIET) for column in table.columns]
    for cells in [titles, *rows] if any(column.title for column in table.columns) else rows:
        console.print(_row(console, table.columns, cells, widths), soft_wrap=True)


def _widths(table: Table, rows: Sequence[Sequence[Text]], width: int) -> list[int] | None:
    """Give how wide the columns are, those that wrap sharing what is left; none where that is too little."""
    cells = zip(*([Text(column.title) for column in table.columns], *rows), strict=True)
    widths = [max(cell.cell_len for cell in column) for column in cells]
    left = width - len(_GAP) * (len(widths) - 1) - sum(widths)
    while left < 0:
        wrapping = [n for n, column in enumerate(table.columns) if column.wraps and widths[n] > _NARROWEST_CELL]
        if not wrapping:
            return None
        widths[max(wrapping, key=widths.__getitem__)] -= 1
        left += 1
    return widths


def _row(console: Console, columns: Sequence[Column], cells: Sequence[Text], widths: Sequence[int]) -> Text:
    wrapped = [list(cell.wrap(console, max(width, 1))) for cell, width in zip(cells, widths, strict=True)]
    for column, lines, width in zip(columns, wrapped, widths, strict=True):
        for each in lines if column.flush_right else ():
            each.rstrip()
            each.pad_left(width - each.cell_len)
    return _beside(wrapped, widths, _GAP)


def _beside(columns: Sequence[Sequence[Text]], widths: Sequence[int], gap: str) -> Text:
    """Join columns of lines, each made as wide as it is to be."""
    rows = []
    for parts in zip_longest(*columns):
        cells = [part or Text() for part in parts]
        for cell, width in zip(cells, widths, strict=True):
            cell.rstrip()
            cell.pad_right(width - cell.cell_len)
        rows.append(Text(gap).join(cells))
        rows[-1].rstrip()
    return Text("\n").join(rows)


def _stacked(table: Table, row: Sequence[tuple[Span, ...]]) -> list[Line]:
    """Give the first cell as a heading, and below it the others that are not empty, with their titles."""
    label = max(len(column.title) for column in table.columns) + 4
    heading, *others = zip(table.columns, row, strict=True)
    said = [line(Span(f"  {column.title:<{label - 2}}", QUIET), *cell) for column, cell in others if _any_text(cell)]
    return [line("", *(part._replace(style=part.style or HEADING) for part in heading[1])), *said]


def _any_text(cell: Iterable[Span]) -> bool:
    return any(part.text for part in cell)


def _wrapped(console: Console, line: Line, width: int) -> Text:
    """Wrap the words of a line beside its lead."""
    lead = _text(line.lead)
    text = Text().join(map(_text, line.words))
    words = [text] if line.whole else text.wrap(console, max(width - lead.cell_len, _NARROWEST_WORDS))
    rows = [Text.assemble(lead if number == 0 else " " * lead.cell_len, row) for number, row in enumerate(words)]
    for row in rows:
        row.rstrip()
    return Text("\n").join(rows or [lead])


def _text(part: Span) -> Text:
    return Text(part.text, style=Style.parse(part.style) + Style(link=part.link))
