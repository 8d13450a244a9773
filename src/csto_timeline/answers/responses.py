"""Appeals, and what is known to have followed each: the events that answer it, and those that answer these."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from msgspec import Struct

from csto_timeline.answers.nearness import Distance, distance, first_days
from csto_timeline.answers.relations import by_named
from csto_timeline.dates.period import Fit, Period
from csto_timeline.log.model import Event
from csto_timeline.log.store import Store
from csto_timeline.query.select import Match, Selection

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition

APPEAL = "appeal"
# Answers to answers for which a store is asked each time, before all links of the log are read at once.
_LOOKUPS = 5


class Response(Struct, frozen=True):
    """An event that answers an appeal, or at `depth` 2 an answer to it, and so on; days are counted from the appeal."""

    event: Event
    distance: Distance
    depth: int


class _Answer(NamedTuple):
    """An event that answers another one, and the days on one of which it began."""

    event: Event
    began: Period


_Answers = Mapping[str, Sequence[_Answer]]  # by the id of the event that they answer, the latest first


class Appeal(Struct, frozen=True):
    """An appeal, or another event that is asked about as one; the `answers` are those to all events."""

    match: Match
    event: Event
    answers: _Answers

    def responses(self) -> Iterator[Response]:
        """Yield what is known to have followed, an answer before the answers to it.

        They are not kept: where thousands of events answer one another, each has all that come after it.
        """
        began = first_days(self.event)
        met = {self.event.id}  # a log may have events that answer each other
        left = [(answer, 1) for answer in self.answers.get(self.event.id, ())]
        while left:  # without recursion, as a chain may be long
            answer, depth = left.pop()
            if answer.event.id in met:
                continue
            met.add(answer.event.id)
            yield Response(answer.event, distance(began, answer.began), depth)
            left += [(each, depth + 1) for each in self.answers.get(answer.event.id, ())]

    @property
    def noun(self) -> str:
        """What it is: an `appeal`, or an `event` of another kind."""
        return "appeal" if self.event.kind == APPEAL else "event"

    @property
    def is_answered(self) -> bool:
        """Whether anything is known to have followed."""
        return next(self.responses(), None) is not None


def noun_of(appeals: Sequence[Appeal]) -> str:
    """Return what one of them is: an `appeal`, or an `event` where not all are."""
    return "event" if any(each.noun == "event" for each in appeals) else "appeal"


class _Follows(Struct, frozen=True):
    """The event answers one that has one of these ids."""

    ids: frozenset[str]
    costly: ClassVar[bool] = False
    members: ClassVar[frozenset[str]] = frozenset({"follows"})

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        from csto_timeline.log.condition import Has  # only logs in Parquet need it

        return Has("follows", self.ids)

    def fit(self, event: Any) -> Fit:
        """Return whether it does; see `Criterion`."""
        return Fit.CERTAIN if event.follows in self.ids else Fit.NO


def appeals(selection: Selection) -> list[Appeal]:
    """Return the appeals of a selection in its order.

    They are its events of that kind; where the query names kinds, all of its events; in a log that has no such kind,
    those that are answered and answer nothing themselves.
    """
    matches = [(match, match.event) for match in selection.matches]
    known = _has_appeals(selection)
    if known and not selection.query.kinds:
        matches = [(match, event) for match, event in matches if event.kind == APPEAL]
    answers = _answers(selection.store, {event.id for _, event in matches})
    return [
        Appeal(match, event, answers)
        for match, event in matches
        if known or selection.query.kinds or (event.id in answers and not event.follows)
    ]


def _has_appeals(selection: Selection) -> bool:
    kinds = selection.registers.kinds_in_use
    return (
        APPEAL in selection.kinds or any(kind.id == APPEAL for kind in kinds.declared) or APPEAL in kinds.only_of_events
    )


def _answers(store: Store, ids: set[str]) -> _Answers:
    """Return the answers to the events of those ids, to their answers, and so on.

    That takes a pass over the log for each generation, and two for all after the first `_LOOKUPS`.
    """
    known: dict[str, list[_Answer]] = {}
    wanted, asked, passes = ids, set[str](), 0
    while wanted:
        passes += 1
        if passes > _LOOKUPS:
            wanted |= _all_after(store, wanted) - asked
        asked |= wanted
        found = sorted(store.events([_Follows(frozenset(wanted))]), key=lambda each: each.place)
        for id, answers in by_named((event for event, _, _ in found), "follows").items():
            in_order = sorted(answers, key=lambda each: each.date.sort_key)
            known[id] = [_Answer(answer, first_days(answer)) for answer in in_order[::-1]]
        wanted = {event.id for event, _, _ in found} - asked
    return known


def _all_after(store: Store, ids: set[str]) -> set[str]:
    """Return the ids of all events that answer those, that answer these, and so on."""
    answers = by_named(store.rows(frozenset({"id", "follows"})), "follows")
    found, left = set[str](), list(ids)
    while left:
        new = {answer.id for answer in answers.get(left.pop(), ())} - found
        found |= new
        left += new
    return found
