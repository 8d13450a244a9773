"""`csto-timeline add`."""

from typing import Annotated

import typer

from csto_timeline.cli import complete
from csto_timeline.cli.adding import add_event
from csto_timeline.cli.drafting import Given
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.written import DryRun

_OF_SOURCE = "; once for each source"


@takes(settings, without={"fail_empty", "merge", "prefer"})
def add(
    settings: Settings,
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help='When it was, as you would type it: 23.9.2022, "spring 2013", EDTF.'),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", "-k", metavar="KIND", help="Kind of event.", autocompletion=complete.kinds),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What happened, in one line.")] = None,
    summary: Annotated[str | None, typer.Option(metavar="TEXT", help="What happened, in some sentences.")] = None,
    time: Annotated[str | None, typer.Option(metavar="TIME", help="Time of day: 14:30 or 14:30+01:00.")] = None,
    date_note: Annotated[str | None, typer.Option(metavar="TEXT", help="How the date is known.")] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where it was.", autocompletion=complete.places)
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
        str | None, typer.Option(metavar="EVENT", help="The event it answers.", autocompletion=complete.events)
    ] = None,
    id: Annotated[str | None, typer.Option(metavar="ID", help="Its id.", show_default="made of title and year")] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Who reports it: a source of the log by its id, a new one by publisher or address; repeat for more.",
            autocompletion=complete.sources,
        ),
    ] = None,
    publisher: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help=f"Publisher of a new source{_OF_SOURCE}.")
    ] = None,
    url: Annotated[list[str] | None, typer.Option(metavar="URL", help=f"Its address{_OF_SOURCE}.")] = None,
    published: Annotated[
        list[str] | None, typer.Option(metavar="DATE", help=f"When it was published{_OF_SOURCE}.")
    ] = None,
    headline: Annotated[list[str] | None, typer.Option(metavar="TEXT", help=f"Its title{_OF_SOURCE}.")] = None,
    author: Annotated[list[str] | None, typer.Option(metavar="NAME", help=f"Its author{_OF_SOURCE}.")] = None,
    wire: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help=f"The news agency whose text it prints{_OF_SOURCE}.")
    ] = None,
    archived: Annotated[
        list[str] | None, typer.Option(metavar="URL", help=f"Address of a stored copy{_OF_SOURCE}.")
    ] = None,
    accessed: Annotated[
        list[str] | None, typer.Option(metavar="DAY", help=f"The day on which you read it{_OF_SOURCE}.")
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help=f"Its language: en, ru, hy{_OF_SOURCE}.")
    ] = None,
    says: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help=f"What it says that others do not{_OF_SOURCE}.")
    ] = None,
    says_date: Annotated[
        list[str] | None, typer.Option(metavar="DATE", help=f"Its date, where that differs{_OF_SOURCE}.")
    ] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help='Words it prints, "Speaker: words"; any number for a single source.'),
    ] = None,
    announced: Annotated[bool, typer.Option("--announced", help="The sources came out before the event.")] = False,
    dry_run: DryRun = False,
) -> int:
    """Add an event to a log of your own: answer questions, or give it all as options.

    \b
    csto-timeline add --log mine.json
    csto-timeline add --log mine.json --date 3.3.2021 --kind measure \\
        --title "Court closes the old quay" --source "The Courier" \\
        --url https://courier.example/quay --published 4.3.2021

    It needs a date, a kind, a title and a source; on a terminal it asks for what is missing.
    Dates become EDTF and are shown before anything is written. Names match in any spelling
    of the log; new people, countries and sources get an entry in the registers. With
    several sources, an option of theirs is given once for each, in their order, "" for
    none. Prints the id.
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
    given = Given(
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
    )
    return add_event(settings, given, dry_run=dry_run)
