"""`csto-timeline list`."""

from typing import Annotated

import typer

from csto_timeline.cli import streams
from csto_timeline.cli.explain import explain
from csto_timeline.cli.options import Settings, filters, settings, takes
from csto_timeline.query import Query, Selection, select


@takes(settings)
@takes(filters)
def list_events(
    query: Query,
    settings: Settings,
    long: Annotated[bool, typer.Option("--long", "-l", help="Add summaries, sources and ids.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of events.")] = False,
) -> None:
    """Print the timeline.

    \b
    csto-timeline list 2022-09..2022-11 --country armenia
    csto-timeline list --person putin+pashinyan --long

    On a terminal it is drawn; in a pipe it is one event a line: date (EDTF), kind,
    countries, title and id, separated by tabs.
    """
    selection = select(settings.log(), query)
    if json:
        _write_json(selection)
    elif not selection.matches:
        pass
    elif streams.draws(settings.color):
        from csto_timeline.terminal.timeline import draw

        streams.draw(settings.color, lambda console: draw(console, selection, long=long))
    else:
        from csto_timeline.terminal.plain import rows

        streams.write("".join(f"{row}\n" for row in rows(selection, long=long)))
    explain(selection, drawn=not json and streams.draws(settings.color))


def _write_json(selection: Selection) -> None:
    from csto_timeline.cli.json import events_as_json

    streams.write_json(events_as_json(selection.matches, of_period=selection.query.period is not None))
