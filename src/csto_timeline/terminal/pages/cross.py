"""The page of `stats` in two directions: a table of numbers."""

from collections.abc import Iterable, Iterator

from csto_timeline.answers.by import By
from csto_timeline.answers.cross import Cross, Number
from csto_timeline.terminal.elements import Column, Line, Span, Table, line, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING

_MANY = frozenset({By.COUNTRY, By.PERSON})


def page(shown: Cross, absences: Iterable[str] = ()) -> Iterator[Line | Table]:
    """Return the page: a row a group, the totals below, and what the numbers mean where that is not plain.

    `absences` are sentences on the countries that stayed away.
    """
    if not shown.rows:
        return
    columns = (Column(shown.by[0].capitalize(), wraps=True), *(_column(group.name) for group in shown.columns))
    rows = [((span(row.name),), *(_figures(shown.cell(row, column)) for column in shown.columns)) for row in shown.rows]
    totals = tuple(_figures(shown.totals.get(column.key, Number())) for column in shown.columns)
    yield Table(columns, (*rows, ((Span("Events", HEADING),), *totals)))
    yield line()
    if any(number.possible for number in shown.totals.values()):
        yield line(
            "",
            span("5+2: 5 events certain, 2 more possible; a possible one counts in every cell where it may be.", QUIET),
        )
    if _MANY & {*shown.by}:
        yield line("", span("An event counts in every row and column of those it involves.", QUIET))
    for words in absences:
        yield line("", span(f"{words}.", QUIET))


def _column(title: str) -> Column:
    return Column(title, flush_right=True)


def _figures(number: Number) -> tuple[Span, ...]:
    if number.possible:
        return span(f"{number.certain:,}"), span(f"+{number.possible:,}", WARNING)
    return (span(f"{number.certain:,}") if number.certain else span("0", QUIET),)
