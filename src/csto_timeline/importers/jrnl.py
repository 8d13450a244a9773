"""jrnl: its JSON export, and its journal as text. Entries have a title, a body, a day, a time and tags.

In a journal an entry begins with its date in brackets, `[2022-11-23 09:00] Title. Body`; the title ends with the first
sentence or line, and tags are words that begin with @.
"""

import re
from collections.abc import Iterator

from csto_timeline.errors import ForeignFileError
from csto_timeline.importers import json
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Cells, Table, items_of, text_of

NEEDS = frozenset({"title", "body", "date", "time", "starred"})
USES = frozenset({"title", "body", "date", "time", "tags"})
DATE = "date"
_SIGNS = "@#&+"
_ENTRY = re.compile(
    r"^\[(?P<date>[^\]\n]*[0-9][^\]\n]*)\] ?(?P<text>.*?)(?=^\[[^\]\n]*[0-9][^\]\n]*\] |\Z)", re.MULTILINE | re.DOTALL
)
_TITLE = re.compile(r"(?P<title>.+?(?:[.?!…](?=\s)|(?=\n)|\Z))(?P<body>.*)", re.DOTALL)
_TAG = re.compile(r"(?<!\S)@([\w/-]+)")


def recognises(head: Head) -> bool:
    """Return whether a file is JSON with the members of entries of jrnl, or begins with a date in brackets."""
    if re.match(r"\s*\[[0-9]{4}-[0-9]{2}-[0-9]{2}[^\]\n]*\] ?\S", head.text):
        return True
    return json.recognises(head) and all(f'"{name}"' in head.text for name in ("entries", "body", "starred"))


def read(head: Head) -> Table:
    """Return a row for each entry; raises `ForeignFileError`."""
    if head.text.lstrip().startswith("["):
        rows = list(_entries(head.whole_text()))
        return Table(("title", "body", "date", "tags"), json.rows_of(rows), total=len(rows))
    document = json.decoded(head)
    entries = document.get("entries") if isinstance(document, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ForeignFileError(f"{head.path} has no entries, as a JSON export of jrnl does")
    rows = [json.flat(entry) for entry in entries]
    return Table(tuple(dict.fromkeys(column for row in rows for column in row)), json.rows_of(rows), total=len(rows))


def _entries(text: str) -> Iterator[Cells]:
    for match in _ENTRY.finditer(text):
        parts = _TITLE.match(match["text"].strip())
        title, body = (parts["title"].strip(), parts["body"].strip()) if parts else ("", "")
        tags = tuple(dict.fromkeys(_TAG.findall(match["text"])))
        cells: Cells = {"date": match["date"], "title": title.rstrip("*").strip(), "body": body, "tags": tags}
        yield {name: cell for name, cell in cells.items() if cell}


def targets(cells: Cells) -> Cells:
    """Return what an event takes of an entry."""
    return {
        "date": text_of(cells, "date"),
        "time": text_of(cells, "time"),
        "title": text_of(cells, "title"),
        "summary": text_of(cells, "body"),
        "tags": tuple(tag.lstrip(_SIGNS) for tag in items_of(cells, "tags")),
    }
