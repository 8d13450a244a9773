"""`csto-timeline export`."""

from pathlib import Path
from typing import Annotated

import typer

from csto_timeline.cli import complete, streams
from csto_timeline.cli.explain import explain
from csto_timeline.cli.options import Settings, filters, settings, takes
from csto_timeline.errors import UsageError
from csto_timeline.formats import by_name, by_suffix
from csto_timeline.query import Query, select
from csto_timeline.text import counted, visible


@takes(settings)
@takes(filters)
def export(
    query: Query,
    settings: Settings,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write, .md or .json; - is standard output.")],
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="markdown or json; without it the suffix of FILE decides, and - is Markdown.",
            autocompletion=complete.formats,
        ),
    ] = None,
    style: Annotated[str | None, typer.Option(metavar="STYLE", help="Markdown: list (the default) or table.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE.")] = False,
) -> None:
    """Write the events as a Markdown brief, or as a log of their own.

    \b
    csto-timeline export brief.md 2022-09..2022-11 --country armenia
    csto-timeline export - --person tokayev --style table

    FILE comes before PERIOD. A file is written whole or not at all.
    """
    path = None if file == "-" else Path(file)
    chosen = by_name(format or "markdown") if format or path is None else by_suffix(path)
    if force and path is None:
        raise UsageError("--force goes with a file, not with standard output")
    selection = select(settings.log(), query)
    text = chosen.render(selection, style)
    if path is None:
        (streams.write_json if chosen.name == "json" else streams.write)(text)
    else:
        streams.save(path, text, force=force)
        streams.note(f"{visible(str(path))}: {counted(len(selection.matches), 'event')}")
    explain(selection, drawn=False)
