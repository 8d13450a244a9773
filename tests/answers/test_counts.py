"""Groups of events, and counts that never overstate."""

from collections import Counter
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from csto_timeline.answers.by import By
from csto_timeline.answers.counts import counts_by
from csto_timeline.answers.groups import grouped
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed import parse_period
from csto_timeline.errors import DateError
from csto_timeline.query.query import Query
from tests.expressions import PART, sets
from tests.logs import event, make_log, select


def dated(*dates: str) -> Any:
    return make_log(*(event(id=f"e{n}", date=when) for n, when in enumerate(dates)))


def counts(log: Any, by: By, period: str | None = None) -> tuple[dict[str, tuple[int, int]], int, int]:
    found = counts_by(select(log, Query(period=parse_period(period) if period else None)), by)
    bars = {bar.group.key: (bar.certain.total(), bar.possible.total()) for bar in found.bars}
    return bars, found.certain, found.possible


TIMES: list[tuple[list[str], By, str | None, dict[str, tuple[int, int]], int, int]] = [
    (["2022-09", "2022-09-13", "2022-10-01"], By.MONTH, None, {"2022-09": (2, 0), "2022-10": (1, 0)}, 3, 0),
    # one day of two months: once in the total, apart in both
    (["[2022-09-30..2022-10-01]"], By.MONTH, None, {"2022-09": (0, 1), "2022-10": (0, 1)}, 0, 1),
    (["[2022-09-30..2022-10-01]"], By.YEAR, None, {"2022": (1, 0)}, 1, 0),
    # what lasted counts once, where it began
    (["2020-09-27/2020-11-10"], By.MONTH, None, {"2020-09": (1, 0)}, 1, 0),
    (["2020-09/2020-11"], By.MONTH, None, {"2020-09": (1, 0)}, 1, 0),
    (["../2020-02-01", "2020-01-05"], By.MONTH, None, {"2020-01": (1, 1), "2020-02": (0, 1)}, 1, 1),
    # a choice is possible in its parts, not between them
    (["[2022-01-01,2022-03-01]"], By.MONTH, None, {"2022-01": (0, 1), "2022-02": (0, 0), "2022-03": (0, 1)}, 0, 1),
    # what lies between has no events, unless it is more than a century of months
    (["2020", "2022"], By.YEAR, None, {"2020": (1, 0), "2021": (0, 0), "2022": (1, 0)}, 2, 0),
    (["1022", "2022"], By.MONTH, "2022-01..2022-03", {f"2022-{month:02}": (0, 1) for month in (1, 2, 3)}, 0, 1),
    (["0022-01", "2022-01"], By.MONTH, None, {"0022-01": (1, 0), "2022-01": (1, 0)}, 2, 0),
    (
        ["1022", "2022"],
        By.YEAR,
        None,
        {f"{year:04}": (int(year in (1022, 2022)), 0) for year in range(1022, 2023)},
        2,
        0,
    ),
    # a year tells no month, a decade no year; a qualifier makes unsure, in the year that is written, as `list` has it
    (["2022"], By.MONTH, None, {f"2022-{month:02}": (0, 1) for month in range(1, 13)}, 0, 1),
    (["2022"], By.MONTH, "2022-03", {"2022-03": (0, 1)}, 0, 1),
    (["2020~"], By.YEAR, None, {"2020": (0, 1)}, 0, 1),
    (["[2020?..2021]"], By.YEAR, None, {"2020": (0, 1), "2021": (0, 1)}, 0, 1),
    (["2020-12-31~"], By.MONTH, None, {"2020-12": (0, 1)}, 0, 1),
    (["2020~/2023"], By.YEAR, None, {"2020": (0, 1)}, 0, 1),
    # known so badly that it tells nothing of any
    (["19XX"], By.YEAR, None, {"": (0, 1)}, 0, 1),
    (["2022-05", "19XX"], By.YEAR, None, {"2022": (1, 0), "": (0, 1)}, 1, 1),
    # an open side reaches as far as the events, or as what is asked
    (["[..2022-03-01]", "2022-01-01"], By.MONTH, None, {"2022-01": (1, 1), "2022-02": (0, 1), "2022-03": (0, 1)}, 1, 1),
    (["[..2022-11-29]"], By.MONTH, "2022-05", {"2022-05": (0, 1)}, 0, 1),
    # in the period only possibly, though the year is known
    (["2022"], By.YEAR, "2022-03", {"2022": (0, 1)}, 0, 1),
    ([], By.YEAR, None, {}, 0, 0),
]


@pytest.mark.parametrize(("dates", "by", "period", "bars", "certain", "possible"), TIMES)
def test_years_and_months(
    dates: list[str], by: By, period: str | None, bars: dict[str, tuple[int, int]], certain: int, possible: int
) -> None:
    assert counts(dated(*dates), by, period) == (bars, certain, possible)


ONE_DAY = st.one_of(PART, sets()).filter(lambda text: _reads(text) and not EventDate(text).lasts)


def _reads(text: str) -> bool:
    with suppress(DateError):
        return bool(EventDate(text))
    return False


@given(st.lists(ONE_DAY, min_size=1, max_size=4), st.sampled_from([By.YEAR, By.MONTH]))
def test_a_bar_counts_what_a_question_for_its_year_or_month_finds(dates: list[str], by: By) -> None:
    log = dated(*dates)
    bars, *_ = counts(log, by)
    assume("" not in bars)  # events of which no year or month is known
    for key, (certain, possible) in bars.items():
        found = select(log, Query(period=parse_period(key)))
        assert Counter(match.certain for match in found.matches) == Counter({True: certain, False: possible}), key


def test_accounts_that_differ_in_the_month_make_it_possible() -> None:
    log = make_log(event(date="2022-09-30", accounts=[{"source": "a"}, {"source": "b", "date": "2022-10-01"}]))
    assert counts(log, By.MONTH) == ({"2022-09": (0, 1), "2022-10": (0, 1)}, 0, 1)


def test_accounts_that_know_the_month_less_well_leave_it_certain() -> None:
    log = make_log(event(date="2022-09-30", accounts=[{"source": "a"}, {"source": "b", "date": "2022"}]))
    assert counts(log, By.MONTH) == ({"2022-09": (1, 0)}, 1, 0)
    assert [group.name for group, _ in grouped(select(log, Query()), By.MONTH)] == ["Sep 2022"]


LOG = make_log(
    event(id="a", kind="clash", countries=["AM", "KZ"], people=["ann"], date="2022-01"),
    event(id="b", kind="clash", countries=["AM"], date="2021-12"),
    event(id="c", kind="summit", date="2022"),
    countries=[{"code": "AM", "name": "Armenia"}, {"code": "KZ", "name": "Kazakhstan"}],
)
NAME_FIELDS: list[tuple[By, str | None, list[tuple[str, str, int, int]]]] = [
    (By.KIND, None, [("clash", "clash", 2, 0), ("summit", "summit", 1, 0)]),
    (By.COUNTRY, None, [("AM", "Armenia", 2, 0), ("KZ", "Kazakhstan", 1, 0), ("", "No country", 1, 0)]),
    (By.PERSON, None, [("", "No person", 2, 0), ("ann", "ann", 1, 0)]),
    (By.KIND, "2022-01-05", [("clash", "clash", 0, 1), ("summit", "summit", 0, 1)]),
]


@pytest.mark.parametrize(("by", "period", "bars"), NAME_FIELDS)
def test_kinds_countries_and_people(by: By, period: str | None, bars: list[tuple[str, str, int, int]]) -> None:
    found = counts_by(select(LOG, Query(period=parse_period(period) if period else None)), by)
    assert [(*bar.group, bar.certain.total(), bar.possible.total()) for bar in found.bars] == bars


def test_bars_are_cut_and_totals_stay() -> None:
    cut = counts_by(select(LOG, Query()), By.COUNTRY).cut(1, reverse=True)
    assert [bar.group.name for bar in cut.bars] == ["No country"]
    assert cut.certain == 3


GROUPS = [
    (By.YEAR, [("2021", "b"), ("2022", "c a")]),
    (By.MONTH, [("Dec 2021", "b"), ("2022", "c"), ("Jan 2022", "a")]),
    (By.KIND, [("clash", "b a"), ("summit", "c")]),
    (By.COUNTRY, [("Armenia", "b a"), ("Kazakhstan", "a"), ("No country", "c")]),
    (By.PERSON, [("ann", "a"), ("No person", "b c")]),
]


@pytest.mark.parametrize(("by", "groups"), GROUPS)
def test_groups_of_a_list(by: By, groups: list[tuple[str, str]]) -> None:
    found = grouped(select(LOG, Query()), by)
    named = {group.name: {match.event.id for match in matches} for group, matches in found}
    assert named == {name: set(ids.split()) for name, ids in groups}
    if not by.is_time:
        assert [group.name for group, _ in found] == [name for name, _ in groups]
