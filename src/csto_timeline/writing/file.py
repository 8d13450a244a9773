"""Change a log in its file: one writer at a time, on its newest text, and whole or not at all."""

import errno
import os
import stat
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from csto_timeline.errors import LogError, OutputError, UsageError
from csto_timeline.log.open import has_lines
from csto_timeline.writing.document import DocumentText
from csto_timeline.writing.lines import LinesText
from csto_timeline.writing.text import LogText
from csto_timeline.writing.whole import target, write_whole

_ATTEMPTS = 5
WAIT = 30.0  # seconds for which another writer is waited for


class Change(NamedTuple):
    """The bytes of a log before a change and after it; they are the same where it changed nothing."""

    before: bytes
    after: bytes


def open_log(data: bytes, name: str) -> LogText:
    """Return the text of a log, which is JSON Lines by its name or by how it begins; raises `LogError`."""
    return LinesText(data, name) if has_lines(name, BytesIO(data)) else DocumentText(data, name)


def changed(data: bytes, name: str, change: Callable[[LogText], None]) -> Change:
    """Return what a change makes of the bytes of a log, a byte order mark kept.

    Raises `LogError` if the log cannot be read, the change raises it, or the log would not load any more.
    """
    mark, data = (BOM_UTF8, data[len(BOM_UTF8) :]) if data.startswith(BOM_UTF8) else (b"", data)
    log = open_log(data, name)
    change(log)
    after = log.data
    if after != data:
        _check_registers(log, data)
    return Change(mark + data, mark + after)


def update(path: Path, change: Callable[[LogText], None], *, wait: float = WAIT) -> Change:
    """Apply a change to a log in its file, and return it; see `rewrite`. `change` may be called several times.

    Raises `LogError` as `changed` does too.
    """
    return rewrite(path, lambda data: changed(data, str(path), change).after, wait=wait)


def rewrite(path: Path, renew: Callable[[bytes], bytes], *, wait: float = WAIT) -> Change:
    """Replace the bytes of a file with what `renew` makes of them; if they stay the same, nothing is written.

    One process at a time does that, the others wait for it, no longer than `wait` seconds. Should the file change
    all the same, as by an editor, `renew` is called again with what it has then. A symbolic link stays one; the
    file keeps its permissions. Raises `UsageError` for what is no regular file, `LogError` where it cannot be read,
    `OutputError` where it cannot be written, and what `renew` raises.
    """
    file = _regular(path)
    with locked(file, wait):
        for _ in range(_ATTEMPTS):
            found = _read(file, path)
            after = renew(found.data)
            if after == found.data or _replace(file, after, found):
                return Change(found.data, after)
    raise OutputError(f"another program keeps changing {path}: nothing was written")


class _Found(NamedTuple):
    data: bytes
    mark: tuple[int, ...]

    def is_still(self, file: Path) -> bool:
        """Return whether the file is the one that was read."""
        with suppress(OSError):
            return _mark(file.stat()) == self.mark
        return False


def _mark(state: os.stat_result) -> tuple[int, ...]:
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


def _read(file: Path, path: Path) -> _Found:
    try:
        with file.open("rb") as opened:
            mark = _mark(os.fstat(opened.fileno()))
            return _Found(opened.read(), mark)
    except OSError as error:
        raise LogError(f"{path} cannot be read: {error.strerror}") from None


def _regular(path: Path) -> Path:
    """Return the file after all links; raises `LogError` and `UsageError` if there is none, or it is not a file."""
    file = target(path)
    try:
        state = path.stat()  # a pipe without a name has none after its links
    except (OSError, ValueError) as error:
        raise LogError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if not stat.S_ISREG(state.st_mode):
        raise UsageError(f"{path} is not a regular file: name the file of a log")
    if not os.access(file, os.W_OK):
        raise OutputError(f"{path} could not be written: {os.strerror(errno.EACCES)}")
    return file


@contextmanager
def locked(file: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock of a file, a file beside it, which goes with it; raises `OutputError`."""
    import filelock  # whoever only reads a log waits for none of it

    beside = file.with_name(f".{file.name}.lock")
    lock = filelock.FileLock(beside, timeout=wait)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise OutputError(f"{file} is being changed by another program, which holds {beside.name}: try again") from None
    except OSError as error:
        raise OutputError(f"{file} could not be written: {error.strerror}") from None
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes it when it is closed
            beside.unlink()  # who waits for it sees that it is gone, and makes another
        lock.release()


def _replace(file: Path, data: bytes, found: _Found) -> bool:
    """Replace the file that was read with a new one, and return whether it was still there."""

    def put_in_place(temporary: Path) -> bool:
        if found.is_still(file):
            temporary.replace(file)
            return True
        return False

    try:
        return write_whole(file, [data], put_in_place)
    except OSError as error:
        raise OutputError(f"{file} could not be written: {error.strerror}") from None


def _check_registers(log: LogText, before: bytes) -> None:
    """Raise `LogError` if a change makes the registers of a log invalid; they may have been so before."""
    try:
        log.check_registers()
    except LogError:
        try:
            open_log(before, log.name).store().registers()
        except LogError:
            return
        raise
