"""CSL-JSON (Citation Style Language, 1.0.2): the sources of the events, for Pandoc, Zotero and citation processors."""

from collections.abc import Iterator
from typing import Any

import msgspec

from csto_timeline.answers.citation import key
from csto_timeline.dates.event_date import EventDate
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.references import date_parts, links, newly_cited, notes
from csto_timeline.formats.references import remarks as remarks
from csto_timeline.log.model import Source
from csto_timeline.query.select import Selection
from csto_timeline.text import json_escaped, visible


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:  # noqa: ARG001 (it takes none)
    """Yield an array with an item for each source, where it is first cited: a web page, or a `document` elsewhere."""
    yield "["
    before = "\n"
    for sources in newly_cited(selection, track):
        items = (msgspec.json.encode(_item(source)).decode() for source in sources)
        yield before + json_escaped(",\n".join(items))
        before = ",\n"
    yield "\n]\n"


def _item(source: Source) -> dict[str, Any]:
    addresses = links(source)
    others = [*notes(source), *(f"archived at {address}" for address in addresses[1:])]
    members = {
        "id": key(source.id),
        "type": "webpage" if addresses else "document",
        "title": source.title and visible(source.title),
        "author": source.author and [{"literal": visible(source.author)}],
        "container-title" if addresses else "publisher": visible(source.publisher),
        "issued": _date(source.published),
        "accessed": _date(source.accessed),
        "language": source.language,
        "URL": addresses[0] if addresses else None,
        "note": visible("; ".join(others)),
    }
    return {name: value for name, value in members.items() if value}


def _date(when: EventDate | None) -> dict[str, Any] | None:
    parts = date_parts(when)
    if when is None or not parts:
        return None
    return {"date-parts": [parts], "circa": True} if when.qualified else {"date-parts": [parts]}
