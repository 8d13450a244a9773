"""Take in the bytes of a log, and no more of what cannot be one: memory stays bounded."""

import io
import os
import re
import stat
from collections.abc import Iterator
from typing import BinaryIO

from csto_timeline.errors import LogError

_BEGINS = rb"\s*($|\"|\{\s*($|[\"}]))"  # an object or a text of JSON, or nothing yet
_BLOCK = 1 << 20
_MOST = 1 << 30  # of what may never end: a log of two million events


def whole(file: BinaryIO, name: str) -> bytes:
    """Give all bytes of a log, as far as `blocks` gives them; `name` is what errors call it."""
    taken = io.BytesIO()
    taken.writelines(blocks(file, name))
    return taken.getvalue()


def blocks(file: BinaryIO, name: str) -> Iterator[bytes]:
    """Read a log block by block; `name` is what errors call it.

    What does not begin as a log is given as far as it was read, for the decoder to say why.
    Raises `LogError` for 1 MiB without a quotation mark, which has no end or is a text that
    nobody wrote, and for more than 1 GiB from what is not a file.
    """
    length = 0
    while block := file.read(_BLOCK):
        yield block
        if not length and not re.match(_BEGINS, block):
            return
        length += len(block)
        if len(block) == _BLOCK and b'"' not in block:
            raise LogError(f"{name}: holds 1 MiB without a quotation mark, as no log does")
        if length > _MOST and not has_an_end(file):
            raise LogError(f"{name}: gives more than 1 GiB: save it as a file, if it has an end")


def has_an_end(file: BinaryIO) -> bool:
    """Say whether it is a file, which has one, rather than a pipe or a device."""
    try:
        return stat.S_ISREG(os.fstat(file.fileno()).st_mode)
    except OSError:  # nothing that the system knows
        return False
