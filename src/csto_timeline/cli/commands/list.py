"""`csto-timeline list`."""

from typing import Annotated

import typer

from csto_timeline.answers.by import By
from csto_timeline.cli import complete
from csto_timeline.cli.filters import filters
from csto_timeline.cli.listing import Layout, answer
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.errors import UsageError
from csto_timeline.query.query import Query


@takes(settings)
@takes(filters)
def list_events(
    query: Query,
    settings: Settings,
    long: Annotated[bool, typer.Option("--long", "-l", help="Add summaries, tags, sources and ids.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Explain why each event matched.")] = False,
    group_by: Annotated[
        By | None, typer.Option(metavar="|".join(By), help="Group the events under headings.", show_default=False)
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="Draw a table on a terminal.")] = False,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help="Print these columns, joined by commas: date, earliest, latest, time, kind, title, summary, note, "
            "place, countries, absent, people, tags, sources, part_of, follows, id.",
            autocompletion=complete.columns,
        ),
    ] = None,
    numbers: Annotated[bool, typer.Option("--numbers", help="Number the events: show 3 opens the third.")] = False,
    count: Annotated[bool, typer.Option("--count", help="Print only the number of events.")] = False,
    ids: Annotated[bool, typer.Option("--ids", help="Print only the ids of the events, one per line.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON: by default an array of events.")] = False,
) -> int:
    """Print the timeline: what happened, and when.

    \b
    csto-timeline list 2022-09..2022-11 --country armenia
    csto-timeline list --person putin+pashinyan --long

    Draws the timeline on a terminal; in a pipe, prints one event per line: date (EDTF, with a
    time after T), kind, countries (those that stayed away after “without”), title and id,
    separated by tabs. --long adds summary, sources and tags, --why the reasons; --group-by
    puts the group first, and lists an event once in each of its groups. --columns prints
    the columns you name instead, as a table on a terminal.
    """
    if count or ids:
        others: dict[str, object] = {"--long": long, "--why": why, "--group-by": group_by, "--table": table}
        others |= {"--columns": columns, "--numbers": numbers, "--ids": count and ids}
        _alone("--count" if count else "--ids", others)
        from csto_timeline.cli.short_answers import print_count, print_ids

        return (print_count if count else print_ids)(settings, query, json=json)
    if columns is None:
        return answer(settings, query, Layout(long, why, group_by, table, numbers), json=json)
    _alone("--columns", {"--long": long, "--json": json})
    from csto_timeline.answers.columns import chosen

    return answer(settings, query, Layout(long, why, group_by, table, numbers, chosen(columns)), json=json)


def _alone(option: str, others: dict[str, object]) -> None:
    for other, is_given in others.items():
        if is_given:
            raise UsageError(f"{option} and {other} cannot be used together: choose one")
