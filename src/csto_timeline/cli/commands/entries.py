"""`csto-timeline people`, `countries`, `places`, `kinds` and `sources`."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from csto_timeline.answers.citation import line
from csto_timeline.answers.entries import Entry, Facts, entries, facts
from csto_timeline.answers.members import members
from csto_timeline.cli import complete, output
from csto_timeline.cli.explain import explain_derived
from csto_timeline.cli.filters import filters
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.errors import UnresolvedName, UsageError
from csto_timeline.log.screening import HasId
from csto_timeline.query.query import Query
from csto_timeline.query.select import Selection, select
from csto_timeline.terminal.pages.entries import page
from csto_timeline.text import visible

_METAVAR = "[NAME]"
_LONG = typer.Option("--long", "-l", help="Add everything in the register.")
_JSON = typer.Option("--json", help="Print one JSON array of entries.")


@takes(settings)
@takes(filters, without={"period"})
def people(
    query: Query,
    settings: Settings,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_METAVAR, help="A name in any spelling, to see whom it means.", autocompletion=complete.people
        ),
    ] = None,
    office: Annotated[
        str | None,
        typer.Option(metavar="TITLE", help="List who held an office with these words in its title."),
    ] = None,
    long: Annotated[bool, _LONG] = False,
    json: Annotated[bool, _JSON] = False,
) -> int:
    """List the people in the log, and how many events each has.

    \b
    csto-timeline people toqaev
    csto-timeline people --since 2022 --country armenia
    csto-timeline people --office "secretary general"

    --office shows who held an office, from when to when, and which source says so; in a
    pipe: office, id, name, first and last date (EDTF), id of the source and its publisher,
    separated by tabs. --long adds offices with their dates, and which outlets print which
    spelling. A NAME shows whom that spelling means. In a pipe: id, name, events, how
    many of them are only possibly in the period, dates of the first and the last,
    spellings, separated by tabs.
    """
    if office is not None:
        if name or long or replace(query, limit=None, reverse=False) != Query():
            raise UsageError("--office takes no name, filters or --long: it lists everyone who held the office")
        from csto_timeline.cli.offices import answer

        return answer(settings, office, query, json=json)
    return _answer("people", query, settings, name, long=long, json=json)


@takes(settings)
@takes(filters, without={"period"})
def countries(
    query: Query,
    settings: Settings,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar=_METAVAR, help="A code or name in any spelling.", autocompletion=complete.countries),
    ] = None,
    long: Annotated[bool, _LONG] = False,
    json: Annotated[bool, _JSON] = False,
) -> int:
    """List the countries in the log, and how many events each has.

    \b
    csto-timeline countries Հայաստան
    csto-timeline countries --person putin --since 2022

    --long adds what they were members of, and when. Events from which a country stayed
    away do not count among its events; they are counted separately. In a pipe: code, name,
    events, how many of them are only possibly in the period, dates of the first and the
    last, spellings, events from which it stayed away, separated by tabs.
    """
    return _answer("countries", query, settings, name, long=long, json=json)


@takes(settings)
@takes(filters, without={"period"})
def places(
    query: Query,
    settings: Settings,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar=_METAVAR, help="A place in any spelling.", autocompletion=complete.places),
    ] = None,
    long: Annotated[bool, _LONG] = False,
    json: Annotated[bool, _JSON] = False,
) -> int:
    """List the places in the log, and how many events each has.

    \b
    csto-timeline places nur-sultan
    csto-timeline places --kind summit --long

    --long adds the country and the coordinates, and which outlets print which spelling. A
    renamed city is one place. In a pipe: id, name, events, how many of them are only
    possibly in the period, dates of the first and the last, spellings, separated by tabs.
    """
    return _answer("places", query, settings, name, long=long, json=json)


@takes(settings)
@takes(filters, without={"period"})
def kinds(
    query: Query,
    settings: Settings,
    name: Annotated[
        list[str] | None, typer.Argument(metavar=_METAVAR, help="Kind of event.", autocompletion=complete.kinds)
    ] = None,
    long: Annotated[bool, _LONG] = False,
    json: Annotated[bool, _JSON] = False,
) -> int:
    """List the kinds of events, and how many there are of each.

    \b
    csto-timeline kinds
    csto-timeline kinds --country armenia --until 2022

    In a pipe: id, name, events, how many of them are only possibly in the period, dates of
    the first and the last, spellings, separated by tabs.
    """
    return _answer("kinds", query, settings, name, long=long, json=json)


@takes(settings)
@takes(filters, without={"period"})
def sources(
    query: Query,
    settings: Settings,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar=_METAVAR, help="Id, publisher or wire agency.", autocompletion=complete.sources),
    ] = None,
    cite: Annotated[
        bool, typer.Option("--cite", help="Print each as a one-line citation, ready to paste into a report.")
    ] = False,
    long: Annotated[bool, _LONG] = False,
    json: Annotated[bool, _JSON] = False,
) -> int:
    """List the sources in the log, and how many events each reports.

    \b
    csto-timeline sources RFE/RL --long
    csto-timeline sources warsaw-institute-2022-11-29 --cite

    --long adds the full citation; --cite prints only that, for each source of a matching
    event. In a pipe: id, publisher, events, how many of them are only possibly in the
    period, dates of the first and the last, publisher and wire agency, separated by tabs.
    """
    if cite and (long or json):
        raise UsageError(f"--cite and --{'json' if json else 'long'} cannot be used together: choose one")
    return _answer("sources", query, settings, name, cite=cite, long=long, json=json)


def _answer(
    register: str,
    query: Query,
    settings: Settings,
    name: list[str] | None,
    *,
    long: bool,
    json: bool,
    cite: bool = False,
) -> int:
    typed = " ".join(name) if name else None
    if typed is not None and not typed.strip():
        raise UsageError("NAME is empty: leave it out to list all")
    selection = select(settings.store(), query.unlimited(), register)
    found = _found(selection, register, typed)
    if cite and selection.criteria:
        found = [entry for entry in found if entry.events]
    shown = (found[::-1] if query.reverse else found)[: query.limit]
    if cite:
        output.write_utf_8(f"{visible(line(selection.registers.source(entry.name.key)))}\n" for entry in shown)
        explain_derived(selection, len(shown), len(found), "name", drawn=False, plural=register)
        return settings.exit_code(len(shown))
    names = [entry.name for entry in shown]
    details = facts(selection, register, names) if (long or typed) and not json else None
    drawn = present(
        settings.display,
        json=json,
        data=lambda: map(_data, shown, members(selection, register, names)),
        rows=lambda: (_row(entry, details if long else None) for entry in shown),
        page=lambda _: page(selection, register, shown, details=details, typed=typed),
    )
    explain_derived(selection, len(shown), len(found), "name", drawn=drawn, plural=register)
    return settings.exit_code(len(shown))


def _found(selection: Selection, register: str, typed: str | None) -> list[Entry]:
    try:
        return entries(selection, register, typed)
    except UnresolvedName:
        id = (typed or "").strip().lower()
        if any(True for _ in selection.store.events([HasId(frozenset({id}))])):
            raise UnresolvedName(f"{id} is an event: {register} --event {id} lists its {register}") from None
        raise


def _row(entry: Entry, details: Facts | None) -> Iterator[str]:
    yield from (entry.name.key, entry.name.name, f"{entry.events}", f"{entry.possible}")
    yield from (date.text if date else "" for date in (entry.first, entry.last))
    yield ", ".join(entry.name.spellings)
    if entry.absent is not None:
        yield f"{entry.absent}"
    if details is not None:
        yield "; ".join(f"{label}: {words}" for label, words in details[entry.name.key])


def _data(entry: Entry, declared: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": entry.name.key,
        "name": entry.name.name,
        "spellings": entry.name.spellings,
        "events": entry.events,
        "possible": entry.possible,
        "first": entry.first.text if entry.first else None,
        "last": entry.last.text if entry.last else None,
        **({} if entry.absent is None else {"absent": entry.absent}),
        **declared,
    }
