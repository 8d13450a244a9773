"""Write a file whole or not at all, or a pipe as it comes."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from csto_timeline import system
from csto_timeline.cli.output import Descriptor, ReaderGone
from csto_timeline.errors import OutputError, UsageError
from csto_timeline.writing.whole import target, write_whole


def is_stream(path: Path) -> bool:
    """Return whether it takes what is written as it comes, and keeps nothing: a named pipe, `>(command)`, /dev/null."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # of a name that no file can have
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def save(path: Path, pieces: Iterable[bytes], *, force: bool, remedy: str = "use --force to overwrite it") -> None:
    """Write the pieces, one after another, into a file, whole or not at all; a link is followed.

    Whatever interrupts it, the old file stays, and nothing else is left in the folder; a stream gets
    them as they come. Raises `UsageError` where the file exists and `force` is not set, with the
    `remedy`, or is no file, `OutputError`, `ReaderGone` for a stream, and what the pieces raise; an
    `OSError` of theirs would be taken for one of this file.
    """
    try:
        if is_stream(path):
            _pour(path, pieces)
            return
        path = target(path)
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is no file: write to standard output with - and redirect that")
        if path.exists() and not force:
            raise FileExistsError
        write_whole(path, pieces, lambda temporary: put_in_place(temporary, path, force=force))
    except FileExistsError:
        raise UsageError(f"{path} exists: {remedy}") from None
    except OSError as error:
        if system.is_reader_gone(error):
            raise ReaderGone from None
        raise OutputError(f"{path} could not be written: {error.strerror}") from None


def _pour(path: Path, pieces: Iterable[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY | system.BINARY | system.NO_TERMINAL_OF_OURS)  # waits for a reader
    try:
        if os.isatty(descriptor):
            raise UsageError(f"{path} is a terminal: write to standard output with -")
        stream = Descriptor(descriptor)
        for piece in pieces:
            stream.write(piece)
    finally:
        os.close(descriptor)


def put_in_place(temporary: Path, path: Path, *, force: bool) -> None:
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
