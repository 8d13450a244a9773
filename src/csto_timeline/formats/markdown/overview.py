"""What a brief must know of all its events before it shows the first: one pass over them that holds none."""

from msgspec import Struct

from csto_timeline.answers.headings import Extent, number_of_events
from csto_timeline.answers.relations import named_by
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.query.select import ALL_EVENTS, Selection


class Overview(Struct, frozen=True):
    """The dates between which the events lie, whether any is only announced, and the ids of others that they name."""

    dates: Extent
    announced: bool
    named: frozenset[str]


def overview(selection: Selection) -> Overview:
    """Return the overview of the events of a selection."""
    dates, announced, named = Extent(), False, set[str]()
    for event in selection.events:
        dates.add(event.date)
        announced = announced or event.announced
        named.update(id for _, id in named_by(event))
    return Overview(dates, announced, frozenset(named))


def preamble(selection: Selection, known: Overview) -> str:
    """Return what stands above the events: the question, how many there are and when, and what the marks mean."""
    number = f"{number_of_events(len(selection.matches), selection.found)}{known.dates.words(', ')}."
    asked = selection.described()
    sentences = [number] if asked == ALL_EVENTS else [f"Filters: {escape(asked)}.", number]
    if selection.possible:
        sentences.append(f"Marked *possible*: {selection.possible:,} that may {selection.query.doubt}.")
    if known.announced:
        sentences.append("Marked *announced*: reported only by sources that came out before the event.")
    return " ".join(sentences)
