"""The result of importing a row: an event with its register entries, and what could not be read."""

from typing import Any, NamedTuple

from msgspec import Struct

Entries = dict[str, dict[str, dict[str, Any]]]


class Problem(NamedTuple):
    """What cannot be read, where, and what would work."""

    place: str
    column: str
    words: str

    def __str__(self) -> str:
        """Return it as a line: `row 3, column "date": …`."""
        where = f'{self.place}, column "{self.column}"' if self.column else self.place
        return f"{where}: {self.words}"


class Fault(NamedTuple):
    """Why something of a row is left out, and the member that it would have become."""

    member: str
    words: str


class Reference(NamedTuple):
    """A member by which a row names another event, its column, and its text."""

    member: str
    column: str
    text: str


class Record(Struct, frozen=True):
    """A row as an event, as JSON has it, or None if there is none; `entries` are those of registers, by their keys.

    `has_id` is whether the file itself gives the id. `references` are the texts by which the row names other events,
    by their members: which event that is shows when all are read. `losses` is what a log does not hold of its times, or
    what its quotes lack, in words that are said of all such events together.
    """

    place: str
    event: dict[str, Any] | None
    entries: Entries
    problems: tuple[Problem, ...] = ()
    has_id: bool = False
    references: tuple[Reference, ...] = ()
    losses: tuple[str, ...] = ()
