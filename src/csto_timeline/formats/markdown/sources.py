"""Sources and their words in Markdown (CommonMark), as briefs and quotes have them."""

from collections.abc import Iterator

from csto_timeline.answers.citation import addresses, citation
from csto_timeline.answers.languages import before_translation
from csto_timeline.formats.markdown.escape import address as linked
from csto_timeline.formats.markdown.escape import escape, quotation
from csto_timeline.log.model import Quote, Source


def cited(source: Source, *, start: bool = False) -> Iterator[str]:
    """Yield the parts of the citation of a source, its addresses last; `start`: the first begins a block."""
    first, *others = citation(source)
    yield escape(first, start=start)
    yield from map(escape, others)
    for before, address in addresses(source):
        yield before + linked(address)


def quoted(quote: Quote) -> Iterator[str]:
    """Yield the lines of a block quotation: the words, and what is known of them before their translation.

    The last one is empty: who said it may follow.
    """
    yield from quotation(quote.text)
    if before := before_translation(quote):
        label, text = before
        yield from quotation(text, f"{escape(label)}: ") if text else (f"> {escape(label)}", ">")
