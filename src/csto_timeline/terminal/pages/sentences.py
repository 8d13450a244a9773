"""The timeline of `list` in sentences, for a screen reader: a paragraph an event, and nothing that is drawn."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.headings import extent, kind_name, number_of_events, year_heading
from csto_timeline.answers.marks import mark_of
from csto_timeline.answers.places import place_of
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Match, Selection
from csto_timeline.terminal.elements import Details, Line, Span, line, marked, prose, span
from csto_timeline.terminal.palette import HEADING, WARNING

if TYPE_CHECKING:
    from csto_timeline.answers.groups import Grouped


def page(selection: Selection, details: Details, groups: "Sequence[Grouped]" = ()) -> Iterator[Line]:
    """Return the events under their years, or under `groups`, and what the footer of the timeline tells."""
    heading = None
    for number, (title, match) in enumerate(_titled(selection, groups), start=1):
        if title != heading:
            if heading is not None:
                yield line()
            yield line("", span(f"{title}.", HEADING))
            heading = title
        yield line("", *_told(selection.registers, match, details, number))
    yield line()
    yield line("", _count(selection))


def _titled(selection: Selection, groups: "Sequence[Grouped]") -> Iterator[tuple[str, Match]]:
    if groups:
        yield from ((group.group.name, match) for group in groups for match in group.matches)
    else:
        yield from ((selection.going_on_heading(match) or year_heading(match), match) for match in selection.matches)


def _told(registers: Registers, match: Match, details: Details, number: int) -> Iterator[Span]:
    """Tell of an event: when, what, of which kind, where and with whom, each a sentence."""
    event = match.event
    if details.numbers:
        yield span(f"Number {number}: ")
    yield span(f"{when(event)}: ")
    yield from marked(event.title, details.terms, HEADING)
    yield span(_end(event.title))
    if not match.certain:
        yield span(" Possible, not certain.", WARNING)
    if event.announced:
        yield span(" Announced only.", WARNING)
    there = countries(registers, event)
    people = ", ".join(registers.person(id).name for id in event.people)
    kind = kind_name(registers, event)
    yield from (Span(" Kind: "), span(kind, mark_of(registers, event.kind).style), Span(_end(kind)))
    facts = [("Place", place_of(registers, event)), ("Countries", there.present)]
    for label, words in (*facts, ("Absent", there.without.removeprefix("without ")), ("People", people)):
        if words:
            yield span(f" {label}: {words}{_end(words)}")
    if details.long:
        yield from _more(registers, match, details)
    for reason in details.why(event) if details.why else ():
        yield from (Span(" It matches: "), *marked(reason, details.terms), span(_end(reason)))


def _more(registers: Registers, match: Match, details: Details) -> Iterator[Span]:
    event = match.event
    if event.summary:
        yield from (Span(" "), *prose(event.summary, details.terms))
    if event.tags:
        yield from (Span(" Tags: "), *marked(", ".join(event.tags), details.terms), Span("."))
    publishers = ", ".join(dict.fromkeys(registers.source(account.source).publisher for account in event.accounts))
    yield span(f" Sources: {publishers}{_end(publishers)} Id: {event.id}.")


def _count(selection: Selection) -> Span:
    words = number_of_events(len(selection.matches), selection.found) + extent(selection.matches, ", ")
    if selection.possible:
        words += f"; {selection.possible:,} of them may {selection.query.doubt}"
    return span(f"{words}{_end(words)}")


def _end(words: str) -> str:
    """Return what ends a sentence, where it has no end yet."""
    return "" if words.rstrip("”’»\"')")[-1:] in {".", "!", "?", "…"} else "."
