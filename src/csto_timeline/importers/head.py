"""The beginning of a foreign file, by which its format is recognised, and its text."""

import codecs
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from csto_timeline.errors import ForeignFileError

_LENGTH = 1 << 16  # bytes
_FIRST = 64  # bytes that show an encoding without a mark
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Head(NamedTuple):
    """The beginning of a file. `suffix` is in lower case; a folder has no bytes."""

    path: Path
    data: bytes
    encoding: str

    @property
    def suffix(self) -> str:
        """The suffix, in lower case."""
        return self.path.suffix.lower()

    @property
    def text(self) -> str:
        """The text of it, as far as it goes."""
        return codecs.getincrementaldecoder(self.encoding)("replace").decode(self.data)

    def whole_text(self) -> str:
        """Return the text of the file; raises `ForeignFileError` if it is not in its encoding."""
        try:
            return self.path.read_text(self.encoding)
        except (UnicodeDecodeError, OSError) as error:
            raise ForeignFileError(f"{self.path} cannot be read: {error}") from None

    def open_text(self) -> TextIOWrapper:
        """Open the file as text, line ends as they are."""
        return self.path.open(encoding=self.encoding, newline="")


def head_of(path: Path, encoding: str | None = None) -> Head:
    """Return the head of a file: its encoding is that of its mark, else `encoding`; raises `ForeignFileError`."""
    if path.is_dir():
        return Head(path, b"", encoding or "utf-8")
    try:
        with path.open("rb") as file:
            data = file.read(_LENGTH)
    except OSError as error:
        raise ForeignFileError(f"{path} cannot be read: {error.strerror}") from None
    return head_of_bytes(path, data, encoding)


def head_of_bytes(path: Path, data: bytes, encoding: str | None = None) -> Head:
    """Return the head of a file that begins with these bytes."""
    data = data[:_LENGTH]
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None) or _unmarked(data)
    return Head(path, data, marked or encoding or "utf-8")


def _unmarked(data: bytes) -> str | None:
    """Return UTF-16 where it has no mark: its first line is of characters of which one byte in two is zero."""
    first = data[: len(data) // 2 * 2][:_FIRST]
    for zeros, others, name in ((first[1::2], first[::2], "utf-16-le"), (first[::2], first[1::2], "utf-16-be")):
        if first and not others.count(0) and zeros.count(0) * 2 > len(zeros):
            return name
    return None
