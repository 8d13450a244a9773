"""Write a file whole or not at all, or a pipe as it comes."""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from csto_timeline.cli.output import Descriptor, ReaderGone
from csto_timeline.cli.signals import held
from csto_timeline.errors import OutputError, UsageError


def is_stream(path: Path) -> bool:
    """Return whether it takes what is written as it comes, and keeps nothing: a named pipe, `>(command)`, /dev/null."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # of a name that no file can have
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def save(path: Path, pieces: Iterable[bytes], *, force: bool) -> None:
    """Write the pieces, one after another, into a file, whole or not at all; a link is followed.

    Whatever interrupts it, the old file stays, and nothing else is left in the folder; a stream gets
    them as they come. Raises `UsageError` where the file exists and `force` is not set, or is no file,
    `OutputError`, `ReaderGone` for a stream, and what the pieces raise; an `OSError` of theirs would be
    taken for one of this file.
    """
    try:
        if is_stream(path):
            _pour(path, pieces)
            return
        path = _target(path)
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is no file: write to standard output with - and redirect that")
        if path.exists() and not force:
            raise FileExistsError
        _write(path, pieces, force=force)
    except FileExistsError:
        raise UsageError(f"{path} exists: use --force to overwrite it") from None
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        raise OutputError(f"{path} could not be written: {error.strerror}") from None


def _pour(path: Path, pieces: Iterable[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_NOCTTY)  # waits for a reader
    try:
        if os.isatty(descriptor):
            raise UsageError(f"{path} is a terminal: write to standard output with -")
        stream = Descriptor(descriptor)
        for piece in pieces:
            stream.write(piece)
    finally:
        os.close(descriptor)


def _target(path: Path) -> Path:
    """Return the file that is meant, behind all links. Raises `UsageError` where these lead nowhere."""
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise UsageError(f"{path} is a loop of symbolic links: name a file") from None
    return path.resolve()


def _write(path: Path, pieces: Iterable[bytes], *, force: bool) -> None:
    temporary = path.with_name(f".csto-timeline-{os.urandom(8).hex()}")
    try:
        with open(temporary, "xb", opener=_descriptor) as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
            _name(file, temporary)
            temporary.chmod(_mode(path))
            with held():
                _put_in_place(temporary, path, force=force)
    finally:
        temporary.unlink(missing_ok=True)


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


def _put_in_place(temporary: Path, path: Path, *, force: bool) -> None:
    """Move the file to its name in one step; without `force` a file that came up meanwhile stays."""
    if not force:
        try:
            os.link(temporary, path)
            temporary.unlink()
            return
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links: the best that is left
            if path.exists():
                raise FileExistsError from None
    temporary.replace(path)


def _mode(path: Path) -> int:
    """Return the permissions that the file has, or that a new one would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
