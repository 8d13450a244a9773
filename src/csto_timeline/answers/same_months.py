"""Months of several years as one: January is `01` in all of them."""

from collections.abc import Iterable
from functools import partial

from csto_timeline.answers.by import By
from csto_timeline.answers.groups import Group, stretch_of_key, stretches
from csto_timeline.dates.period import Period
from csto_timeline.dates.words import MONTHS


def has_each_month_once(period: Period) -> bool:
    """Return whether a period has bounds, and no two months of one name."""
    first, last = period.first, period.last
    return bool(first and last and (last.year - first.year) * 12 + last.month - first.month < 12)


def of_any_year(month: Group, period: Period) -> Group:
    """Return the month that a month of the period is in any year; other groups as they are."""
    if not month.key:
        return month
    stretch = stretch_of_key(month.key, By.MONTH)
    return month if stretch.common(period) is None else _month(stretch.start.month)


def is_in(group: Group, period: Period, by: By) -> bool:
    """Return whether a year or month, also one of any year, has a day in a period."""
    if _is_of_any_year(group):
        return any(each.start.month == int(group.key) for each in stretches(period, by))
    return bool(group.key) and stretch_of_key(group.key, by).common(period) is not None


def in_order_from(start: int, groups: Iterable[Group]) -> list[Group]:
    """Return months of any year from `start` on, with all between them, then those of a year, then what has none."""
    ordered = sorted(groups, key=partial(_order_from, start))
    places = [(int(month.key) - start) % 12 for month in ordered if _is_of_any_year(month)]
    between = [_month((start - 1 + place) % 12 + 1) for place in range(min(places), max(places) + 1)] if places else []
    return between + ordered[len(places) :]


def _order_from(start: int, month: Group) -> tuple[object, ...]:
    return (
        not month.key,
        not _is_of_any_year(month),
        (int(month.key) - start) % 12 if _is_of_any_year(month) else month.key,
    )


def _is_of_any_year(month: Group) -> bool:
    return len(month.key) == len("01")


def _month(number: int) -> Group:
    return Group(f"{number:02}", MONTHS[number - 1])
