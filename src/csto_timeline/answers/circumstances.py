"""When an event was and which countries were there, as terminals and exports tell it."""

from collections.abc import Callable
from typing import NamedTuple

from csto_timeline.dates import clock
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import brief
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers


class Countries(NamedTuple):
    """The names of the countries of an event, and `without` those that were expected and stayed away."""

    present: str
    without: str

    def __str__(self) -> str:
        """Return them in words: `Armenia, Belarus; without Kazakhstan`."""
        return "; ".join(filter(None, self))


def countries(registers: Registers, event: Event) -> Countries:
    """Return the countries of an event in words, empty if it has none."""
    absent = ", ".join(registers.country(code).name for code in event.absent)
    present = ", ".join(registers.country(code).name for code in event.countries)
    return Countries(present, f"without {absent}" if absent else "")


def when(event: Event, words: Callable[[EventDate], str] = brief) -> str:
    """Return the date of an event in those words, with the time where it has one: `23 Nov 2022, 14:30 UTC+6`."""
    return f"{words(event.date)}, {clock.words(event.time)}" if event.time else words(event.date)
