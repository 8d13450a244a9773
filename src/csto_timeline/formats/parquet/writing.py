"""Events written as Parquet files by DuckDB, sorted by day, in memory that does not depend on how many they are.

Some ten thousand events at a time become a file of lines in a temporary folder, and that a sorted one in Parquet;
these are then merged, with what memory is allowed, and the folder.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from msgspec import json

from csto_timeline.formats.parquet.rows import ORDER, row_of
from csto_timeline.log.model import Event
from csto_timeline.log.name_fields import NAME_FIELDS, add_names
from csto_timeline.log.parquet.by_duckdb import connected
from csto_timeline.log.parquet.columns import TYPES
from csto_timeline.log.store import Locator

_RUN = 50_000  # events
_ROW_GROUP = 20_480
_MOST_NAMES = 1 << 16  # of a field that are kept in the metadata
_LARGEST = 1 << 24  # bytes of a line that DuckDB reads unasked
_MEMORY = "400MB"
_BY_DAY = f"ORDER BY {', '.join(ORDER)}"
_LIKE_A_DICTIONARY = "DICTIONARY_SIZE_LIMIT 30000, STRING_DICTIONARY_PAGE_SIZE_LIMIT 2000000"


class Names:
    """The names that events use, by the fields of `NAME_FIELDS`; of a field that has too many, none."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, None]] = {field: {} for field in NAME_FIELDS}

    def add(self, events: list[Event]) -> None:
        """Add those of events."""
        for field, known in list(self.known.items()):
            add_names(known, NAME_FIELDS[field], events)
            if len(known) > _MOST_NAMES:
                del self.known[field]


class Runs:
    """Sorted files of some events each, in a folder that is the caller's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection = connected({"memory_limit": _MEMORY, "threads": 1, "temp_directory": str(folder / "spilt")})
        self._runs: list[str] = []

    def add(self, rows: Iterable[bytes]) -> None:
        """Write a run of rows as JSON."""
        lines, run = self._folder / "lines.ndjson", self._folder / f"run-{len(self._runs)}.parquet"
        with lines.open("wb") as file:
            longest = max((file.write(row + b"\n") for row in rows), default=0)
        self._connection.execute(
            f"COPY (SELECT * FROM read_json(?, format = 'newline_delimited', columns = {_STRUCT}, "
            f"maximum_object_size = {max(_LARGEST, longest + 1)}) {_BY_DAY}) TO ? (FORMAT parquet, COMPRESSION zstd)",
            [str(lines), str(run)],
        )
        lines.unlink()
        self._runs.append(str(run))

    def repeated_ids(self) -> list[str]:
        """Return an id that several events have, if there is one."""
        text = "SELECT id FROM read_parquet(?) GROUP BY id HAVING count(*) > 1 ORDER BY id LIMIT 1"
        return [id for (id,) in self._connection.execute(text, [self._runs]).fetchall()]

    def merge(self, target: Path, metadata: dict[str, str]) -> None:
        """Write all runs as one file."""
        self._merge(target, metadata, "TRUE", [])

    def merge_by_year(self, target: Path, metadata: dict[str, str]) -> None:
        """Write all runs into a folder, one file for the events that begin in a year: `year=2022/events.parquet`.

        What began nobody knows when is in the first year of the calendar.
        """
        text = "SELECT DISTINCT year(begins_on) FROM read_parquet(?) ORDER BY 1"
        years = [year for (year,) in self._connection.execute(text, [self._runs]).fetchall()]
        for year in years or [date.min.year]:
            folder = target / f"year={year:04}"
            folder.mkdir()
            self._merge(folder / "events.parquet", metadata, "year(begins_on) = ?", [year])

    def _merge(self, target: Path, metadata: dict[str, str], condition: str, values: list[int]) -> None:
        self._connection.execute(
            f"COPY (SELECT {', '.join(TYPES)} FROM read_parquet(?) WHERE {condition} {_BY_DAY}) TO ? "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP}, {_LIKE_A_DICTIONARY}, KV_METADATA ?)",
            [self._runs, *values, str(target), metadata],
        )


def in_batches(events: Iterable[tuple[Event, Locator]]) -> Iterator[list[tuple[Event, Locator]]]:
    """Return the events in lists of so many as one run has; if there is none, an empty one."""
    events = iter(events)
    yield list(islice(events, _RUN))
    while batch := list(islice(events, _RUN)):
        yield batch


def encoded(batch: Iterable[tuple[Event, Locator]]) -> Iterator[bytes]:
    """Return the rows of events, as JSON."""
    encoder = json.Encoder()
    return (encoder.encode(row_of(event, place)) for event, place in batch)


_STRUCT = "{" + ", ".join(f"{name}: '{type}'" for name, type in {**TYPES, **ORDER}.items()) + "}"
