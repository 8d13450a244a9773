"""The page of `stats` in two directions: a table of numbers, below itself as often as the terminal is too narrow."""

from collections.abc import Iterable, Iterator, Sequence

from csto_timeline.answers.by import By
from csto_timeline.answers.cross import Cross, Number
from csto_timeline.answers.groups import Group
from csto_timeline.terminal.elements import Column, Line, Span, Table, line, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING
from csto_timeline.text import counted

_MANY = frozenset({By.COUNTRY, By.PERSON})
_GAP = 2  # columns of the terminal between two of the table
_NAMED = 6  # years or months without events


def page(shown: Cross, width: int, absences: Iterable[str] = ()) -> Iterator[Line | Table]:
    """Return the page: a row a group, the totals below, and what the numbers mean where that is not plain.

    Columns that are more than fit into the width are a table of their own. `absences` are sentences on the countries
    that stayed away.
    """
    if not shown.rows:
        return
    for columns in _parts(shown, width):
        yield _table(shown, columns)
        yield line()
    yield from _without_events(shown)
    if any(number.possible for number in shown.totals.values()):
        yield line(
            "",
            span("5+2: 5 events certain, 2 more possible; a possible one counts in every cell where it may be.", QUIET),
        )
    if _MANY & {*shown.by}:
        yield line("", span("An event counts in every row and column of those it involves.", QUIET))
    for words in absences:
        yield line("", span(f"{words}.", QUIET))


def _table(shown: Cross, columns: Sequence[Group]) -> Table:
    titles = (Column(shown.by[0].capitalize(), wraps=True), *(_column(group.name) for group in columns))
    rows = [((span(row.name),), *(_figures(shown.cell(row, column)) for column in columns)) for row in shown.rows]
    totals = tuple(_figures(shown.totals.get(column.key, Number())) for column in columns)
    return Table(titles, (*rows, ((Span("Events", HEADING),), *totals)))


def _parts(shown: Cross, width: int) -> Iterator[Sequence[Group]]:
    """Yield the columns that stand beside each other; all of them where not even one has room."""
    from csto_timeline.terminal.screen import width_of  # a pipe has no tables, and needs no Rich

    names = max(width_of([span(name)]) for name in (*(row.name for row in shown.rows), shown.by[0], "Events"))
    widths = {
        column.key: _GAP + max(width_of(each) for each in ([span(column.name)], *_cells(shown, column)))
        for column in shown.columns
    }
    if names + max(widths.values(), default=0) > width:
        yield shown.columns
        return
    part: list[Group] = []
    left = width - names
    for column in shown.columns:
        if widths[column.key] > left:
            yield part
            part, left = [], width - names
        part.append(column)
        left -= widths[column.key]
    yield part


def _cells(shown: Cross, column: Group) -> Iterator[tuple[Span, ...]]:
    yield _figures(shown.totals.get(column.key, Number()))
    yield from (_figures(shown.cell(row, column)) for row in shown.rows)


def _without_events(shown: Cross) -> Iterator[Line]:
    """Tell of the years or months between the columns that have none, as no event is in them."""
    if shown.without:
        names = [group.name for group in shown.without]
        which = ", ".join(names) if len(names) <= _NAMED else f"{counted(len(names), shown.by[-1])} in between"
        yield line("", span(f"No events, and no column: {which}.", QUIET))


def _column(title: str) -> Column:
    return Column(title, flush_right=True)


def _figures(number: Number) -> tuple[Span, ...]:
    if number.possible:
        return span(f"{number.certain:,}"), span(f"+{number.possible:,}", WARNING)
    return (span(f"{number.certain:,}") if number.certain else span("0", QUIET),)
