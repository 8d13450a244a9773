"""Draw a page on a terminal: wrapped, coloured, with links."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from csto_timeline.terminal.elements import Block, Column, Columns, Line, Span, Table, line
from csto_timeline.terminal.palette import HEADING, QUIET
from csto_timeline.terminal.screen import Screen, Spans, in_paragraphs, joined, padded, stripped, width_of, wrapped

_NARROWEST_COLUMN = 30
_NARROWEST_WORDS = 10
_NARROWEST_CELL = 14
_GAP = Span("  ")


def stand_side_by_side(columns: int, width: int) -> bool:
    """Return whether that many columns have room beside each other."""
    return columns * _NARROWEST_COLUMN <= width


def draw(screen: Screen, page: Iterable[Block | Table]) -> Iterator[str]:
    """Return the lines of the page on that screen."""
    for block in page:
        yield from map(screen.paint, _rows(block, screen.width))


def _rows(block: Block | Table, width: int) -> Iterator[Spans]:
    if isinstance(block, Line):
        yield from _wrapped(block, width)
    elif isinstance(block, Table):
        yield from _table(block, width)
    elif stand_side_by_side(len(block.columns), width):
        yield from _side_by_side(block, width)
    else:
        for number, column in enumerate(block.columns):
            for each in [Line(), *column] if number else column:
                yield from _wrapped(each, width)


def _side_by_side(block: Columns, width: int) -> Iterator[Spans]:
    """Lay out the columns side by side, all of one width."""
    own = width // len(block.columns) - 1
    columns = [[row for each in column for row in _wrapped(each, own)] for column in block.columns]
    return _beside(columns, [own] * len(columns), Span(" "))


def _table(table: Table, width: int) -> Iterator[Spans]:
    """Lay out a table row by row; if there is no room for it, each row as lines."""
    widths = _widths(table, width)
    if widths is None:
        for number, row in enumerate(table.rows):
            for each in [*([line()] if number else []), *_stacked(table, row)]:
                yield from _wrapped(each, width)
        return
    titles = [[Span(column.title, QUIET)] for column in table.columns]
    for cells in [titles, *table.rows] if any(column.title for column in table.columns) else table.rows:
        yield from _row(table.columns, cells, widths)


def _widths(table: Table, width: int) -> list[int] | None:
    """Return the widths of the columns, those that wrap sharing what is left; none if that is too little."""
    cells = zip(*([[Span(column.title)] for column in table.columns], *table.rows), strict=True)
    widths = [max(width_of(row) for cell in column for row in in_paragraphs(cell)) for column in cells]
    left = width - width_of([_GAP]) * (len(widths) - 1) - sum(widths)
    while left < 0:
        wrapping = [n for n, column in enumerate(table.columns) if column.wraps and widths[n] > _NARROWEST_CELL]
        if not wrapping:
            return None
        widths[max(wrapping, key=widths.__getitem__)] -= 1
        left += 1
    return widths


def _row(columns: Sequence[Column], cells: Sequence[Spans], widths: Sequence[int]) -> Iterator[Spans]:
    lines = [wrapped(cell, max(width, 1)) for cell, width in zip(cells, widths, strict=True)]
    flush = [
        [padded(each, width, before=True) for each in cell] if column.flush_right else cell
        for column, cell, width in zip(columns, lines, widths, strict=True)
    ]
    return _beside(flush, widths, _GAP)


def _beside(columns: Sequence[Sequence[Spans]], widths: Sequence[int], gap: Span) -> Iterator[Spans]:
    """Join columns of lines, each made as wide as it is to be."""
    for parts in zip_longest(*columns, fillvalue=()):
        cells = [padded(stripped(part), width) for part, width in zip(parts, widths, strict=True)]
        yield joined(cells, gap)


def _stacked(table: Table, row: Sequence[tuple[Span, ...]]) -> list[Line]:
    """Lay out the first cell as a heading, and below it the other cells that are not empty, with their titles."""
    label = max(len(column.title) for column in table.columns) + 4
    heading, *others = zip(table.columns, row, strict=True)
    facts = [line(Span(f"  {column.title:<{label - 2}}", QUIET), *cell) for column, cell in others if _any_text(cell)]
    return [line("", *(part._replace(style=part.style or HEADING) for part in heading[1])), *facts]


def _any_text(cell: Iterable[Span]) -> bool:
    return any(part.text for part in cell)


def _wrapped(line: Line, width: int) -> Iterator[Spans]:
    """Wrap the words of a line beside its lead."""
    lead = width_of([line.lead])
    rows = [line.words] if line.whole else wrapped(line.words, max(width - lead, _NARROWEST_WORDS))
    for number, row in enumerate(rows):
        yield [line.lead if number == 0 else Span(" " * lead), *row]
