"""The spreadsheet that this program exports, CSV or XLSX, in all its forms.

Its cells were made harmless for spreadsheets: an apostrophe before what looks like a formula is taken away again. Its
dates are words or EDTF; a range that is shown by its months has its bounds in `earliest` and `latest`.
"""

import re

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.errors import DateError
from csto_timeline.formats.rows import unlisted
from csto_timeline.importers.table import Cell, Cells, text_of

NEEDS = frozenset({"id", "date", "earliest", "latest", "certainty", "kind", "title"})
_TEXTS = ("id", "time", "kind", "title", "summary", "place", "follows", "latitude", "longitude")
_LISTS = ("countries", "absent", "people", "tags")
USES = frozenset(
    {*_TEXTS, *_LISTS, "date", "earliest", "latest", "sources", "addresses", "archived", "source_ids", "link"}
)
DATE = "date"
_PLAIN_RANGE = r"\[(?P<first>[^,~%?]+)\.\.(?P<last>[^,~%?]+)\]"


def targets(cells: Cells) -> Cells:
    """Return what an event takes of a row; raises `DateError`."""
    sources = _items(cells, "sources")
    found: Cells = {
        **{name: text_of(cells, name) for name in _TEXTS},
        **{name: _items(cells, name) for name in _LISTS},
        "date": when(*(text_of(cells, name) for name in ("date", "earliest", "latest"))),
        "source.publisher": sources,
        "source.id": _items(cells, "source_ids"),
    }
    for column, target in (("addresses", "source.url"), ("archived", "source.archived")):
        addresses = _items(cells, column)
        # Each stands where its source does, in files of earlier versions nobody knows where.
        found[target if len(addresses) == len(sources) else f"x-{column}"] = addresses
    return found


def when(shown: str, earliest: str, latest: str) -> str:
    """Return the date of a cell, with the bounds beside it where it is a range that is shown by its months.

    Raises `DateError`, also for bounds that are not those of the date.
    """
    found = EventDate(expression_of(shown))
    if not (earliest or latest) or _bounds(found) == (earliest, latest):
        return found.text
    if (match := re.fullmatch(_PLAIN_RANGE, found.text)) and earliest and latest:
        own = _bounds(found)  # a side that is right as it is shown is not made a day
        first = match["first"] if own[0] == earliest else earliest
        last = match["last"] if own[1] == latest else latest
        return EventDate(f"[{first}..{last}]").text
    raise DateError(f'"{shown}" is not from {earliest or "…"} to {latest or "…"}: correct one of them')


def _bounds(when: EventDate) -> tuple[str, str]:
    return str(when.earliest or ""), str(when.latest or "")


def _items(cells: Cells, name: str) -> Cell:
    return tuple(unlisted(text_of(cells, name)))
