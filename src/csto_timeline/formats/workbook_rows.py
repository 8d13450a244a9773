"""The rows of a workbook: those of its events and of the sources that they cite."""

from collections.abc import Iterator
from typing import NamedTuple

from csto_timeline.addresses import link_of
from csto_timeline.formats.cell_text import is_cut
from csto_timeline.formats.date_cells import date_cell
from csto_timeline.formats.exporter import read
from csto_timeline.formats.rows import COLUMNS, Cell, cells, listed
from csto_timeline.log.model import Event, Source
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Selection

EVENT_COLUMNS = (*COLUMNS, "source_ids", "link")
SOURCE_COLUMNS = (
    *("id", "publisher", "title", "author", "published", "wire", "url", "archived", "accessed", "language"),
    "events",
)
_LONGEST_LINK = 2_079


class Link(NamedTuple):
    """An address that can be followed, and how it is shown."""

    address: str
    text: str

    @classmethod
    def of(cls, url: str | None) -> "Link | None":
        """Return the link of an address; None for one that is no link, or too long for a sheet."""
        address = link_of(url)
        return cls(address, url) if url and address and len(address) <= _LONGEST_LINK else None


def event_row(registers: Registers, event: Event, certain: bool) -> Iterator[Cell | Link]:
    """Yield the cells of an event, one for each of `EVENT_COLUMNS`."""
    sources = sources_of(event)
    links = (Link.of(registers.source(id).url) for id in sources)
    yield from (*cells(registers, event, certain), listed(sources), next(filter(None, links), None))


def source_row(source: Source, events: int) -> tuple[Cell | Link, ...]:
    """Return the cells of a source that so many events cite, one for each of `SOURCE_COLUMNS`."""
    published, accessed = (date_cell(when) if when else None for when in (source.published, source.accessed))
    url, archived = (Link.of(address) or address for address in (source.url, source.archived))
    row = (source.id, source.publisher, source.title, source.author, published, source.wire)
    return (*row, url, archived, accessed, source.language, events)


def sources_of(event: Event) -> list[str]:
    """Return the ids of the sources of an event, each once."""
    return list(dict.fromkeys(account.source for account in event.accounts))


def cut_texts(selection: Selection) -> Iterator[str]:
    """Yield each text of which a cell has only the beginning: `summary of an-event`."""
    used = dict[str, None]()
    for event, certain in read(selection.matches):
        used.update(dict.fromkeys(sources_of(event)))
        row = zip(EVENT_COLUMNS, event_row(selection.registers, event, certain), strict=True)
        yield from (f"{column} of {event.id}" for column, cell in row if isinstance(cell, str) and is_cut(cell))
    for id in used:
        row = zip(SOURCE_COLUMNS, source_row(selection.registers.source(id), 0), strict=True)
        yield from (f"{column} of source {id}" for column, cell in row if isinstance(cell, str) and is_cut(cell))
