"""`csto-timeline list`."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from csto_timeline.cli import streams
from csto_timeline.cli.explain import explain, explain_precision
from csto_timeline.cli.json import document, event_data
from csto_timeline.cli.options import Settings, filters, settings, takes
from csto_timeline.groups import By, Grouped, grouped
from csto_timeline.model import Event
from csto_timeline.query import Match, Query, Selection, search_terms, select
from csto_timeline.reasons import Reasons
from csto_timeline.terminal.document import Details
from csto_timeline.terminal.plain import rows


@takes(settings)
@takes(filters)
def list_events(
    query: Query,
    settings: Settings,
    long: Annotated[bool, typer.Option("--long", "-l", help="Add summaries, sources and ids.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Say of each event what made it fit.")] = False,
    group_by: Annotated[
        By | None, typer.Option(metavar="|".join(By), help="Put the events under headings.", show_default=False)
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="Draw a table on a terminal.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of events.")] = False,
) -> None:
    """Print the timeline.

    \b
    csto-timeline list 2022-09..2022-11 --country armenia
    csto-timeline list --person putin+pashinyan --long

    On a terminal it is drawn; in a pipe it is one event a line: date (EDTF), kind,
    countries, title and id, separated by tabs. --long adds summary and sources, --why the
    reasons; --group-by puts the group first, and an event in each group that it is in.
    """
    selection = select(settings.log(), query)
    groups = grouped(selection, group_by) if group_by else []
    reasons = Reasons(selection).of if why else None
    drawn = not json and streams.draws(settings.display)
    if json:
        streams.write_json(document(_data(selection, groups, reasons)))
    elif not selection.matches:
        pass
    elif drawn:
        _draw(settings.display, selection, groups, Details(long, reasons, _terms(query)), table=table)
    else:
        streams.write("".join(f"{row}\n" for row in rows(selection, long=long, groups=groups, why=reasons)))
    explain(selection, drawn=drawn)
    if why:
        explain_precision(selection)


def _draw(
    display: streams.Display, selection: Selection, groups: Sequence[Grouped], details: Details, *, table: bool
) -> None:
    if table:
        from csto_timeline.terminal.draw import draw as draw_page
        from csto_timeline.terminal.table import page

        streams.draw(display, lambda console: draw_page(console, page(selection, details, groups, console.width)))
        return
    from csto_timeline.terminal.timeline import draw

    streams.draw(display, lambda console: draw(console, selection, details, groups))


def _terms(query: Query) -> list[str]:
    return search_terms(query.search) if query.search is not None else []


def _data(selection: Selection, groups: Sequence[Grouped], why: Callable[[Event], list[str]] | None) -> Any:
    def row(match: Match) -> dict[str, Any]:
        return event_data(match, of_period=selection.query.period is not None) | (
            {"why": why(match.event)} if why else {}
        )

    if groups:
        return [
            {"group": group.key or None, "name": group.name, "events": [row(match) for match in matches]}
            for group, matches in groups
        ]
    return [row(match) for match in selection.matches]
