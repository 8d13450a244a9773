"""The question that every program is asked: what involved one country in three months.

A program answers it as well as its data let it. A rule says which events that are, so that each answer
can be verified to the last id before its time counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from benchmarks.generate import Made

COUNTRY = "KZ"
SINCE, UNTIL, BEFORE = "2010-03", "2010-05", "2010-06"
FIRST, LAST, AFTER = date(2010, 3, 1), date(2010, 5, 31), date(2010, 6, 1)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a program understands the dates of an event, and so which events fit."""

    name: str
    explained: str
    in_period: Callable[[Made], bool]

    def fits(self, made: Made) -> bool:
        """Say whether the event is one of the answer."""
        return COUNTRY in made.members["countries"] and self.in_period(made)


def _by_bounds(made: Made) -> bool:
    return any(first <= LAST and last >= FIRST for first, last in made.spans)


def _by_text(made: Made) -> bool:
    return SINCE <= str(made.members["date"]) < BEFORE


def _by_first_day(made: Made) -> bool:
    return FIRST <= made.first <= LAST


BOUNDS = Rule("bounds", "by the bounds of all its dates, those of its accounts too", _by_bounds)
TEXT = Rule(
    "text",
    "by the text of its own date, so not where that begins with [ or before the period, nor by an account’s date",
    _by_text,
)
FIRST_DAY = Rule(
    "first day",
    "by its earliest day, the one that a journal has, so not where it began before that, nor by an account’s date",
    _by_first_day,
)
RULES = (BOUNDS, TEXT, FIRST_DAY)
