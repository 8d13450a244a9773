"""Write the files of a folder, all of them or none, and leave alone what else is in it."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from csto_timeline.cli.files import put_in_place
from csto_timeline.errors import OutputError, UsageError
from csto_timeline.formats.html.folder import INDEX, PIECES
from csto_timeline.writing.whole import target, write_whole


def save_folder(folder: Path, files: Iterable[tuple[str, bytes]], *, force: bool) -> Path:
    """Write files, the index as the last, and return where that is.

    An index names the files that go with it, and no two of these share a name. So an old index keeps working until the
    new one replaces it in one step, and an interruption leaves nothing new behind. The files of the old one go after
    that; no other file is touched. Raises `UsageError` if there is an index and `force` is not set, `OutputError`, and
    what `files` raise.
    """
    index = folder / INDEX
    try:
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is not a folder: name another, or leave out the / for a file")
        if index.exists() and not force:
            raise FileExistsError
        with _made(folder), _Attempt(index, force=force) as attempt:
            for name, content in files:
                attempt.write(name, content)
        attempt.remove_old()
    except FileExistsError:
        raise UsageError(f"{index} exists: use --force to overwrite it") from None
    except OSError as error:
        raise OutputError(f"{folder} could not be written: {error.strerror}") from None
    return index


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make the folder if there is none; it goes again where it stays empty."""
    if folder.is_dir():
        yield
        return
    folder.mkdir()
    try:
        yield
    except BaseException:
        with suppress(OSError):  # it has files in it
            folder.rmdir()
        raise


class _Attempt:
    """Files that are written for an index; they go again where that does not come into its place."""

    def __init__(self, index: Path, *, force: bool) -> None:
        self._index, self._force = target(index), force
        self._old = _pieces(index)
        self._written: set[str] = set()
        self._new: set[str] = set()
        self._done = False

    def __enter__(self) -> "_Attempt":
        return self

    def __exit__(self, *_: object) -> None:
        if not self._done:
            self._remove(self._written)

    def write(self, name: str, content: bytes) -> None:
        """Write a file; one of the old index that is the same stays."""
        if name == INDEX:
            write_whole(self._index, [content], self._place)
            return
        path = self._index.parent / name
        self._new.add(name)
        if not path.exists():
            self._written.add(name)
        elif path.is_file() and path.read_bytes() == content:
            return
        write_whole(path, [content], lambda file: file.replace(path))

    def _place(self, temporary: Path) -> None:
        put_in_place(temporary, self._index, force=self._force)
        self._done = True

    def remove_old(self) -> None:
        """Remove the files of the old index that are none of the new one."""
        self._remove(self._old - self._new)

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            with suppress(OSError):
                (self._index.parent / name).unlink()


def _pieces(index: Path) -> set[str]:
    """Return the names of the files that an index of an earlier export goes with."""
    return set(re.findall(f'href="({PIECES})"', index.read_text("utf-8", "replace"))) if index.is_file() else set()
