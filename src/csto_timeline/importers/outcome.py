"""What became of the rows of a file."""

from typing import NamedTuple

from msgspec import Struct, field

from csto_timeline.importers.duplicates import Duplicate
from csto_timeline.importers.record import Problem
from csto_timeline.text import counted


class Loss(NamedTuple):
    """How many events had something that a log does not hold, and where the first of them stands."""

    events: int
    first: str


class Outcome(Struct):
    """What became of the rows: how many events came in; what could not be read; duplicates.

    The first of each are kept, and all counted.
    """

    events: int = 0
    left_out: int = 0
    values_left_out: int = 0  # of events that came in
    passed_over: int = 0  # title slides and eras
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    number_of_problems: int = 0
    number_of_duplicates: int = 0
    losses: dict[str, Loss] = field(default_factory=dict)  # by what it is, in words

    @property
    def remarks(self) -> list[str]:
        """What the log does not hold of events that came in, a line for each."""
        return [f"{counted(loss.events, 'event')} {words} (first: {loss.first})" for words, loss in self.losses.items()]
