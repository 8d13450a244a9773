"""A page of lines and columns, ready to be drawn for a terminal or printed for a pipe.

Its spans hold visible text only: make them with `span`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from csto_timeline.citation import linkable
from csto_timeline.text import visible


class Span(NamedTuple):
    """A run of text in one Rich style, perhaps a link."""

    text: str
    style: str = ""
    link: str | None = None


class Line(NamedTuple):
    """A lead and the words beside it, which wrap in a column of their own unless they are `whole`."""

    lead: Span = Span("")
    words: tuple[Span, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of lines that stand side by side where there is room, else one after the other."""

    columns: tuple[tuple[Line, ...], ...]


Block = Line | Columns


def span(text: str, style: str = "", link: str | None = None) -> Span:
    """Make a span of any text; only an http(s) address of printable ASCII becomes its link."""
    return Span(visible(text), style, link if linkable(link) else None)


def line(lead: Span | str = "", *words: Span | str) -> Line:
    """Make a line of spans and of plain texts."""
    return Line(_as_span(lead), tuple(map(_as_span, words)))


def plain(page: Sequence[Block]) -> str:
    """Give the page without colour and unwrapped, one logical line a row, for a pipe."""
    return "".join(f"{row}\n" for block in page for row in _rows(block))


def _rows(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield "".join(part.text for part in (block.lead, *block.words)).rstrip()
        return
    for number, column in enumerate(block.columns):
        if number:
            yield ""
        for each in column:
            yield from _rows(each)


def _as_span(part: Span | str) -> Span:
    return part if isinstance(part, Span) else span(part)
