"""A page of lines and columns, ready to be drawn for a terminal or printed for a pipe.

Its spans hold visible text only: make them with `span`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from csto_timeline.addresses import link_of
from csto_timeline.folding import Findable, hits
from csto_timeline.log.model import Event
from csto_timeline.terminal.palette import HIT, QUIET
from csto_timeline.text import paragraphs, visible

if TYPE_CHECKING:
    from csto_timeline.answers.columns import Column as EventColumn


class Details(Struct, frozen=True):
    """What each event is shown with: `long` its summary and sources, `why` the reasons why it matches.

    What the `terms` find is marked; with `numbers` the events are numbered; `columns` are those of
    a table, if they were chosen.
    """

    long: bool = False
    why: Callable[[Event], list[str]] | None = None
    terms: Sequence[Findable] = ()
    numbers: bool = False
    columns: "dict[str, EventColumn] | None" = None


class Span(NamedTuple):
    """A run of text in one style, in the words of Rich, perhaps a link."""

    text: str
    style: str = ""
    link: str | None = None


PARAGRAPH_BREAK = Span("\n")  # stands alone among spans


class Line(NamedTuple):
    """A lead and the words beside it, which wrap in a column of their own unless they are `whole`."""

    lead: Span = Span("")
    words: tuple[Span, ...] = ()
    whole: bool = False


class Columns(Struct, frozen=True):
    """Columns of lines that stand side by side where there is room, else one after another."""

    columns: tuple[tuple[Line, ...], ...]


class Column(NamedTuple):
    """A column of a table: its title, whether it may be narrower than its widest cell, and ends flush."""

    title: str
    wraps: bool = False
    flush_right: bool = False


class Table(Struct, frozen=True):
    """Rows of cells below titles; if there is no room for the columns, each row becomes lines."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]


Block = Line | Columns


def span(text: str, style: str = "", link: str | None = None) -> Span:
    """Make a span of any text; only what `link_of` returns for an address becomes its link."""
    return Span(visible(text), style, link_of(link))


def marked(text: str, terms: Sequence[Findable], style: str = "") -> Iterator[Span]:
    """Make spans of any text, those that the `terms` find in the colour of hits."""
    yield from _marked(visible(text), terms, style)


def prose(text: str, terms: Sequence[Findable] = ()) -> Iterator[Span]:
    """Make spans as `marked` does, with a break between two paragraphs of the text."""
    for number, paragraph in enumerate(paragraphs(text)):
        if number:
            yield PARAGRAPH_BREAK
        yield from _marked(paragraph, terms)


def _marked(text: str, terms: Sequence[Findable], style: str = "") -> Iterator[Span]:
    done = 0
    for start, end in hits(text, terms) if terms else ():
        yield Span(text[done:start], style)
        yield Span(text[start:end], HIT)
        done = end
    yield Span(text[done:], style)


def original(label: str, text: str, terms: Sequence[Findable] = ()) -> Iterator[Span]:
    """Make spans of what `before_translation` tells of a quote."""
    yield span(f"{label}: " if text else label, QUIET)
    if text:
        yield from (Span("“"), *prose(text, terms), Span("”"))


def line(lead: Span | str = "", *words: Span | str) -> Line:
    """Make a line of spans and of plain texts."""
    return Line(_as_span(lead), tuple(map(_as_span, words)))


def plain(page: Iterable[Block], paint: Callable[[Span], str] = lambda part: part.text) -> str:
    """Return the page unwrapped, one logical line per row, for a pipe; paragraphs stay paragraphs.

    It is without colour unless `paint` colours its spans.
    """
    return "".join(f"{row}\n" for block in page for row in _rows(block, paint))


def _rows(block: Block, paint: Callable[[Span], str]) -> Iterator[str]:
    if isinstance(block, Line):
        first, *others = "".join(map(paint, (block.lead, *block.words))).rstrip().split(PARAGRAPH_BREAK.text)
        yield first
        for paragraph in others:
            yield from ("", " " * len(block.lead.text) + paragraph)
        return
    for number, column in enumerate(block.columns):
        if number:
            yield ""
        for each in column:
            yield from _rows(each, paint)


def _as_span(part: Span | str) -> Span:
    return part if isinstance(part, Span) else span(part)
