"""The filters, which every command that asks the log has; each is declared once."""

import functools
from contextlib import suppress
from typing import Annotated, Any

import typer

from csto_timeline.cli import complete
from csto_timeline.errors import NotAPeriod, UsageError
from csto_timeline.query.query import Query

# The main forms; docs/dates.md has them all.
_PERIOD = (
    '2022, 2022-09, 2022-11-23, 23.11.2022, "23 Nov 2022" (months in nine languages); '
    '2022Q4, 2022H1, 2022-W45, 1990s, "spring 2022", "early Jan 2022"; '
    'yesterday, "this week", "last month", 30d, 6w, 3m, 2y; '
    '2022-09..2022-11, "Sep to Nov 2022", 2022-2024, 2022-09.., "since Sep 2022", ..2022, 2y..1y, 2022-11-23..7d; '
    "and dates as the program prints them. Both end dates are included."
)


def filters(
    period: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PERIOD]",
            help=_PERIOD,
            show_default=False,
            autocompletion=complete.periods,
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="From the start of DATE; 30d means 30 days ago.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="To the end of DATE; 30d means 30 days ago.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help='A day or month of any year: 11-23, "23 Nov", today, November.',
            autocompletion=complete.month_days,
        ),
    ] = None,
    certain: Annotated[
        bool, typer.Option("--certain", help="Only events certain to fall within the period, or on the day.")
    ] = False,
    country: Annotated[
        list[str] | None,
        typer.Option(
            "--country",
            "-c",
            metavar="NAME",
            help="Code or name, in any spelling. Repeat for “or”, join with + for “and”. Finds events in which it took "
            "part, those that are about it, and those from which it stayed away.",
            autocompletion=complete.countries,
        ),
    ] = None,
    absent: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Country that was expected but stayed away. Repeat for “or”, join with + for “and”.",
            autocompletion=complete.countries,
        ),
    ] = None,
    person: Annotated[
        list[str] | None,
        typer.Option(
            "--person",
            "-p",
            metavar="NAME",
            help="Name or part of it, in any spelling. Repeat for “or”, join with + for “and”.",
            autocompletion=complete.people,
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            "-k",
            metavar="KIND",
            help="Kind of event, by id or name. Repeat for “or”.",
            autocompletion=complete.kinds,
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TAG",
            help="Tag, in upper or lower case. Repeat for “or”, join with + for “and”.",
            autocompletion=complete.tags,
        ),
    ] = None,
    place: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Place of the event, in any spelling.", autocompletion=complete.places),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Id, publisher or wire agency of a source.", autocompletion=complete.sources),
    ] = None,
    search: Annotated[
        list[str] | None,
        typer.Option(
            "--search",
            "-s",
            metavar="WORDS",
            help='All these words, in any regular form, in the texts and names of an event: "a phrase", -word, '
            "this OR that. Repeat for “or”.",
        ),
    ] = None,
    not_country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Leave out the events that --country finds.", autocompletion=complete.countries
        ),
    ] = None,
    not_person: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Leave out events with this person.", autocompletion=complete.people),
    ] = None,
    not_kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Leave out events of this kind.", autocompletion=complete.kinds),
    ] = None,
    event: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this event. Repeat for several.", autocompletion=complete.events),
    ] = None,
    disputed: Annotated[
        bool,
        typer.Option(
            "--disputed",
            help="Those of --date-disputed, and events of which two sources say different things, if only by adding.",
        ),
    ] = False,
    date_disputed: Annotated[
        bool,
        typer.Option(
            "--date-disputed",
            help="Only events with an account that contradicts the date, or two that contradict each other on it.",
        ),
    ] = False,
    single_source: Annotated[
        bool,
        typer.Option(
            "--single-source", help="Only events reported by one independent source: one publisher or wire agency."
        ),
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="Only the first N.")] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Latest first.")] = False,
    save_as: Annotated[  # noqa: ARG001 (saved when the question has been answered)
        str | None, typer.Option(metavar="NAME", help="Save these filters in the settings file, to use again as @NAME.")
    ] = None,
) -> Query:
    """Collect the filters into a query; raises `UsageError`, also for an unreadable date."""
    days, typed, day = None, "", None
    if period or not (since is None and until is None and on is None):
        from csto_timeline.cli.periods import as_typed, month_day, period_of  # many calls ask for none

        days, typed, day = period_of(period, since, until), as_typed(period, since, until), month_day(on)
    if certain and days is None and day is None:
        raise UsageError("--certain needs a period, --since, --until or --on")
    return Query(
        period=days,
        period_typed=typed,
        on=day,
        certain=certain,
        events=tuple(event or ()),
        countries=tuple(country or ()),
        absent=tuple(absent or ()),
        people=tuple(person or ()),
        kinds=tuple(kind or ()),
        tags=tuple(tag or ()),
        places=tuple(place or ()),
        sources=tuple(source or ()),
        search=tuple(search or ()),
        not_countries=tuple(not_country or ()),
        not_people=tuple(not_person or ()),
        not_kinds=tuple(not_kind or ()),
        disputed=disputed,
        date_disputed=date_disputed,
        single_source=single_source,
        limit=limit,
        reverse=reverse,
    )


@functools.wraps(filters)
def filters_of_each(period: list[str] | None, **others: Any) -> list[tuple[str, Query]]:
    """Collect the filters if PERIOD may be several, `2022 2024`; return each as typed, with its query.

    What can be read as one period is one, and has no words. Raises as `filters`.
    """
    try:
        return [("", filters(period, **others))]
    except NotAPeriod:
        if period is None or len(period) < 2:
            raise
        with suppress(NotAPeriod):
            return [(word, filters([word], **others)) for word in dict.fromkeys(period)]
        raise
