"""The dates of a repeating event on which it did not take place (RFC 5545): excluded, or replaced by other events."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from csto_timeline.importers.calendar_values import day_of, listed, moment, part, text

_MOST = 1 << 16  # dates of all events of one UID: a calendar has one series of it, a hostile one thousands


class _Days:
    """Days and instants: an instant stands for itself beside instants, else for its day."""

    def __init__(self, dates: Iterable[Any]) -> None:
        dates = {each for each in dates if isinstance(each, date)}
        self._instants = {each for each in dates if isinstance(each, datetime)}
        self._days = dates - self._instants
        self._of_instants = set(map(day_of, self._instants))

    def has(self, when: date) -> bool:
        """Return whether a day or an instant is among them."""
        if isinstance(when, datetime):
            return when in self._instants or day_of(when) in self._days
        return when in self._days or when in self._of_instants


class Replaced:
    """The dates of one UID that other events replace: some alone, and all from a day on.

    `left` is how many dates of events of that UID may still be looked at.
    """

    def __init__(self, dates: Iterable[date], onward: Iterable[date]) -> None:
        self._days = _Days(dates)
        self._onward = min(map(day_of, onward), default=None)
        self.left = _MOST

    def has(self, when: date) -> bool:
        """Return whether a day or an instant is replaced."""
        return self._days.has(when) or self.has_all_from(when)

    def has_all_from(self, when: date) -> bool:
        """Return whether a day or an instant is replaced, and whatever is later."""
        return self._onward is not None and day_of(when) >= self._onward


Replacements = Mapping[str, Replaced]
_NONE = Replaced((), ())


def replacements(components: Iterable[Any]) -> Replacements:
    """Return the dates that events with a RECURRENCE-ID replace (3.8.4.4), by the UID that they share with a series."""
    dates: dict[str, list[date]] = defaultdict(list)
    onward: dict[str, list[date]] = defaultdict(list)
    for each in components:
        when = moment(each, "RECURRENCE-ID")
        if isinstance(when, date) and "UID" in each:
            uid = text(each["UID"])
            dates[uid].append(when)
            if str(each["RECURRENCE-ID"].params.get("RANGE", "")).upper() == "THISANDFUTURE":
                onward[uid].append(when)
    return {uid: Replaced(dates[uid], onward[uid]) for uid in dates}


class Excluded:
    """The dates of an event that its EXDATE excludes, or that other events replace."""

    def __init__(self, component: Any, others: Replacements) -> None:
        values = listed(component.get("EXDATE", []))
        own = None if "RECURRENCE-ID" in component else others.get(text(component.get("UID", "")))
        self._by_exdate = _Days(each.dt for value in values for each in part(value, "dts") or ())
        self._by_events = own or _NONE
        self.are_replaced = own is not None

    def has(self, when: date) -> bool:
        """Return whether a day or an instant is excluded or replaced."""
        return self._by_exdate.has(when) or self._by_events.has(when)

    def has_all_from(self, when: date) -> bool:
        """Return whether a day or an instant is replaced, and whatever is later."""
        return self._by_events.has_all_from(when)

    def cause(self, when: date) -> str:
        """Return what makes a date none, as the beginning of a sentence."""
        return "EXDATE excludes" if self._by_exdate.has(when) else "another event replaces"

    def looks_on(self) -> bool:
        """Return whether one more date may be looked at, and count it; of EXDATE alone, any number may."""
        self._by_events.left -= self.are_replaced
        return self._by_events.left >= 0
