"""Events that a store counts without reading them: those that surely fit, by a group that each is surely in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from csto_timeline.log.store import Found, Place


class Counted(NamedTuple):
    """How many events have a key, empty for none: of each kind, or of names, where these are told, of all kinds.

    `first` is the date of the first of them, `last` that of the one that ends last, with their places.
    """

    key: str
    kind: str
    number: int
    place: Place
    first: str
    last: str
    last_place: Place


class Tally(NamedTuple):
    """What was counted, how many events that are, the days between which they began, and the others that fit.

    `absences` has, where countries are counted, from how many of those events each stayed away.
    """

    counts: tuple[Counted, ...]
    number: int
    begun: tuple[date, date] | None
    others: Iterator[Found]
    absences: Mapping[str, int]
