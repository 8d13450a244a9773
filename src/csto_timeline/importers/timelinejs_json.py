"""The JSON of TimelineJS: slides with a start date, read as rows of its spreadsheet."""

from csto_timeline.errors import ForeignFileError
from csto_timeline.importers import json
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Cells, Table, text_of

_DATES = ("year", "month", "day")
_COLUMNS = {
    **{f"start_date.{part}": part.title() for part in _DATES},
    **{f"end_date.{part}": f"End {part.title()}" for part in _DATES},
    "display_date": "Display Date",
    "start_date.display_date": "Display Date",
    "text.headline": "Headline",
    "text.text": "Text",
    "group": "Group",
    "unique_id": "Unique ID",
    "media.url": "Media",
    "media.credit": "Media Credit",
}


def recognises(head: Head) -> bool:
    """Return whether a file is JSON with a start date in its slides."""
    return json.recognises(head) and '"start_date"' in head.text and '"events"' in head.text


def read(head: Head) -> Table:
    """Return a row for each slide; raises `ForeignFileError` if there are none."""
    document = json.decoded(head)
    slides = document.get("events") if isinstance(document, dict) else None
    if not isinstance(slides, list) or not all(isinstance(slide, dict) for slide in slides):
        raise ForeignFileError(f"{head.path} has no events, as the JSON of TimelineJS does")
    rows = [_named(json.flat(slide)) for slide in slides]
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    first = json.flat(document["title"]) if isinstance(document.get("title"), dict) else {}
    return Table(columns, json.rows_of(rows, "slide"), text_of(first, "text.headline") or None, len(rows))


def _named(cells: Cells) -> Cells:
    named: Cells = {}
    for column, cell in cells.items():
        named.setdefault(_COLUMNS.get(column, column), cell)
    if hour := text_of(cells, "start_date.hour"):
        named["Time"] = f"{hour:0>2}:{text_of(cells, 'start_date.minute') or '00':0>2}"
    return {column: cell for column, cell in named.items() if column not in {"start_date.hour", "start_date.minute"}}
