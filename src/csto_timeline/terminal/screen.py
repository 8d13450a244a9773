"""Rows of spans on a terminal: wrapped at its width, in cells, and painted with the styles and links of Rich.

Rich's own `Text` and `Console` do more, and take as long to import as the rest of the program;
its cells and styles do not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from rich.cells import cell_len, chop_cells
from rich.color import ColorSystem
from rich.style import Style

from csto_timeline.terminal.document import Span

Row = Sequence[Span]

_WORD = r"\s*\S+\s*"


class Screen(Struct, frozen=True):
    """A terminal so many columns wide. Without colour nothing is styled, and nothing a link."""

    width: int
    colored: bool

    def paint(self, row: Row) -> str:
        """Give the row as the terminal takes it, without spaces at its end."""
        kept = stripped(row)
        if not self.colored:
            return "".join(part.text for part in kept)
        return "".join(
            _style(part.style, part.link).render(part.text, color_system=ColorSystem.EIGHT_BIT) for part in kept
        )


def width_of(row: Row) -> int:
    """Give how many cells the row takes."""
    return sum(cell_len(part.text) for part in row)


def wrapped(row: Row, width: int) -> list[Row]:
    """Give the row in lines of at most so many cells, at least one line: words whole but for those that are longer."""
    text = "".join(part.text for part in row)
    if cell_len(text) <= width:
        return [row]
    return [stripped(line) for line in _divided(row, list(_breaks(text, width)))]


def stripped(row: Row) -> Row:
    """Give the row without spaces at its end."""
    parts = list(row)
    while parts and not parts[-1].text.rstrip():
        parts.pop()
    if parts:
        parts[-1] = parts[-1]._replace(text=parts[-1].text.rstrip())
    return parts


def padded(row: Row, width: int, *, before: bool = False) -> Row:
    """Give the row with spaces behind it, or `before` it, so that it takes so many cells."""
    spaces = Span(" " * (width - width_of(row)))
    return [spaces, *row] if before else [*row, spaces]


def joined(rows: Iterable[Row], between: Span) -> Row:
    """Give the rows as one, with `between` them."""
    parts: list[Span] = []
    for number, row in enumerate(rows):
        parts += [between, *row] if number else row
    return parts


def _breaks(text: str, width: int) -> Iterator[int]:
    """Give where in `text` each line but the first begins."""
    used = 0
    for word in re.finditer(_WORD, text):
        start, needs = word.start(), cell_len(word[0].rstrip())
        if used and used + needs > width:
            yield start
            used = 0
        if needs > width:
            *pieces, last = chop_cells(word[0].rstrip(), width)
            for piece in pieces:
                start += len(piece)
                yield start
            used = cell_len(last) - needs  # of the word, which is added whole
        used += cell_len(word[0])


def _divided(row: Row, breaks: Sequence[int]) -> Iterator[Row]:
    """Give the row in pieces that begin at its start and at each of the breaks, in order."""
    begin, line, ahead = 0, [], [*breaks]
    for part in row:
        rest = part
        while ahead and ahead[0] < begin + len(rest.text):
            cut = ahead.pop(0) - begin
            line.append(rest._replace(text=rest.text[:cut]))
            yield line
            begin, line, rest = begin + cut, [], rest._replace(text=rest.text[cut:])
        line.append(rest)
        begin += len(rest.text)
    yield line


@lru_cache(maxsize=1 << 10)
def _style(style: str, link: str | None) -> Style:
    return Style.parse(style) + Style(link=link) if link else Style.parse(style)
