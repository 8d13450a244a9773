"""Names in any spelling take no pass of their own, and mean what all events of the log make of them."""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Period
from csto_timeline.errors import DateError, LogError, UnresolvedName
from csto_timeline.log.blocks import Block
from csto_timeline.log.document import Document
from csto_timeline.log.lines import Lines
from csto_timeline.log.merged_logs import MergedLogs
from csto_timeline.log.reader import Reader
from csto_timeline.log.store import Store
from csto_timeline.query.in_period import InPeriod
from csto_timeline.query.query import Query
from csto_timeline.query.select import select
from csto_timeline.terminal import plain
from tests.logs import event, ids, in_lines, lines_bytes, log_bytes, make_store

Stores = Callable[[Iterable[dict[str, Any]]], Store]
FIRST = [event(id=f"first-{n}", countries=["AM" if n else "KZ"]) for n in range(1500)]  # more than are looked at first
DOORS = pytest.mark.parametrize(
    "store_of", [lambda events: make_store(*events), in_lines], ids=["one document", "JSON Lines"]
)


@DOORS
@pytest.mark.parametrize(
    ("then", "found"),
    [
        ([], ["first-0"]),
        ([event(id="last", countries=["KZ"])], ["first-0", "last"]),
        ([event(id="last", countries=["kz"])], ["last"]),
        ([event(id="last", countries=["kz"], date=2022)], None),
        ([event(id="bad", countries=["KZ"], title=1), event(id="last", countries=["kz"])], ["last"]),
        ([event(id="bad", countries=["KZ"], title=1)], None),
    ],
)
def test_a_name_means_what_all_events_make_of_it(
    store_of: Stores, then: list[dict[str, Any]], found: list[str] | None
) -> None:
    """What the first events suggest is not asked of the log where a later one uses the name to the letter."""
    store = store_of([*FIRST, *then])
    if found is None:
        with pytest.raises(LogError):
            select(store, Query(countries=("kz",)))
    else:
        assert ids(select(store, Query(countries=("kz",)))) == found


@DOORS
def test_a_name_that_a_later_event_makes_ambiguous_is_refused(store_of: Stores) -> None:
    with pytest.raises(UnresolvedName, match=r"matches 2 in the log: KZ .* Kz"):
        select(store_of([*FIRST, event(id="last", countries=["Kz"])]), Query(not_countries=("kZ",)))


@DOORS
@pytest.mark.parametrize("typed", ["KZ", "kz"])
def test_a_name_may_be_asked_for_and_left_out(store_of: Stores, typed: str) -> None:
    assert ids(select(store_of(FIRST), Query(countries=(typed, typed, "AM"), not_countries=("AM",)))) == ["first-0"]


def test_an_entry_on_a_later_line_counts() -> None:
    entry = {"code": "kz", "name": "Another"}
    last = event(id="last", countries=["kz"], registers={"countries": [entry]})
    assert ids(select(in_lines([*FIRST, last]), Query(countries=("kz",)))) == ["last"]


@DOORS
@pytest.mark.parametrize("typed", ["KZ", "kz", "am"])
def test_events_are_read_once(store_of: Stores, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for those that are looked at first."""
    events = [event(id=f"event-{n}", countries=["KZ", "AM"]) for n in range(5000)]
    store, read = store_of(events), 0
    assert isinstance(store, Reader)
    blocks = store._blocks

    def counted() -> Iterator[Block]:
        nonlocal read
        for block in blocks():
            read += len(block)
            yield block

    monkeypatch.setattr(store, "_blocks", counted)
    assert select(store, Query(countries=(typed,))).matches
    assert len(events) <= read < 2 * len(events)


def trusted(events: Iterable[dict[str, Any]]) -> Store:
    return Document(log_bytes(*events), "built in", trusted=True)


def merged(events: Iterable[dict[str, Any]]) -> Store:
    """Two logs that share an event."""
    events = list(events)
    return MergedLogs([in_lines(events[:900]), make_store(*events[899:])], report=str)


@pytest.mark.parametrize(
    "store_of",
    [lambda events: make_store(*events), in_lines, trusted, merged],
    ids=["document", "lines", "ours", "two"],
)
@pytest.mark.parametrize(
    ("cells", "members"), [(plain.brief, plain.BRIEF_MEMBERS), (plain.long, plain.LONG_MEMBERS)], ids=["brief", "long"]
)
def test_a_pipe_gets_of_a_part_of_an_event_what_it_gets_of_all_of_it(
    store_of: Stores, cells: Callable[[Any], list[str]], members: frozenset[str]
) -> None:
    full = event(time="10:30", summary="In brief", tags=["talks"], countries=["AM", "KZ"], absent=["RU"])
    store = store_of([full, *FIRST, event(id="last", date="2022-11~")])
    selection = select(store, Query())
    assert len(selection.matches) == len(FIRST) + 2  # more than a reader remembers
    assert list(map(cells, selection.rows(members))) == list(map(cells, selection.events))


@pytest.mark.parametrize(
    ("members", "says"),
    [({"date": "2022-13-01"}, r"events\[1\]\.date: there is no month 13"), ({"title": 1}, r"events\[1\]\.title: ")],
)
def test_our_own_log_says_what_is_wrong_while_somebody_edits_it(members: dict[str, Any], says: str) -> None:
    store = trusted([event(), event(id="bad") | members])
    with pytest.raises(LogError, match=says):
        list(select(store, Query()).rows(plain.BRIEF_MEMBERS))


@pytest.mark.parametrize("ends", ["\n", "", "\n\n", "\r\n"])
def test_the_last_line_counts_however_it_ends(ends: str) -> None:
    data = b"".join(b"%s\n" % line for line in lines_bytes(*FIRST).splitlines()).removesuffix(b"\n") + ends.encode()
    store = Lines(io.BytesIO(data), "lines")
    assert len(select(store, Query()).matches) == len(FIRST)
    assert ids(select(store, Query(limit=1, reverse=True))) == ids(
        select(in_lines(FIRST), Query(limit=1, reverse=True))
    )


@given(st.from_regex(r"(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]", fullmatch=True), st.dates(), st.dates())
def test_a_day_fits_as_any_date_does(text: str, one: Any, other: Any) -> None:
    period = Period(min(one, other), max(one, other))
    fits = InPeriod(period)._fits
    try:
        expected = EventDate(text).fit(period)
    except DateError:
        return
    assert fits[text] is expected
