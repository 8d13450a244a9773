"""Open a log so that it can be read several times."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from csto_timeline.cli.intake import blocks, has_an_end
from csto_timeline.errors import LogError
from csto_timeline.log.document import BUILTIN, builtin_path


@contextmanager
def spooled(path: str, name: str) -> Iterator[BinaryIO]:
    """Open a file, or standard input for `-`. A pipe is copied to a temporary file.

    `name` is what errors call it. Raises `LogError` where it cannot be read, or cannot be a log (see `blocks`).
    """
    try:
        with _opened(path) as file, _rereadable(file, name) as again:
            yield again
    except OSError as error:
        raise LogError(f"{path} cannot be read: {error.strerror}") from None


def first_line(file: BinaryIO) -> bytes:
    """Return the first line that is not blank."""
    file.seek(0)
    return next((line for line in file if line.strip()), b"")


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path != "-":
        with (builtin_path() if path == BUILTIN else Path(path)).open("rb") as file:
            yield file
    elif sys.stdin is None:
        raise LogError("standard input is closed")
    else:
        yield sys.stdin.buffer


@contextmanager
def _rereadable(file: BinaryIO, name: str) -> Iterator[BinaryIO]:
    if file is not getattr(sys.stdin, "buffer", None) and has_an_end(file):
        length = sum(map(len, blocks(file, name)))
        file.seek(0)
        yield file if length == os.fstat(file.fileno()).st_size else BytesIO(file.read(length))
        return
    with TemporaryFile() as spool:
        spool.writelines(blocks(file, name))
        yield spool
