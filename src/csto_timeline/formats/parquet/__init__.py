"""Parquet (parquet.apache.org): a log of its own for millions of events, that the program searches with DuckDB.

Others read its columns without this program; docs/parquet.md has them. DuckDB is an extra, `csto-timeline[parquet]`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from msgspec import json

from csto_timeline.errors import OutputError
from csto_timeline.formats.exporter import Options, Track, is_filtered
from csto_timeline.formats.parquet.writing import Names, Runs, encoded, in_batches
from csto_timeline.log.parquet.by_duckdb import library
from csto_timeline.log.parquet.files import HEAD
from csto_timeline.log.parquet.metadata import metadata_of
from csto_timeline.log.reducing import Reducer, References
from csto_timeline.query.select import Selection
from csto_timeline.query.stream import refuse_repeated

_PIECE = 1 << 18


def render(selection: Selection, options: Options, track: Track) -> Iterator[bytes]:  # noqa: ARG001 (it takes none)
    """Return the pieces of the file; raises `UsageError` without the extra."""
    library()
    return _pieces(selection, track)


def _pieces(selection: Selection, track: Track) -> Iterator[bytes]:
    with _errors(), TemporaryDirectory() as folder:
        target = Path(folder) / "log.parquet"
        runs, metadata = _sorted(selection, track, Path(folder))
        runs.merge(target, metadata)
        with target.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def write_by_year(selection: Selection, folder: Path, track: Track = iter) -> None:
    """Write files into a folder, one for each year; raises as `render`, and while it writes."""
    library()
    with _errors(), TemporaryDirectory() as runs_folder:
        runs, metadata = _sorted(selection, track, Path(runs_folder))
        runs.merge_by_year(folder, metadata)
        (head := folder / HEAD).parent.mkdir()
        head.write_bytes(json.encode(metadata))


def _sorted(selection: Selection, track: Track, folder: Path) -> tuple[Runs, dict[str, str]]:
    """Return the events, sorted in parts, and the metadata of their log.

    The whole log keeps its registers; a part keeps what it uses of them.
    """
    runs, names = Runs(folder), Names()
    used = _used(selection)
    for batch in in_batches((match.event, match.place) for match in track(selection.matches)):
        events = [event for event, _ in batch]
        names.add(events)
        for event in events if is_filtered(selection) else ():
            used.add(event)
        runs.add(encoded(batch))
    for id in runs.repeated_ids():
        refuse_repeated(selection.store, id)
    registers = selection.registers if selection.is_whole else Reducer(selection.registers).reduced(used)
    return runs, metadata_of(registers, names.known)


def _used(selection: Selection) -> References:
    """Return what gathers the names of which a part of the log keeps the entries."""
    return References({former.event for former in selection.registers.former} if is_filtered(selection) else ())


@contextmanager
def _errors() -> Iterator[None]:
    """Raise what the engine or the folder for the time being could not do as `OutputError`."""
    try:
        yield
    except library().Error as error:
        reason = str(error).partition("\n")[0]
    except OSError as error:
        reason = error.strerror or ""
    else:
        return
    raise OutputError(f"{gettempdir()}, where the file is assembled, cannot be written: {reason}")
