"""`csto-timeline add`."""

from typing import Annotated

import typer

from csto_timeline.cli import complete
from csto_timeline.cli.adding import add_event
from csto_timeline.cli.drafting import EventOptions
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.target_log import AsTyped, DryRun

_SOURCES = "Sources (each option once per source, in the same order)"  # a section of the help


@takes(settings, without={"fail_empty", "merge", "prefer", "engine"})
def add(
    settings: Settings,
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help='Date of the event, as you would type it: 23.9.2022, "spring 2013", EDTF.'),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", "-k", metavar="KIND", help="Kind of event.", autocompletion=complete.kinds),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What happened, in one line.")] = None,
    summary: Annotated[str | None, typer.Option(metavar="TEXT", help="What happened, in a few sentences.")] = None,
    time: Annotated[str | None, typer.Option(metavar="TIME", help="Time of day: 14:30 or 14:30+01:00.")] = None,
    date_note: Annotated[str | None, typer.Option(metavar="TEXT", help="How the date is known.")] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where it happened.", autocompletion=complete.places)
    ] = None,
    place_country: Annotated[
        str | None, typer.Option(metavar="NAME", help="The country of the place.", autocompletion=complete.countries)
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(
            "--country",
            "-c",
            metavar="NAME",
            help="Country that took part, by code or name; repeat for more.",
            autocompletion=complete.countries,
        ),
    ] = None,
    absent: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Country that stayed away.", autocompletion=complete.countries),
    ] = None,
    person: Annotated[
        list[str] | None,
        typer.Option(
            "--person",
            "-p",
            metavar="NAME",
            help="Person who took part, in any spelling; repeat for more.",
            autocompletion=complete.people,
        ),
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Tag; repeat for more.", autocompletion=complete.tags)
    ] = None,
    part_of: Annotated[
        str | None,
        typer.Option(metavar="EVENT", help="The larger event it is part of.", autocompletion=complete.events),
    ] = None,
    follows: Annotated[
        str | None, typer.Option(metavar="EVENT", help="The event it follows.", autocompletion=complete.events)
    ] = None,
    id: Annotated[
        str | None, typer.Option(metavar="ID", help="Its id; by default made of title and year.", show_default=False)
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="A source: the id of one in the log, or the publisher or address of a new one; repeat for more.",
            autocompletion=complete.sources,
            rich_help_panel=_SOURCES,
        ),
    ] = None,
    publisher: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Publisher of a new source.", rich_help_panel=_SOURCES)
    ] = None,
    url: Annotated[list[str] | None, typer.Option(metavar="URL", help="Its address.", rich_help_panel=_SOURCES)] = None,
    published: Annotated[
        list[str] | None, typer.Option(metavar="DATE", help="When it was published.", rich_help_panel=_SOURCES)
    ] = None,
    headline: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="Its title.", rich_help_panel=_SOURCES)
    ] = None,
    author: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Its author.", rich_help_panel=_SOURCES)
    ] = None,
    wire: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="The news agency whose text it prints.", rich_help_panel=_SOURCES),
    ] = None,
    archived: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="Address of a stored copy.", rich_help_panel=_SOURCES)
    ] = None,
    accessed: Annotated[
        list[str] | None, typer.Option(metavar="DAY", help="The day on which you read it.", rich_help_panel=_SOURCES)
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Its language: en, ru, hy.", rich_help_panel=_SOURCES)
    ] = None,
    says: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="What it says that the others do not.", rich_help_panel=_SOURCES),
    ] = None,
    says_date: Annotated[
        list[str] | None,
        typer.Option(metavar="DATE", help="The date it gives, if different.", rich_help_panel=_SOURCES),
    ] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT",
            help='A quotation, as "Speaker: words"; any number, for a single source.',
            rich_help_panel=_SOURCES,
        ),
    ] = None,
    announced: Annotated[
        bool, typer.Option("--announced", help="The sources were published before it happened.")
    ] = False,
    as_typed: AsTyped = False,
    dry_run: DryRun = False,
) -> int:
    """Add an event to a log of your own, interactively or by options.

    \b
    csto-timeline add --log mine.json
    csto-timeline add --log mine.json --date 3.3.2021 --kind measure \\
        --title "Court closes the old quay" --source "The Courier" \\
        --url https://courier.example/quay --published 4.3.2021

    A date, a kind, a title and a source are required; on a terminal you are asked for whatever
    is missing. Dates become EDTF and are shown before anything is written. Names match in any
    spelling that the log has; new people, countries and sources get an entry in the
    registers, but a name spelt almost like a known one is refused, unless --as-typed is given.
    With several sources, repeat the options that describe them once per source, in the same
    order, with "" for none. Prints the id of the new event.
    """
    of_sources = {
        "source": source,
        "publisher": publisher,
        "url": url,
        "published": published,
        "headline": headline,
        "author": author,
        "wire": wire,
        "archived": archived,
        "accessed": accessed,
        "language": language,
        "says": says,
        "says-date": says_date,
    }
    options = EventOptions(
        date=date,
        kind=kind,
        title=title,
        summary=summary,
        time=time,
        date_note=date_note,
        place=place,
        place_country=place_country,
        countries=country or [],
        absent=absent or [],
        people=person or [],
        tags=tag or [],
        part_of=part_of,
        follows=follows,
        id=id,
        of_sources={name: values for name, values in of_sources.items() if values},
        quotes=quote or [],
        announced=announced,
        as_typed=as_typed,
    )
    return add_event(settings, options, dry_run=dry_run)
