"""Whether the columns of a log in Parquet, and the names in its metadata, are what its events give, for `check`.

Queries find and count by these, and show what the events have: where the two differ, an event may never be found.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from msgspec import json

from csto_timeline.formats.parquet.rows import row_of
from csto_timeline.formats.parquet.writing import Names
from csto_timeline.log.codec import decode, decode_value
from csto_timeline.log.model import Event
from csto_timeline.log.name_fields import NAME_FIELDS
from csto_timeline.log.parquet.by_duckdb import DuckDB
from csto_timeline.log.parquet.columns import NAMES_KEY, TYPES
from csto_timeline.log.parquet.files import files_of
from csto_timeline.log.parquet.metadata import head_of
from csto_timeline.log.parquet.statement import Sql
from csto_timeline.log.projection import UNREADABLE

_EVENT = json.Decoder(Event, dec_hook=decode_value)


class Unlike(NamedTuple):
    """A value that is not what the events give: the row, from 1, its event, the member, and what is wrong.

    That of the metadata is in row 1, and of no event.
    """

    row: int
    id: str | None
    member: str
    words: str


def unlike(path: str) -> Iterator[Unlike]:
    """Yield the first column of each row that is not what its event gives, and then the names in the metadata.

    An event that cannot be read is passed over. Raises `LogError` where the log cannot be read.
    """
    engine = DuckDB(files_of(path), path)
    rows = chain.from_iterable(engine.rows(Sql(f"SELECT {', '.join(TYPES)} FROM log{engine.order}")))
    names = Names()
    for row, values in enumerate(rows, start=1):
        columns = dict(zip(TYPES, values, strict=True))
        if event := _event(columns.pop("event")):
            names.add([event])
            yield from _in_row(row, event, columns)
    known = head_of(engine, path).names
    for field in NAME_FIELDS:
        if field in known and field in names.known and not names.known[field].keys() <= known[field].keys():
            yield Unlike(1, None, NAMES_KEY, f"the {field} of the metadata are not all that the events have")


def _event(text: str | None) -> Event | None:
    try:
        event: Event = decode(_EVENT, (text or "null").encode())
    except UNREADABLE:
        return None
    return event


def _in_row(row: int, event: Event, columns: dict[str, object]) -> Iterator[Unlike]:
    expected = row_of(event, row)
    for column, value in columns.items():
        if (tuple(value) if isinstance(value, list) else value) != getattr(expected, column):
            yield Unlike(row, event.id, column, "the column is not what the event gives")
            return
