"""Which files are one log in Parquet: a file, those of a folder that is partitioned, or those that a pattern names."""

import os
from collections.abc import Iterator
from pathlib import Path

from csto_timeline.errors import LogError

HEAD = "_log/head.json"
"""Beside the parts: the key-value metadata that each of them has, for a cluster, which cannot ask for these.

Programs that read the folder as a table pass over it, as over all whose names begin with `_`.
"""
_PARTS = "*=*/*.parquet"  # as Hive names the parts of a table: year=2022/part-0.parquet


def parts_of(folder: Path) -> list[Path]:
    """Return the files of a folder that is partitioned, in the order of their names; raises `OSError`."""
    return sorted(file for file in folder.glob(_PARTS) if file.is_file() and file.name[0] not in "._")


def files_of(path: str) -> list[str]:
    """Return the files by their whole paths; raises `LogError` where there is none, or one cannot be read."""
    try:
        files = list(_files(Path(path)))
        for file in files:
            file.open("rb").close()
    except OSError as error:
        raise LogError(f"{path} cannot be read: {error.strerror}") from None
    if not files:
        raise LogError(f"{path} cannot be read: there is no such file")
    return [str(file.resolve()) for file in files]


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from parts_of(path)
    elif os.path.lexists(path):
        yield path
    else:
        yield from sorted(file for file in _named(path) if file.is_file())


def _named(pattern: Path) -> Iterator[Path]:
    """Return the files that a pattern names; none for a name that is no pattern."""
    folder = Path(pattern.anchor or ".")
    try:
        yield from folder.glob(str(pattern.relative_to(pattern.anchor)))
    except (ValueError, NotImplementedError):  # as of an empty name
        return
