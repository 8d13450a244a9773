"""Statements of people that the log knows of, without the words that anyone printed."""

from collections.abc import Collection
from typing import NamedTuple

from csto_timeline.query.offices import keys_at
from csto_timeline.query.select import Selection

STATEMENT = "statement"


class Statements(NamedTuple):
    """The number of statements that people made, and of those without a printed quote."""

    all: int
    unquoted: int


def statements(selection: Selection, speakers: Collection[str]) -> Statements:
    """Count the statements among the events of a selection in which one of the speakers takes part.

    They are ids of people, and keys of offices for whoever held these at the time.
    """
    every = unquoted = 0
    wanted = set(speakers)
    for event in selection.events:
        if event.kind != STATEMENT:
            continue
        present = {id for id in event.involved if wanted & keys_at(selection.registers.person(id), event.date)}
        every += bool(present)
        unquoted += bool(present) and not any(quote.speaker in present for quote in event.quotes)
    return Statements(every, unquoted)
