"""Read the logs that a user asks for."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from csto_timeline.errors import LogError
from csto_timeline.log import BUILTIN, builtin_path, decode
from csto_timeline.model import Log

ENVIRONMENT = "CSTO_TIMELINE_LOG"


def read_logs(asked: Sequence[str]) -> Log:
    """Read and merge the logs that are `chosen`; `-` is standard input. Raises `LogError`."""
    paths = chosen(asked)
    for path in paths:
        if paths.count(path) > 1:
            raise LogError(f"{path} is asked for twice: leave one out")
    logs = [(path, decode(_read(path), _name(path))) for path in paths]
    if len(logs) == 1:
        return logs[0][1]
    from csto_timeline.merge import merge  # one log needs none

    return merge([(_name(path), log) for path, log in logs])


def chosen(asked: Sequence[str]) -> list[str]:
    """Give the logs asked for, else those of the environment, else the built-in one."""
    inherited = [path for path in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if path]
    return list(asked) or inherited or [BUILTIN]


def _read(path: str) -> bytes:
    try:
        if path == "-":
            if sys.stdin is None:
                raise LogError("standard input is closed")
            return sys.stdin.buffer.read()
        return (builtin_path() if path == BUILTIN else Path(path)).read_bytes()
    except OSError as error:
        raise LogError(f"{path} cannot be read: {error.strerror}") from None


def _name(path: str) -> str:
    return {"-": "standard input", BUILTIN: "the built-in log"}.get(path, path)
