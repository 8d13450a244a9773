"""Read of a file no more than the events that a query may find."""

from pathlib import Path

from csto_timeline.cli.intake import whole
from csto_timeline.cli.logs import decode_log, has_lines
from csto_timeline.errors import LogError
from csto_timeline.log.document import BUILTIN, Log, builtin_path
from csto_timeline.log.sieve import BLOCK, cut_down_lines, is_decided, narrows, sieve_of
from csto_timeline.log.sieve import cut_down as cut_down_document
from csto_timeline.log.vocabulary import keyed, vocabulary, with_registers
from csto_timeline.query.query import Query, select


def cut_down(path: str, query: Query, *, named: bool) -> tuple[Log, Query] | None:
    """Give the events of the log that `query` may find, and the query to find them by.

    None where that takes the whole log, or where something in it is wrong; the built-in log is a
    path too. With `named`, JSON Lines are read for the register entries of all lines. Raises
    `UnresolvedName`.
    """
    file = builtin_path() if path == BUILTIN else Path(path)
    try:
        if not narrows(query) or not file.is_file():  # what is no file can be read but once
            return None
        if not named or not has_lines(path):
            log = _passing(file, path, query)
            if log is not None and is_decided(log, query):
                return log, query
        return _keyed(file, path, query) if has_lines(path) else None
    except (LogError, OSError):
        return None


def _keyed(file: Path, path: str, query: Query) -> tuple[Log, Query] | None:
    """Read the lines twice: for the names in them, then for the events that have those that are meant."""
    with file.open("rb", buffering=BLOCK) as stream:
        names = vocabulary(stream.readlines, path)
    if names is None:
        return None
    select(names, query)  # raises what it would of the whole log
    query = keyed(names, query)
    log = _passing(file, path, query)
    if log is None:
        return None
    log = with_registers(log, names)
    return (log, query) if is_decided(log, query) else None


def _passing(file: Path, path: str, query: Query) -> Log | None:
    sieve = sieve_of(query)
    if sieve is None:
        return None
    with file.open("rb", buffering=BLOCK) as stream:
        if has_lines(path):
            data = cut_down_lines(stream.readlines, sieve)
        else:
            data = cut_down_document(whole(stream, path), sieve)
    return None if data is None else decode_log(path, data)
