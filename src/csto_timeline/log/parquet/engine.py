"""What runs the statements about a log in Parquet: DuckDB on this machine, or a cluster."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from csto_timeline.log.parquet.statement import Sql

FILE_BITS = 36
"""Below so many bits the place of a row has its number in its file, above them that of the file."""
AT_PLACE = "file_index = ? AND file_row_number = ?"


class Engine(Protocol):
    """Reads the files of one log, as the table `log`: their columns, `file_index`, `file_row_number`, `place_in_log`.

    Statements are in DuckDB's dialect. Every method raises `LogError` for what cannot be read.
    """

    order: str
    """What makes rows of the table come in its order, where they would not."""

    @property
    def files(self) -> Sequence[str]:
        """What errors call the files, by their numbers."""

    def metadata(self) -> Mapping[str, Mapping[str, bytes]]:
        """Return what files say of the log, by their names; see `metadata.py`."""

    def columns(self) -> dict[str, str]:
        """Return the columns and their types, as `TYPES` has these."""

    def rows(self, statement: Sql) -> Iterator[Sequence[tuple[Any, ...]]]:
        """Return the rows of a statement, some hundred at a time."""

    def events(self, condition: Sql, *, in_order: bool = False) -> Iterator[Sequence[tuple[int, str | None]]]:
        """Return places and events of the rows that hold a condition, some hundred at a time."""

    def all(self, statement: Sql) -> list[tuple[Any, ...]]:
        """Return all rows of a statement."""
