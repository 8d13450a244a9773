"""Criteria tested on projected events, and how many events each of them excludes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import reduce
from operator import attrgetter, or_
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from msgspec import Raw, Struct

from csto_timeline.dates.period import Fit
from csto_timeline.log.name_fields import NAME_FIELDS, UsedNames, add_names
from csto_timeline.log.projection import UNREADABLE, decoder

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition

Json = bytes | Raw
_POSSIBLE = 1
_ALWAYS = frozenset({"id", "date"})  # what is read of every event
_DATE = attrgetter("date")


class Criterion(Protocol):
    """What an event must have. `members` are the paths of all that `fit` reads of it.

    A `costly` one is asked last, and only of the events that no other keeps out.
    """

    @property
    def costly(self) -> bool:
        """Whether it is asked last, and only of the events that no other criterion keeps out."""

    @property
    def members(self) -> frozenset[str]:
        """The paths of the members that it reads, as projection.py writes them."""

    @property
    def condition(self) -> "Condition":
        """What holds of every event that matches, as far as it can be looked up."""

    def fit(self, event: Any) -> Fit:
        """Return whether an event matches; a projected one that has those members will do."""


class HasId(Struct, frozen=True):
    """The event has one of these ids."""

    ids: frozenset[str]
    costly: ClassVar[bool] = False
    members: ClassVar[frozenset[str]] = frozenset({"id"})

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        from csto_timeline.log.condition import Has  # only logs in Parquet need it

        return Has("id", self.ids)

    def fit(self, event: Any) -> Fit:
        """Return whether it has; see `Criterion`."""
        return Fit.CERTAIN if event.id in self.ids else Fit.NO


class Outcomes:
    """How the events of one pass fared: for each set of criteria, how many events just those kept out.

    A set is written as bits, criterion `n` as bit `n + 1`; bit 0 stands for an event that fits
    only possibly. `dates` are the texts of the dates of all events, `names` what they use of those
    fields of `NAME_FIELDS`. Costly criteria are asked only of the events that no other one keeps out,
    unless the outcomes are to be `exact`.
    """

    def __init__(self, *, exact: bool = False, fields: Iterable[str] = ()) -> None:
        self.counts: Counter[int] = Counter()
        self.dates: set[str] = set()
        self.names: UsedNames = {field: {} for field in fields}
        self.exact = exact

    @property
    def total(self) -> int:
        """How many events were looked at."""
        return self.counts.total()

    def fitting_without(self, *criteria: int) -> int:
        """Return how many events match all criteria but those of these numbers."""
        ignored = _POSSIBLE | sum(_bit(number) for number in criteria)
        return sum(number for bits, number in self.counts.items() if not bits & ~ignored)


class Texts(Protocol):
    """Events that are read together."""

    texts: Sequence[Json]
    """The JSON of each."""


_Bits = tuple[int, int, int]  # what each answer of a criterion adds to an outcome, by the value of `Fit`


class Screen:
    """Holds events against criteria, and counts the outcomes.

    `members` are the paths of all that is read for it, those included that whoever asks wants to have besides.
    """

    def __init__(self, criteria: Sequence[Criterion], outcomes: Outcomes, members: frozenset[str] = _ALWAYS) -> None:
        every = [(criterion, (_bit(number), _POSSIBLE, 0)) for number, criterion in enumerate(criteria)]
        costly = [each for each in every if each[0].costly]
        if outcomes.exact or len(costly) == len(every):
            costly = []
        outcomes.exact = not costly
        self._outcomes = outcomes
        self._first: list[tuple[Criterion, _Bits]] = [each for each in every if each not in costly]
        self._then: list[tuple[Criterion, _Bits]] = costly
        read = (criterion.members for criterion, _ in self._first)
        names = (NAME_FIELDS[field].members for field in outcomes.names)
        self.members = members.union(_ALWAYS, *read, *names)

    def passing(self, rows: Sequence[Any], block: Texts) -> Iterable[tuple[int, bool]]:
        """Find which of the events match: their numbers, and whether each matches only possibly.

        A row is an event as far as `members` go, or None if that cannot be read.
        """
        whole = all(rows)
        outcomes: list[int] = []
        for criterion, bits in self._first:
            fits = map(criterion.fit, rows) if whole else _fits(criterion, rows, block)
            bits_of_fits = map(bits.__getitem__, fits)
            outcomes = list(map(or_, outcomes, bits_of_fits) if outcomes else bits_of_fits)
        self._outcomes.dates.update(map(_DATE, rows if whole else filter(None, rows)))
        for field, used in self._outcomes.names.items():
            name_field = NAME_FIELDS[field]
            add_names(used, name_field, rows if whole else _read(name_field.members, rows, block))
        outcomes = outcomes or [0] * len(rows)
        passing: list[int] = []
        if outcomes and min(outcomes) <= _POSSIBLE:  # in most blocks there is none
            passing = [number for number, outcome in enumerate(outcomes) if outcome <= _POSSIBLE]
        for number in passing if self._then else ():
            outcomes[number] |= self._later(block.texts[number])
        self._outcomes.counts.update(outcomes)
        return [(number, bool(outcomes[number])) for number in passing if outcomes[number] <= _POSSIBLE]

    def _later(self, text: Json) -> int:
        """Return what the costly criteria add to the outcome of an event."""
        return reduce(or_, (bits[_fit(criterion, text)] for criterion, bits in self._then))


def _bit(criterion: int) -> int:
    return 1 << (criterion + 1)


def _fits(criterion: Criterion, rows: Sequence[Any], block: Texts) -> Iterator[Fit]:
    """Test events against a criterion, some of which could not be read as far as all criteria go."""
    for row, text in zip(rows, block.texts, strict=True):
        yield _fit(criterion, text) if row is None else criterion.fit(row)


def _read(members: frozenset[str], rows: Sequence[Any], block: Texts) -> Iterator[Any]:
    """Return the events, those that could not be read as far as all criteria go as far as `members`, if they can be."""
    for row, text in zip(rows, block.texts, strict=True):
        if row is not None:
            yield row
        else:
            with suppress(*UNREADABLE):
                yield decoder(members).decode(text)


def _fit(criterion: Criterion, text: Json) -> Fit:
    """Test one event against a criterion. What cannot be read may fit: it is then read whole, and refused."""
    try:
        return criterion.fit(decoder(criterion.members).decode(text))
    except UNREADABLE:
        return Fit.POSSIBLE
