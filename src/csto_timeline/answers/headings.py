"""The headings of groups of events, on a terminal and in every export."""

from collections.abc import Iterable
from typing import Protocol

from msgspec.structs import replace

from csto_timeline.dates.calendar import Precision
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.parts import DatePart
from csto_timeline.dates.words import brief, part_words
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.text import counted


class Dated(Protocol):
    """An event, or a match, which holds its date."""

    @property
    def date(self) -> EventDate:
        """When it was."""


NO_EARLIEST_DAY = "Earliest day not known"


def first_part(when: EventDate) -> DatePart | None:
    """Return the part of the date in which its earliest day lies; None if that side is open."""
    begins = [span.begin for span in when.spans if span.begin]  # the members of a set stand in any order
    return min(begins, key=lambda part: part.first) if when.earliest else None


def year_heading(event: Dated) -> str:
    """Return the year of the event's earliest day, or the decade or century where no year is known."""
    return heading_of(first_part(event.date))


def heading_of(begin: DatePart | None) -> str:
    """Return the year of that date, or the decade or century where no year is known."""
    if begin is None:
        return NO_EARLIEST_DAY
    if begin.precision in (Precision.DECADE, Precision.CENTURY):
        return part_words(replace(begin, qualifier=""))
    return f"{begin.first.year:04}"


def number_of_events(shown: int, found: int) -> str:
    """Return how many events are shown, and of how many where that is fewer: `10 of 1,234 events`."""
    return f"{shown:,} of {counted(found, 'event')}" if found > shown else counted(shown, "event")


def kind_name(registers: Registers, event: Event) -> str:
    """Return the name of the event's kind."""
    return registers.kind(event.kind).name


class Extent:
    """The dates between which events lie, each as precisely as it is known. Dates are added one by one."""

    def __init__(self) -> None:
        self._dates = 0
        self._one: EventDate | None = None
        self._first: DatePart | None = None
        self._last: DatePart | None = None

    def add(self, when: EventDate) -> None:
        """Widen it by a date. An open side does not count."""
        self._dates += 1
        self._one = when if self._dates == 1 else None
        for part in when.parts:
            if part and (self._first is None or (part.first, part.last) < (self._first.first, self._first.last)):
                self._first = part
            if part and (self._last is None or (part.last, part.first) > (self._last.last, self._last.first)):
                self._last = part

    def words(self, before: str = "") -> str:
        """Return `before` and the dates; nothing if no date has a bound."""
        if self._one:
            return before + brief(self._one)
        if self._first is None or self._last is None:
            return ""
        first, last = part_words(self._first), part_words(self._last)
        return before + (first if first == last else f"{first} to {last}")


def extent(events: Iterable[Dated], before: str = "") -> str:
    """Return `before` and the dates between which the events lie; nothing if no date has a bound."""
    dates = Extent()
    for event in events:
        dates.add(event.date)
    return dates.words(before)
