"""The first date of a repeating event (RFC 5545, 3.8.5) on which it took place. Uses dateutil's rules.

EXDATE excludes dates of it, and an event of its UID with a RECURRENCE-ID replaces one: that event is imported instead.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Any, NamedTuple

from csto_timeline.errors import DateError
from csto_timeline.importers.calendar_values import day_of, listed, moment, part, text

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


class Replacement(NamedTuple):
    """A date of a series that another event replaces, with `onward` all later ones too."""

    date: date
    onward: bool


Replacements = Mapping[str, Sequence[Replacement]]


def replacements(components: Iterable[Any]) -> Replacements:
    """Return the dates that events with a RECURRENCE-ID replace (3.8.4.4), by the UID that they share with a series."""
    found: dict[str, list[Replacement]] = defaultdict(list)
    for each in components:
        when = moment(each, "RECURRENCE-ID")
        if isinstance(when, date) and "UID" in each:
            onward = str(each["RECURRENCE-ID"].params.get("RANGE", "")).upper() == "THISANDFUTURE"
            found[text(each["UID"])].append(Replacement(when, onward))
    return found


def shift_of(component: Any, others: Replacements) -> timedelta | None:
    """Return how many days after its DTSTART an event first took place; None if `others` replace what is left of it.

    Raises `DateError` where that date is excluded or replaced, and which is the next cannot be told, or all are
    excluded.
    """
    begin = moment(component, "DTSTART")
    replaced = [] if "RECURRENCE-ID" in component else others.get(text(component.get("UID", "")), [])
    if not (replaced or "EXDATE" in component) or not isinstance(begin, date):
        return timedelta()
    excluded = _Excluded(component, begin, replaced)
    if not excluded.has(begin):
        return timedelta()
    repeats = "RRULE" in component or "RDATE" in component
    for candidate in _dates(component, begin, excluded.cause(begin)) if repeats else ():
        if not excluded.has(candidate):
            return day_of(candidate) - day_of(begin)
    if replaced:
        return None
    all_ = f"all its dates, from {day_of(begin)} on" if repeats else f"its only date, {day_of(begin)}"
    raise DateError(f"EXDATE excludes {all_}")


class _Excluded:
    """The dates that EXDATE excludes or other events replace: instants, and whole days."""

    def __init__(self, component: Any, begin: date, replaced: Sequence[Replacement]) -> None:
        values = listed(component.get("EXDATE", []))
        self._by_exdate = _Days((each.dt for value in values for each in part(value, "dts") or ()), begin)
        self._by_events = _Days((each.date for each in replaced), begin)
        self._onward = min((day_of(each.date) for each in replaced if each.onward), default=None)

    def has(self, when: date) -> bool:
        """Return whether a day or an instant is excluded or replaced."""
        return self._by_exdate.has(when) or self._by_events.has(when) or self._is_onward(when)

    def cause(self, when: date) -> str:
        """Return what makes a date none, as the beginning of a sentence."""
        return "EXDATE excludes" if self._by_exdate.has(when) else "another event replaces"

    def _is_onward(self, when: date) -> bool:
        return self._onward is not None and day_of(when) >= self._onward


class _Days:
    """Days and instants: an instant stands for itself beside instants, else for its day."""

    def __init__(self, dates: Iterable[Any], begin: date) -> None:
        dates = list(dates)
        by_day = [each for each in dates if not (isinstance(each, datetime) and isinstance(begin, datetime))]
        self._instants = {each for each in dates if isinstance(each, datetime)}
        self._days = {day_of(each) for each in by_day if isinstance(each, date)}

    def has(self, when: date) -> bool:
        """Return whether a day or an instant is among them."""
        return when in self._instants or day_of(when) in self._days


def _dates(component: Any, begin: date, cause: str) -> Iterator[date]:
    """Yield the dates of the rule of an event in their order.

    Raises `DateError` for a rule that is not followed: `cause` says why it should be.
    """
    from dateutil.rrule import rrulestr  # 15 ms

    rule = component.get("RRULE")
    parts = _parts(rule, begin)
    first = begin if isinstance(begin, datetime) else datetime.combine(begin, time())
    try:
        if "RDATE" in component or not _FOLLOWED.fullmatch(";".join(_without(parts, _ASIDE))):
            raise ValueError("not followed")
        dates = rrulestr(";".join(_without(parts, _BOUNDS)), dtstart=first)
    except ValueError:
        words = f"{cause} its first date, {day_of(begin)}, and which is the next cannot be told"
        raise DateError(f"{words} from its RRULE or RDATE: write that into DTSTART") from None
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
