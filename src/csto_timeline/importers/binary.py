"""Files that are neither a log nor a table: compressed files, archives and documents, told by their first bytes."""

import re
import shlex
from pathlib import PurePath
from typing import NamedTuple


class Binary(NamedTuple):
    """A kind of file: how it begins, what it is, and what to do with it, or the command that decompresses it."""

    begins: re.Pattern[bytes]
    title: str
    remedy: str = ""
    command: str = ""

    def words(self, name: str) -> str:
        """Return what the file of that name is, and what to do with it."""
        path = PurePath(name)
        contents = path.stem if path.suffix else f"{name}.txt"
        command = f"decompress it first: {self.command} {shlex.quote(name)} > {shlex.quote(contents)}"
        return f"{name} is {self.title}; {command if self.command else self.remedy}"


_ZIP = rb"PK\x03\x04"
_FIRST_IN_ZIP = _ZIP + rb"(?s:.{26})"  # before the name of its first file
_AS_TABLE = "save it as CSV or XLSX"
_KINDS = (
    Binary(re.compile(rb"\x1f\x8b\x08"), "compressed with gzip", command="gzip -dc"),
    Binary(re.compile(rb"BZh[1-9]1AY&SY"), "compressed with bzip2", command="bzip2 -dc"),
    Binary(re.compile(rb"\xfd7zXZ\0"), "compressed with xz", command="xz -dc"),
    Binary(re.compile(rb"\x28\xb5\x2f\xfd"), "compressed with Zstandard", command="zstd -dc"),
    Binary(re.compile(rb"7z\xbc\xaf\x27\x1c"), "a 7-Zip archive", "unpack it first"),
    Binary(re.compile(_FIRST_IN_ZIP + rb"mimetypeapplication/vnd\.oasis"), "an OpenDocument file", _AS_TABLE),
    Binary(re.compile(_FIRST_IN_ZIP + rb"\[Content_Types\]\.xml"), "an Office document", _AS_TABLE),
    Binary(re.compile(_ZIP), "a ZIP archive", "unpack it first"),
    Binary(re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "a document of an old Office", _AS_TABLE),
    Binary(re.compile(rb"PAR1"), "a log in Parquet, or another Parquet file", "read it with --log"),
    Binary(re.compile(rb"%PDF-"), "a PDF", "save the table in it as CSV"),
)


def binary(data: bytes) -> Binary | None:
    """Return what a file is that begins so; None for text, and what else is not recognised."""
    return next((kind for kind in _KINDS if kind.begins.match(data)), None)
