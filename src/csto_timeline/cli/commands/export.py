"""`csto-timeline export`."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from csto_timeline.cli import complete
from csto_timeline.cli.browser import open_file
from csto_timeline.cli.destination import Destination
from csto_timeline.cli.explain import explain, explain_repetition
from csto_timeline.cli.export_options import options
from csto_timeline.cli.filters import filters
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.progress import Progress, bar
from csto_timeline.dates.typed import parse_period
from csto_timeline.errors import DateError, UsageError
from csto_timeline.formats import NAMES, SUFFIXES, Format, by_name
from csto_timeline.formats.exporter import Options
from csto_timeline.log.store import Store
from csto_timeline.query.query import Query
from csto_timeline.query.select import Selection, select
from csto_timeline.text import counted, visible_in_message


def _known(name: str | None) -> str | None:
    """Return the name of a format; raises `UsageError` for one that there is not, whatever else is missing."""
    return by_name(name).name if name else None


@takes(settings)
@takes(filters)
@takes(options)
def export(
    options: Options,
    query: Query,
    settings: Settings,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help=f"Where to write: {SUFFIXES}; FOLDER/ for the web page of a large log; - is standard output.",
        ),
    ],
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=f"{NAMES}; by default taken from the suffix of FILE, and Markdown for -.",
            autocompletion=complete.formats,
            callback=_known,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE.")] = False,
    open: Annotated[bool, typer.Option("--open", help="Open FILE in the web browser.")] = False,
) -> int:
    """Write events as a brief, table, calendar, map, page or picture.

    \b
    csto-timeline export brief.md 2022-09..2022-11 --country armenia
    csto-timeline export - --person tokayev --style table
    csto-timeline export calendar.ics 2022 --certain-days
    csto-timeline export page.html --open
    csto-timeline export slide.svg 2022 --by country --theme dark
    csto-timeline export - --columns date,title,people --group-by country

    FILE comes before PERIOD. A file is written whole or not at all; a pipe, such as
    >(command), is written as it goes. FOLDER/ gets a web page in several files, which opens
    at once, whatever the size of the log.
    """
    _refuse_period(file, has_format=format is not None)
    destination = Destination.of(file)
    chosen = destination.format(format or ("parquet" if options.partition_by else None))
    _refuse(destination, chosen, options, force=force)
    _refuse_log(destination, settings)
    selection, progress = _found(settings.store(), query, streams=chosen.streams)
    try:
        if options.partition_by:
            written = destination.write_by_year(selection, progress.track)
        else:
            written = destination.write(chosen, selection, options, progress.track, force=force)
    finally:
        progress.clear()
    number = chosen.count(selection, options)
    if written:
        note(f"{visible_in_message(str(written))}: {counted(number, 'event')}")
    for remark in chosen.remarks(selection, options, number):
        note(remark)
    explain(selection, drawn=False)
    explain_repetition(selection)
    if open:
        _open(written)
    return settings.exit_code(number)


def _refuse_period(file: str, *, has_format: bool) -> None:
    """Raise `UsageError` for a period in the place of FILE, which a format would let pass as a name."""
    if has_format and file[:1].isdigit() and not Path(file).exists():
        with suppress(DateError):
            parse_period(file)
            raise UsageError(f'FILE: "{file}" is a period, which comes after FILE: write - {file} for standard output')


def _refuse(destination: Destination, chosen: Format, options: Options, *, force: bool) -> None:
    """Raise `UsageError` for options that do not go together."""
    if options.partition_by and (force or not destination.may_be_new_folder or chosen.name != "parquet"):
        raise UsageError("--partition-by needs Parquet and the name of a new folder, without a suffix")
    if destination.is_folder and chosen.name == "parquet" and not options.partition_by:
        raise UsageError("a folder of Parquet files needs --partition-by year")
    if force and not destination.keeps:
        raise UsageError(f"--force is for files, not for {destination.path or 'standard output'}")


def _refuse_log(destination: Destination, settings: Settings) -> None:
    """Raise `UsageError` if what is written is a log that is read, which would keep only what matches."""
    path = destination.path
    if path is None or settings.engine is not None or not path.exists():
        return
    if any(Path(log).exists() and path.samefile(log) for log in settings.paths()):
        raise UsageError(f"{path} is the log that is read, and an export may hold less: name another file")


def _found(store: Store, query: Query, *, streams: bool) -> tuple[Selection, Progress]:
    """Return what is exported, and how far that is told. What streams holds no event, but where a limit sorts them."""
    if not streams or query.limit is not None:
        selection = select(store, query)
        return selection, Progress(len(selection.matches))
    from csto_timeline.query.stream import streamed  # few formats take any order

    passing = streamed(store, query)
    return passing, Progress(0, lambda number: f"{_bar(passing.stream.fraction)}{number:,} events")


def _bar(fraction: float | None) -> str:
    return "" if fraction is None else f"{bar(fraction)} "


def _open(path: Path | None) -> None:
    """Open a file that was written, or say why not."""
    if reason := open_file(path) if path else "a pipe or standard output is not a file":
        note(f"--open: {reason}")
