"""The files of an import: paths, and standard input and pipes as files that can be read again."""

import csv
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec.structs import replace

from csto_timeline.cli import files
from csto_timeline.cli.import_options import ImportOptions
from csto_timeline.errors import ForeignFileError
from csto_timeline.importers import open_file
from csto_timeline.importers.preset import ForeignFile
from csto_timeline.importers.table import Row
from csto_timeline.log.open import STDIN, log_name


def path_of(name: str, closing: ExitStack) -> Path:
    """Return the path of a file, of a pipe as a file that can be read again; raises `ForeignFileError`."""
    if name != STDIN and not files.is_stream(Path(name)):
        return Path(name)
    if name == STDIN and sys.stdin is None:
        raise ForeignFileError("standard input is closed")
    path = Path(closing.enter_context(tempfile.TemporaryDirectory())) / "spooled"
    with readable(log_name(name)), path.open("xb") as spooled:  # closed again: Windows opens no temporary file twice
        if name == STDIN:
            shutil.copyfileobj(sys.stdin.buffer, spooled)
        else:
            with Path(name).open("rb") as pipe:
                shutil.copyfileobj(pipe, spooled)
    return path


def opened(name: str, path: Path, options: ImportOptions) -> ForeignFile:
    """Open a file whose content is at `path`; raises `ForeignFileError` and `UsageError`."""
    with _named(path, log_name(name)), readable(log_name(name)):
        file = open_file(path, options.name, options.encoding, options.sheet, raw=options.raw)
    return replace(file, table=replace(file.table, rows=_rows(file, path, log_name(name))))


def _rows(file: ForeignFile, path: Path, name: str) -> Iterator[Row]:
    with _named(path, name):
        yield from file.table.rows


@contextmanager
def _named(path: Path, name: str) -> Iterator[None]:
    """Raise a `ForeignFileError` with the name of the file, not with that of the one that stands for a pipe."""
    try:
        yield
    except ForeignFileError as error:
        raise ForeignFileError(str(error).replace(str(path), name)) from None


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Raise `ForeignFileError` for a file that cannot be read, wherever that shows."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise ForeignFileError(
            f"{name} is not {error.encoding.upper()}: try --encoding cp1252 (Western Europe) or cp1251 (Cyrillic)"
        ) from None
    except OSError as error:
        raise ForeignFileError(f"{name} cannot be read: {error.strerror}") from None
    except csv.Error as error:
        raise ForeignFileError(f"{name} cannot be read: {error}") from None
