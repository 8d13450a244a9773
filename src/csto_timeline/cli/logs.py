"""Read the logs that a user asks for."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from csto_timeline.cli.intake import whole
from csto_timeline.errors import LogError
from csto_timeline.log import BUILTIN, begins_a_line, builtin_path, decode
from csto_timeline.model import Log

ENVIRONMENT = "CSTO_TIMELINE_LOG"
_LINES_SUFFIXES = {".jsonl", ".ndjson"}


def read_logs(asked: Sequence[str]) -> Log:
    """Read and merge the logs that are `chosen`; `-` is standard input. Raises `LogError`.

    A log is JSON or JSON Lines; its suffix says which, else how it begins.
    """
    paths = chosen(asked)
    for path in paths:
        if paths.count(path) > 1:
            raise LogError(f"{path} is asked for twice: leave one out")
    logs = [(path, _decode(path, _read(path))) for path in paths]
    if len(logs) == 1:
        return logs[0][1]
    from csto_timeline.merge import merge  # one log needs none

    return merge([(_name(path), log) for path, log in logs])


def chosen(asked: Sequence[str]) -> list[str]:
    """Give the logs asked for, else those of the environment, else the built-in one."""
    inherited = [path for path in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if path]
    return list(asked) or inherited or [BUILTIN]


def _decode(path: str, data: bytes) -> Log:
    by_suffix = Path(path).suffix.lower() in _LINES_SUFFIXES
    if path != BUILTIN and (by_suffix or begins_a_line(data)):
        from csto_timeline.lines import decode_lines  # few logs are lines

        return decode_lines(data, _name(path))
    return decode(data, _name(path))


def _read(path: str) -> bytes:
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
