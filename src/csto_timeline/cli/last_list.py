"""The list that was last drawn on this terminal, so that `show 3` opens its third event.

One small file for each terminal and the shell on it: ids of events, and which logs they are of. It is readable by
nobody else, written whole, and never written for a pipe.
"""

import os
import re
import shlex
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json

from csto_timeline import system
from csto_timeline.cli.logs import chosen
from csto_timeline.errors import UsageError
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.model import Slug
from csto_timeline.text import visible_in_message

MOST = 999  # a number of four digits is a year
_MOST_BYTES = 1 << 20  # of a file that somebody else has written
_DAYS_KEPT = 7  # where the system does not clear the folder


class _Drawn(Struct, frozen=True, forbid_unknown_fields=True):
    logs: tuple[str, ...]
    ids: tuple[Slug, ...]


def remember(logs: Sequence[str], ids: Iterable[str]) -> None:
    """Keep the first ids of a list that has been drawn; where that cannot be done, `show` will say so."""
    with suppress(OSError, ValueError):
        file = _file() if sys.stdout.isatty() else None
        if file is None:
            return
        _prepare(file.parent)
        temporary = file.with_name(f".{file.name}-{os.urandom(8).hex()}")
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | system.BINARY, 0o600)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(json.encode(_Drawn(_names(logs), tuple(islice(ids, MOST)))))
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)


def recall(logs: Sequence[str], typed: str) -> str:
    """Return the id on the line of that number, or on the `last` one; raises `UsageError` if there is none."""
    drawn = _read()
    if drawn is None or not drawn.ids:
        none = (
            "and there is none: run list --numbers first"
            if system.names_terminals()
            else "which Windows cannot tell: use an id"
        )
        raise UsageError(f'"{typed}" is a line of the list last drawn on this terminal, {none}')
    if drawn.logs != _names(logs):
        own = " ".join(f"--log {visible_in_message(shlex.quote(log))}" for log in drawn.logs)
        raise UsageError(f'"{typed}" is a line of the list last drawn on this terminal, of another log: {own}')
    number = len(drawn.ids) if typed == "last" else int(typed)
    if not 1 <= number <= len(drawn.ids):
        raise UsageError(f'"{typed}": the list last drawn on this terminal has the lines 1 to {len(drawn.ids)}')
    return drawn.ids[number - 1]


def _read() -> _Drawn | None:
    file = _file()
    if file is None:
        return None
    try:
        with open(file, "rb", opener=_opener) as opened:
            if not system.is_own(os.fstat(opened.fileno())):
                return None
            return json.decode(opened.read(_MOST_BYTES), type=_Drawn)
    except (OSError, DecodeError, ValidationError):
        return None


def _opener(path: str, flags: int) -> int:
    """Open a file that may be anyone's: not what a link leads to, nor for as long as a writer is awaited."""
    return os.open(path, flags | system.NEITHER_LINK_NOR_WAITING)


def _file() -> Path | None:
    """Return the file of this terminal and of the shell on it; None if there is no terminal, or no such thing."""
    folder, terminal = _folder(), system.terminal_name()
    if folder is None or terminal is None:
        return None
    return folder / f"list-{re.sub(r'[^A-Za-z0-9]+', '-', terminal).strip('-')}.json"


def _folder() -> Path | None:
    """Return the program's folder below XDG_RUNTIME_DIR, else below that for state (XDG Base Directory)."""
    for name, below in (("XDG_RUNTIME_DIR", ""), ("XDG_STATE_HOME", ""), ("HOME", ".local/state")):
        if (path := os.environ.get(name, "")) and Path(path).is_absolute():
            return Path(path) / below / "csto-timeline"
    return None


def _prepare(folder: Path) -> None:
    """Make the folder, for this user alone, and take away the lists of terminals that are gone."""
    from time import time

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.is_symlink() or not system.is_own(folder.stat()):
        raise PermissionError(folder)
    for file in folder.glob("list-*.json"):
        if file.lstat().st_mtime < time() - _DAYS_KEPT * 24 * 60 * 60:
            file.unlink(missing_ok=True)


def _names(logs: Sequence[str]) -> tuple[str, ...]:
    """Return the logs by names that mean the same in every folder."""
    return tuple(log if log in {"-", BUILTIN} else str(Path(log).absolute()) for log in chosen(logs))
