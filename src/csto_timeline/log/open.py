"""Open the logs that a user asks for, as one store."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from csto_timeline.errors import LogError, NotALogError
from csto_timeline.log.builtin import BUILTIN, builtin, builtin_file
from csto_timeline.log.document import Document
from csto_timeline.log.store import Prefer, Store
from csto_timeline.log.suffixes import LINES, PARQUET, READABLE, ends_in

STDIN = "-"
_PARQUET_BEGINS = b"PAR1"


def open_logs(
    paths: Sequence[str], report: Callable[[str], object] | None = None, prefer: Prefer | None = None
) -> Store:
    """Open logs by their paths, `-` for standard input and `builtin` for the built-in one, as one store.

    An event that several logs have is an error, unless there is a `report`: then its accounts
    are merged, and `report` is called with what of it does not stand, by the rule of which log to `prefer`.
    Raises `LogError`.
    """
    for path in paths:
        if paths.count(path) > 1:
            raise LogError(f"{path} is given twice: leave one out")
    stores = [_open(path) for path in paths]
    if len(stores) == 1:
        return stores[0]
    from csto_timeline.log.merged_logs import MergedLogs  # one log needs none

    return MergedLogs(stores, report, prefer)


def open_file(path: str, *, refuse: bool = True) -> BinaryIO:
    """Open a log as a file that can be read again; see `rereadable`. Raises `LogError` if it cannot be read."""
    from csto_timeline.log.intake import rereadable  # the built-in log needs none of it

    try:
        if path == STDIN:
            if sys.stdin is None:
                raise LogError("standard input is closed")
            return rereadable(sys.stdin.buffer, log_name(path), refuse=refuse)
        with ExitStack() as closing:
            opened = builtin_file() if path == BUILTIN else Path(path).open("rb")  # noqa: SIM115 (closed by the stack)
            file = closing.enter_context(opened)
            again = rereadable(file, path, refuse=refuse)
            if again is file:
                closing.pop_all()
        return again
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        raise LogError(f"{path} cannot be read: {getattr(error, 'strerror', error)}{_instead(path, error)}") from None


def _instead(path: str, error: Exception) -> str:
    """Return what would work if there is no such file: a log of nearly that name, or a copy of what is elsewhere."""
    if not isinstance(error, FileNotFoundError):
        return ""
    if "://" in path:
        return ": the program opens no connection; download it, and name the file"
    from csto_timeline.folding import nearest  # only a mistyped name needs it

    folder, name = os.path.split(path)
    try:
        logs = [file for file in os.listdir(folder or ".") if ends_in(file, READABLE)]  # noqa: PTH208 (names alone)
    except OSError:
        return f": there is no folder {folder}" if folder else ""
    near = nearest(name, sorted(logs), most=1)
    return f"; did you mean {os.path.join(folder, near[0])}?" if near else ""  # noqa: PTH118 (as it was typed)


def has_lines(path: str, file: BinaryIO) -> bool:
    """Return whether a log is JSON Lines: by its suffix, else by how it begins."""
    from csto_timeline.log.intake import begins_a_line

    return ends_in(path, LINES) or begins_a_line(file)


def is_parquet(path: str) -> bool:
    """Return whether a name is that of a log in Parquet: a file, a folder, or a pattern of several files."""
    return path not in {STDIN, BUILTIN} and (ends_in(path, (PARQUET,)) or os.path.isdir(path))  # noqa: PTH112


def _parquet(path: str) -> Store:
    """Open a log in Parquet; raises `LogError`, and `UsageError` if the library for it is not installed."""
    from csto_timeline.log.parquet.by_duckdb import DuckDB  # few logs are
    from csto_timeline.log.parquet.files import files_of
    from csto_timeline.log.parquet.reader import Parquet

    return Parquet(DuckDB(files_of(path), path), path)


def open_on_cluster(folder: str, address: str) -> Store:
    """Open a folder in Parquet by a cluster; see `Spark` for the address and what is raised."""
    from csto_timeline.log.parquet.by_spark import Spark  # few logs need one
    from csto_timeline.log.parquet.reader import Parquet

    return Parquet(Spark(address, folder, folder), folder)


def log_name(path: str) -> str:
    """Return what a log is called in errors and findings."""
    return "<stdin>" if path == STDIN else path


def _open(path: str) -> Store:
    if path == BUILTIN:
        return builtin()
    if is_parquet(path):
        return _parquet(path)
    try:
        return _json(path)
    except NotALogError as error:
        if not error.begins.startswith(_PARQUET_BEGINS):
            raise
    if path == STDIN:
        raise LogError(f"{log_name(path)}: is Parquet, which cannot be read from standard input: save it as a file")
    return _parquet(path)


def _json(path: str) -> Store:
    from csto_timeline.log.intake import whole

    with ExitStack() as closing:
        file = closing.enter_context(open_file(path))
        try:
            if not has_lines(path, file):
                return Document(whole(file, log_name(path)), log_name(path))
        except OSError as error:
            raise LogError(f"{path} cannot be read: {error.strerror}") from None
        closing.pop_all()
    from csto_timeline.log.lines import Lines  # few logs are lines

    return Lines(file, log_name(path))
