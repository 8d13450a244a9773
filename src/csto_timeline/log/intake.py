"""Read the bytes of a log, but no more of anything that cannot be one, so that memory stays bounded."""

import io
import os
import re
import stat
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import ExitStack
from typing import BinaryIO

import msgspec

from csto_timeline.errors import LogError, NotALogError
from csto_timeline.log.projection import UNREADABLE

_BEGINS = rb"\s*($|\"|\{\s*($|[\"}]))"  # an object or a text of JSON, or nothing yet
_BLOCK = 1 << 20
_MOST = 1 << 30  # of what may never end: a log of two million events


def rereadable(file: BinaryIO, name: str, *, refuse: bool = True) -> BinaryIO:
    """Return the file where it is one, else what it gives as a temporary file; `name` is what errors call it.

    What begins with a byte order mark is such a file without it, so that nothing else meets one.
    Raises `LogError` for what cannot be a log, and for more than 1 GiB from what is not a file. What
    does not begin as JSON is returned as far as its first MiB where that is not to `refuse` it,
    so that `check` can say what is wrong.
    """
    has_an_end = _has_an_end(file) and file.tell() == 0
    if has_an_end and not _has_mark(file):
        return file if refuse else _as_far_as_json(file, name)
    import tempfile  # few logs come from a pipe

    with ExitStack() as closing:
        spooled = closing.enter_context(tempfile.TemporaryFile())
        for block in _blocks(file, name, refuse=refuse):
            if not has_an_end and spooled.tell() + len(block) > _MOST:
                raise LogError(f"{name}: is longer than 1 GiB: save it as a file, if it ever ends")
            spooled.write(block)
        closing.pop_all()
    return spooled


def whole(file: BinaryIO, name: str, *, refuse: bool = True) -> bytes:
    """Return all bytes of a file from its beginning; see `rereadable`."""
    file.seek(0)
    taken = io.BytesIO()
    for block in _blocks(file, name, refuse=refuse):
        taken.write(block)
    return taken.getvalue()


def begins_a_line(file: BinaryIO) -> bool:
    """Return whether a file begins as JSON Lines: its first line is a whole object, and that is an event, not a log."""
    file.seek(0)
    first = b"\n"
    while first.isspace():
        first = file.readline(_BLOCK)
    if not first.rstrip().endswith(b"}"):
        return False  # as nearly all logs: no need to read any of it
    try:
        members = msgspec.json.decode(first, type=dict[str, msgspec.Raw])
    except UNREADABLE:
        return False
    return "id" in members and "events" not in members


def _as_far_as_json(file: BinaryIO, name: str) -> BinaryIO:
    length = sum(map(len, _blocks(file, name, refuse=False)))
    file.seek(0)
    if length == os.fstat(file.fileno()).st_size:
        return file
    with file:
        return io.BytesIO(file.read(length))


def _blocks(file: BinaryIO, name: str, *, refuse: bool = True) -> Iterator[bytes]:
    """Read a file; raises `LogError` if it does not begin as JSON, or has 1 MiB without a quotation mark."""
    is_first = True
    while block := file.read(_BLOCK):
        if is_first:
            block = block.removeprefix(BOM_UTF8)
        if is_first and not re.match(_BEGINS, block):
            if refuse:
                raise NotALogError(f"{name}: {_what_is_wrong(block)}", block)
            yield block
            return
        if len(block) == _BLOCK and b'"' not in block:
            raise LogError(f"{name}: has 1 MiB without a quotation mark, unlike any log")
        is_first = False
        yield block


def _what_is_wrong(block: bytes) -> str:
    from csto_timeline.log.faults import fault  # only a log at fault needs it

    try:
        msgspec.json.decode(block, type=dict)
    except UNREADABLE as error:
        return fault(block, error)
    return "is not JSON"


def _has_mark(file: BinaryIO) -> bool:
    begins = file.read(len(BOM_UTF8))
    file.seek(0)
    return begins == BOM_UTF8


def _has_an_end(file: BinaryIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(file.fileno()).st_mode)
    except OSError:  # nothing that the system knows
        return False
