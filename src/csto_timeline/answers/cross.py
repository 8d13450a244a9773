"""Counts in two directions: by two things that events are counted by, or by one in several periods side by side."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.answers.absences import Absences
from csto_timeline.answers.by import By
from csto_timeline.answers.counts import begun_on, possible_groups
from csto_timeline.answers.groups import Group, beginnings, groups_of, in_a_row
from csto_timeline.answers.same_months import has_each_month_once, in_order_from, is_in, of_any_year
from csto_timeline.dates.month_day import MonthDay
from csto_timeline.dates.period import Period
from csto_timeline.log.model import Event
from csto_timeline.query.select import Match, Selection

_InOrder = Callable[[Iterable[Group]], list[Group]]


class Number(NamedTuple):
    """The number of events that are certainly in a cell, and of those that only may be."""

    certain: int = 0
    possible: int = 0

    def plus(self, *, certain: bool) -> "Number":
        """Return the number with one event more."""
        return Number(self.certain + certain, self.possible + (not certain))


class Cross(Struct, frozen=True):
    """A table of counts: `rows` and `columns` are groups, `cells` have the numbers of those that are not empty.

    `totals` count each event of a column once, in however many rows it stands; `by` is what rows, and columns where
    these are no periods, are counted by. `absences` are, for each selection, those of the countries that it asks for;
    `without` are the years or months between the columns that have no event, and so no column.
    """

    by: tuple[By, ...]
    rows: tuple[Group, ...]
    columns: tuple[Group, ...]
    cells: dict[tuple[str, str], Number]
    totals: dict[str, Number]
    absences: tuple[dict[str, int], ...] = ()
    without: tuple[Group, ...] = ()

    def cell(self, row: Group, column: Group) -> Number:
        """Return the number of a cell."""
        return self.cells.get((row.key, column.key), Number())

    def cut(self, limit: int | None, *, reverse: bool) -> "Cross":
        """Return the first rows only, from the end if `reverse`; what is counted stays."""
        return replace(self, rows=(self.rows[::-1] if reverse else self.rows)[:limit])


def crossed(selection: Selection, by: tuple[By, By]) -> Cross:
    """Count the events of a selection by two things. One stands in every row and column that it belongs to."""
    counted, span, absences = _Cells(), _span(selection, by), Absences(selection)
    for match in selection.matches:
        event = match.event
        absences.add(event)
        rows, columns = (_placement(selection, match, event, each, span) for each in by)
        counted.add(rows, columns)
    on = selection.query.on
    table = counted.cross(by, _in_a_row(by[0], on))
    every = in_a_row(table.columns, by[1], on) if by[1].is_time else ()
    without = tuple(group for group in every if group not in table.columns)
    return replace(table, absences=(absences.numbers(),), without=without)


def compared(selections: Sequence[tuple[Group, Selection]], by: By) -> Cross:
    """Count the events of several selections by one thing, side by side; each selection has its name.

    Of periods of a year at most, the same months are one row. A year or month without events is in one of the periods.
    """
    counted = _Cells()
    absences = [Absences(selection) for _, selection in selections]
    periods = [selection.query.period or Period() for _, selection in selections]
    start = periods[0].start.month if by is By.MONTH and all(map(has_each_month_once, periods)) else 0
    for (column, selection), absent in zip(selections, absences, strict=True):
        counted.columns[column.key] = column
        span = _span(selection, (by,))
        for match in selection.matches:
            event = match.event
            absent.add(event)
            rows = _placement(selection, match, event, by, span)
            if start and selection.query.period:
                rows = rows._replace(groups=tuple(of_any_year(group, selection.query.period) for group in rows.groups))
            counted.add(rows, _Placement((column,), certain=True))
    on = selections[0][1].query.on
    table = counted.cross((by,), partial(in_order_from, start) if start else _in_a_row(by, on))
    shown = (row for row in table.rows if row.key in counted.rows or any(is_in(row, each, by) for each in periods))
    return replace(table, rows=tuple(shown), absences=tuple(each.numbers() for each in absences))


def _in_a_row(by: By, on: MonthDay | None) -> _InOrder | None:
    return partial(in_a_row, by=by, on=on) if by.is_time else None


class _Placement(NamedTuple):
    """The groups of an event, and whether it certainly is in them, or only may be in each."""

    groups: tuple[Group, ...]
    certain: bool


def _placement(selection: Selection, match: Match, event: Event, by: By, span: Period) -> _Placement:
    groups = groups_of(selection.registers, event, by)
    if not by.is_time or groups[0].key:
        return _Placement(groups, match.certain)
    query = selection.query
    begun = begun_on(query.on, event)
    return _Placement(tuple(possible_groups(begun, by, span, query.period or span)), certain=False)


def _span(selection: Selection, by: Iterable[By]) -> Period:
    """Return the days between which events began, where years or months are asked for; a pass over the matches."""
    if not any(each.is_time for each in by):
        return Period()
    begun = (each for event in selection.events for each in beginnings(event))
    days = {day for each in begun for day in (each.first, each.last) if day}
    return Period(min(days), max(days)) if days else Period()


class _Cells:
    """Counts events into the cells of a table."""

    def __init__(self) -> None:
        self.rows: dict[str, Group] = {}
        self.columns: dict[str, Group] = {}
        self._cells: defaultdict[tuple[str, str], Number] = defaultdict(Number)
        self._totals: defaultdict[str, Number] = defaultdict(Number)
        self._row_totals: defaultdict[str, Number] = defaultdict(Number)

    def add(self, rows: _Placement, columns: _Placement) -> None:
        """Count an event: certain only where both its rows and its columns are."""
        certain = rows.certain and columns.certain
        self.rows |= {group.key: group for group in rows.groups}
        self.columns |= {group.key: group for group in columns.groups}
        for row, column in product(rows.groups, columns.groups):
            self._cells[row.key, column.key] = self._cells[row.key, column.key].plus(certain=certain)
        for column in columns.groups:
            self._totals[column.key] = self._totals[column.key].plus(certain=certain)
        for row in rows.groups:
            self._row_totals[row.key] = self._row_totals[row.key].plus(certain=certain)

    def cross(self, by: tuple[By, ...], in_order: _InOrder | None) -> Cross:
        """Return the table: its rows as `in_order` has them, or from the most events to the fewest."""
        rows = (in_order or self._most_first)(self.rows.values())
        columns: Iterable[Group] = self.columns.values()
        if by[1:] and by[1].is_time:
            columns = sorted(columns, key=lambda group: (not group.key, group.key))
        elif by[1:]:
            columns = sorted(columns, key=lambda group: (-sum(self._totals[group.key]), group.name, group.key))
        return Cross(by, tuple(rows), tuple(columns), dict(self._cells), dict(self._totals))

    def _most_first(self, groups: Iterable[Group]) -> list[Group]:
        totals = self._row_totals
        return sorted(groups, key=lambda group: (-totals[group.key].certain, -totals[group.key].possible, *group[::-1]))
