"""Whether an event lies in a period: its own date decides, unless an account contradicts it."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.dates.edtf import Form
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Fit, Period
from csto_timeline.dates.typed import parse_period
from csto_timeline.log.whole import Log
from csto_timeline.query.in_period import InPeriod
from csto_timeline.query.query import Query
from csto_timeline.query.select import select as select_from
from tests.conftest import Cli
from tests.dates.courses import bounded_dates, days, possible_courses
from tests.logs import event, make_log, select, store_of
from tests.random_logs import Chance
from tests.slow_reader import competing

NO, POSSIBLE, CERTAIN = Fit.NO, Fit.POSSIBLE, Fit.CERTAIN
TOLD: dict[str, Any] = {"source": "t"}


def dated(when: str, **members: Any) -> dict[str, Any]:
    return {"source": "s", "date": when, **members}


# the event's date; accounts; what is asked; whether it lies there
FITS: list[tuple[str, list[dict[str, Any]], str, Fit]] = [
    # an account that contains the date, or repeats it, takes nothing away and brings nothing in
    ("2022-01-05", [TOLD, dated("2022-01")], "2022-01-05", CERTAIN),
    ("2022-01-05", [TOLD, dated("2022-01")], "2022-01-06", NO),
    ("2022-01-05", [TOLD, dated("2022-01-05~")], "2022-01-05", CERTAIN),
    ("2022-01-01/2022-01-05", [TOLD, dated("2022-01/2022-01")], "2022-01-03", CERTAIN),
    ("2022-01-01/2022-01-05", [TOLD, dated("2022-01/2022-01")], "2022-01-09", NO),
    # nor does one that knows better
    ("2022-09", [TOLD, dated("2022-09-20")], "2022-09", CERTAIN),
    ("2022-09", [TOLD, dated("2022-09-20")], "2022-09-20", POSSIBLE),
    ("2022-09", [TOLD, dated("2022-09-20")], "2022-09-21", POSSIBLE),
    # one that contradicts does both
    ("2022-11-23", [TOLD, dated("2022-11-23/2022-11-24")], "2022-11-23", CERTAIN),
    ("2022-11-23", [TOLD, dated("2022-11-23/2022-11-24")], "2022-11-24", POSSIBLE),
    ("2022-11-23", [TOLD, dated("2022-11-23/2022-11-24")], "2022-11-25", NO),
    ("2022-11-23", [TOLD, dated("2022-11-24")], "2022-11-23", POSSIBLE),
    ("2022-11-23", [TOLD, dated("2022-11-24")], "2022-11-23..2022-11-24", CERTAIN),
    ("2022-11-23", [TOLD, dated("2022-12")], "2022-11-23..2022-12-05", POSSIBLE),
    ("2022-11-23/2022-11-24", [TOLD, dated("2022-11-23")], "2022-11-24", POSSIBLE),
    # unless it only announced what others report
    ("2022-11-23", [TOLD, dated("2022-11-24", announced=True)], "2022-11-23", CERTAIN),
    ("2022-11-23", [TOLD, dated("2022-11-24", announced=True)], "2022-11-24", NO),
    ("2022-11-23", [{**TOLD, "announced": True}, dated("2022-11-24", announced=True)], "2022-11-23", POSSIBLE),
    ("2022-11-23", [{**TOLD, "announced": True}, dated("2022-11-24", announced=True)], "2022-11-24", POSSIBLE),
]


@pytest.mark.parametrize(("when", "accounts", "asked", "fit"), FITS)
def test_fit(when: str, accounts: list[dict[str, Any]], asked: str, fit: Fit) -> None:
    period = parse_period(asked)
    log = make_log(event(date=when, accounts=accounts))
    assert InPeriod(period).fit(log.events[0]) is fit
    assert [match.certain for match in select(log, Query(period=period)).matches] == [fit is CERTAIN] * (fit is not NO)


accounts_given = st.fixed_dictionaries(
    {"source": st.just("s")}, optional={"date": bounded_dates().map(str), "announced": st.booleans()}
)


def contains(one: EventDate, other: EventDate) -> bool:
    """Say whether all days of the other are among its own; where it lasted, all first days and all last days."""
    mine, theirs = possible_courses(one), possible_courses(other)
    if one.form is Form.INTERVAL and max(map(len, mine)) > 1:
        ends = [[{end(course) for course in courses} for end in (min, max)] for courses in (mine, theirs)]
        return other.form is Form.INTERVAL and all(map(set.issuperset, *ends))
    is_of_several_days = one.form is Form.EACH_OF and other.form is not Form.EACH_OF
    return set().union(*mine) >= set().union(*theirs) and not is_of_several_days


def contradicts(one: EventDate, other: EventDate) -> bool:
    """Say whether neither contains the other."""
    return not contains(one, other) and not contains(other, one)


@given(days, st.lists(accounts_given, min_size=1, max_size=3), days)
def test_an_event_known_to_the_day_is_possible_on_another_only_where_an_account_contradicts(
    own: date, accounts: list[dict[str, Any]], asked: date
) -> None:
    reports = [account for account in accounts if not account.get("announced")] or accounts
    others = [EventDate(account["date"]) for account in reports if "date" in account]
    disputed = any(contradicts(other, EventDate(str(own))) for other in others)
    log = make_log(event(date=str(own), accounts=accounts))
    found = [match.certain for match in select(log, Query(period=Period(asked, asked))).matches]
    if disputed:
        assert found in ([[True], [False]] if own == asked else [[False], []])
    else:
        assert found == ([True] if own == asked else [])


@given(st.integers(min_value=0))
def test_so_it_is_in_whole_logs(seed: int) -> None:
    chance = Chance(seed)
    events, registers = chance.log()
    asked = chance.day()
    disputed = {each["id"] for each in events if len({*competing(each)}) > 1}
    for match in select(make_log(*events, **registers), Query(period=Period(asked, asked))).matches:
        if match.date.start_min == match.date.end_max:
            assert match.event.id in disputed or (match.certain and match.date.start_min == asked)
            assert match.date.start_min == asked or not match.certain


# Of the built-in log: what is known to a day, and is contradicted by an account.
CONTRADICTED = {
    "bakiyev-ousted-2010",
    "bordyuzha-iran-may-apply-2007",
    "cst-session-minsk-2000",
    "cst-summit-yerevan-2001",
    "csto-informal-summit-bishkek-2013",
    "csto-informal-summit-yerevan-2010",
    "georgia-joins-cst-1993",
    "csto-suspends-nato-dialogue-2014",
    "csto-cfm-almaty-2024",
    "csto-cfm-minsk-2023",
    "putin-csto-karabakh-2020-11",
    "csto-summit-yerevan-2022",
    "khachaturov-dismissed-2018",
}


def test_every_event_of_the_log_that_is_known_to_the_day_is_certain_on_it_and_on_no_other(builtin: Log) -> None:
    store = store_of(builtin)
    known = {each.id: each.date.start_min for each in builtin.events if each.date.start_min == each.date.end_max}
    around = {day + timedelta(days=n) for day in known.values() for n in range(-31, 32)}
    loose = set()
    for day in sorted(around):
        for match in select_from(store, Query(period=Period(day, day))).matches:
            found = match.event
            if found.id in known and (not match.certain or known[found.id] != day):
                loose.add(found.id)
    assert loose == CONTRADICTED


def test_a_day_shows_no_events_of_other_days(cli: Cli) -> None:
    assert cli("list", "2022-01-05", "--certain").ids == ["tokayev-requests-csto-troops-2022"]
    assert "csto-summit-2024" in cli("list", "2024-11-28", "--certain").ids
    (first,) = cli("list", "--since", "2022-01-05", "-n", "1").out.splitlines()
    assert first.startswith("2022-01-05\t")
    (last,) = cli("list", "--until", "2022-01-04", "--reverse", "-n", "1").out.splitlines()
    assert last.partition("\t")[0] <= "2022-01-04"
    near = cli("show", "tokayev-requests-csto-troops-2022", "--near", "10d").out
    assert "  1 day after  6 Jan 2022  CSTO decides to send troops to Kazakhstan\n" in near
    (summit,) = [row for row in json.loads(cli("list", "2022-11-24", "--json").out) if row["kind"] == "summit"]
    assert (summit["id"], summit["match"]) == ("csto-summit-yerevan-2022", "possible")


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("csto-permanent-council-tavush-2020", ["14 Jul 2020  2020-07-14", "13 Jul 2020  → as announced"]),
        ("csto-summit-astana-2004", ["18 Jun 2004  2004-06-18", "18–19 Jun 2004  → as announced"]),
        ("csto-informal-summit-cholpon-ata-2009", ["31 Jul – 1 Aug 2009", "1–2 Aug 2009  → as announced"]),
    ],
)
def test_an_event_that_was_announced_for_another_day_is_shown_with_both(cli: Cli, id: str, told: list[str]) -> None:
    page = cli("show", id).out
    assert all(each in page for each in told)
    assert "The sources differ" not in page


# What an account does not contradict: it repeats an interval, knows it less well, knows a day better.
SAME = {
    "a": ("2022-01-01/2022-01-05", ["2022-01-01/2022-01-05"], ["", "certain"]),
    "b": ("2022-01-01/2022-01-05", ["2022-01/2022-01"], ["≈ less precise", "certain"]),
    "c": ("2022-01-02", ["2022-01-02"], ["", "certain"]),
    "d": ("2022-01", ["2022-01-02"], ["≈ more precise", "possible"]),
    "e": ("2022-01-02~", ["2022-01-02", "2022-01-02?"], ["≈ more precise", "", "possible"]),
}


def test_accounts_that_contradict_nothing(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(
        *(
            event(
                id=id, date=own, accounts=[*({"source": f"s{n}", "date": each} for n, each in enumerate(others)), TOLD]
            )
            for id, (own, others, _) in SAME.items()
        )
    )
    assert cli("--log", path, "list", "--disputed").out == ""
    found = {row["id"]: row["match"] for row in json.loads(cli("--log", path, "list", "2022-01-02", "--json").out)}
    for id, (_, _, (*marks, match)) in SAME.items():
        page = cli("--log", path, "show", id).out
        assert [mark for mark in ("≈ less precise", "≈ more precise", "≠ differs") if mark in page] == [
            *filter(None, marks)
        ]
        assert "The sources differ" not in page
        assert found[id] == match
