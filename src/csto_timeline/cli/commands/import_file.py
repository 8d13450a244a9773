"""`csto-timeline import`."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from csto_timeline.cli import complete
from csto_timeline.cli.import_options import ImportOptions
from csto_timeline.errors import UsageError
from csto_timeline.importers import NAMES


def import_file(
    ctx: typer.Context,
    file: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="What to import: files, a folder of Markdown files, or - for standard input."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="LOG", help="Write a new log: .json or .jsonl; - is standard output."),
    ] = None,
    into: Annotated[str | None, typer.Option(metavar="LOG", help="Add the events to this log.")] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="NAME",
            help=f"What the file is, if it is not recognised: {', '.join(NAMES)}.",
            autocompletion=complete.importers,
        ),
    ] = None,
    map: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MEMBER=COLUMN",
            help="Take a member of the event from a column: date=Datum, or people=actors; with the separator of "
            "several items at the end. Or a TOML file with such mappings.",
        ),
    ] = None,
    set: Annotated[
        list[str] | None, typer.Option(metavar="MEMBER=TEXT", help="Set a member of every event, as in kind=clash.")
    ] = None,
    save_map: Annotated[
        str | None, typer.Option(metavar="FILE", help="Save --map, --set and the order of dates in a TOML file.")
    ] = None,
    day_first: Annotated[
        bool | None,
        typer.Option(
            "--day-first/--month-first",
            help="Which comes first in 03/04/2022; by default neither is assumed.",
            show_default=False,
        ),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep unmapped columns as members whose names begin with x-.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first unreadable row, and write nothing.")
    ] = False,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title of the new log.")] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="The encoding of the file; utf-8 by default.", show_default=False)
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The sheet of a workbook; by default the first.")
    ] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="The CSV was exported with --raw: apostrophes before formulas are text.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite LOG of --output.")] = False,
) -> int:
    """Turn tables, calendars and timelines from other tools into a log.

    \b
    csto-timeline import notes.csv
    csto-timeline import notes.csv -o notes.json --map date=Date --map title=Title
    csto-timeline import dates.ics --into mine.json

    Reads CSV, XLSX, iCalendar, JSON, ACLED, UCDP, GDELT and others. Without --output or --into, or if it is unclear
    what the columns mean, it shows what it found, what it takes each column for, what is unclear, and the command to
    run next. Dates never become more precise than they are in the file. Whatever cannot be read is listed by row and
    column, and the rest is imported; the exit code is then 1.
    """
    if ctx.parent and (logs := ctx.parent.params.get("log")):
        into_it = shlex.join(["--into", logs[0]])
        raise UsageError(f"import takes no --log: {into_it} adds the events to that log, --output LOG makes a new one")
    if output is not None and into is not None:
        raise UsageError("--output makes a new log, --into adds to one: choose one")
    if title is not None and output is None:
        raise UsageError("--title needs --output")
    options = ImportOptions(
        files=tuple(file),
        name=from_,
        map=tuple(map or ()),
        set=tuple(set or ()),
        save_map=Path(save_map) if save_map is not None else None,
        day_first=day_first,
        keep=keep,
        strict=strict,
        encoding=encoding,
        sheet=sheet,
        raw=raw,
    )
    from csto_timeline.cli.importing import run  # whoever asks for the help needs none of it

    return run(options, output, into, title, force=force)
