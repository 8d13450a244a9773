"""Standard output: each answer is written whole, or the call fails."""

import codecs
import errno
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from csto_timeline import system
from csto_timeline.errors import OutputError, UsageError
from csto_timeline.text import inert

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_ERRORS = "csto_timeline.spell_out"


class ReaderGone(Exception):
    """The reader of standard output has gone, as `head` does. No error: the program ends quietly.

    It is no `BrokenPipeError`, since Typer takes that for its own and ends with 1.
    """


class Descriptor(io.RawIOBase):
    """A file descriptor that takes everything that is written to it, or raises `OSError`.

    Python's own takes what the system takes at once: less than was asked for on a full disk, of more
    than 2 GiB, or in a pipe that does not block; without a buffer in between nobody would notice.
    """

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._descriptor

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return os.isatty(self._descriptor)

    def writable(self) -> bool:
        """Return true."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write all of the bytes, and wait where the descriptor does not block; return how many they were."""
        rest = memoryview(data).cast("B")
        size = len(rest)
        while rest:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:
                system.wait_for_reader(self._descriptor)
        return size


class _Answer(Descriptor):
    """Standard output, which raises `ReaderGone` or `OutputError` to whoever writes to it, Typer included."""

    def write(self, data: "ReadableBuffer", /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            if system.is_reader_gone(error):
                raise ReaderGone from None
            if error.errno == errno.EBADF:
                raise OutputError("standard output is closed") from None
            raise OutputError(f"standard output could not be written: {error.strerror}") from None


def prepare() -> None:
    """Make both standard streams write everything or fail, and spell out what their encoding lacks."""
    codecs.register_error(_ERRORS, _spell_out)
    sys.stdout = _replacement(sys.stdout, _Answer)
    sys.stderr = _replacement(sys.stderr, Descriptor)


def is_file() -> bool:
    """Return whether standard output is a file, as behind `>`."""
    with suppress(OSError, ValueError, AttributeError):  # it has no descriptor, or is closed
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    return False


def write(pieces: Iterable[str]) -> None:
    """Write an answer to standard output, its pieces one after another, wherever they end.

    Raises `ReaderGone`, `OutputError`, or what the pieces raise; by then part of the answer may be written.
    """
    sys.stdout.writelines(pieces)
    sys.stdout.flush()


def write_utf_8(pieces: Iterable[str]) -> None:
    """Write to standard output what other programs read as UTF-8, line ends included, whatever the locale.

    A terminal gets no character that it would obey, even where `--raw` leaves them in a file.
    """
    if sys.stdout.isatty():
        write(_visible_lines(pieces))
        return
    sys.stdout.flush()
    sys.stdout.buffer.writelines(piece.encode() for piece in pieces)
    sys.stdout.buffer.flush()


def write_bytes(pieces: Iterable[bytes]) -> None:
    """Write to standard output what is not text; raises `UsageError` if that is a terminal."""
    if sys.stdout.isatty():
        raise UsageError("a terminal cannot show this format: write it to a file, or redirect standard output")
    sys.stdout.flush()
    sys.stdout.buffer.writelines(pieces)
    sys.stdout.buffer.flush()


def write_json(pieces: Iterable[str]) -> None:
    """Write JSON to standard output, escaped where its encoding lacks a character."""
    if not writes_utf_8():
        from csto_timeline.cli.encoding import escape

        pieces = map(escape, pieces)
    write(pieces)


def let_go() -> None:
    """Discard what could not be written, so that Python neither reports it nor waits for it when it exits."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


def writes_utf_8() -> bool:
    """Return whether standard output takes every character as it is."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _replacement(stream: TextIO | None, raw: type[Descriptor]) -> TextIO:
    """Return a stream in place of Python's own; a stream that someone else has put there stays."""
    if stream is None:  # closed: what is open for reading only takes nothing either
        return _text(raw(os.open(os.devnull, os.O_RDONLY)), "utf-8")
    if (stream is sys.__stdout__ or stream is sys.__stderr__) and not _is_console(stream):
        assert isinstance(stream, io.TextIOWrapper)  # these are
        return _text(raw(stream.fileno()), stream.encoding, line_buffering=stream.line_buffering)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=_ERRORS)
    return stream


def _is_console(stream: TextIO | None) -> bool:
    """Return whether it is a console of Windows: it gets characters, as it takes bytes for another encoding."""
    buffer = getattr(stream, "buffer", None)
    return not isinstance(getattr(buffer, "raw", buffer), io.FileIO)


def _text(raw: Descriptor, encoding: str, *, line_buffering: bool = False) -> TextIO:
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding, _ERRORS, line_buffering=line_buffering)


def _visible_lines(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the lines with their control characters spelled out, whatever their line ends."""
    rest = ""
    for piece in pieces:
        *lines, rest = (rest + piece).split("\n")
        yield from (inert(line.removesuffix("\r")) + "\n" for line in lines)
    yield inert(rest)


def _spell_out(error: UnicodeError) -> tuple[str, int]:
    from csto_timeline.cli.encoding import ascii_for  # most streams are UTF-8

    assert isinstance(error, UnicodeEncodeError)  # registered for encoding only
    return ascii_for(error), error.end
