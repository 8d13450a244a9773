"""The page of `accounts`: what each source says of an event, outlets side by side where there is room."""

from collections.abc import Iterable, Iterator, Sequence

from csto_timeline.answers.circumstances import when
from csto_timeline.answers.languages import before_translation
from csto_timeline.answers.marks import mark_of
from csto_timeline.dates.words import brief, full
from csto_timeline.folding import Findable
from csto_timeline.log.model import Account, Event, Quote
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import copies, date_marks, differences, voice, voices
from csto_timeline.query.select import Match
from csto_timeline.terminal.draw import stand_side_by_side
from csto_timeline.terminal.elements import Block, Columns, Line, line, original, prose, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING
from csto_timeline.text import counted


def page(registers: Registers, matches: tuple[Match, ...], terms: Sequence[Findable], width: int) -> Iterator[Block]:
    """Return the page, event after event, for a terminal that wide."""
    for match in matches:
        event = match.event
        yield from _head(registers, event, certain=match.certain)
        columns = (
            _cells(registers, account, mark, terms)
            for account, mark in zip(event.accounts, date_marks(event), strict=True)
        )
        if stand_side_by_side(len(event.accounts), width):
            yield from _table(columns)
        else:
            for facts in columns:
                yield from (line for lines in facts for line in lines)
                yield line()
    if matches:
        yield line("", span(counted(len(matches), "event"), QUIET))


def _head(registers: Registers, event: Event, *, certain: bool) -> Iterator[Line]:
    mark = mark_of(registers, event.kind)
    possible = [] if certain else [span("  ? possible", WARNING)]
    yield line(span(f"{mark.shape} ", mark.style), span(event.title, HEADING), *possible)
    yield line("  ", when(event, full), span(f" · {event.id}", QUIET))
    independent = voices(registers, event)
    summary = f"{counted(len(event.accounts), 'account')}, {counted(len(independent), 'independent voice')}"
    differ = differences(event)
    if differ:
        summary += f"; they differ in {' and '.join(differ)}"
    yield line("  ", span(summary, WARNING if differ or len(independent) == 1 else QUIET))
    for words in copies(registers, event):
        yield line("  ", span(words, WARNING))
    yield line()


def _table(columns: Iterable[list[tuple[Line, ...]]]) -> Iterator[Block]:
    """Return a row of columns for each kind of fact, so that what is told of one thing stands level."""
    for facts in zip(*columns, strict=True):
        if any(facts):
            yield Columns(facts)
    yield line()


def _cells(registers: Registers, account: Account, mark: str, terms: Sequence[Findable]) -> list[tuple[Line, ...]]:
    """Return the facts of an account, one or no line each: outlet, date with its mark, announced, says, quotes."""
    source = registers.source(account.source)
    wire = f"text of {voice(source)}" if voice(source) != source.publisher else ""
    ahead = line("  ", span("→ published before the event", WARNING))
    return [
        (line("  ", span(source.publisher, HEADING, link=source.url)),),
        (line("  ", span(wire, QUIET)),) if wire else (),
        (line("  ", brief(account.date), span(f"  {mark}", WARNING)),) if account.date else (),
        (ahead,) if account.announced else (),
        (line("  ", *prose(account.says, terms)),) if account.says else (),
        tuple(row for quote in account.quotes for row in _quote(quote, terms)),
    ]


def _quote(quote: Quote, terms: Sequence[Findable]) -> Iterator[Line]:
    yield line("  ", "“", *prose(quote.text, terms), "”")
    if before := before_translation(quote):
        yield line("    ", *original(*before, terms))
