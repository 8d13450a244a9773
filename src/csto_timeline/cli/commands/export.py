"""`csto-timeline export`."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from csto_timeline.answers.by import By
from csto_timeline.answers.columns import chosen as chosen_columns
from csto_timeline.cli import complete, files, output
from csto_timeline.cli.browser import open_file
from csto_timeline.cli.explain import explain
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, filters, settings, takes
from csto_timeline.cli.progress import Progress
from csto_timeline.errors import UsageError
from csto_timeline.formats import NAMES, SUFFIXES, Format, Writer, by_name, by_suffix
from csto_timeline.formats.exporter import Options, Separator, Track
from csto_timeline.formats.pictures import LaneBy, Theme, parse_size
from csto_timeline.query.query import Query
from csto_timeline.query.select import Selection, select
from csto_timeline.text import counted, visible_in_message


def options(
    style: Annotated[str | None, typer.Option(metavar="STYLE", help="Markdown: list (the default) or table.")] = None,
    heading_level: Annotated[
        int | None,
        typer.Option(min=1, max=4, metavar="N", help="Markdown: the level of the title, 1 to 4; the rest goes deeper."),
    ] = None,
    no_sources: Annotated[bool, typer.Option("--no-sources", help="Markdown: no footnotes.")] = False,
    title: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", help="Markdown, web page, pictures: the title; else that of the log.", show_default=False
        ),
    ] = None,
    subtitle: Annotated[str | None, typer.Option(metavar="TEXT", help="Web page: a line below the title.")] = None,
    author: Annotated[str | None, typer.Option(metavar="TEXT", help="Markdown, web page: who made it.")] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            "--licence", "--license", metavar="TEXT", help='Web page: the terms of its use, such as "CC BY 4.0".'
        ),
    ] = None,
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
    print_accounts: Annotated[
        bool, typer.Option("--print-accounts", help="Web page: print the accounts of the events as well.")
    ] = False,
) -> Options:
    """Take what is asked of a format beside the events."""
    texts = {"--title": title, "--subtitle": subtitle, "--author": author, "--licence": licence}
    for name, text in texts.items():
        if text is not None and not text.strip():
            raise UsageError(f"{name} is empty: write a text, or leave it out")
    return Options(
        style=style,
        heading_level=heading_level,
        no_sources=no_sources,
        title=title,
        subtitle=subtitle,
        author=author,
        licence=licence,
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
        print_accounts=print_accounts,
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
        typer.Argument(
            metavar="FILE",
            help=f"Where to write: {SUFFIXES}; FOLDER/ for a web page of a large log; - is standard output.",
        ),
    ],
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=f"{NAMES}; else the suffix of FILE decides, and - is Markdown.",
            autocompletion=complete.formats,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE.")] = False,
    open: Annotated[bool, typer.Option("--open", help="Open FILE in the web browser.")] = False,
) -> int:
    """Write the events as a brief, log, spreadsheet, calendar, map, web page or picture; their sources as citations.

    \b
    csto-timeline export brief.md 2022-09..2022-11 --country armenia
    csto-timeline export - --person tokayev --style table
    csto-timeline export calendar.ics 2022 --certain-days
    csto-timeline export page.html --open
    csto-timeline export slide.svg 2022 --by country --theme dark
    csto-timeline export - --columns date,title,people --group-by country

    FILE comes before PERIOD. A file is written whole or not at all; a pipe, as
    >(command) is one, as it comes. FOLDER/ gets a web page in several files, of which
    the first shows at once, whatever the size of the log.
    """
    path = None if file in _STANDARD_OUTPUT else Path(file)
    stream = path is not None and files.is_stream(path)
    split = file.endswith(_SEPARATORS)
    chosen = by_name(format or "html") if split else _format(format, path, stream=stream)
    if force and (path is None or stream):
        raise UsageError(f"--force goes with a file, not with {path or 'standard output'}")
    selection = select(settings.store(), query)
    number = chosen.count(selection, options)
    progress = Progress(len(selection.matches))
    try:
        if path is None:
            _print(chosen, selection, options, progress.track)
        elif split:
            path = _split(path, chosen.folder(selection, options, progress.track), force=force)
        else:
            files.save(path, chosen.encoded(selection, options, progress.track), force=force)
    finally:
        progress.clear()
    if path is not None and not stream:
        note(f"{visible_in_message(str(path))}: {counted(number, 'event')}")
    for remark in chosen.remarks(selection, options, number):
        note(remark)
    explain(selection, drawn=False)
    if open:
        _open(path if path is not None and not stream else None)
    return settings.exit_code(number)


def _print(chosen: Format, selection: Selection, options: Options, track: Track) -> None:
    if chosen.writer is Writer.BYTES:
        output.write_bytes(chosen.encoded(selection, options, track))
    else:
        _WRITERS[chosen.writer](chosen.render(selection, options, track))


def _split(folder: Path, pages: Iterable[tuple[str, bytes]], *, force: bool) -> Path:
    from csto_timeline.cli.folder import save_folder  # few exports are split

    return save_folder(folder, pages, force=force)


def _open(path: Path | None) -> None:
    """Open a file that was written, or say why not."""
    if reason := open_file(path) if path else "a pipe or standard output is no file":
        note(f"--open: {reason}")


def _format(name: str | None, path: Path | None, *, stream: bool) -> Format:
    if name or path is None or (stream and not path.suffix):  # /dev/fd/63 is as - is
        return by_name(name or "markdown")
    return by_suffix(path)


_SEPARATORS = ("/", os.sep)
_STANDARD_OUTPUT = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
_WRITERS = {Writer.JSON: output.write_json, Writer.UTF_8: output.write_utf_8}
