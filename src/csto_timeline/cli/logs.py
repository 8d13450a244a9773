"""Read the logs that a user asks for."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from csto_timeline.cli.streams import note
from csto_timeline.errors import LogError
from csto_timeline.log import BUILTIN, begins_a_line, builtin, builtin_path, decode
from csto_timeline.model import Log
from csto_timeline.query import Query, Selection, select
from csto_timeline.text import visible

ENVIRONMENT = "CSTO_TIMELINE_LOG"
_LINES_SUFFIXES = {".jsonl", ".ndjson"}


def read_logs(asked: Sequence[str], *, unite: bool = False) -> Log:
    """Read and merge the logs that are `chosen`; `-` is standard input. Raises `LogError`.

    With `unite` the events that several logs have are made one, else they are an error.
    A log is JSON or JSON Lines; its suffix says which, else how it begins.
    """
    paths = chosen(asked)
    for path in paths:
        if paths.count(path) > 1:
            raise LogError(f"{path} is asked for twice: leave one out")
    logs = [(_name(path), _read(path)) for path in paths]
    if len(logs) == 1:
        return logs[0][1]
    from csto_timeline.merge import merge  # one log needs none

    return merge(logs, (lambda text: note(visible(text))) if unite else None)


def find(asked: Sequence[str], query: Query, *, unite: bool = False) -> Selection:
    """Find what `query` asks for in the logs that are `chosen`, as `select` does in those that `read_logs` gives.

    Of a single file no more is decoded than that takes. Where nothing is found, the whole log says why.
    """
    paths = chosen(asked)
    log = _cut_down(paths[0], query) if len(paths) == 1 and query != Query() else None
    if log is not None and (selection := select(log, query)).matches:
        return selection
    return select(read_logs(asked, unite=unite), query)


def chosen(asked: Sequence[str]) -> list[str]:
    """Give the logs asked for, else those of the environment, else the built-in one."""
    inherited = [path for path in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if path]
    return list(asked) or inherited or [BUILTIN]


def _read(path: str) -> Log:
    return builtin() if path == BUILTIN else _decode(path, read(path))


def are_lines(path: str, data: bytes) -> bool:
    """Say whether the log of that path is JSON Lines, by its suffix, else by how it begins."""
    return path != BUILTIN and (_has_lines(path) or begins_a_line(data))


def _decode(path: str, data: bytes) -> Log:
    if not are_lines(path, data):
        return decode(data, _name(path))
    from csto_timeline.lines import decode_lines  # few logs are lines

    return decode_lines(data, _name(path))


def _cut_down(path: str, query: Query) -> Log | None:
    """Read those events of a file that `query` may find; None where it takes more, or something is wrong."""
    from csto_timeline.cli.intake import whole
    from csto_timeline.sieve import BLOCK, cut_down, cut_down_lines, is_decided, sieve_of

    file = builtin_path() if path == BUILTIN else Path(path)
    sieve = sieve_of(query)
    if sieve is None or not file.is_file():  # what is no file can be read but once
        return None
    try:
        with file.open("rb", buffering=BLOCK) as stream:
            lines = _has_lines(path)
            data = cut_down_lines(stream.readlines, sieve) if lines else cut_down(whole(stream, path), sieve)
        log = _decode(path, data) if data is not None else None
    except (LogError, OSError):
        return None
    return log if log is not None and is_decided(log, query) else None


def _has_lines(path: str) -> bool:
    return Path(path).suffix.lower() in _LINES_SUFFIXES


def read(path: str) -> bytes:
    """Read a file, standard input for `-`, or the built-in log; raises `LogError` where that cannot be."""
    from csto_timeline.cli.intake import whole  # the built-in log is no stranger's

    try:
        if path == "-":
            if sys.stdin is None:
                raise LogError("standard input is closed")
            return whole(sys.stdin.buffer, _name(path))
        with (builtin_path() if path == BUILTIN else Path(path)).open("rb") as file:
            return whole(file, _name(path))
    except OSError as error:
        raise LogError(f"{path} cannot be read: {error.strerror}") from None


def _name(path: str) -> str:
    return {"-": "standard input", BUILTIN: "the built-in log"}.get(path, path)
