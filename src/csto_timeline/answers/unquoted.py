"""Statements of people that the log knows of, without the words that anybody printed."""

from collections.abc import Collection
from typing import NamedTuple

from csto_timeline.query.select import Selection

STATEMENT = "statement"


class Statements(NamedTuple):
    """How many statements people made, and how many of them no quote of theirs is printed in."""

    all: int
    unquoted: int


def statements(selection: Selection, speakers: Collection[str]) -> Statements:
    """Count the statements among the events of a selection in which one of the speakers takes part."""
    every = unquoted = 0
    for event in selection.events:
        if event.kind == STATEMENT and not event.involved.isdisjoint(speakers):
            every += 1
            unquoted += not any(quote.speaker in speakers for quote in event.quotes)
    return Statements(every, unquoted)
