"""Write a file whole or not at all, beside the old one, which stays until the new one is in its place."""

import errno
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from csto_timeline import system
from csto_timeline.errors import UsageError

T = TypeVar("T")
INTERRUPTING = ("SIGINT", "SIGTERM", "SIGHUP")


def write_whole(path: Path, pieces: Iterable[bytes], put_in_place: Callable[[Path], T]) -> T:
    """Write a new file beside `path`, with its permissions, and return what `put_in_place` makes of it.

    Whatever interrupts it, nothing else is left in the folder. What is in place is on the disk too.
    """
    temporary = path.with_name(f".csto-timeline-{os.urandom(8).hex()}")
    try:
        with open(temporary, "xb", opener=_descriptor) as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
            _name(file, temporary)
        _resemble(path, temporary)  # closed by now: Windows moves no file that is open
        with system.signals_held(*INTERRUPTING):
            done = put_in_place(temporary)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path)
    return done


def target(path: Path) -> Path:
    """Return the file that is meant, after all links. Raises `UsageError` if these lead nowhere."""
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise UsageError(f"{path} is a loop of symbolic links: name a file") from None
    return path.resolve()


def _descriptor(path: str, flags: int) -> int:
    """Open a file that nobody else can read yet, without a name where the system has that: it ends with the program."""
    nameless = system.open_nameless(Path(path).parent)
    return os.open(path, flags, 0o600) if nameless is None else nameless


def _name(file: BinaryIO, temporary: Path) -> None:
    """Link the file to its temporary name, if it has no name yet."""
    if not temporary.exists():
        system.name_nameless(file.fileno(), temporary)


def _resemble(path: Path, temporary: Path) -> None:
    """Copy owner and permissions from another file, or set the permissions that a new file would get."""
    if path.exists():
        state = path.stat()
        system.own_as(temporary, state)  # somebody else's file becomes one's own where that cannot be
        temporary.chmod(state.st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)


def _sync_folder(path: Path) -> None:
    """Make sure that the name of a file is on the disk, if the system can."""
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
