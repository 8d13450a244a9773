"""Write a file whole or not at all, beside the old one, which stays until the new one is in its place."""

import errno
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from csto_timeline.errors import UsageError

T = TypeVar("T")
_INTERRUPTING = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}


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
            _resemble(path, temporary)
            with held():
                done = put_in_place(temporary)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path)
    return done


def target(path: Path) -> Path:
    """Return the file that is meant, behind all links. Raises `UsageError` where these lead nowhere."""
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise UsageError(f"{path} is a loop of symbolic links: name a file") from None
    return path.resolve()


@contextmanager
def held() -> Iterator[None]:
    """Let no signal interrupt what is done in here: one that arrives is raised at the end."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _descriptor(path: str, flags: int) -> int:
    """Open a file that nobody else can read yet, without a name where the system has that: it ends with the program."""
    with suppress(AttributeError, OSError):  # another system, or a file system that has none
        Path("/proc/self/fd").stat()  # by which it gets its name
        return os.open(Path(path).parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
    return os.open(path, flags, 0o600)


def _name(file: BinaryIO, temporary: Path) -> None:
    """Link the file to its temporary name, if it has no name yet."""
    if not temporary.exists():
        descriptor = file.fileno()
        os.link(f"/proc/self/fd/{descriptor}", temporary, src_dir_fd=descriptor)  # with it, link follows the link


def _resemble(path: Path, temporary: Path) -> None:
    """Give a file the owner and the permissions that another one has, or the permissions that a new one would get."""
    if path.exists():
        state = path.stat()
        with suppress(AttributeError, OSError):  # Windows, or somebody else's file, which becomes one's own
            os.chown(temporary, state.st_uid, state.st_gid)
        temporary.chmod(state.st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)


def _sync_folder(path: Path) -> None:
    """See to it that the name of a file is on the disk, where the system has a way."""
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
