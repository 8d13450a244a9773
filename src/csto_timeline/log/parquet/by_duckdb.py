"""DuckDB, as far as it reads Parquet: nothing but the files of one log, whatever it is told.

The library is an extra, `csto-timeline[parquet]`. Its Python package takes 0.1 s to import, most of it for what
nothing here needs; the module of its own that has all of it, a tenth of that.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from csto_timeline.errors import LogError
from csto_timeline.extras import missing
from csto_timeline.log.parquet.engine import FILE_BITS
from csto_timeline.log.parquet.statement import TRUE, Sql

_FETCHED = 512  # rows that are held at a time
_CONFIGURATION = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}
# Each thread takes some 40 MB for the events that it reads, and an answer is wanted in a part of a second.
_READING = {"memory_limit": "1GB", "temp_directory": "", "enable_external_file_cache": False, "threads": 1}
_LOG = (
    "log AS NOT MATERIALIZED ("
    f"SELECT *, file_index, file_row_number, (file_index::BIGINT << {FILE_BITS}) + file_row_number AS place_in_log "
    "FROM read_parquet(?, hive_partitioning = false))"
)
_BOUNDED = ("(earliest <=", "id IN")  # conditions by which DuckDB passes over groups of rows


def library() -> Any:
    """Return the library; raises `UsageError` where it is not installed."""
    try:
        import _duckdb
    except ImportError:
        raise missing("Parquet", "parquet", "duckdb") from None
    return _duckdb


def connected(settings: Mapping[str, object]) -> Any:
    """Return a connection to an engine of one's own, in memory, that loads no extension."""
    return library().connect(":memory:", config={**_CONFIGURATION, **settings})


class DuckDB:
    """Reads the files of one log on this machine: an `Engine`; `name` is what errors call it.

    Raises `UsageError` as `library`.
    """

    order = ""

    def __init__(self, files: Sequence[str], name: str) -> None:
        self.files = list(files)
        self._name = name
        self._library = library()
        self._connection = connected(_READING)
        self._patterns = [_plain(file) for file in files]
        self._connection.execute("SET allowed_paths = ?", [self.files + self._patterns])
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def metadata(self) -> dict[str, dict[str, bytes]]:
        """Return the key-value metadata of each file; raises `LogError` for what is no Parquet."""
        found: dict[str, dict[str, bytes]] = {file: {} for file in self.files}
        text = "SELECT file_name, key, value FROM parquet_kv_metadata(?)"
        try:
            rows = self._connection.execute(text, [self._patterns]).fetchall()
        except self._library.Error:
            raise LogError(f"{self._name}: is not a Parquet file, or was cut short") from None
        for file, key, value in rows:
            found[file][key.decode(errors="replace")] = value
        return found

    def columns(self) -> dict[str, str]:
        """Return the columns and their types; raises `LogError`."""
        with self._errors("cannot be read"):
            text = "DESCRIBE SELECT * FROM read_parquet(?, hive_partitioning = false)"
            rows = self._connection.execute(text, [self._patterns]).fetchall()
        return {name: type for name, type, *_ in rows}

    def rows(self, statement: Sql) -> Iterator[Sequence[tuple[Any, ...]]]:
        """Return the rows of a statement about the table `log`, some hundred at a time; raises `LogError`.

        Beside the columns of the files it has `place_in_log`.
        """
        with self._errors("cannot be read"):
            before, _, after = statement.text.partition("WITH ")
            text = f"WITH {_LOG}, {after}" if not before else f"WITH {_LOG} {statement.text}"
            cursor = self._connection.cursor().execute(text, [self._patterns, *statement.values])
            while rows := cursor.fetchmany(_FETCHED):
                yield rows

    def events(self, condition: Sql, *, in_order: bool = False) -> Iterator[Sequence[tuple[int, str | None]]]:
        """Return places and events of the rows that hold a condition, some hundred at a time.

        Where the engine cannot tell by the bounds of groups of rows, it finds the rows first, without reading the
        events, which are nearly all of a file. Raises `LogError`.
        """
        text = condition.text
        if condition != TRUE and not any(bounded in text.partition(" OR ")[0] for bounded in _BOUNDED):
            row = "file_row_number" if len(self.files) == 1 else "place_in_log"
            text = f"{row} IN (SELECT {row} FROM log WHERE {text})"
        order = " ORDER BY place_in_log" if in_order else ""
        return self.rows(Sql(f"SELECT place_in_log, event FROM log WHERE {text}{order}", condition.values))

    def all(self, statement: Sql) -> list[tuple[Any, ...]]:
        """Return all rows of a statement; see `rows`."""
        return [row for rows in self.rows(statement) for row in rows]

    @contextmanager
    def _errors(self, words: str) -> Iterator[None]:
        try:
            yield
        except self._library.Error as error:
            reason = str(error).partition("\n")[0]
            raise LogError(f"{self._name}: {words} ({reason})") from None


def _plain(file: str) -> str:
    """Return a path of which no character stands for others."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in file)
