"""`csto-timeline stats`."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from csto_timeline.answers.absences import absence_words
from csto_timeline.answers.by import By
from csto_timeline.answers.counts import Counts, counts_by
from csto_timeline.cli import complete
from csto_timeline.cli.explain import explain_derived
from csto_timeline.cli.filters import filters_of_each
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.errors import UsageError
from csto_timeline.query.query import Query
from csto_timeline.query.select import select
from csto_timeline.terminal.pages.counts import page, sentences
from csto_timeline.text import visible


@takes(settings)
@takes(filters_of_each)
def stats(
    queries: list[tuple[str, Query]],
    settings: Settings,
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar=f"{'|'.join(By)}[,…]",
            help="What to count by: by default year, of several periods kind; two things make a table.",
            autocompletion=complete.counted_by,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Count events by year, month, kind, country or person, as bars.

    \b
    csto-timeline stats --by month 2022
    csto-timeline stats --by country --kind clash
    csto-timeline stats --by kind,year --since 2020
    csto-timeline stats 2022 2024 --by kind

    An event counts in the year or month of its first day; between the first and the last,
    those without events count 0. Events whose date is uncertain are counted separately, in
    every bar they might belong to; totals count them once. Of a country that --country names,
    the answer says from how many of the events it stayed away. Several periods are compared
    side by side. In a pipe: key, name, certain, possible, separated by tabs; a table has a
    header line and two cells for each column.
    """
    counted_by = _by(",".join(by or [By.KIND if len(queries) > 1 else By.YEAR]))
    if len(queries) > 1 or len(counted_by) > 1:
        from csto_timeline.cli.crossing import answer

        return answer(settings, queries, counted_by, json=json)
    ((_, query),) = queries
    selection = select(settings.store(), query.unlimited(), counted_by[0])
    every = counts_by(selection, counted_by[0])
    shown = every.cut(query.limit, reverse=query.reverse)
    drawn = present(
        settings.display,
        json=json,
        data=lambda: _data(shown),
        rows=lambda: _rows(shown),
        page=lambda width: page(selection, shown, width),
        sentences=lambda: sentences(selection, shown),
    )
    explain_derived(selection, len(shown.bars), len(every.bars), "bar", drawn=drawn)
    absences = absence_words(selection.registers, shown.absences, selection.number)
    for words in () if drawn else absences:
        note(visible(words))
    return settings.exit_code(len(shown.bars))


def _by(typed: str) -> tuple[By, ...]:
    """Return what was typed: one thing to count by, or two joined by a comma; raises `UsageError`."""
    words = [word.strip().lower() for word in typed.split(",")]
    for word in words:
        if word not in {*By}:
            raise UsageError(f'--by: "{word}" is not one of {", ".join(By)}; two are joined by a comma: kind,year')
    if len(words) > 2:
        raise UsageError(f'--by: "{typed}" has {len(words)} things to count by: name one, or two as in kind,year')
    if len(set(words)) < len(words):
        raise UsageError(f'--by: "{typed}" has one thing twice: name it once, or two as in kind,year')
    return tuple(map(By, words))


def _rows(shown: Counts) -> Iterator[tuple[str, ...]]:
    for group, certain, possible in shown.bars:
        yield group.key, group.name, f"{certain.total()}", f"{possible.total()}"


def _data(shown: Counts) -> dict[str, Any]:
    return {
        "by": shown.by,
        "total": shown.certain + shown.possible,
        "certain": shown.certain,
        "possible": shown.possible,
        "absent": shown.absences,
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
