"""Events that a store counts without reading them: those that certainly fit, by a group that each is certainly in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple


class GroupCount(NamedTuple):
    """How many events have a key, empty for none: of each kind, or of names, where these are told, of all kinds.

    `first` is the date of the first of them, `last` that of the one that ends last, with their places.
    """

    key: str
    kind: str
    number: int
    place: int
    first: str
    last: str
    last_place: int


class StoreCounts(NamedTuple):
    """What was counted, how many events that are, the days between which they began, and the others that match.

    The `others` are as `Store.events` finds them. Where countries are counted, `absences` has from how many events each
    stayed away.
    """

    counts: tuple[GroupCount, ...]
    number: int
    begun: tuple[date, date] | None
    others: Iterator[Any]
    absences: Mapping[str, int]
