"""Write a file whole or not at all, or a pipe as it comes."""

import os
import shutil
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from csto_timeline import system
from csto_timeline.cli.output import Descriptor, ReaderGone
from csto_timeline.errors import OutputError, UsageError
from csto_timeline.writing.whole import INTERRUPTING, target, write_whole


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
    them as they come. Raises `UsageError` if the file exists and `force` is not set, with the
    `remedy`, or is a link to none, or if it is not a file, `OutputError`, `ReaderGone` for a stream,
    and what the pieces raise; an `OSError` of theirs would be taken for one of this file.
    """
    try:
        if is_stream(path):
            _pour(path, pieces)
            return
        file = target(path)
        if path.is_symlink() and not file.exists() and not force:
            raise UsageError(f"{path} is a link to {path.readlink()}, where there is no file: name that file")
        if file.is_dir():
            raise UsageError(f"{path} is a folder: name a file in it")
        if file.exists() and not file.is_file():
            raise UsageError(f"{path} is not a file: write to standard output with - and redirect that")
        if file.exists() and not force:
            raise FileExistsError
        write_whole(file, pieces, lambda temporary: put_in_place(temporary, file, force=force))
    except FileExistsError:
        raise UsageError(f"{path} exists: {remedy}") from None
    except OSError as error:
        if system.is_reader_gone(error):
            raise ReaderGone from None
        no_folder = "" if path.parent.is_dir() else f": there is no folder {path.parent}"
        raise OutputError(f"{path} could not be written: {error.strerror}{no_folder}") from None


def save_folder(path: Path, write: Callable[[Path], None]) -> None:
    """Write a new folder, whole or not at all: `write` fills it, under another name beside it.

    Raises `UsageError` if there is something of that name, `OutputError`, and what `write` raises.
    """
    temporary = path.with_name(f".csto-timeline-{os.urandom(8).hex()}")
    try:
        if os.path.lexists(path):
            raise UsageError(f"{path} exists: name a folder that does not")
        temporary.mkdir()
        try:
            write(temporary)
            with system.signals_held(*INTERRUPTING):
                temporary.rename(path)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
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
