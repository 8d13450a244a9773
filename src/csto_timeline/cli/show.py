"""`csto-timeline show`."""

from typing import Annotated

import typer

from csto_timeline.cli import complete, streams
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.names import resolve_event
from csto_timeline.query import Match


@takes(settings)
def show(
    settings: Settings,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of events.", autocompletion=complete.events)],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of events.")] = False,
) -> None:
    """Print everything about events: dates, people, accounts, quotes, sources.

    \b
    csto-timeline show csto-summit-yerevan-2022
    csto-timeline show putin-pashinyan-meeting-2022 --json

    list prints the ids when it is piped.
    """
    log = settings.log()
    events = [resolve_event(id, log) for id in dict.fromkeys(ids)]
    if json:
        from csto_timeline.cli.json import events_as_json

        streams.write_json(events_as_json((Match(event, certain=True) for event in events), of_period=False))
        return
    from csto_timeline.terminal.event import page

    pages = [page(log, event) for event in events]
    if streams.draws(settings.color):
        from csto_timeline.terminal.draw import draw

        whole = [block for each in pages for block in each]
        streams.draw(settings.color, lambda console: draw(console, whole))
    else:
        from csto_timeline.terminal.document import plain

        streams.write("\n".join(plain(each) for each in pages))
