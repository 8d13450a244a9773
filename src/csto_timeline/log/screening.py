"""Criteria held against projected events, and how many events each of them keeps out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, count
from typing import Any, ClassVar, Protocol

from msgspec import Raw, Struct

from csto_timeline.dates.event_date import Fit
from csto_timeline.log.projection import UNREADABLE, decoder

Json = bytes | Raw
_POSSIBLE = 1


class Criterion(Protocol):
    """What an event must have. `members` are the paths of all that `fit` reads of it."""

    @property
    def members(self) -> frozenset[str]:
        """The paths of the members that it reads, as projection.py writes them."""

    def fit(self, event: Any) -> Fit:
        """Say whether an event fits; a projected one that has those members will do."""


class HasId(Struct, frozen=True):
    """The event has one of these ids."""

    ids: frozenset[str]
    members: ClassVar[frozenset[str]] = frozenset({"id"})

    def fit(self, event: Any) -> Fit:
        """Say whether it has; see `Criterion`."""
        return Fit.CERTAIN if event.id in self.ids else Fit.NO


class Outcomes:
    """How the events of one pass fared: for each set of criteria, how many events just those kept out.

    A set is written as bits, criterion `n` as bit `n + 1`; bit 0 stands for an event that fits
    only possibly. `dates` are the texts of the dates of all events.
    """

    def __init__(self) -> None:
        self.counts: Counter[int] = Counter()
        self.dates: set[str] = set()

    @property
    def total(self) -> int:
        """How many events were looked at."""
        return self.counts.total()

    def fitting_without(self, *criteria: int) -> int:
        """Return how many events fit all criteria but those of these numbers."""
        ignored = _POSSIBLE | sum(_bit(number) for number in criteria)
        return sum(number for bits, number in self.counts.items() if not bits & ~ignored)


class Screen:
    """Holds events against criteria, and counts the outcomes."""

    def __init__(self, criteria: Sequence[Criterion], outcomes: Outcomes) -> None:
        self.members = frozenset({"date"}).union(*(criterion.members for criterion in criteria))
        self._criteria = [(criterion, (_bit(number), _POSSIBLE, 0)) for number, criterion in enumerate(criteria)]
        self._outcomes = outcomes

    def passing(self, rows: Sequence[Any], texts: Sequence[Json]) -> Iterator[tuple[int, bool]]:
        """Find which of the events fit: their numbers, and whether each fits only possibly.

        A row is an event as far as `members` go, or None where that cannot be read.
        """
        outcomes = [0] * len(rows)
        whole = None not in rows
        for criterion, bits in self._criteria:
            fit = criterion.fit
            if whole:
                outcomes = [outcome | bits[fit(row)] for outcome, row in zip(outcomes, rows, strict=True)]
            else:
                pairs = zip(rows, texts, strict=True)
                fits = [fit(row) if row is not None else _fit_of_unread(criterion, text) for row, text in pairs]
                outcomes = [outcome | bits[each] for outcome, each in zip(outcomes, fits, strict=True)]
        self._outcomes.counts.update(outcomes)
        self._outcomes.dates.update(row.date for row in rows if row is not None)
        for number in compress(count(), (outcome <= _POSSIBLE for outcome in outcomes)):
            yield number, bool(outcomes[number])


def _bit(criterion: int) -> int:
    return 1 << (criterion + 1)


def _fit_of_unread(criterion: Criterion, text: Json) -> Fit:
    """Hold an event against one criterion, some of whose other members cannot be read.

    Where this one's cannot be read either, it may fit: the event is then read whole, and refused.
    """
    try:
        return criterion.fit(decoder(criterion.members).decode(text))
    except UNREADABLE:
        return Fit.POSSIBLE
