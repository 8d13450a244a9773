"""`csto-timeline responses`."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from csto_timeline.answers.responses import Appeal, Response, appeals, noun_of
from csto_timeline.cli.explain import explain_derived
from csto_timeline.cli.filters import filters
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.query.query import Query
from csto_timeline.query.select import select
from csto_timeline.terminal.pages.responses import page

NOT_KNOWN = "no response in the log"


@takes(settings)
@takes(filters)
def responses(
    query: Query,
    settings: Settings,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of appeals.")] = False,
) -> int:
    """Print what followed each appeal, and after how many days.

    \b
    csto-timeline responses 2021..2022
    csto-timeline responses --country armenia

    An appeal is an event of that kind; with --kind, any event of those kinds; in a log
    without that kind, any event that another one follows. Responses to responses are
    included. Days are counted between first days, and are a range if a date is vague. In a
    pipe, prints one response per line: id and date (EDTF) of the appeal, id and date of the
    response, the fewest and the most days from the appeal, separated by tabs; or that there
    is no response in the log.
    """
    selection = select(settings.store(), query.unlimited())
    every = appeals(selection)
    found = (every[::-1] if query.reverse else every)[: query.limit]
    drawn = present(
        settings.display,
        json=json,
        data=lambda: map(_data, found),
        rows=lambda: (row for appeal in found for row in _rows(appeal)),
        page=lambda _: page(selection.registers, found),
    )
    explain_derived(selection, len(found), len(every), noun_of(found), drawn=drawn)
    return settings.exit_code(len(found))


def _rows(appeal: Appeal) -> Iterator[tuple[str, ...]]:
    appeal_cells = (appeal.event.id, appeal.event.date_time)
    for each in appeal.responses():
        days = ("" if number is None else f"{number}" for number in each.distance)
        yield (*appeal_cells, each.event.id, each.event.date_time, *days)
    if not appeal.is_answered:
        yield (*appeal_cells, NOT_KNOWN, "", "", "")


def _data(appeal: Appeal) -> dict[str, Any]:
    event = appeal.event
    return {
        "id": event.id,
        "date": event.date.text,
        "time": event.time,
        "title": event.title,
        "match": appeal.match.word,
        "responses": [_response(each) for each in appeal.responses()],
    }


def _response(response: Response) -> dict[str, Any]:
    event = response.event
    return {
        "id": event.id,
        "date": event.date.text,
        "time": event.time,
        "title": event.title,
        "follows": event.follows,
        "announced": event.announced,
        "days_min": response.distance.low,
        "days_max": response.distance.high,
    }
