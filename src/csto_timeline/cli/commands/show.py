"""`csto-timeline show`."""

from typing import Annotated, Any

import typer

from csto_timeline.answers.nearness import Neighbour, all_days, neighbours
from csto_timeline.answers.relations import related
from csto_timeline.cli import complete, display, output
from csto_timeline.cli.event_lookup import opened, within
from csto_timeline.cli.explain import explain
from csto_timeline.cli.filters import filters
from csto_timeline.cli.json import array, event_data
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.dates.typed.relative import widened
from csto_timeline.errors import DateError, UsageError
from csto_timeline.log.model import Event
from csto_timeline.log.store import Store
from csto_timeline.query.query import Query
from csto_timeline.query.select import Match, select
from csto_timeline.terminal.elements import Block


@takes(settings, without={"fail_empty"})
@takes(filters, without={"period"})
def show(
    query: Query,
    settings: Settings,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[EVENT]...",
            help="An id; 3 or last, for a line of the list just drawn; a day; or words of the title.",
            autocompletion=complete.events,
        ),
    ] = None,
    near: Annotated[
        str | None,
        typer.Option(
            metavar="LENGTH",
            help="Also show events sharing people or countries within this span before or after: 30d, 6w, 3m, 2y.",
            autocompletion=complete.lengths,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of events.")] = False,
) -> None:
    """Print everything about an event: accounts, quotes, sources.

    \b
    csto-timeline show csto-summit-yerevan-2022
    csto-timeline show putin-pashinyan-meeting-2022 --near 30d

    Name an event by its id, its day (2022-11-23), words of its title ("leaders meet in
    Yerevan"), or its line in the list last drawn on this terminal: 3, last (list --numbers
    shows them). Without an event, lists those that match the filters, with numbers. --near
    counts between first days, and prints a range if a date is not known to the day, or an
    account contradicts it.
    """
    if not ids:
        _listed(query, settings, near, json=json)
        return
    store = settings.store()
    shown = related(store, [match.event for match in _meant(query, settings, store, ids)])
    beside = [_beside(store, each.event, near) for each in shown]
    registers = store.registers()
    if json:
        output.write_json(array(_data(each.event, found) for each, found in zip(shown, beside, strict=True)))
        return
    from csto_timeline.terminal.pages.event import near as near_page
    from csto_timeline.terminal.pages.event import page

    pages = [page(registers, each) for each in shown]
    if near is not None:
        pages = [[*whole, *near_page(registers, found or [], near)] for whole, found in zip(pages, beside, strict=True)]
    if display.draws(settings.display):
        from csto_timeline.terminal.draw import draw

        whole = [block for each in pages for block in each]
        display.draw(settings.display, lambda screen: draw(screen, display.readable(settings.display, whole)))
    else:
        output.write(["\n".join(_piped(each, colored=display.colors(settings.display)) for each in pages)])


def _meant(query: Query, settings: Settings, store: Store, typed: list[str]) -> tuple[Match, ...]:
    """Return the events that were typed, or those of a period that match the filters beside it."""
    if query == Query():
        return opened(settings, store, typed)
    selection = select(store, within(query, typed, "show"))
    explain(selection, drawn=False)
    return selection.matches


def _listed(query: Query, settings: Settings, near: str | None, *, json: bool) -> None:
    """List what matches the filters, with the numbers by which this command opens it."""
    if near is not None:
        raise UsageError("--near needs an event")
    from csto_timeline.cli.listing import Layout, answer

    answer(settings, query, Layout(numbers=display.draws(settings.display)), json=json)


def _piped(page: list[Block], *, colored: bool) -> str:
    from csto_timeline.terminal.elements import plain

    if not colored:
        return plain(page)
    from csto_timeline.terminal.screen import painted

    return plain(page, painted)


def _beside(store: Store, event: Event, length: str | None) -> list[Neighbour] | None:
    if length is None:
        return None
    try:
        period = widened(all_days(event), length)
    except DateError as error:
        raise UsageError(f"--near: {error}") from None
    return neighbours(store, event, period)


def _data(event: Event, beside: list[Neighbour] | None) -> dict[str, Any]:
    near = {} if beside is None else {"near": [_near_data(neighbour) for neighbour in beside]}
    return event_data(event) | near


def _near_data(neighbour: Neighbour) -> dict[str, Any]:
    return {
        "id": neighbour.event.id,
        "date": neighbour.event.date.text,
        "time": neighbour.event.time,
        "title": neighbour.event.title,
        "days_min": neighbour.distance.low,
        "days_max": neighbour.distance.high,
        "people": neighbour.people,
        "countries": neighbour.countries,
    }
