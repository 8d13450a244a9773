"""How a foreign file begins: what its format is recognised by, and its text."""

import codecs
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from csto_timeline.errors import ForeignFileError

_LENGTH = 1 << 16  # bytes
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
        """Return the text of the file; raises `ForeignFileError` where it is not in its encoding."""
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
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    return Head(path, data, marked or encoding or "utf-8")
