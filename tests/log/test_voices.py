"""Whether accounts agree, and how many voices they are."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.voices import (
    competing_dates,
    contradictions,
    copies,
    date_marks,
    differ_in_date,
    differences,
    voices,
)
from csto_timeline.query.query import Query
from tests.conftest import Cli
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
    ([{"source": "a", "announced": True, "date": "2022-11-24"}, {"source": "c"}], (), False),  # it was announced so
    ([{"source": "a", "announced": True, "date": "2022-11-24"}], ("date",), True),  # nobody knows better
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
    assert list(selection.without_each()) == [("--disputed", 1), ("--single-source", 0)]


# the event's date, an account's, what stands beside that
MARKS = [
    ("2022-11-23", "2022-11-23", ""),
    ("2022-11-23", "2022-11-24", "≠ differs"),
    ("2022-11-23", "2022-11-23/2022-11-24", "≠ differs"),
    ("2022-11-23/2022-11-24", "2022-11-23", "≠ differs"),
    ("2022-11-23", "2022-11", "≈ less precise"),
    ("2022-11-23", "2022-11-23~", "≈ less precise"),
    ("2022-11-23/2022-11-24", "[2022-11-23,2022-11-24]", "≈ less precise"),
    ("2022-11", "2022-11-23", "≈ more precise"),
    ("2022-11-23?", "2022-11-23", "≈ more precise"),
    ("2022-11/2022-11", "2022-11-23/2022-11-24", "≈ more precise"),
    ("2022-11", "[2022-11-01..2022-11-30]", ""),  # the same days
    ("2022-11-23~", "2022-11-23?", ""),
    ("2022-11-23", "2022-11-23/2022-11-23", ""),
]


@pytest.mark.parametrize(("own", "date", "mark"), MARKS)
def test_what_stands_beside_the_date_of_an_account(own: str, date: str, mark: str) -> None:
    (only,) = make_log(event(date=own, accounts=[{"source": "a", "date": date}, {"source": "c"}])).events
    assert date_marks(only) == [mark, ""]
    assert contradictions(only) == [mark == "≠ differs", False]
    assert differences(only) == (("date",) if mark == "≠ differs" else ())


ANNOUNCED: list[tuple[str, list[bool], str]] = [
    ("2022-11-24", [True, False], "→ as announced"),
    ("2022-11-24", [True, True], "≠ differs"),  # nobody reports it
    ("2022-11-24", [False, True], "≠ differs"),
    ("2022-11", [True, False], "≈ less precise"),
]


@pytest.mark.parametrize(("date", "announced", "mark"), ANNOUNCED)
def test_an_announcement_of_another_day_does_not_contradict_those_who_report_it(
    date: str, announced: list[bool], mark: str
) -> None:
    accounts = [{"source": "a", "date": date, "announced": announced[0]}, {"source": "c", "announced": announced[1]}]
    (only,) = make_log(event(date="2022-11-23", accounts=accounts)).events
    assert date_marks(only)[0] == mark
    assert list(map(str, competing_dates(only))) == ["2022-11-23", *([date] if mark == "≠ differs" else [])]


def test_accounts_that_know_a_month_better_may_contradict_each_other() -> None:
    """The event's date is then as vague as it must be, and no account contradicts that."""
    accounts = [{"source": id, "date": date} for id, date in (("a", "2022-11-23"), ("c", "2022-11-24"))]
    (only,) = make_log(event(date="2022-11", accounts=accounts)).events
    assert differences(only) == ("date",)
    assert date_marks(only) == ["≈ more precise"] * 2
    assert [*map(str, competing_dates(only))] == ["2022-11"]


COPIES = {
    ("A", "B"): ["A and B print the text of AP: one voice"],
    ("A", "B", "A", "C"): ["A, B and C print the text of AP: one voice"],
    ("AP", "A"): ["A prints the text of AP: one voice"],
    ("AP", "A", "B"): ["A and B print the text of AP: one voice"],
    ("AP", "AP"): [],
    ("A",): [],
}


@pytest.mark.parametrize("publishers", COPIES)
def test_who_prints_the_text_of_an_agency(publishers: tuple[str, ...]) -> None:
    sources = [{"id": f"s{n}", "publisher": each, "wire": "AP"} for n, each in enumerate(publishers)]
    log = make_log(event(id="e", accounts=[{"source": each["id"]} for each in sources]), sources=sources)
    assert list(copies(log, log.events[0])) == COPIES[publishers]


DATES = st.sampled_from([None, "2022-11-23", "2022-11-23~", "2022-11-24", "2022-11", "2022-11/2022-11", "2022"])
DRAWN = st.lists(st.tuples(DATES, st.booleans()), min_size=1, max_size=5)


@given(own=DATES.filter(bool), drawn=DRAWN)
def test_accounts_differ_in_date_as_if_each_were_held_against_each(own: str, drawn: list[tuple[str, bool]]) -> None:
    """By the definition at the top of voices.py: what each announced that others report counts for nothing."""
    accounts = [{"source": "a", "date": date, "announced": announced} for date, announced in drawn]
    (only,) = make_log(event(date=own, accounts=accounts)).events
    reported = not all(announced for _, announced in drawn)
    counting = [None if reported and account.announced else account.date for account in only.accounts]
    assert contradictions(only) == [date is not None and not _fit(only.date, date) for date in counting]
    known = [only.date, *filter(None, counting)]
    assert differ_in_date(only) is not all(_fit(one, other) for one, other in combinations(known, 2))


def _fit(one: EventDate, other: EventDate) -> bool:
    return one.contains(other) or other.contains(one)


class Announced:
    """An account that announced the event, and notes when anyone asks."""

    date = "2022-11-24"

    def __init__(self, asked: list[None]) -> None:
        self._asked = asked

    @property
    def announced(self) -> bool:
        self._asked.append(None)
        return True


def test_many_announcements_are_not_each_held_against_each() -> None:
    asked: list[None] = []
    last = SimpleNamespace(date=None, announced=False)
    many = SimpleNamespace(date="2022-11-23", accounts=[*(Announced(asked) for _ in range(1000)), last])
    assert not any(contradictions(many))
    assert not differ_in_date(many)
    assert len(asked) <= 4 * 1000


def test_in_what_many_accounts_differ_is_found_once(
    cli: Cli, log_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[str, ...]] = []

    def noting(event: Any) -> tuple[str, ...]:
        found.append(differences(event))
        return found[-1]

    monkeypatch.setattr("csto_timeline.cli.commands.accounts.differences", noting)
    both = [{"source": "a", "says": "Two."}, {"source": "c", "says": "Three."}]
    done = cli("--log", log_file(event(accounts=both * 20), sources=SOURCES), "accounts")
    assert [line.split("\t")[4] for line in done.out.splitlines()] == ["words"] * 40
    assert found == [("words",)]
