"""Ids of events in the place of dates: `list a..b`, `at a`. Only errors need it."""

import re
import shlex
from collections.abc import Iterable, Mapping
from typing import Any

from csto_timeline.cli.logs import chosen, logs_of, open_chosen
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed import period_or_none
from csto_timeline.errors import TimelineError
from csto_timeline.log.screening import HasId

_RANGE = re.compile(r"\s*\.\.\s*|\s+(?:to|until|till|through|-|–)\s+", re.IGNORECASE)


def dates_of_events(ctx: Any, words: Iterable[str]) -> dict[str, EventDate]:
    """Return the dates of events by id, if each word is the id of one; nothing for a log that cannot be read twice."""
    paths, ids = chosen(logs_of(ctx)), [word.strip().lower() for word in words]
    if "-" in paths or not all("-" in id for id in ids):
        return {}
    try:
        dates = {found.event.id: found.event.date for found in open_chosen(paths).events([HasId(frozenset(ids))])}
    except (TimelineError, OSError):
        return {}
    return {id: dates[id] for id in ids} if dates.keys() >= set(ids) else {}


def for_events(ctx: Any, argument: str, typed: str) -> str:
    """Return the error for ids where a date or a range should stand, with their days; nothing for anything else.

    `argument` says where: the last day is meant by `--until`, else the first.
    """
    ends = [end.lower() for end in _RANGE.split(typed.strip())]
    dates = dates_of_events(ctx, [end for end in ends if end and not period_or_none(end)])
    if not dates or len(ends) > 2:
        return ""
    if len(ends) == 1:
        days, what = _day(ends[0], dates, last=argument == "--until"), "an event, not a date"
    else:
        days, what = f"{_day(ends[0], dates)}..{_day(ends[1], dates, last=True)}", "of events, not of dates"
    if not period_or_none(days):
        return ""
    return f'{argument}: "{typed}" is {what}. Did you mean {shlex.quote(days)}?'


def _day(typed: str, dates: Mapping[str, EventDate], *, last: bool = False) -> str:
    """Return the earliest or latest day of an event; nothing where that side is open. What is no event stays."""
    if typed not in dates:
        return typed
    when = dates[typed]
    return str((when.latest if last else when.earliest) or "")
