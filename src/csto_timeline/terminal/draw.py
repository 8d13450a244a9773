"""Draw a page on a terminal with Rich: wrapped, coloured, with links."""

from collections.abc import Sequence

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from csto_timeline.terminal.document import Block, Columns, Line, Span

_NARROWEST_COLUMN = 30
_NARROWEST_WORDS = 10


def draw(console: Console, page: Sequence[Block]) -> None:
    """Print the page, as wide as the console."""
    for block in page:
        if isinstance(block, Line):
            console.print(_wrapped(console, block, console.width), soft_wrap=True)
        elif len(block.columns) * _NARROWEST_COLUMN <= console.width:
            console.print(_side_by_side(console, block))
        else:
            for number, column in enumerate(block.columns):
                draw(console, [Line(), *column] if number else column)


def _side_by_side(console: Console, block: Columns) -> Table:
    """Give a grid of one row: its lines are wrapped before, so that Rich has nothing to cut."""
    width = console.width // len(block.columns)
    grid = Table.grid()
    for _ in block.columns:
        grid.add_column(width=width, no_wrap=True, overflow="ignore")
    grid.add_row(*(Text("\n").join(_wrapped(console, line, width - 1) for line in column) for column in block.columns))
    return grid


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
