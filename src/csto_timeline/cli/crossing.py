"""What `stats` prints of counts in two directions: by two things, or of several periods side by side."""

from collections.abc import Iterator, Sequence
from typing import Any

from csto_timeline.answers.absences import absence_words
from csto_timeline.answers.by import By
from csto_timeline.answers.cross import Cross, Number, compared, crossed
from csto_timeline.answers.groups import Group
from csto_timeline.cli.explain import explain
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings
from csto_timeline.cli.present import present
from csto_timeline.errors import UsageError
from csto_timeline.query.query import Query
from csto_timeline.query.select import Selection, select
from csto_timeline.terminal.pages.cross import page
from csto_timeline.text import visible


def answer(settings: Settings, queries: Sequence[tuple[str, Query]], by: tuple[By, ...], *, json: bool) -> int:
    """Write the table in its three forms; return the exit code. Raises `UsageError` if it had three directions."""
    if len(queries) > 1 and len(by) > 1:
        raise UsageError(f"--by {','.join(by)} with several periods is too much for a table: count by one thing")
    store = settings.store()
    selections = [(Group(typed, typed), select(store, query.unlimited())) for typed, query in queries]
    whole = crossed(selections[0][1], (by[0], by[1])) if len(by) > 1 else compared(selections, by[0])
    _, query = queries[0]
    shown = whole.cut(query.limit, reverse=query.reverse)
    absences = list(_absences(selections, shown))
    drawn = present(
        settings.display,
        json=json,
        data=lambda: _data(shown, periods=len(queries) > 1),
        rows=lambda: _rows(shown),
        page=lambda width: page(shown, width, absences),
    )
    for _, selection in selections:
        if not (drawn and selection.matches):  # the table says how many are possible
            explain(selection, drawn=drawn)
    for words in () if drawn else absences:
        note(visible(words))
    if len(shown.rows) < len(whole.rows):
        note(f"{len(shown.rows):,} of {len(whole.rows):,} rows: --limit left out the rest")
    return settings.exit_code(len(shown.rows))


def _absences(selections: Sequence[tuple[Group, Selection]], shown: Cross) -> Iterator[str]:
    """Yield from how many events countries that were asked for stayed away, by period if there are several."""
    for (period, selection), absences in zip(selections, shown.absences, strict=True):
        where = f" in {period.name}" if len(selections) > 1 else ""
        yield from absence_words(selection.registers, absences, selection.number, where)


def _rows(shown: Cross) -> Iterator[Sequence[str]]:
    titles = [(column.key or column.name, f"{column.key or column.name} possible") for column in shown.columns]
    if shown.rows:
        yield [shown.by[0], "name", *(title for both in titles for title in both)]
    for row in shown.rows:
        cells = (f"{count}" for column in shown.columns for count in shown.cell(row, column))
        yield [row.key, row.name, *cells]


def _data(shown: Cross, *, periods: bool) -> dict[str, Any]:
    columns: list[dict[str, Any]] = [
        _group(column) | _number(shown.totals.get(column.key, Number())) for column in shown.columns
    ]
    if periods:
        columns = [column | {"absent": absent} for column, absent in zip(columns, shown.absences, strict=True)]
    return {
        "by": shown.by,
        **({"periods": columns} if periods else {"absent": shown.absences[0], "columns": columns}),
        "rows": [
            _group(row) | {"cells": [_group(column) | _number(shown.cell(row, column)) for column in shown.columns]}
            for row in shown.rows
        ],
    }


def _group(group: Group) -> dict[str, Any]:
    return {"key": group.key or None, "name": group.name}


def _number(number: Number) -> dict[str, Any]:
    return {"certain": number.certain, "possible": number.possible}
