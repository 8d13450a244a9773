"""Which logs a call is about."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from csto_timeline.cli.notes import note
from csto_timeline.errors import LogError, UsageError
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.open import STDIN, open_logs, open_on_cluster
from csto_timeline.log.store import Prefer, Store
from csto_timeline.log.suffixes import READABLE, ends_in
from csto_timeline.text import visible_in_message

ENVIRONMENT = "CSTO_TIMELINE_LOG"


def chosen(paths: Sequence[str]) -> list[str]:
    """Return the logs asked for, else those of the environment, else the built-in one.

    A folder stands for the logs in it, in the order of their names. Raises `LogError` for one that has none, and
    `UsageError` for an empty name.
    """
    return [file for path in paths or _inherited() or [BUILTIN] for file in _files(path)]


def _inherited() -> list[str]:
    return [path for path in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if path]


def open_chosen(paths: Sequence[str], *, merge: bool = False, prefer: Prefer | None = None) -> Store:
    """Open the logs that are `chosen` as one store; raises `LogError`.

    With `merge` the events that several logs have are made one, else they are an error; the log to `prefer` settles
    what they do not agree on.
    """
    return open_logs(chosen(paths), (lambda text: note(visible_in_message(text))) if merge else None, prefer)


def open_chosen_on_cluster(paths: Sequence[str], address: str) -> Store:
    """Open the one log that is asked for, a folder in Parquet, by the cluster at that address; raises `LogError`."""
    logs = list(paths) or _inherited()
    if len(logs) != 1 or logs[0] in {"", BUILTIN, STDIN}:
        raise UsageError("--engine needs one log, a folder of Parquet that the cluster can read: name it with --log")
    folder = logs[0] if "://" in logs[0] else os.path.abspath(at_home(logs[0]))  # noqa: PTH100 (a name alone)
    return open_on_cluster(folder, address)


def logs_of(ctx: Any) -> list[str]:
    """Return the --log options of the command, else those before its name."""
    paths = ctx.params.get("log")
    if not paths and ctx.parent is not None:
        paths = ctx.parent.params.get("log")
    return list(paths or getattr(ctx.obj, "logs", None) or [])


def _files(path: str) -> Iterator[str]:
    """Yield the logs that a path stands for; raises `LogError` for a folder that has none, or cannot be read."""
    if path in {BUILTIN, STDIN}:
        yield path
        return
    if not path:
        raise UsageError("--log is empty: name a file or a folder, or write builtin, or - for standard input")
    path = at_home(path)
    if not os.path.isdir(path):  # noqa: PTH112 (a Path raises for one that may not be looked at)
        yield path
        return
    try:
        files = sorted(file for file in Path(path).iterdir() if ends_in(file, READABLE) and file.name[0] != ".")
        logs = [str(file) for file in files if file.is_file()] or _partitioned(Path(path))
    except OSError as error:
        raise LogError(f"{path} cannot be read: {error.strerror}") from None
    if not logs:
        raise LogError(
            f"{path} cannot be read: the folder has no log, that is, no file that ends in {', '.join(READABLE)}"
        )
    yield from logs


def _partitioned(folder: Path) -> list[str]:
    """Return a folder whose folders are the parts of a log in Parquet; nothing of another. Raises `OSError`."""
    from csto_timeline.log.parquet.files import parts_of  # few folders are

    return [str(folder)] if parts_of(folder) else []


def at_home(path: str) -> str:
    """Return a path with the home folder for the `~` that it begins with, as shells have it."""
    if not path.startswith("~"):
        return path
    with suppress(RuntimeError):  # nobody is called so
        return str(Path(path).expanduser())
    return path
