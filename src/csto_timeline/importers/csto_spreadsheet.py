"""The spreadsheet that this program exports, CSV or XLSX, in all its forms.

Its cells were made harmless for spreadsheets: an apostrophe before what looks like a formula is taken away again.
"""

from csto_timeline.formats.date_cells import date_of
from csto_timeline.formats.rows import unlisted
from csto_timeline.importers.table import Cell, Cells, text_of

NEEDS = frozenset({"id", "date", "earliest", "latest", "certainty", "kind", "title"})
_TEXTS = (
    *("id", "time", "kind", "title", "summary", "date_note", "place", "part_of", "follows", "latitude", "longitude"),
)
_LISTS = ("countries", "absent", "people", "tags")
_OF_EACH = {"addresses": "source.url", "archived": "source.archived", "announced": "announced"}
USES = frozenset({*_TEXTS, *_LISTS, "date", "earliest", "latest", "sources", "source_ids", "link", *_OF_EACH})
DATE = "date"


def targets(cells: Cells) -> Cells:
    """Return what an event takes of a row; raises `DateError`."""
    sources = _items(cells, "sources")
    found: Cells = {
        **{name: text_of(cells, name) for name in _TEXTS},
        **{name: _items(cells, name) for name in _LISTS},
        "date": date_of(*(text_of(cells, name) for name in ("date", "earliest", "latest"))).text,
        "source.publisher": sources,
        "source.id": _items(cells, "source_ids"),
    }
    for column, target in _OF_EACH.items():
        items = _items(cells, column)
        # Each stands where its source does, in files of earlier versions nobody knows where.
        found[target if len(items) == len(sources) else f"x-{column}"] = items
    return found


def _items(cells: Cells, name: str) -> Cell:
    return tuple(unlisted(text_of(cells, name)))
