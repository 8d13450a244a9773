"""`csto-timeline show`."""

from typing import Annotated, Any

import typer

from csto_timeline.answers.nearness import Neighbour, all_days, neighbours
from csto_timeline.cli import complete, display, output
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.dates.typed import widened
from csto_timeline.errors import DateError
from csto_timeline.log.document import Log
from csto_timeline.log.model import Event
from csto_timeline.query.names import resolve_event
from csto_timeline.query.query import Match


@takes(settings)
def show(
    settings: Settings,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of events.", autocompletion=complete.events)],
    near: Annotated[
        str | None,
        typer.Option(
            metavar="LENGTH",
            help="Add the events with the same people or countries so long before and after: 30d, 6w, 3m, 2y.",
            autocompletion=complete.lengths,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of events.")] = False,
) -> None:
    """Print everything about events: dates, people, accounts, quotes, sources.

    \b
    csto-timeline show csto-summit-yerevan-2022
    csto-timeline show putin-pashinyan-meeting-2022 --near 30d

    list prints the ids when it is piped. --near counts the days between first days, as a
    range where a date is not known to the day.
    """
    log = settings.log()
    events = [resolve_event(id, log) for id in dict.fromkeys(ids)]
    beside = [_beside(log, event, near) for event in events]
    if json:
        from csto_timeline.cli.json import document, event_data

        data = [event_data(Match(event, certain=True), of_period=False) for event in events]
        for row, stand_near in zip(data, beside, strict=True) if near is not None else ():
            row["near"] = [_near_data(neighbour) for neighbour in stand_near]
        output.write_json([document(data)])
        return
    from csto_timeline.terminal.pages.event import near as near_page
    from csto_timeline.terminal.pages.event import page

    pages = [page(log, event) for event in events]
    if near is not None:
        pages = [[*whole, *near_page(log, found, near)] for whole, found in zip(pages, beside, strict=True)]
    if display.draws(settings.display):
        from csto_timeline.terminal.draw import draw

        whole = [block for each in pages for block in each]
        display.draw(settings.display, lambda screen: draw(screen, whole))
    else:
        from csto_timeline.terminal.document import plain

        output.write(["\n".join(plain(each) for each in pages)])


def _beside(log: Log, event: Event, length: str | None) -> list[Neighbour]:
    if length is None:
        return []
    try:
        period = widened(all_days(event), length)
    except DateError as error:
        raise DateError(f"--near: {error}") from None
    return list(neighbours(log, event, period))


def _near_data(neighbour: Neighbour) -> dict[str, Any]:
    return {
        "id": neighbour.event.id,
        "date": neighbour.event.date.text,
        "title": neighbour.event.title,
        "days_min": neighbour.distance.low,
        "days_max": neighbour.distance.high,
        "people": neighbour.people,
        "countries": neighbour.countries,
    }
