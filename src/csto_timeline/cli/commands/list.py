"""`csto-timeline list`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from csto_timeline.answers.by import By
from csto_timeline.cli import display as drawing
from csto_timeline.cli import output
from csto_timeline.cli.options import Settings, filters, settings, takes
from csto_timeline.log.model import Event
from csto_timeline.query.query import Query
from csto_timeline.query.select import Match, Selection, select
from csto_timeline.terminal import plain
from csto_timeline.text import Findable

if TYPE_CHECKING:
    from csto_timeline.answers.groups import Grouped

Why = Callable[[Event], list[str]]


@takes(settings)
@takes(filters)
def list_events(
    query: Query,
    settings: Settings,
    long: Annotated[bool, typer.Option("--long", "-l", help="Add summaries, tags, sources and ids.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Explain why each event matched.")] = False,
    group_by: Annotated[
        By | None, typer.Option(metavar="|".join(By), help="Put the events under headings.", show_default=False)
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="Draw a table, on a terminal.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of events.")] = False,
) -> None:
    """Print the timeline.

    \b
    csto-timeline list 2022-09..2022-11 --country armenia
    csto-timeline list --person putin+pashinyan --long

    On a terminal it is drawn; in a pipe it is one event a line: date (EDTF, a time behind
    T), kind, countries (those that stayed away behind “without”), title and id, separated
    by tabs. --long adds summary, sources and tags, --why the reasons; --group-by puts the
    group first, and lists an event once in each of its groups.
    """
    drawn = not json and drawing.draws(settings.display)
    selection = select(settings.store(), query)
    reasons = _reasons(selection) if why else None
    if json:
        _write_json(selection, group_by, reasons)
    elif selection.matches and drawn:
        _draw(settings.display, selection, group_by, long=long, why=reasons, table=table)
    elif selection.matches:
        output.write(_lines(_rows(selection, group_by, long=long, why=reasons)))
    _explain(selection, drawn=drawn, why=why)


def _rows(selection: Selection, group_by: By | None, *, long: bool, why: Why | None) -> Iterable[str]:
    def cells(event: Event) -> list[str]:
        told = plain.long(event) if long else plain.brief(event)
        return [*told, "; ".join(why(event))] if why else told

    if group_by is None:
        return plain.rows([(None, selection.events)], cells)
    from csto_timeline.answers.groups import grouped

    groups = grouped(selection, group_by)
    return plain.rows(((group.name, (match.event for match in matches)) for group, matches in groups), cells)


def _lines(rows: Iterable[str]) -> Iterable[str]:
    return (f"{row}\n" for row in rows)


def _draw(
    display: drawing.Display, selection: Selection, group_by: By | None, *, long: bool, why: Why | None, table: bool
) -> None:
    from csto_timeline.terminal.document import Details

    groups: Sequence[Grouped] = ()
    if group_by:
        from csto_timeline.answers.groups import grouped

        groups = grouped(selection, group_by)
    terms: Sequence[Findable] = ()
    if selection.query.search:
        from csto_timeline.query.search import marked_terms

        terms = marked_terms(selection.query.search)
    details = Details(long, why, terms)
    if table:
        from csto_timeline.terminal.draw import draw as draw_page
        from csto_timeline.terminal.pages.table import page

        drawing.draw(display, lambda screen: draw_page(screen, page(selection, details, groups, screen.width)))
        return
    from csto_timeline.terminal.pages.timeline import draw

    drawing.draw(display, lambda screen: draw(screen, selection, details, groups))


def _write_json(selection: Selection, group_by: By | None, why: Why | None) -> None:
    from csto_timeline.answers.groups import grouped
    from csto_timeline.cli.json import array, event_data

    def data(matches: Iterable[Match]) -> Iterator[dict[str, Any]]:
        for match in matches:
            event = match.event
            row = event_data(event, match.word if selection.query.asks_for_days else None)
            yield row | ({"why": why(event)} if why else {})

    if group_by is None:
        output.write_json(array(data(selection.matches)))
        return
    groups = grouped(selection, group_by)
    told = ({"group": key or None, "name": name, "events": list(data(matches))} for (key, name), matches in groups)
    output.write_json(array(told))


def _reasons(selection: Selection) -> Why:
    from csto_timeline.query.reasons import Reasons

    return Reasons(selection).of


def _explain(selection: Selection, *, drawn: bool, why: bool) -> None:
    from csto_timeline.cli.explain import explain, explain_precision

    explain(selection, drawn=drawn)
    if why:
        explain_precision(selection)
