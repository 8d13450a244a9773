"""Parsing of the days as typed: PERIOD, --since, --until and --on."""

import functools
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from csto_timeline.dates.period import Period
from csto_timeline.dates.typed import first_day, last_day, parse_period
from csto_timeline.errors import DateError, NotAPeriod, UnreadableDate, UsageError

if TYPE_CHECKING:
    from csto_timeline.dates.month_day import MonthDay


def as_typed(words: Sequence[str] | None, since: str | None, until: str | None) -> str:
    """Return the options of a period as they were typed."""
    sides = (("--since", since), ("--until", until))
    return " ".join([*(words or ()), *(f"{option} {text}" for option, text in sides if text is not None)])


def period_of(words: Sequence[str] | None, since: str | None, until: str | None) -> Period | None:
    """Return the days of the period that are not before `since` and not after `until`.

    Raises `NotAPeriod` if the words are none, else `UsageError`.
    """
    periods = []
    if words:
        try:
            periods.append(read_period("PERIOD", " ".join(words)))
        except UsageError as error:
            raise NotAPeriod(str(error), words) from None
    if since is not None:
        periods.append(Period(first=side("--since", since)))
    if until is not None:
        periods.append(Period(last=side("--until", until)))
    try:
        return functools.reduce(Period.intersection, periods) if periods else None
    except DateError:
        raise UsageError(f"{as_typed(words, since, until)} have no day in common") from None


def read_period(argument: str, text: str) -> Period:
    """Read what was typed for an argument, which errors name; raises `UnreadableDate`."""
    try:
        return parse_period(text)
    except DateError as error:
        raise UnreadableDate(f"{argument}: {error}", argument, text) from None


def month_day(text: str | None) -> "MonthDay | None":
    """Read the day of any year that was typed for --on, if one was; raises `UnreadableDate`."""
    if text is None:
        return None
    from csto_timeline.dates.typed.month_day import parse_month_day  # few calls ask for one

    try:
        return parse_month_day(text)
    except DateError as error:
        raise UnreadableDate(f"--on: {error}", "--on", text) from None


def side(option: str, text: str) -> date:
    """Read the day on which the period begins, of `--since`, or ends, of `--until`; raises `UsageError`.

    That is an `UnreadableDate`, but for a range.
    """
    if ".." in text:
        raise UsageError(f'{option} takes one date, not the range "{text}": give that as PERIOD')
    try:
        return first_day(text) if option == "--since" else last_day(text)
    except DateError as error:
        raise UnreadableDate(f"{option}: {error}", option, text) from None
