"""Spark, by Spark Connect: the statements that DuckDB runs, on a cluster that sees the folder of the log.

The libraries are an extra, `csto-timeline[spark]`. The cluster reads the files, and sends answers alone.
"""

import atexit
import logging
import os
import re
import socket
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from msgspec import DecodeError, json

from csto_timeline.errors import LogError, UsageError
from csto_timeline.extras import missing
from csto_timeline.log.parquet.engine import FILE_BITS
from csto_timeline.log.parquet.files import HEAD
from csto_timeline.log.parquet.spark_sql import in_spark
from csto_timeline.log.parquet.statement import Sql

_FETCHED = 512  # rows that are held at a time
_PATIENCE = 5.0  # seconds until something listens
_PORT = 15002
_OPTIONS = {"pathGlobFilter": "*.parquet", "datetimeRebaseMode": "CORRECTED"}  # days before 1582 are as written
_TYPES = {"string": "VARCHAR", "date": "DATE", "boolean": "BOOLEAN", "array<string>": "VARCHAR[]"}
_ROOT = ":/+"
_DETAILS, _FIRST_LINE = re.compile('details = "(.+?)"'), re.compile(r"\s*(.+)")  # of an error
_HEAD = json.Decoder(dict[str, str])


class Spark:
    """Reads a folder of Parquet on a cluster: an `Engine`. `name` is what errors call the log.

    The address is one of Spark Connect, `sc://HOST:PORT`. Raises `UsageError` for an address that is none, and where
    the libraries are not installed, `LogError` where no cluster answers.
    """

    order = " ORDER BY place_in_log"

    def __init__(self, address: str, folder: str, name: str) -> None:
        self._name, self._folder = name, folder.rstrip("/")
        named = re.sub(r"([*?\[\]{}\\])", r"\\\1", self._folder)  # of which no character stands for others
        _knock(address, name)
        self._spark = _session(address)
        with self._errors(f"{address} does not answer as Spark Connect does"):
            self._spark.version  # noqa: B018 (the first that it is asked for)
        with self._errors("the cluster cannot read it"):
            self._values = self._read_head(f"{named}/{HEAD}")
            frame = self._spark.read.options(**_OPTIONS).parquet(named)
            self._schema = frame.schema
            self.files: Sequence[str] = sorted(frame.inputFiles())
            self._view(frame).createOrReplaceTempView("log")

    def metadata(self) -> Mapping[str, Mapping[str, bytes]]:
        """Return what the file beside the parts says, which has what each of them does; see `Engine`."""
        return {self._folder: self._values}

    def columns(self) -> dict[str, str]:
        """Return the columns and their types; see `Engine`."""
        return {field.name: _type(field.dataType.simpleString()) for field in self._schema}

    def rows(self, statement: Sql) -> Iterator[Sequence[tuple[Any, ...]]]:
        """Return the rows of a statement, some hundred at a time; see `Engine`."""
        with self._errors("the cluster could not answer"):
            values = [_parameter(value) for value in statement.values]
            rows = self._spark.sql(in_spark(statement.text), args=values).toLocalIterator()
            while some := [tuple(row) for row in islice(rows, _FETCHED)]:
                yield some

    def events(self, condition: Sql, *, in_order: bool = False) -> Iterator[Sequence[tuple[int, str | None]]]:  # noqa: ARG002 (they always are)
        """Return places and events of the rows that hold a condition, in order; see `Engine`."""
        text = f"SELECT place_in_log, event FROM log WHERE {condition.text}{self.order}"
        return self.rows(Sql(text, condition.values))

    def all(self, statement: Sql) -> list[tuple[Any, ...]]:
        """Return all rows of a statement; see `Engine`."""
        return [row for rows in self.rows(statement) for row in rows]

    def _read_head(self, path: str) -> dict[str, bytes]:
        try:
            ((text,),) = self._spark.read.text(path, wholetext=True).collect()
            return {key: value.encode() for key, value in _HEAD.decode(text).items()}
        except _errors_of_spark().AnalysisException:
            raise LogError(
                f"{self._name} cannot be read: the cluster finds no {HEAD} in it: write the folder "
                "with export FOLDER --partition-by year, where the cluster can read it"
            ) from None
        except (DecodeError, ValueError):
            raise LogError(f"{self._folder}/{HEAD} cannot be read: export the log again") from None

    def _view(self, frame: Any) -> Any:
        """Return the table that statements are about: a place has the number of its file, and of the row in that."""
        from pyspark.sql.connect import functions as F  # noqa: N812 (as Spark calls it)

        files = F.array(*(F.lit(_plain(file)) for file in self.files))
        number = F.array_position(files, F.regexp_replace(frame["_metadata.file_path"], _ROOT, ":/"))
        index = F.when(number > 0, number - 1).otherwise(F.raise_error(F.lit("a file came up meanwhile")))
        row = frame["_metadata.row_index"]
        return frame.select(
            "*",
            index.alias("file_index"),
            row.alias("file_row_number"),
            (F.shiftleft(index, FILE_BITS) + row).alias("place_in_log"),
        )

    @contextmanager
    def _errors(self, words: str) -> Iterator[None]:
        try:
            yield
        except _errors_of_spark().PySparkException as error:
            reason = _DETAILS.search(str(error)) or _FIRST_LINE.search(str(error))
            raise LogError(f"{self._name}: {words} ({reason[1] if reason else type(error).__name__})") from None


def _knock(address: str, name: str) -> None:
    """Raise `LogError` where nothing listens: Spark's client would try again for minutes."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or _PORT
    except ValueError:
        host = None
    if not host or parts.scheme != "sc":
        raise UsageError(f'--engine: "{address}" is not the address of a cluster: write sc://HOST or sc://HOST:PORT')
    try:
        socket.create_connection((host, port), _PATIENCE).close()
    except OSError as error:
        raise LogError(
            f"{name} cannot be read: no cluster answers at {address} ({error.strerror or error}): start its Connect "
            "server, or leave out --engine"
        ) from None


def _session(address: str) -> Any:
    """Return a session of one's own on the cluster; raises `UsageError` without the extra."""
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    logging.disable()  # both would print errors, which are one line here
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PySpark warns of the version of pandas, which nothing here uses
        try:
            import sqlglot  # noqa: F401 (for it to be missed at once)
            from pyspark.sql.connect.session import SparkSession
        except ImportError:
            raise missing("A cluster", "spark", "pyspark-client", "sqlglot") from None
        session = SparkSession.builder.remote(address).create()
        session.client.set_retry_policies([])
        atexit.register(_end, session)
        return session


def _end(session: Any) -> None:
    """Let the cluster forget the session."""
    with suppress(Exception):  # whatever is left of it then, the cluster forgets it by itself
        session.stop()


def _errors_of_spark() -> Any:
    from pyspark import errors

    return errors


def _plain(file: str) -> str:
    """Return the address of a file as Spark tells it in all ways: with one slash where its path begins."""
    return re.sub(_ROOT, ":/", file, count=1)


def _type(spark: str) -> str:
    return _TYPES.get(spark, spark)


def _parameter(value: Any) -> Any:
    """Return a value as a parameter: a list as an array of texts."""
    if not isinstance(value, list):
        return value
    from pyspark.sql.connect import functions as F  # noqa: N812

    return F.array(*map(F.lit, value))
