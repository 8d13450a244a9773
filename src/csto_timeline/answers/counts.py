"""Counts of events by year, month, kind, country or person; certain and possible ones apart."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.answers.absences import Absences
from csto_timeline.answers.by import By
from csto_timeline.answers.groups import (
    Group,
    beginnings,
    group_of_key,
    groups_of,
    in_a_row,
    possible_beginnings,
    stretch_group,
    stretches,
)
from csto_timeline.answers.sequence import in_order
from csto_timeline.dates.month_day import MonthDay
from csto_timeline.dates.period import Period
from csto_timeline.log.model import Event
from csto_timeline.log.store_counts import GroupCount
from csto_timeline.query.select import Match, Selection

# An event that may fall in more years or months than these tells nothing about any of them.
_MOST_STRETCHES = 24
_NOT_KNOWN = Group("", "Not known")


class Bar(NamedTuple):
    """A group with its events by kind: those certainly in it, and those that only may be."""

    group: Group
    certain: Counter[str]
    possible: Counter[str]


class Counts(Struct, frozen=True):
    """The bars in order. `certain` and `possible` count every event once; `kinds` are ordered by their first events.

    An event is certain where its date certainly fits the query and, for years and months,
    is certainly in one of them. A bar's possible ones may stand in other bars as well.
    `absences` are those of the countries that the query asks for, from however many of the events.
    """

    by: By
    bars: tuple[Bar, ...]
    kinds: tuple[str, ...]
    certain: int
    possible: int
    absences: dict[str, int]

    def cut(self, limit: int | None, *, reverse: bool) -> "Counts":
        """Return the first bars only, from the end if `reverse`; what is counted stays."""
        return replace(self, bars=(self.bars[::-1] if reverse else self.bars)[:limit])


def counts_by(selection: Selection, by: By) -> Counts:
    """Count the events; years and months as `in_a_row`, others from the most to the fewest."""
    bars = _Bars(selection, by)
    for _, each in in_order(selection):
        if isinstance(each, GroupCount):
            bars.add_count(each)
        else:
            bars.add(each)
    return bars.counts()


class _Bars:
    """The bars of a selection while its events are counted, in the order of these."""

    def __init__(self, selection: Selection, by: By) -> None:
        self._selection, self._by = selection, by
        self._bars: dict[str, Bar] = {}
        self._kinds: dict[str, None] = {}
        self._unplaced: list[tuple[str, tuple[Period, ...]]] = []  # the kind of each, and when it may have begun
        self._absences = Absences(selection)
        counted = selection.store_counts
        # The days between which the events began; open sides are left out.
        self._days: set[date] = set((counted and counted.begun) or ())
        self._certain = counted.number if counted else 0

    def add_count(self, count: GroupCount) -> None:
        """Add events that the store counted."""
        self._kinds[count.kind] = None
        group = group_of_key(self._selection.registers, count.key, self._by)
        self._bar(group).certain[count.kind] += count.number

    def add(self, match: Match) -> None:
        """Add one event; of one that is in no year or month for certain, only when it may have begun."""
        event, by = match.event, self._by
        self._kinds[event.kind] = None
        self._absences.add(event)
        groups = groups_of(self._selection.registers, event, by)
        begun = beginnings(event) if by.is_time else ()
        self._days.update(day for each in begun for day in (each.first, each.last) if day)
        if by.is_time and not groups[0].key:
            self._unplaced.append((event.kind, begun_on(self._selection.query.on, event)))
            return
        self._certain += match.certain
        for group in groups:
            bar = self._bar(group)
            (bar.certain if match.certain else bar.possible)[event.kind] += 1

    def counts(self) -> Counts:
        """Return the bars, once all events are added."""
        span = Period(min(self._days), max(self._days)) if self._days else Period()
        for kind, begun in self._unplaced:
            for group in possible_groups(begun, self._by, span, self._selection.query.period or span):
                self._bar(group).possible[kind] += 1
        possible = self._selection.number - self._certain
        absences = self._absences.numbers()
        return Counts(self._by, tuple(self._in_order()), tuple(self._kinds), self._certain, possible, absences)

    def _in_order(self) -> Iterable[Bar]:
        if self._by.is_time:
            groups = [bar.group for bar in self._bars.values()]
            return map(self._bar, in_a_row(groups, self._by, self._selection.query.on))
        return sorted(
            self._bars.values(),
            key=lambda bar: (-bar.certain.total(), -bar.possible.total(), bar.group.name, bar.group.key),
        )

    def _bar(self, group: Group) -> Bar:
        return self._bars.setdefault(group.key, Bar(group, Counter(), Counter()))


def begun_on(day: MonthDay | None, event: Event) -> tuple[Period, ...]:
    """Return the days on which the event may have begun, if asked for on that day, or in that month, of any year."""
    begun = tuple(possible_beginnings(event))
    if day is None or event.date.lasts:
        return begun
    days = (on for each in begun for on in islice(day.within(each.start, each.end), _MOST_STRETCHES + 1))
    return tuple(Period(*each) for each in days) or begun


def possible_groups(begun: Iterable[Period], by: By, span: Period, period: Period) -> list[Group]:
    """Return the years or months in which an event may have begun, as far as what is asked and `span` reach."""
    found: dict[Period, None] = {}
    for each in begun:
        known = each.common(period) or each
        known = known.common(span) or known
        if known.first is None or known.last is None:
            return [_NOT_KNOWN]
        found |= dict.fromkeys(islice(stretches(known, by), _MOST_STRETCHES + 1))
    return [stretch_group(each, by) for each in found] if len(found) <= _MOST_STRETCHES else [_NOT_KNOWN]
