"""Whether accounts agree, and how many voices they are."""

from typing import Any

import pytest

from csto_timeline.log.voices import date_mark, differences, voices
from csto_timeline.query.query import Query
from tests.logs import event, make_log, select

SOURCES = [
    {"id": "a", "publisher": "A", "wire": "AP"},
    {"id": "b", "publisher": "B", "wire": "AP"},
    {"id": "ap", "publisher": "AP"},
    {"id": "c", "publisher": "C"},
    {"id": "c2", "publisher": "C"},
]
ACCOUNTS: list[tuple[list[dict[str, Any]], tuple[str, ...], bool]] = [
    ([{"source": "a"}], (), True),
    ([{"source": "a"}, {"source": "b"}, {"source": "ap"}], (), True),  # one agency, three times
    ([{"source": "c"}, {"source": "c2"}], (), True),  # one publisher, twice
    ([{"source": "a"}, {"source": "c"}], (), False),
    ([{"source": "a", "says": "Two."}, {"source": "c"}], (), False),
    ([{"source": "a", "says": "Two."}, {"source": "c", "says": "“two”"}], (), False),
    ([{"source": "a", "says": "Two."}, {"source": "c", "says": "Three."}], ("words",), False),
    ([{"source": "a", "says": "Two."}, {"source": "a", "says": "Three."}], (), True),
    ([{"source": "a"}, {"source": "c", "date": "2022-11-24"}], ("date",), False),
    ([{"source": "a"}, {"source": "c", "date": "2022-11-23/2022-11-24"}], ("date",), False),
    ([{"source": "a"}, {"source": "c", "date": "2022-11"}], (), False),  # vaguer, and no contradiction
    ([{"source": "a", "says": "Two."}, {"source": "b", "date": "2021", "says": "Ten."}], ("date", "words"), True),
]


@pytest.mark.parametrize(("accounts", "differ", "single"), ACCOUNTS)
def test_accounts(accounts: list[dict[str, Any]], differ: tuple[str, ...], single: bool) -> None:
    log = make_log(event(accounts=accounts), sources=SOURCES)
    assert differences(log.events[0]) == differ
    assert (len(voices(log, log.events[0])) == 1) is single
    assert len(select(log, Query(disputed=True)).matches) == bool(differ)
    assert len(select(log, Query(single_source=True)).matches) == single


def test_an_empty_answer_knows_what_they_cost() -> None:
    log = make_log(event())
    selection = select(log, Query(disputed=True, single_source=True))
    assert selection.described() == "accounts that differ; one voice only"
    assert list(selection.without_each()) == [("accounts that differ", 1), ("one voice only", 0)]


def test_an_account_that_repeats_the_date_has_no_mark() -> None:
    (only,) = make_log(event(date="2022-11-23", accounts=[{"source": "a", "date": "2022-11-23"}])).events
    assert date_mark(only, only.accounts[0]) == ""
