"""The spreadsheet that this program exports, CSV or XLSX, in all its forms.

Its cells were made harmless for spreadsheets: an apostrophe before what looks like a formula is taken away again. Its
dates are words or EDTF; a range that is shown by its months has its bounds in `earliest` and `latest`.
"""

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
        # Each has one where there are as many: else it is not said whose they are.
        found[target if len(addresses) == len(sources) else f"x-{column}"] = addresses
    return found


def when(shown: str, earliest: str, latest: str) -> str:
    """Return the date of a cell, with the bounds beside it where it is a range that is shown by its months.

    Raises `DateError`, also for bounds that are not those of the date.
    """
    found = EventDate(expression_of(shown))
    if found.text.startswith("[") and ".." in found.text and earliest and latest and "," not in found.text:
        found = EventDate(f"[{earliest}..{latest}]") if "~" not in found.text and "%" not in found.text else found
    if (earliest or latest) and (str(found.earliest or ""), str(found.latest or "")) != (earliest, latest):
        raise DateError(f'"{shown}" is not from {earliest or "…"} to {latest or "…"}: correct one of them')
    return found.text


def _items(cells: Cells, name: str) -> Cell:
    return tuple(unlisted(text_of(cells, name)))
