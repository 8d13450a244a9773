"""Grouping and counting of events: by year, month, kind, country or person.

A year or month is that of an event's first day. An event belongs to it certainly where its
date has its first day in it, and so has each date of an account that contradicts that.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from csto_timeline.answers.by import By
from csto_timeline.dates.bounds import loosened
from csto_timeline.dates.calendar import last_of_month
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.month_day import MonthDay
from csto_timeline.dates.period import Period
from csto_timeline.dates.words import MONTHS, brief
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import competing_dates
from csto_timeline.query.select import Match, Selection

_MOST = 1200  # years or months that stand in a row: a century of months
_KNOWN = 1 << 12  # a log has far fewer dates that are no days than events with them


class Group(NamedTuple):
    """A group by its key (`2022-09`, a code or an id; empty for none) and its name."""

    key: str
    name: str


class Grouped(NamedTuple):
    """A group with its matches, in the order of the selection."""

    group: Group
    matches: tuple[Match, ...]


def grouped(selection: Selection, by: By, track: Callable[[Iterable[Match]], Iterable[Match]] = iter) -> list[Grouped]:
    """Return the groups of a selection: time in the order of the events, others by name, those without last.

    A match stands in each group that it belongs to. `track` hands on the matches.
    """
    found: dict[Group, list[Match]] = {}
    for match in track(selection.matches):
        for group in groups_of(selection.registers, match.event, by):
            found.setdefault(group, []).append(match)
    together = [Grouped(group, tuple(matches)) for group, matches in found.items()]
    if by.is_time:
        return together
    return sorted(together, key=lambda each: (not each.group.key, each.group.name, each.group.key))


def groups_of(registers: Registers, event: Event, by: By) -> tuple[Group, ...]:
    """Return the groups of an event, at least one: where its month or year is not sure, what is known of it."""
    if by.is_time:
        begun = list(beginnings(event))
        first = stretch_at(begun[0].start, by)
        if all(map(first.covers, begun)):
            return (stretch_group(first, by),)
        known = sorted(competing_dates(event), key=lambda when: when.sort_key)
        return (Group("", " or ".join(dict.fromkeys(map(brief, known)))),)
    keys, name = _NAMED[by]
    found = tuple(
        Group(key, name(registers, key)) for key in sorted(keys(event), key=lambda key: (name(registers, key), key))
    )
    return found or (Group("", f"No {by}"),)


def group_of_key(registers: Registers, key: str, by: By) -> Group:
    """Return the group of that key, the one of events without any for an empty key."""
    if by.is_time:
        return stretch_group(stretch_of_key(key, by), by)
    return Group(key, _NAMED[by][1](registers, key) if key else f"No {by}")


def in_a_row(groups: Iterable[Group], by: By, on: MonthDay | None) -> list[Group]:
    """Return years or months in their order, with all that lie between them; what has no year or month is last.

    Nothing is put between them where there would be more than `_MOST`, nor between months if only a day of the year is
    asked for.
    """
    ordered = sorted(groups, key=lambda group: (not group.key, group.key))
    keys = [group.key for group in ordered if group.key]
    if not keys or (on and by is By.MONTH):
        return ordered
    days = Period(stretch_of_key(keys[0], by).first, stretch_of_key(keys[-1], by).last)
    between = list(islice(stretches(days, by), _MOST + 1))
    return ordered if len(between) > _MOST else [stretch_group(each, by) for each in between] + ordered[len(keys) :]


def beginnings(event: Event) -> Iterator[Period]:
    """Return the ranges of days on one of which the event began, by its own date and those that contradict it.

    A part with `~`, `?` or `%` may be off by its own length.
    """
    for when in competing_dates(event):
        yield from _first_days(when, sure=True)


def possible_beginnings(event: Event) -> Iterator[Period]:
    """Return these ranges as the dates are written, which tell whether an event possibly lies in a period."""
    for when in competing_dates(event):
        yield from _first_days(when, sure=False)


@lru_cache(maxsize=_KNOWN)
def stretch_at(day: date, by: By) -> Period:
    """Return the year or month in which `day` lies."""
    first = day.replace(day=1) if by is By.MONTH else day.replace(month=1, day=1)
    return Period(first, last_of_month(first if by is By.MONTH else first.replace(month=12)))


def stretch_of_key(key: str, by: By) -> Period:
    """Return the year or month of that key."""
    return stretch_at(date.fromisoformat(f"{key}-01-01"[: len("2022-01-01")]), by)


def stretches(days: Period, by: By) -> Iterator[Period]:
    """Yield the years or months in which the days of a period lie."""
    stretch = stretch_at(days.start, by)
    yield stretch
    while stretch.end < days.end:
        stretch = stretch_at(stretch.end + timedelta(days=1), by)
        yield stretch


def stretch_group(stretch: Period, by: By) -> Group:
    """Return the group that a year or month is."""
    year, month = stretch.start.year, stretch.start.month
    if by is By.YEAR:
        return Group(f"{year:04}", f"{year:04}")
    return Group(f"{year:04}-{month:02}", f"{MONTHS[month - 1]} {year:04}")


@lru_cache(maxsize=_KNOWN)
def _first_days(when: EventDate, *, sure: bool) -> tuple[Period, ...]:
    """Return the ranges of days on one of which it began; with what a date may be off by if `sure`, or as written."""
    if when.lasts:
        days = when.loosened() if sure else when
        return (Period(days.start_min if when.earliest else None, days.start_max),)
    spans = loosened(when.spans) if sure else when.spans
    return tuple(Period(span.first, span.last) for span in spans)


_NAMED: dict[By, tuple[Callable[[Event], Iterable[str]], Callable[[Registers, str], str]]] = {
    By.KIND: (lambda event: (event.kind,), lambda registers, key: registers.kind(key).name),
    By.COUNTRY: (lambda event: event.countries, lambda registers, key: registers.country(key).name),
    By.PERSON: (lambda event: event.involved, lambda registers, key: registers.person(key).name),
}
