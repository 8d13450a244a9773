"""A page of lines and columns, ready to be drawn for a terminal or printed for a pipe.

Its spans hold visible text only: make them with `span`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from csto_timeline.log.model import Event
from csto_timeline.terminal.palette import HIT, QUIET
from csto_timeline.text import hits, linkable, visible


class Details(Struct, frozen=True):
    """What each event is shown with: `long` its summary and sources, `why` the reasons for which it fits.

    `terms` are the folded words whose hits are marked.
    """

    long: bool = False
    why: Callable[[Event], list[str]] | None = None
    terms: Sequence[str] = ()


class Span(NamedTuple):
    """A run of text in one style, in the words of Rich, perhaps a link."""

    text: str
    style: str = ""
    link: str | None = None


class Line(NamedTuple):
    """A lead and the words beside it, which wrap in a column of their own unless they are `whole`."""

    lead: Span = Span("")
    words: tuple[Span, ...] = ()
    whole: bool = False


class Columns(Struct, frozen=True):
    """Columns of lines that stand side by side where there is room, else one after the other."""

    columns: tuple[tuple[Line, ...], ...]


class Column(NamedTuple):
    """A column of a table: its title, whether it may be narrower than its widest cell, and ends flush."""

    title: str
    wraps: bool = False
    flush_right: bool = False


class Table(Struct, frozen=True):
    """Rows of cells below titles; where there is no room for the columns, each row becomes lines."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]


Block = Line | Columns


def span(text: str, style: str = "", link: str | None = None) -> Span:
    """Make a span of any text; only an http(s) address of printable ASCII becomes its link."""
    return Span(visible(text), style, link if linkable(link) else None)


def marked(text: str, terms: Sequence[str], style: str = "") -> Iterator[Span]:
    """Make spans of any text, those that the folded `terms` hit in the colour of hits."""
    text, done = visible(text), 0
    for start, end in hits(text, terms) if terms else ():
        yield Span(text[done:start], style)
        yield Span(text[start:end], HIT)
        done = end
    yield Span(text[done:], style)


def original(label: str, text: str, terms: Sequence[str] = ()) -> Iterator[Span]:
    """Make spans of what `before_translation` tells of a quote."""
    yield span(f"{label}: " if text else label, QUIET)
    if text:
        yield from (Span("“"), *marked(text, terms), Span("”"))


def line(lead: Span | str = "", *words: Span | str) -> Line:
    """Make a line of spans and of plain texts."""
    return Line(_as_span(lead), tuple(map(_as_span, words)))


def plain(page: Iterable[Block]) -> str:
    """Return the page without colour and unwrapped, one logical line a row, for a pipe."""
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
