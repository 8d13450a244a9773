"""Parquet (parquet.apache.org): a log of its own for millions of events, that the program searches with DuckDB.

Others read its columns without this program; docs/parquet.md has them. DuckDB is an extra, `csto-timeline[parquet]`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from csto_timeline.errors import OutputError
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.parquet.writing import Names, Runs, encoded, in_batches
from csto_timeline.log.parquet.engine import library
from csto_timeline.log.parquet.metadata import metadata_of
from csto_timeline.log.reducing import Reducer
from csto_timeline.query.select import Selection

_PIECE = 1 << 18


def render(selection: Selection, options: Options, track: Track) -> Iterator[bytes]:  # noqa: ARG001 (it takes none)
    """Return the pieces of the file; raises `UsageError` without the extra."""
    library()
    return _pieces(selection, track)


def _pieces(selection: Selection, track: Track) -> Iterator[bytes]:
    with _errors(), TemporaryDirectory() as folder:
        target = Path(folder) / "log.parquet"
        _write(selection, track, Path(folder), target)
        with target.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _write(selection: Selection, track: Track, folder: Path, target: Path) -> None:
    """Write a file. The whole log keeps its registers; a part keeps what it uses of them."""
    runs, names, reducer = Runs(folder), Names(), Reducer(selection.registers)
    used = reducer.used()
    for batch in in_batches((match.event, match.place) for match in track(selection.matches)):
        events = [event for event, _ in batch]
        names.add(events)
        for event in events:
            used.add(event)
        runs.add(encoded(batch))
    runs.check_ids()
    registers = selection.registers if selection.is_whole else reducer.reduced(used)
    runs.merge(target, metadata_of(registers, names.known))


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
    raise OutputError(f"{gettempdir()}, where the file is put together, took no more: {reason}")
