"""The first date of a repeating event (RFC 5545, 3.8.5) on which it took place. Uses dateutil's rules.

EXDATE excludes dates of it, and an event of its UID with a RECURRENCE-ID replaces one: that event is imported instead;
see `excluded_dates`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Any

from csto_timeline.errors import DateError
from csto_timeline.importers.calendar_values import day_of, moment, part
from csto_timeline.importers.excluded_dates import Excluded, Replacements

# Rules that have a date in every few of their periods, their parts in alphabetical order. Others, such as every 30
# February, would be followed to the year 9999.
_DAYS = "BYDAY={0}(?:MO|TU|WE|TH|FR|SA|SU)(?:,{0}(?:MO|TU|WE|TH|FR|SA|SU))*;"
_OF_MONTH = "BYMONTHDAY={0}(?:,{0})*;".format("-?(?:[1-9]|[12][0-9]|3[01])")
_MONTHS = "BYMONTH={0}(?:,{0})*;".format("(?:[1-9]|1[0-2])")
_FOLLOWED = re.compile(
    rf"FREQ=DAILY|(?:{_DAYS.format('')})?FREQ=WEEKLY"
    rf"|(?:{_DAYS.format('(?:[+-]?[1-4])?')}|{_OF_MONTH})?FREQ=MONTHLY"
    rf"|(?:{_DAYS.format('(?:[+-]?[1-4])?')}{_MONTHS})?FREQ=YEARLY"
)
_BOUNDS = ("COUNT=", "UNTIL=")  # which dateutil counts in its own way
_ASIDE = (*_BOUNDS, "INTERVAL=", "WKST=")  # whatever they say, there are dates
_MOST = 1 << 12  # dates of an event


def shift_of(component: Any, others: Replacements) -> timedelta | None:
    """Return how many days after its DTSTART an event first took place; None if `others` replace what is left of it.

    Raises `DateError` where that date is excluded or replaced, and which is the next cannot be told, or all are
    excluded.
    """
    begin, excluded = moment(component, "DTSTART"), Excluded(component, others)
    if not isinstance(begin, date) or not excluded.has(begin):
        return timedelta()
    repeats = "RRULE" in component or "RDATE" in component
    first = _first(component, begin, excluded) if repeats else None
    if first is not None:
        return day_of(first) - day_of(begin)
    if excluded.are_replaced:
        return None
    all_ = f"all its dates, from {day_of(begin)} on" if repeats else f"its only date, {day_of(begin)}"
    raise DateError(f"EXDATE excludes {all_}")


def _first(component: Any, begin: date, excluded: Excluded) -> date | None:
    """Return the first date of a rule that is left, None if there is none; raises `DateError` where it is not found."""
    untold = f"{excluded.cause(begin)} its first date, {day_of(begin)}, and which is the next cannot be told"
    for candidate in _dates(component, begin, untold):
        if not excluded.has(candidate):
            return candidate
        if excluded.has_all_from(candidate):
            return None
        if not excluded.looks_on():
            raise DateError(f"{untold}: too many events have its UID: write the date into DTSTART")
    return None


def _dates(component: Any, begin: date, untold: str) -> Iterator[date]:
    """Yield the dates of the rule of an event in their order; raises `DateError` as `untold` if it is not followed."""
    from dateutil.rrule import rrulestr  # 15 ms

    rule = component.get("RRULE")
    parts = _parts(rule, begin)
    first = begin if isinstance(begin, datetime) else datetime.combine(begin, time())
    try:
        if "RDATE" in component or not _FOLLOWED.fullmatch(";".join(_without(parts, _ASIDE))):
            raise ValueError("not followed")
        dates = rrulestr(";".join(_without(parts, _BOUNDS)), dtstart=first)
    except ValueError:
        raise DateError(f"{untold} from its RRULE or RDATE: write that into DTSTART") from None
    until = rule.get("UNTIL", [None])[0]
    bounded = takewhile(lambda each: not _is_after(each, until), islice(dates, min([*rule.get("COUNT", []), _MOST])))
    yield from bounded if isinstance(begin, datetime) else (each.date() for each in bounded)


def _without(parts: Iterable[str], beginnings: tuple[str, ...]) -> Iterator[str]:
    return (each for each in parts if not each.startswith(beginnings))


def _parts(rule: Any, begin: date) -> list[str]:
    """Return the parts of a rule in alphabetical order; none of one that cannot be read, or of several."""
    if part(rule, "get") is None or rule.get("INTERVAL", [1])[0] < 1 or rule.get("COUNT", [1])[0] < 1:
        return []
    parts = sorted(rule.to_ical().decode().split(";"))
    own = {f"BYMONTH={begin.month}", f"BYMONTHDAY={begin.day}"}  # as Outlook writes of a day in every year
    return [each for each in parts if each not in own] if own < {*parts} and "FREQ=YEARLY" in parts else parts


def _is_after(when: datetime, until: object) -> bool:
    if isinstance(until, datetime) and (until.tzinfo is None) == (when.tzinfo is None):
        return when > until
    return isinstance(until, date) and when.date() > day_of(until)
