"""`csto-timeline stats`."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from csto_timeline.answers.by import By
from csto_timeline.answers.counts import Tally, tally
from csto_timeline.cli.explain import explain_derived
from csto_timeline.cli.options import Settings, filters, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.query.query import Query
from csto_timeline.query.select import select
from csto_timeline.terminal.pages.counts import page


@takes(settings)
@takes(filters)
def stats(
    query: Query,
    settings: Settings,
    by: Annotated[By, typer.Option(metavar="|".join(By), help="What to count by.")] = By.YEAR,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Print how many events there are, as bars in the colours of their kinds.

    \b
    csto-timeline stats --by month 2022
    csto-timeline stats --by country --kind clash

    A year or month is that of an event's first day. Events whose date is uncertain are
    counted separately, in every bar they might belong to; totals count them once. In a
    pipe: key, name, certain, possible, separated by tabs.
    """
    selection = select(settings.store(), query.unlimited())
    every = tally(selection, by)
    shown = every.cut(query.limit, reverse=query.reverse)
    drawn = present(
        settings.display,
        json=json,
        data=lambda: _data(shown),
        rows=lambda: _rows(shown),
        page=lambda width: page(selection, shown, width),
    )
    explain_derived(selection, len(shown.bars), len(every.bars), "bar", drawn=drawn)
    return settings.exit_code(len(shown.bars))


def _rows(shown: Tally) -> Iterator[tuple[str, ...]]:
    for group, certain, possible in shown.bars:
        yield group.key, group.name, f"{certain.total()}", f"{possible.total()}"


def _data(shown: Tally) -> dict[str, Any]:
    return {
        "by": shown.by,
        "total": shown.certain + shown.possible,
        "certain": shown.certain,
        "possible": shown.possible,
        "bars": [
            {
                "key": group.key or None,
                "name": group.name,
                "certain": certain.total(),
                "possible": possible.total(),
                "certain_by_kind": dict(certain),
                "possible_by_kind": dict(possible),
            }
            for group, certain, possible in shown.bars
        ],
    }
