"""Appeals, and what is known to have followed each: the events that answer it, and those that answer these."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from csto_timeline.answers.nearness import Distance, distance, first_days
from csto_timeline.answers.relations import related
from csto_timeline.log.model import Event
from csto_timeline.log.store import Store
from csto_timeline.query.select import Match, Selection

APPEAL = "appeal"


class Response(Struct, frozen=True):
    """An event that answers an appeal, or at `depth` 2 an answer to it, and so on; days are counted from the appeal."""

    event: Event
    distance: Distance
    depth: int


class Appeal(Struct, frozen=True):
    """An appeal with what is known to have followed, an answer before the answers to it."""

    match: Match
    event: Event
    responses: tuple[Response, ...]


def appeals(selection: Selection) -> list[Appeal]:
    """Return the appeals of a selection in its order.

    They are its events of that kind; where the query names kinds, all of its events; in a log that has no such kind,
    those that are answered and answer nothing themselves.
    """
    matches = [(match, match.event) for match in selection.matches]
    known = _has_appeals(selection)
    if known and not selection.query.kinds:
        matches = [(match, event) for match, event in matches if event.kind == APPEAL]
    answers = _answers(selection.store, [event for _, event in matches])
    return [
        Appeal(match, event, tuple(_followed(event, answers)))
        for match, event in matches
        if known or selection.query.kinds or (answers[event.id] and not event.follows)
    ]


def _has_appeals(selection: Selection) -> bool:
    kinds = selection.registers.kinds_in_use
    return (
        APPEAL in selection.kinds or any(kind.id == APPEAL for kind in kinds.declared) or APPEAL in kinds.only_of_events
    )


def _answers(store: Store, events: Sequence[Event]) -> dict[str, tuple[Event, ...]]:
    """Return by id the answers to the events, to their answers, and so on: a pass over the log for each generation."""
    known: dict[str, tuple[Event, ...]] = {}
    generation: Sequence[Event] = events
    while generation:
        for each in related(store, generation):
            known[each.event.id] = each.answers
        found = (answer for event in generation for answer in known[event.id])
        generation = list({answer.id: answer for answer in found if answer.id not in known}.values())
    return known


def _followed(appeal: Event, answers: Mapping[str, tuple[Event, ...]]) -> Iterator[Response]:
    """Yield the answers to an appeal, each before the answers to it; without recursion, as a chain may be long."""
    met = {appeal.id}  # a log may have events that answer each other
    left = [(answer, 1) for answer in _latest_first(appeal, answers)]
    while left:
        answer, depth = left.pop()
        if answer.id in met:
            continue
        met.add(answer.id)
        yield Response(answer, distance(first_days(appeal), first_days(answer)), depth)
        left += [(each, depth + 1) for each in _latest_first(answer, answers)]


def _latest_first(event: Event, answers: Mapping[str, tuple[Event, ...]]) -> list[Event]:
    return sorted(answers.get(event.id, ()), key=lambda each: each.date.sort_key)[::-1]
