"""Quotes as Markdown (CommonMark), for pasting into a report."""

from csto_timeline.answers.circumstances import when
from csto_timeline.answers.places import place_of
from csto_timeline.answers.quotations import Quotations, Utterance
from csto_timeline.dates.words import full
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.formats.markdown.sources import cited, quoted


def as_markdown(found: Quotations) -> str:
    """Return a block quotation for each rendering, below it who said it when and where, and who prints it."""
    blocks = [
        "\n".join([*quoted(quote), f"> — {_attribution(found, utterance)}; {', '.join(cited(source))}"])
        for utterance in found.utterances
        for quote, source in utterance.renderings
    ]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _attribution(found: Quotations, utterance: Utterance) -> str:
    event = utterance.match.event
    parts = [utterance.speaker.name, *(office.title for office in utterance.offices)]
    parts += [when(event, full), place_of(found.selection.registers, event)]
    return escape(", ".join(filter(None, parts)))
