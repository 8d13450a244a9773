"""Where an export goes, as FILE names it: standard output, a pipe, a file or a folder."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from msgspec import Struct

from csto_timeline.cli import files, output
from csto_timeline.errors import UsageError
from csto_timeline.formats import Format, Writer, by_name, by_suffix
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.query.select import Selection

_STANDARD_OUTPUT = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
_SEPARATORS = ("/", os.sep)
_WRITERS = {Writer.JSON: output.write_json, Writer.UTF_8: output.write_utf_8}


class Destination(Struct, frozen=True):
    """Where an export goes; no `path` is standard output. A stream, as `>(command)` is one, keeps nothing."""

    path: Path | None
    is_stream: bool = False
    is_folder: bool = False

    @classmethod
    def of(cls, typed: str) -> Self:
        """Return what FILE names: a folder ends in a slash; raises `UsageError` if it is empty."""
        if typed in _STANDARD_OUTPUT:
            return cls(None)
        if not typed:
            raise UsageError("FILE is empty: name a file, or - for standard output")
        path = Path(typed)
        return cls(path, files.is_stream(path), typed.endswith(_SEPARATORS))

    @property
    def keeps(self) -> bool:
        """Whether something is there afterwards."""
        return self.path is not None and not self.is_stream

    @property
    def may_be_new_folder(self) -> bool:
        """Whether its name is one of a folder."""
        return self.path is not None and self.keeps and (self.is_folder or not self.path.suffix)

    def format(self, name: str | None) -> Format:
        """Return the format of that name, or what FILE says; raises `UsageError` if neither names one."""
        path = self.path
        if self.is_folder:
            return by_name(name or "html")
        if name or path is None or (self.is_stream and not path.suffix):  # /dev/fd/63 is as - is
            return by_name(name or "markdown")
        if not path.suffix and path.is_dir():
            raise UsageError(f"{path} is a folder: write {path}/ for a web page in several files")
        return by_suffix(path)

    def write(
        self, chosen: Format, selection: Selection, options: Options, track: Track, *, force: bool
    ) -> Path | None:
        """Write an export; return the file to open, of a folder its first page, None of what keeps nothing."""
        if self.path is None:
            _print(chosen, selection, options, track)
        elif self.is_folder:
            return _save_pages(self.path, chosen.folder(selection, options, track), force=force)
        else:
            files.save(self.path, chosen.encoded(selection, options, track), force=force)
        return self.path if self.keeps else None

    def write_by_year(self, selection: Selection, track: Track) -> Path | None:
        """Write Parquet into a new folder, a file for each year, and return it."""
        from csto_timeline.formats.parquet import write_by_year  # few exports are parted

        if self.path is not None:
            files.save_folder(self.path, lambda folder: write_by_year(selection, folder, track))
        return self.path


def _print(chosen: Format, selection: Selection, options: Options, track: Track) -> None:
    if chosen.writer is Writer.BYTES:
        output.write_bytes(chosen.encoded(selection, options, track))
    else:
        _WRITERS[chosen.writer](chosen.render(selection, options, track))


def _save_pages(folder: Path, pages: Iterable[tuple[str, bytes]], *, force: bool) -> Path:
    from csto_timeline.cli.folder import save_folder  # few exports are split

    return save_folder(folder, pages, force=force)
