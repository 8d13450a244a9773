"""A page without drawing characters, for a screen reader: rows of a table as sentences, columns one after another."""

from collections.abc import Iterable, Iterator, Sequence

from csto_timeline.answers.marks import SHAPES, STYLES
from csto_timeline.terminal.elements import Block, Column, Columns, Line, Span, Table, line
from csto_timeline.terminal.palette import QUIET, WARNING

_SIGNS = SHAPES | set("→≈≠?")  # what pages put before words in the colour of a kind, or of a warning
_COLORS = STYLES | {WARNING}


def plainly(page: Iterable[Block | Table]) -> Iterator[Line]:
    """Return the page as lines alone, without what pages draw: the marks of kinds, and signs before a word."""
    for block in page:
        if isinstance(block, Table):
            yield from (_sentence(block.columns, row) for row in block.rows)
        elif isinstance(block, Columns):
            for number, column in enumerate(block.columns):
                yield from map(_line, [line(), *column] if number else column)
        else:
            yield _line(block)


def _line(block: Line) -> Line:
    lead, *words = map(_said, (block.lead, *block.words))
    return Line(lead, tuple(words), block.whole)


def _said(part: Span) -> Span:
    """Return the span without a sign at its beginning; what a log says is in other colours, but for names of kinds.

    A dot between two facts becomes a comma.
    """
    if part.style == QUIET:
        return part._replace(text=part.text.replace(" · ", ", "))
    sign, space, rest = part.text.lstrip(" ").partition(" ")
    if part.style not in _COLORS or sign not in _SIGNS:
        return part
    before = " " * (len(part.text) - len(part.text.lstrip(" ")))
    return part._replace(text=before + rest if space and rest else "possible" if sign == "?" else "")


def _sentence(columns: Sequence[Column], row: Sequence[tuple[Span, ...]]) -> Line:
    """Return a row as one line: each cell that is not empty after the title of its column."""
    sentence: list[Span] = []
    for column, cell in zip(columns, row, strict=True):
        words = [_said(part) for part in cell]
        if any(part.text.strip() for part in words):
            title = f"{column.title}: " if column.title and sentence else ""
            sentence += [Span(f"; {title}" if sentence else ""), *words]
    return line("", *sentence)
