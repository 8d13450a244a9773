"""jrnl's JSON export: entries with a title, a body, a day, a time and tags that begin with a sign."""

from csto_timeline.errors import LogError
from csto_timeline.importers import json
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Cells, Table, items_of, text_of

NEEDS = frozenset({"title", "body", "date", "time", "starred"})
USES = frozenset({"title", "body", "date", "time", "tags"})
DATE = "date"
_SIGNS = "@#&+"


def recognises(head: Head) -> bool:
    """Return whether a file is JSON with the members of entries of jrnl."""
    return json.recognises(head) and all(f'"{name}"' in head.text for name in ("entries", "body", "starred"))


def read(head: Head) -> Table:
    """Return a row for each entry; raises `LogError`."""
    document = json.decoded(head)
    entries = document.get("entries") if isinstance(document, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise LogError(f"{head.path} has no entries, as a JSON export of jrnl does")
    rows = [json.flat(entry) for entry in entries]
    return Table(tuple(dict.fromkeys(column for row in rows for column in row)), json.rows_of(rows), total=len(rows))


def targets(cells: Cells) -> Cells:
    """Return what an event takes of an entry."""
    return {
        "date": text_of(cells, "date"),
        "time": text_of(cells, "time"),
        "title": text_of(cells, "title"),
        "summary": text_of(cells, "body"),
        "tags": tuple(tag.lstrip(_SIGNS) for tag in items_of(cells, "tags")),
    }
