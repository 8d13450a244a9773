"""The words in a picture: the query, what had no room, and which sources and log it is drawn from."""

from csto_timeline.answers.as_of import latest_source
from csto_timeline.answers.headings import number_of_events
from csto_timeline.dates.words import brief
from csto_timeline.formats.exporter import is_filtered
from csto_timeline.formats.svg.chart import Chart
from csto_timeline.formats.svg.entries import Gathered
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Selection
from csto_timeline.text import counted, visible


def question(selection: Selection, found: Gathered) -> str:
    """Return what was asked, and how many events of which time were found."""
    number = number_of_events(len(found.entries), selection.found)
    query = visible(selection.described()) if is_filtered(selection) else ""
    words = f"{query[:1].upper()}{query[1:]}. {number}" if query else number
    words += found.dates.words(", ")
    if possible := sum(not entry.certain for entry in found.entries):
        words += f". {possible:,} marked “possible” may {selection.query.doubt}"
    return words + "."


def shortfall(events: int, chart: Chart | None) -> str:
    """Return how many events have their titles in the picture, and what the columns are; nothing if all have."""
    if chart is None or chart.named == events:
        return ""
    words = f"{chart.named:,} of {counted(events, 'event')} have room for a title: most sources first."
    if chart.in_columns:
        words += f" Columns: events begun per {chart.unit}, paler where only possibly."
    return words


def sources(registers: Registers, found: Gathered) -> str:
    """Return how many sources are cited, which log it is, and of when: the date of the latest source that it has."""
    latest = latest_source(registers)
    as_of = f" Latest source in the log: {brief(latest)}." if latest else ""
    return f"{counted(len(found.sources), 'source')} cited.{as_of} Log: {visible(registers.title)}"
