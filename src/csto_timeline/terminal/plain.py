"""Lines for a pipe: one an event, tab-separated, nothing cut, no colour. Without Rich."""

from collections.abc import Iterator

from csto_timeline.model import Event
from csto_timeline.query import Selection
from csto_timeline.text import visible


def rows(selection: Selection, *, long: bool) -> Iterator[str]:
    """Give for each event its EDTF date, kind, country codes, title and id.

    `long` adds the summary and the ids of the sources. Lists are joined by commas.
    """
    for event in selection.events:
        yield "\t".join(visible(cell) for cell in _cells(event, long))


def _cells(event: Event, long: bool) -> Iterator[str]:
    yield from (event.date.text, event.kind, ",".join(event.countries), event.title, event.id)
    if long:
        yield event.summary or ""
        yield ",".join(dict.fromkeys(account.source for account in event.accounts))
