"""What followed an appeal: every answer, and every answer to one, whatever way the log has them in."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.answers import responses
from csto_timeline.answers.relations import related
from csto_timeline.answers.responses import appeals
from csto_timeline.log.document import Document
from csto_timeline.log.screening import Criterion
from csto_timeline.query.query import Query
from csto_timeline.query.select import select as select_from
from tests.logs import event, log_bytes, make_log, select, store_of

MANY = 300


def log_of(answered: Sequence[int | None], days: Sequence[int]) -> list[dict[str, Any]]:
    """Return events of which each answers the one of that number, on that day of a month."""
    return [
        event(id=f"e-{number}", date=f"2022-11-{day:02}", follows=None if other is None else f"e-{other}")
        for number, (other, day) in enumerate(zip(answered, days, strict=True))
    ]


def followed_slowly(events: Sequence[Any], id: str, met: set[str], depth: int = 1) -> list[tuple[str, int]]:
    """Return the answers to an event by the definition: the earliest first, the answers to each after it."""
    found = []
    answers = [each for each in events if each.follows == id]
    for answer in sorted(answers, key=lambda each: each.date.sort_key):
        if answer.id not in met:
            met.add(answer.id)
            found += [(answer.id, depth), *followed_slowly(events, answer.id, met, depth + 1)]
    return found


@pytest.mark.parametrize("lookups", [0, 1, 5])
def test_all_that_followed_is_found(monkeypatch: pytest.MonkeyPatch, lookups: int) -> None:
    monkeypatch.setattr(responses, "_LOOKUPS", lookups)

    @given(st.lists(st.tuples(st.none() | st.integers(0, 9), st.integers(1, 30)), min_size=1, max_size=10))
    def holds(drawn: list[tuple[int | None, int]]) -> None:
        log = make_log(*log_of(*zip(*drawn, strict=True)))
        found = {each.event.id: each for each in appeals(select(log, Query(kinds=("summit",))))}
        for each in log.events:
            expected = followed_slowly(log.events, each.id, {each.id})
            assert [(one.event.id, one.depth) for one in found[each.id].responses()] == expected
            assert found[each.id].is_answered is bool(expected)

    holds()


@pytest.mark.parametrize("step", [1, -1])
def test_a_long_chain_takes_few_passes_over_the_log(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    passes = 0
    events = Document.events

    def counting(store: Document, criteria: Sequence[Criterion], *others: Any, **more: Any) -> Any:
        nonlocal passes
        passes += 1
        return events(store, criteria, *others, **more)

    monkeypatch.setattr(Document, "events", counting)
    chain = log_of([None, *range(MANY - 1)], [1] * MANY)
    chain[0]["kind"] = "appeal"
    (appeal,) = appeals(select_from(Document(log_bytes(*chain[::step]), "a chain"), Query()))
    assert [each.depth for each in appeal.responses()] == list(range(1, MANY))
    assert passes <= 10


@given(st.lists(st.tuples(*[st.none() | st.integers(0, 6)] * 2), min_size=1, max_size=6))
def test_related_events_are_those_that_name_each_other(drawn: list[tuple[int | None, int | None]]) -> None:
    named = [{"part_of": one, "follows": other} for one, other in drawn]
    ids = [{member: None if other is None else f"e-{other}" for member, other in each.items()} for each in named]
    events = make_log(*(event(id=f"e-{number}", **each) for number, each in enumerate(ids))).events
    by_id = {each.id: each for each in events}
    for each in related(store_of(make_log(*(event(id=f"e-{n}", **one) for n, one in enumerate(ids)))), events):
        assert each.whole == by_id.get(each.event.part_of or "")
        assert each.followed == by_id.get(each.event.follows or "")
        assert each.parts == tuple(other for other in events if other.part_of == each.event.id)
        assert each.answers == tuple(other for other in events if other.follows == each.event.id)
