"""Read the logs that a user asks for."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from csto_timeline.cli.notes import note
from csto_timeline.errors import LogError
from csto_timeline.log.document import BUILTIN, Log, begins_a_line, builtin, builtin_bytes, decode
from csto_timeline.query.query import Query, Selection, select
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
    from csto_timeline.log.union import merge  # one log needs none

    return merge(logs, (lambda text: note(visible(text))) if unite else None)


def find(asked: Sequence[str], query: Query, *, unite: bool = False, named: bool = True) -> Selection:
    """Find what `query` asks for in the logs that are `chosen`, as `select` does in those that `read_logs` gives.

    Of a single file no more is decoded than that takes. Where nothing is found, the whole log
    says why. Without `named` the log of the selection may lack register entries of what is found.
    """
    paths = chosen(asked)
    if len(paths) == 1 and query != Query():
        from csto_timeline.cli.search import cut_down  # without a filter there is nothing to search for

        found = cut_down(paths[0], query, named=named)
        if found is not None and (selection := select(*found)).matches:
            return selection
    return select(read_logs(asked, unite=unite), query)


def chosen(asked: Sequence[str]) -> list[str]:
    """Give the logs asked for, else those of the environment, else the built-in one."""
    inherited = [path for path in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if path]
    return list(asked) or inherited or [BUILTIN]


def _read(path: str) -> Log:
    return builtin() if path == BUILTIN else decode_log(path, read(path))


def are_lines(path: str, data: bytes) -> bool:
    """Say whether the log of that path is JSON Lines, by its suffix, else by how it begins."""
    return path != BUILTIN and (has_lines(path) or begins_a_line(data))


def decode_log(path: str, data: bytes) -> Log:
    """Read the log of that path, JSON or JSON Lines; raises `LogError`."""
    if not are_lines(path, data):
        return decode(data, _name(path))
    from csto_timeline.log.lines import decode_lines  # few logs are lines

    return decode_lines(data, _name(path))


def has_lines(path: str) -> bool:
    """Say whether the log of that path is JSON Lines by its suffix."""
    return Path(path).suffix.lower() in _LINES_SUFFIXES


def read(path: str) -> bytes:
    """Read a file, standard input for `-`, or the built-in log; raises `LogError` where that cannot be."""
    if path == BUILTIN:
        return builtin_bytes()
    from csto_timeline.cli.intake import whole  # the built-in log is no stranger's

    try:
        if path == "-":
            if sys.stdin is None:
                raise LogError("standard input is closed")
            return whole(sys.stdin.buffer, _name(path))
        with Path(path).open("rb") as file:
            return whole(file, _name(path))
    except OSError as error:
        raise LogError(f"{path} cannot be read: {error.strerror}") from None


def _name(path: str) -> str:
    return {"-": "standard input", BUILTIN: "the built-in log"}.get(path, path)
