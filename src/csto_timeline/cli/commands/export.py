"""`csto-timeline export`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from csto_timeline.answers.by import By
from csto_timeline.answers.columns import chosen as chosen_columns
from csto_timeline.cli import complete, files, output
from csto_timeline.cli.explain import explain
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, filters, settings, takes
from csto_timeline.cli.progress import Progress, bar
from csto_timeline.errors import UsageError
from csto_timeline.formats import NAMES, SUFFIXES, Format, Writer, by_name, by_suffix
from csto_timeline.formats.exporter import Options, Separator
from csto_timeline.formats.pictures import LaneBy, Theme, parse_size
from csto_timeline.log.store import Store
from csto_timeline.query.query import Query
from csto_timeline.query.select import Selection, select
from csto_timeline.text import counted, visible_in_message


class PartitionBy(StrEnum):
    """What each file of a folder is for."""

    YEAR = "year"


def options(
    style: Annotated[str | None, typer.Option(metavar="STYLE", help="Markdown: list (the default) or table.")] = None,
    heading_level: Annotated[
        int | None,
        typer.Option(min=1, max=4, metavar="N", help="Markdown: the level of the title, 1 to 4; the rest goes deeper."),
    ] = None,
    no_sources: Annotated[bool, typer.Option("--no-sources", help="Markdown: no footnotes.")] = False,
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Markdown, pictures: the title; else that of the log.", show_default=False),
    ] = None,
    author: Annotated[str | None, typer.Option(metavar="TEXT", help="Markdown: who wrote the brief.")] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help="Markdown: the columns of the table, joined by commas, as of list.",
            autocompletion=complete.columns,
        ),
    ] = None,
    group_by: Annotated[
        By | None,
        typer.Option(metavar="|".join(By), help="Markdown: the headings, or one table each.", show_default="year"),
    ] = None,
    front_matter: Annotated[
        bool,
        typer.Option("--front-matter", help="Markdown: title, author, date and question as YAML before the text."),
    ] = False,
    raw: Annotated[
        bool,
        typer.Option(
            "--raw",
            help="CSV: leave every cell as it is, also a date that a spreadsheet would convert, and what it would run "
            "as a formula.",
        ),
    ] = False,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV: begin with a byte order mark, by which Excel knows UTF-8.")
    ] = False,
    separator: Annotated[
        Separator | None,
        typer.Option(
            metavar="|".join(Separator),
            help="CSV: what stands between cells; Excel takes the semicolon where the comma is the decimal one.",
            show_default=",",
        ),
    ] = None,
    certain_days: Annotated[
        bool, typer.Option("--certain-days", help="iCalendar: only events that are known to the day.")
    ] = False,
    by: Annotated[
        LaneBy | None,
        typer.Option(metavar="|".join(LaneBy), help="Pictures: what the lanes are.", show_default="kind"),
    ] = None,
    size: Annotated[
        str | None,
        typer.Option(
            metavar="WIDTHxHEIGHT", help="Pictures: in pixels; a larger one shows more.", show_default="1600x900"
        ),
    ] = None,
    theme: Annotated[
        Theme | None, typer.Option(metavar="|".join(Theme), help="Pictures: the colours.", show_default="light")
    ] = None,
) -> Options:
    """Take what is asked of a format beside the events."""
    for name, text in (("--title", title), ("--author", author)):
        if text is not None and not text.strip():
            raise UsageError(f"{name} is empty: write a text, or leave it out")
    return Options(
        style=style,
        heading_level=heading_level,
        no_sources=no_sources,
        title=title,
        author=author,
        columns=tuple(chosen_columns(columns)) if columns is not None else (),
        group_by=group_by,
        front_matter=front_matter,
        raw=raw,
        excel=excel,
        separator=separator,
        certain_days=certain_days,
        by=by,
        size=parse_size(size) if size is not None else None,
        theme=theme,
    )


@takes(settings)
@takes(filters)
@takes(options)
def export(
    options: Options,
    query: Query,
    settings: Settings,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help=f"Where to write: {SUFFIXES}; - is standard output."),
    ],
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=f"{NAMES}; else the suffix of FILE decides, and - is Markdown.",
            autocompletion=complete.formats,
        ),
    ] = None,
    partition_by: Annotated[
        PartitionBy | None,
        typer.Option(metavar="|".join(PartitionBy), help="Parquet: FILE is a new folder, with a file for each."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE.")] = False,
) -> int:
    """Write the events as a brief, log, spreadsheet, calendar, map, web page or picture; their sources as citations.

    \b
    csto-timeline export brief.md 2022-09..2022-11 --country armenia
    csto-timeline export - --person tokayev --style table
    csto-timeline export calendar.ics 2022 --certain-days
    csto-timeline export page.html
    csto-timeline export slide.svg 2022 --by country --theme dark
    csto-timeline export - --columns date,title,people --group-by country

    FILE comes before PERIOD. A file is written whole or not at all; a pipe, as
    >(command) is one, as it comes.
    """
    path = None if file in _STANDARD_OUTPUT else Path(file)
    stream = path is not None and files.is_stream(path)
    chosen = _format(format or ("parquet" if partition_by else None), path, stream=stream)
    if partition_by and (force or stream or path is None or path.suffix or chosen.name != "parquet"):
        raise UsageError("--partition-by goes with Parquet and the name of a new folder, without a suffix")
    if force and (path is None or stream):
        raise UsageError(f"--force goes with a file, not with {path or 'standard output'}")
    selection, progress = _found(settings.store(), query, streams=chosen.streams)
    try:
        if path is not None and partition_by:
            from csto_timeline.formats.parquet import write_by_year  # few exports are parted

            files.save_folder(path, lambda folder: write_by_year(selection, folder, progress.track))
        elif path is not None:
            files.save(path, chosen.encoded(selection, options, progress.track), force=force)
        elif chosen.writer is Writer.BYTES:
            output.write_bytes(chosen.encoded(selection, options, progress.track))
        else:
            _WRITERS[chosen.writer](chosen.render(selection, options, progress.track))
    finally:
        progress.clear()
    number = chosen.count(selection, options)
    if path is not None and not stream:
        note(f"{visible_in_message(str(path))}: {counted(number, 'event')}")
    for remark in chosen.remarks(selection, options, number):
        note(remark)
    explain(selection, drawn=False)
    return settings.exit_code(number)


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


def _format(name: str | None, path: Path | None, *, stream: bool) -> Format:
    if name or path is None or (stream and not path.suffix):  # /dev/fd/63 is as - is
        return by_name(name or "markdown")
    return by_suffix(path)


_STANDARD_OUTPUT = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
_WRITERS = {Writer.JSON: output.write_json, Writer.UTF_8: output.write_utf_8}
