"""Months of several years as one: January is `01` in all of them."""

from datetime import date

from csto_timeline.answers.by import By
from csto_timeline.answers.groups import Group, stretch_at
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
    year, _, number = month.key.rpartition("-")
    if stretch_at(date(int(year), int(number), 1), By.MONTH).common(period) is None:
        return month
    return Group(number, MONTHS[int(number) - 1])


def order_from(start: int, month: Group) -> tuple[object, ...]:
    """Return what orders months of any year from `start` on, then those of a year, then what has no month."""
    of_any_year = len(month.key) == len("01")
    return not month.key, not of_any_year, (int(month.key) - start) % 12 if of_any_year else month.key
