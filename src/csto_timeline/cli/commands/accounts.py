"""`csto-timeline accounts`."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer
from msgspec.structs import asdict, replace

from csto_timeline.cli import complete
from csto_timeline.cli.event_lookup import opened, within
from csto_timeline.cli.explain import explain
from csto_timeline.cli.filters import filters
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.log.model import Account
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import contradictions, differences, voice, voices
from csto_timeline.query.query import Query
from csto_timeline.query.search import marked_terms
from csto_timeline.query.select import Match, select


@takes(settings)
@takes(filters, without={"period"})
def accounts(
    query: Query,
    settings: Settings,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[EVENT]...", help="Events, as for show.", autocompletion=complete.events),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of events.")] = False,
) -> int:
    """Print where sources differ: what each says, side by side.

    \b
    csto-timeline accounts csto-summit-yerevan-2022
    csto-timeline accounts --since 2022-09 --until 2022-11 --country armenia

    Without events, prints every event whose accounts differ in date or in what they say.
    Copies of one news agency are one voice. In a pipe, prints one account per line: event id,
    publisher, voice, date (EDTF), what differs, what it says, separated by tabs.
    """
    store = settings.store()
    if ids and query != Query():
        query, ids = within(query, ids, "accounts"), None
    if ids:
        selection, matches = None, opened(settings, store, ids)
    else:
        chosen = query.disputed or query.date_disputed or query.single_source
        selection = select(store, query if chosen else replace(query, disputed=True))
        matches = selection.matches
    registers = store.registers()
    terms = marked_terms(query.search)

    def page(width: int) -> Any:
        from csto_timeline.terminal.pages.accounts import page

        return page(registers, matches, terms, width)

    drawn = present(
        settings.display,
        json=json,
        data=lambda: _data(registers, matches),
        rows=lambda: _rows(registers, matches),
        page=page,
    )
    if selection:
        explain(selection, drawn=drawn)
    return settings.exit_code(len(matches))


def _rows(registers: Registers, matches: Iterable[Match]) -> Iterator[tuple[str, ...]]:
    for event in (match.event for match in matches):
        differ_in = ",".join(differences(event))
        for account in event.accounts:
            source = registers.source(account.source)
            date = account.date.text if account.date else ""
            yield event.id, source.publisher, voice(source), date, differ_in, account.says or ""


def _data(registers: Registers, matches: Iterable[Match]) -> Iterator[dict[str, Any]]:
    for match in matches:
        event = match.event
        yield {
            "id": event.id,
            "title": event.title,
            "date": event.date.text,
            "time": event.time,
            "match": match.word,
            "differ_in": differences(event),
            "voices": list(voices(registers, event)),
            "accounts": [
                _account_data(registers, account, date_differs=date_differs)
                for account, date_differs in zip(event.accounts, contradictions(event), strict=True)
            ],
        }


def _account_data(registers: Registers, account: Account, *, date_differs: bool) -> dict[str, Any]:
    source = registers.source(account.source)
    return {
        "source": account.source,
        "publisher": source.publisher,
        "voice": voice(source),
        "date": account.date.text if account.date else None,
        "date_differs": date_differs,
        "announced": account.announced,
        "says": account.says,
        "quotes": [asdict(quote) for quote in account.quotes],
    }
