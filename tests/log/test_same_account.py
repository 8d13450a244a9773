"""The accounts of events that are one: merged as if each account were held against each, and without doing so."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from csto_timeline.log import extra
from csto_timeline.log.codec import encode
from csto_timeline.log.model import Account, Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.same_account import JoinedAccounts, PreferredAccounts
from csto_timeline.log.same_event import merged
from tests.growth import rows_compared
from tests.logs import event, make_log

MARKS = st.sampled_from([{}, {}, {"x-a": 1}, {"x-a": 2}, {"x-b": 1}])
QUOTES = st.builds(lambda text, marks: {"speaker": "ann", "text": text, **marks}, st.sampled_from("xy"), MARKS)
ACCOUNTS = st.builds(
    lambda source, given, quotes, marks: {"source": source, **given, "quotes": quotes, **marks},
    st.sampled_from(["post", "times"]),
    st.fixed_dictionaries(
        {},
        optional={
            "date": st.sampled_from(["2022-11-23", "2022-11-24"]),
            "says": st.sampled_from(["One.", "Two."]),
            "announced": st.just(True),
        },
    ),
    st.lists(QUOTES, max_size=2),
    MARKS,
)
DATES = st.sampled_from(["2022-11-23", "2022-11-24"])
NAMES = st.lists(st.sampled_from(["a", "A", "b-c", "B c"]), max_size=3)
EVENTS = st.builds(
    lambda date, accounts, names: event(date=date, accounts=accounts, people=names, tags=names),
    DATES,
    st.lists(ACCOUNTS, min_size=1, max_size=3),
    NAMES,
)


def first_same(rows: list[Any], row: Any) -> int | None:
    """Return the number of the first row that is the same but for `x-` members, by looking at each."""
    plain = extra.without_extra(row)
    return next((number for number, each in enumerate(rows) if extra.without_extra(each) == plain), None)


def joined_slowly(rows: list[Any], others: list[Any]) -> list[Any]:
    both = list(rows)
    for other in others:
        same = first_same(rows, other)
        if same is None:
            both.append(other)
        else:
            both[same] = extra.with_extra_of(both[same], other)
    return both


def preferred_slowly(accounts: list[Account], others: list[Account]) -> list[Account]:
    """Make each account one with the same one, else with the next of its source that is none of the others."""
    same = [first_same(accounts, other) for other in others]
    taken, both = set(same), list(accounts)
    for number, other in zip(same, others, strict=True):
        free = (each for each, own in enumerate(accounts) if own.source == other.source and each not in taken)
        one = next(free, None) if number is None else number
        taken.add(one)
        if one is None:
            both.append(other)
        else:
            own = both[one]
            quotes = tuple(joined_slowly(list(own.quotes), list(other.quotes)))
            says, marks = own.says or other.says, extra.merged(own.extra, other.extra)
            both[one] = replace(own, says=says, quotes=quotes, extra=marks)
    return both


@pytest.mark.parametrize("first_wins", [False, True])
def test_accounts_are_merged_as_if_each_were_held_against_each(first_wins: bool) -> None:
    @given(st.lists(EVENTS, min_size=2, max_size=4))
    def holds(drawn: list[dict[str, Any]]) -> None:
        events = [make_log(each).events[0] for each in drawn]
        (one,) = merged(in_logs(events), lambda _: None, Registers(), first_wins=first_wins)
        accounts = list(events[0].accounts)
        for other in events[1:]:
            dates = {} if other.date == events[0].date else {"date": other.date}
            dated = [each if each.date else replace(each, **dates) for each in other.accounts]
            accounts = (preferred_slowly if first_wins else joined_slowly)(accounts, dated)
        assert encode(one.accounts) == encode(accounts)

    holds()


def in_logs(events: list[Event]) -> Iterator[tuple[str, Event]]:
    return (("a log", each) for each in events)


MANY = 300


@pytest.mark.parametrize("first_wins", [False, True])
def test_many_events_are_merged_without_holding_each_account_against_each(
    monkeypatch: pytest.MonkeyPatch, first_wins: bool
) -> None:
    """Of one source each, with other words and another quote: what was added before is not gone through again."""
    accounts = [{"source": "post", "quotes": [{"speaker": "ann", "text": f"{number}"}]} for number in range(MANY)]
    events = [make_log(event(accounts=[each])).events[0] for each in accounts]
    found: list[Event] = []

    def merge_all() -> None:
        found.extend(merged(in_logs(events), lambda _: None, Registers(), first_wins=first_wins))

    assert rows_compared(monkeypatch, merge_all) <= 12 * MANY
    (one,) = found
    assert [quote.text for quote in one.quotes] == [f"{number}" for number in range(MANY)]
    assert len(one.accounts) == (1 if first_wins else MANY)


@pytest.mark.parametrize("kind", [JoinedAccounts, PreferredAccounts])
def test_an_event_alone_keeps_its_accounts(kind: type[JoinedAccounts | PreferredAccounts]) -> None:
    account = {"source": "post", "quotes": [{"speaker": "ann", "text": "Yes.", "x-a": 1}], "x-b": 2}
    (only,) = make_log(event(accounts=[account, account])).events
    assert kind(only).all() == only.accounts
