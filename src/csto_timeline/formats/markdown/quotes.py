"""Quotes as Markdown (CommonMark), for pasting into a report."""

from collections.abc import Iterator

from csto_timeline.answers.citation import citation
from csto_timeline.answers.quotations import Quotations, Utterance, place_of
from csto_timeline.dates.words import full
from csto_timeline.formats.markdown.escape import address, escape, quotation
from csto_timeline.log.model import Source


def as_markdown(found: Quotations) -> str:
    """Return a block quotation for each rendering, below it who said it when and where, and who prints it."""
    blocks = [
        "\n".join([*quotation(text), f"> — {_attribution(found, said)}; {_printed(source)}"])
        for said in found.utterances
        for text, source in said.renderings
    ]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _attribution(found: Quotations, said: Utterance) -> str:
    event = said.match.event
    parts = [said.speaker.name, *(office.title for office in said.offices)]
    parts += [full(event.date), place_of(found.selection.registers, event)]
    return escape(", ".join(filter(None, parts)))


def _printed(source: Source) -> str:
    return ", ".join(_citation(source))


def _citation(source: Source) -> Iterator[str]:
    yield from map(escape, citation(source))
    if source.url:
        yield address(source.url)
