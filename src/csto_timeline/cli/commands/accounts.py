"""`csto-timeline accounts`."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from csto_timeline.cli import complete
from csto_timeline.cli.explain import explain
from csto_timeline.cli.options import Settings, filters, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.errors import UsageError
from csto_timeline.log.document import Log
from csto_timeline.log.voices import contradicts, differences, voice, voices
from csto_timeline.query.names import resolve_event
from csto_timeline.query.query import Match, Query, search_terms, select


@takes(settings)
@takes(filters, without={"period"})
def accounts(
    query: Query,
    settings: Settings,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Ids of events.", autocompletion=complete.events)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of events.")] = False,
) -> None:
    """Print where sources differ: what each says of an event, side by side.

    \b
    csto-timeline accounts csto-summit-yerevan-2022
    csto-timeline accounts --since 2022-09 --until 2022-11 --country armenia

    Without ids: every event on which accounts differ in date or in what they say.
    Copies of one news agency are one voice. In a pipe it is one account a line: event id,
    publisher, voice, date (EDTF), what differs, what it says, separated by tabs.
    """
    log = settings.log()
    if ids:
        if query != Query():
            raise UsageError("accounts takes ids or filters, not both")
        matches = tuple(Match(resolve_event(id, log), certain=True) for id in dict.fromkeys(ids))
    else:
        selection = select(log, replace(query, disputed=query.disputed or not query.single_source))
        matches = selection.matches
    terms = search_terms(query.search) if query.search is not None else []

    def page(width: int) -> Any:
        from csto_timeline.terminal.pages.accounts import page

        return page(log, matches, terms, width)

    drawn = present(
        settings.display, json=json, data=lambda: _data(log, matches), rows=lambda: _rows(log, matches), page=page
    )
    if not ids:
        explain(selection, drawn=drawn)


def _rows(log: Log, matches: Iterable[Match]) -> Iterator[tuple[str, ...]]:
    for event in (match.event for match in matches):
        for account in event.accounts:
            source = log.source(account.source)
            date = account.date.text if account.date else ""
            yield event.id, source.publisher, voice(source), date, ",".join(differences(event)), account.says or ""


def _data(log: Log, matches: Iterable[Match]) -> list[dict[str, Any]]:
    return [
        {
            "id": match.event.id,
            "title": match.event.title,
            "date": match.event.date.text,
            "match": match.word,
            "differ_in": differences(match.event),
            "voices": list(voices(log, match.event)),
            "accounts": [
                {
                    "source": account.source,
                    "publisher": log.source(account.source).publisher,
                    "voice": voice(log.source(account.source)),
                    "date": account.date.text if account.date else None,
                    "date_differs": contradicts(match.event, account),
                    "announced": account.announced,
                    "says": account.says,
                    "quotes": [{"speaker": quote.speaker, "text": quote.text} for quote in account.quotes],
                }
                for account in match.event.accounts
            ],
        }
        for match in matches
    ]
