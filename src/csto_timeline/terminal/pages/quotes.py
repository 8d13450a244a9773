"""The page of `quotes`: the words of each utterance, as each outlet prints them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from csto_timeline.answers.circumstances import when
from csto_timeline.answers.languages import before_translation
from csto_timeline.answers.marks import mark_of
from csto_timeline.answers.places import place_of
from csto_timeline.answers.quotations import Quotations, Utterance
from csto_timeline.dates.words import full
from csto_timeline.folding import Findable
from csto_timeline.log.model import Quote, Source
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import voice
from csto_timeline.terminal.elements import Line, Span, line, original, prose, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING
from csto_timeline.text import counted


def page(found: Quotations) -> Iterator[Line]:
    """Return the page: events as headings, below each its utterances, and a count."""
    registers = found.selection.registers
    for _, group in groupby(found.utterances, lambda utterance: utterance.match.event.id):
        utterances = list(group)
        yield from _head(registers, utterances[0])
        speaker = None
        for utterance in utterances:
            if utterance.speaker.id != speaker:
                speaker = utterance.speaker.id
                yield line("  ", utterance.speaker.name, span(_offices(utterance), QUIET))
            yield from _utterance(utterance, found.terms)
    if found.utterances:
        renderings = sum(len(utterance.renderings) for utterance in found.utterances)
        count = f"{counted(len(found.utterances), 'utterance')}, {counted(renderings, 'quote')}"
        yield line("", span(count, QUIET))


def _head(registers: Registers, utterance: Utterance) -> Iterator[Line]:
    event = utterance.match.event
    mark = mark_of(registers, event.kind)
    possible = [] if utterance.match.certain else [span("  ? possible", WARNING)]
    yield line(span(f"{mark.shape} ", mark.style), span(when(event, full), HEADING), *possible, f"  {event.title}")
    place = place_of(registers, event)
    yield line("  ", span(f"{place} · {event.id}" if place else event.id, QUIET))
    yield line()


def _offices(utterance: Utterance) -> str:
    return "".join(f", {office.title}" for office in utterance.offices)


def _utterance(utterance: Utterance, terms: Sequence[Findable]) -> Iterator[Line]:
    for quote, printed_by in _by_wording(utterance):
        yield line("    ", "“", *prose(quote.text, terms), "”")
        if before := before_translation(quote):
            yield line("      ", *original(*before, terms))
        yield line("      — ", *_outlets(printed_by))
    yield line()


def _by_wording(utterance: Utterance) -> Iterator[tuple[Quote, list[Source]]]:
    """Return each wording once, with the sources that print it."""
    printed: dict[tuple[str, str | None, str | None], tuple[Quote, list[Source]]] = {}
    for quote, source in utterance.renderings:
        wording = (quote.text, quote.original, quote.language)
        printed.setdefault(wording, (quote, []))[1].append(source)
    yield from printed.values()


def _outlets(sources: list[Source]) -> Iterator[Span]:
    for number, source in enumerate(sources):
        yield span(("; " if number else "") + source.publisher, QUIET, link=source.url)
        if source.wire and source.wire != source.publisher:
            yield span(f" (text of {source.wire})", QUIET)
    if len(sources) > 1 and len(set(map(voice, sources))) == 1:
        yield span("  one voice", WARNING)
