"""The options that commands share, each declared once."""

import functools
import inspect
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import Annotated, Any, TypeVar

import typer
from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.cli import complete
from csto_timeline.cli.display import Color, Display
from csto_timeline.cli.logs import chosen, open_chosen, open_chosen_on_cluster
from csto_timeline.errors import NotAPeriod, UsageError
from csto_timeline.log.store import Prefer, Store
from csto_timeline.query.query import Query

R = TypeVar("R")
# The main forms; docs/dates.md has them all.
_PERIOD = (
    '2022, 2022-09, 2022-11-23, 23.11.2022, "23 Nov 2022" (months in nine languages); '
    '2022Q4, 2022H1, 2022-W45, 1990s, "spring 2022", "early Jan 2022"; '
    'yesterday, "this week", "last month", 30d, 6w, 3m, 2y; '
    '2022-09..2022-11, "Sep to Nov 2022", 2022-2024, 2022-09.., "since Sep 2022", ..2022, 2y..1y, 2022-11-23..7d; '
    "and dates as the program prints them. Both end dates are included."
)


def takes(
    provider: Callable[..., object], without: Collection[str] = ()
) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Add the parameters of `provider` to a command, and pass what it returns as the first argument.

    Those `without` which the command does keep their default. `shared` of the command has the names of the others.
    """
    every = inspect.signature(provider, eval_str=True).parameters
    shared = {name: parameter for name, parameter in every.items() if name not in without}

    def decorate(command: Callable[..., R]) -> Callable[..., R]:
        first, *rest = inspect.signature(command, eval_str=True).parameters.values()
        own = {parameter.name: parameter for parameter in rest}

        @functools.wraps(command)
        def wrapper(**values: Any) -> R:
            provided = provider(**{name: values[name] for name in shared})
            return command(**{first.name: provided}, **{name: values[name] for name in own})

        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (own | shared).values()]
        wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        wrapper.shared = {*getattr(command, "shared", ()), *shared}  # type: ignore[attr-defined]
        wrapper.__annotations__ = {}  # Typer takes them from the signature, and would evaluate each of these twice
        return wrapper

    return decorate


NOTHING_FITS = 5  # the exit code for it, where --fail-empty asks for one


class Settings(Struct, frozen=True):
    """The options that every command has, before and after the command's name; `fail_empty` stands after it alone."""

    logs: tuple[str, ...]
    merge: bool
    display: Display
    fail_empty: bool = False
    prefer: Prefer | None = None
    engine: str | None = None

    def store(self) -> Store:
        """Open the logs asked for, else the built-in one, as one store; raises `LogError`."""
        if self.engine is not None:
            return open_chosen_on_cluster(self.logs, self.engine)
        return open_chosen(self.logs, merge=self.merge, prefer=self.prefer)

    def paths(self, named: Sequence[str] | None = None) -> list[str]:
        """Return the paths of the logs that are named, else asked for; raises `UsageError` with a cluster."""
        if self.engine is not None:
            raise UsageError("--engine is for commands that query a log: this one reads or writes files itself")
        return chosen(named or self.logs)

    def exit_code(self, answers: int) -> int:
        """Return the exit code of a command that found so many."""
        return NOTHING_FITS if self.fail_empty and not answers else 0


def settings(
    ctx: typer.Context,
    log: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="Read this log, or all logs in this folder; repeat to read several as one. - is standard input, "
            "builtin the built-in log. By default CSTO_TIMELINE_LOG, then the settings file, then builtin.",
            show_default=False,
        ),
    ] = None,
    merge: Annotated[
        bool, typer.Option("--merge", help="Combine accounts of an event that appears in several logs.")
    ] = False,
    prefer: Annotated[
        Prefer | None,
        typer.Option(
            metavar="|".join(Prefer),
            help="With --merge: which log wins where they disagree. Its account replaces that of the same source.",
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            metavar="sc://HOST:PORT",
            help="Have this Spark cluster search the log, a folder of Parquet files that the cluster can read.",
            show_default=False,
        ),
    ] = None,
    color: Annotated[
        Color | None,
        typer.Option(
            metavar="|".join(Color),
            help="When to use colour; auto, the default, follows NO_COLOR, FORCE_COLOR and the terminal.",
            show_default=False,
        ),
    ] = None,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Do not page long output.")] = False,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit with 5 if nothing matches.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Print sentences without drawing characters, for a screen reader.")
    ] = False,
    no_config: Annotated[bool, typer.Option("--no-config", help="Do not read the settings file.")] = False,  # noqa: ARG001 (read before all options)
) -> Settings:
    """Collect the settings; options after the command's name win over those before it."""
    before = ctx.obj if isinstance(ctx.obj, Settings) else Settings((), False, Display())
    shown = before.display
    pager, plain = shown.pager and not no_pager, shown.plain or plain
    display = replace(shown, color=color or shown.color, pager=pager, plain=plain)
    merge, prefer = merge or before.merge, prefer or before.prefer
    if prefer and not merge and before is ctx.obj:
        raise UsageError("--prefer needs --merge")
    return Settings(tuple(log or before.logs), merge, display, fail_empty, prefer, engine or before.engine)


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
            metavar="DAY", help='A day of any year: 11-23, "23 Nov", today.', autocompletion=complete.month_days
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
            "part, and those from which it stayed away.",
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
            metavar="NAME", help="Leave out events that involve this country.", autocompletion=complete.countries
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
        bool, typer.Option("--disputed", help="Only events whose accounts differ in date or in what they say.")
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
