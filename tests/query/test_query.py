"""Which events fit, and whether certainly."""

from datetime import date
from typing import Any

import pytest

from csto_timeline.dates.period import Period
from csto_timeline.dates.typed import parse_period
from csto_timeline.errors import UnresolvedName, UsageError
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.logs import event, make_log, select

LOG = make_log(
    event(id="late", date="2022-11-23", kind="summit", countries=["AM", "KZ"], people=["ann", "bob"], place="Old Town"),
    event(id="early", date="2022-01", kind="clash", countries=["AM"], people=["ann"], title="Fire at the border"),
    event(
        id="month",
        date="2022-11",
        kind="clash",
        countries=["KZ"],
        people=["bob"],
        summary="The Ministers’ “green light”",
    ),
    event(
        id="told",
        date="2022-11-01",
        kind="statement",
        place="New Town",
        accounts=[{"source": "other", "says": "Says fire", "quotes": [{"speaker": "cem", "text": "No – água!"}]}],
    ),
    people=[{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}, {"id": "cem", "name": "Cem"}],
    countries=[{"code": "AM", "name": "Armenia"}, {"code": "KZ", "name": "Kazakhstan"}],
    sources=[{"id": "a-source", "publisher": "The Times", "wire": "AP"}, {"id": "other", "publisher": "The Post"}],
)


def found(log: Log = LOG, **filters: Any) -> list[str]:
    if "period" in filters:
        filters["period"] = parse_period(filters["period"])
    return [event.id for event in select(log, Query(**filters)).events]


FILTERS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["early", "told", "month", "late"]),
    ({"reverse": True}, ["late", "month", "told", "early"]),
    ({"limit": 2}, ["early", "told"]),
    ({"limit": 2, "reverse": True}, ["late", "month"]),
    ({"period": "2022-11-23"}, ["month", "late"]),
    ({"period": "2022-11-23", "certain": True}, ["late"]),
    ({"period": "2023"}, []),
    ({"countries": ("armenia",)}, ["early", "late"]),
    ({"countries": ("am", "kz")}, ["early", "month", "late"]),
    ({"countries": ("am+kz",)}, ["late"]),
    ({"countries": ("am + kazakhstan",)}, ["late"]),
    ({"people": ("ann+bob",)}, ["late"]),
    ({"people": ("ann+bob", "cem")}, ["told", "late"]),
    ({"people": ("cem",)}, ["told"]),  # a speaker is involved
    ({"countries": ("am",), "people": ("bob",)}, ["late"]),
    ({"kinds": ("clash", "summit")}, ["early", "month", "late"]),
    ({"kinds": ("treaty",)}, []),  # a usual kind of which the log has none
    ({"places": ("town",)}, ["told", "late"]),
    ({"places": ("old town",)}, ["late"]),
    ({"sources": ("post",)}, ["told"]),
    ({"sources": ("ap",)}, ["early", "month", "late"]),
    ({"sources": ("other",)}, ["told"]),
    ({"not_countries": ("kz",)}, ["early", "told"]),
    ({"not_people": ("ann+bob",)}, ["early", "told", "month"]),
    ({"not_kinds": ("clash", "summit")}, ["told"]),
    ({"search": ("FIRE",)}, ["early", "told"]),
    ({"search": ("border fire",)}, ["early"]),
    ({"search": ('"fire border"',)}, []),
    ({"search": ('"fire  at"',)}, ["early"]),
    ({"search": ("“green light”",)}, ["month"]),
    ({"search": ("ministers' light",)}, ["month"]),
    ({"search": ("agua",)}, ["told"]),
    ({"search": ("says no",)}, ["told"]),
    ({"search": ('"fire no"',)}, []),  # a phrase does not run over from one field into the next
]


@pytest.mark.parametrize(("filters", "ids"), FILTERS)
def test_filters(filters: dict[str, Any], ids: list[str]) -> None:
    assert found(**filters) == ids


def test_events_that_only_may_lie_in_the_period_are_marked() -> None:
    matches = select(LOG, Query(period=parse_period("2022-11-23"))).matches
    assert [(match.event.id, match.certain) for match in matches] == [("month", False), ("late", True)]


def test_order_is_earliest_day_then_latest_then_the_log() -> None:
    dates = ["2022-01-02", "2022", "2022-01", "[..2022]", "2022-01-01", "2022-01"]
    log = make_log(*(event(id=f"e{n}", date=when) for n, when in enumerate(dates)))
    assert found(log) == ["e3", "e4", "e2", "e5", "e1", "e0"]


DAY = make_log(
    event(id="ten", date="2022-11-23", time="10:00", countries=["AM", "KZ"], tags=["Energy", "peace talks"]),
    event(id="vague", date="2022-11", tags=["energy"], absent=["AM"]),
    event(id="open", date="2022-11-23", countries=["KZ"], absent=["AM", "BY"], tags=["borders"]),
    event(id="nine", date="2022-11-23", time="09:00", tags=["Peace-Talks"]),
    event(id="next", date="2022-11-24", time="00:10", countries=["AM"], tags=["C++"]),
    countries=[{"code": "AM", "name": "Armenia", "aliases": ["Hayastan"]}, {"code": "KZ", "name": "Kazakhstan"}],
)
OF_A_DAY: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["vague", "open", "nine", "ten", "next"]),  # those of a day without a time first
    ({"reverse": True}, ["next", "ten", "nine", "open", "vague"]),
    ({"period": "2022-11-23", "certain": True, "limit": 2}, ["open", "nine"]),
    ({"countries": ("hayastan",)}, ["vague", "open", "ten", "next"]),  # took part, or stayed away
    ({"countries": ("am+kz",)}, ["open", "ten"]),
    ({"not_countries": ("am",)}, ["nine"]),
    ({"absent": ("hayastan",)}, ["vague", "open"]),
    ({"absent": ("armenia+by",)}, ["open"]),
    ({"absent": ("by", "am")}, ["vague", "open"]),
    ({"absent": ("kz",)}, []),
    ({"absent": ("am",), "countries": ("kz",)}, ["open"]),
    ({"tags": ("ENERGY",)}, ["vague", "ten"]),
    ({"tags": ("Energy",)}, ["vague", "ten"]),  # also where that is written to the letter
    ({"tags": ("energy+peace talks",)}, ["ten"]),
    ({"tags": ("borders", "energy")}, ["vague", "open", "ten"]),
    ({"tags": ("peace-talks",)}, ["nine", "ten"]),
    ({"tags": ("talks",)}, ["nine", "ten"]),
    ({"tags": ("C",)}, ["next"]),  # punctuation does not count
    ({"search": ("peace talks",)}, ["nine", "ten"]),
]


@pytest.mark.parametrize(("filters", "ids"), OF_A_DAY)
def test_times_absences_and_tags(filters: dict[str, Any], ids: list[str]) -> None:
    assert found(DAY, **filters) == ids


@pytest.mark.parametrize(
    ("filters", "says"),
    [
        ({"tags": ("enrgy",)}, 'no tag "enrgy" in the log; did you mean energy?'),
        ({"tags": ("x",)}, 'no tag "x" in the log; it has energy, peace talks, borders, c'),
        ({"absent": ("Armnia",)}, 'no absent country "Armnia" in the log; did you mean Armenia?'),
        ({"countries": ("BI",)}, 'no country "BI" in the log; it has Armenia, Kazakhstan, BY'),
    ],
)
def test_near_tags_and_absent_countries_are_named(filters: dict[str, Any], says: str) -> None:
    with pytest.raises(UnresolvedName) as refused:
        found(DAY, **filters)
    assert str(refused.value) == says


def test_a_log_without_tags_says_so() -> None:
    with pytest.raises(UnresolvedName, match='no tag "energy" in the log; it has no tags at all'):
        found(LOG, tags=("energy",))


def test_several_kinds_at_once_are_refused() -> None:
    """An event has one: leaving out the events of both would leave out none."""
    words = r'kind "summit\+clash": an event has one kind; for “or”, repeat the option'
    with pytest.raises(UsageError, match=words):
        found(kinds=("summit+clash",))
    with pytest.raises(UsageError, match=words):
        found(not_kinds=("summit+clash",))


def test_a_tag_missing_beside_a_plus_is_refused() -> None:
    with pytest.raises(UsageError, match=r'tag "energy\+": a name is missing beside the "\+"'):
        found(DAY, tags=("energy+",))


@pytest.mark.parametrize("typed", ["ann+", "+", "+bob", ""])
def test_a_name_missing_beside_a_plus_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="a name is missing"):
        found(people=(typed,))


@pytest.mark.parametrize("filters", [{"kinds": ("smmit",)}, {"places": ("mars",)}, {"sources": ("x",)}])
def test_unknown_values_are_refused(filters: dict[str, Any]) -> None:
    with pytest.raises(UnresolvedName):
        found(**filters)


def test_a_search_for_nothing_is_refused() -> None:
    with pytest.raises(UsageError, match="no letter or number"):
        found(search=("…",))


def test_the_query_is_described_with_canonical_names() -> None:
    query = Query(
        period=Period(last=date(2022, 12, 31)), countries=("kz", "am+kz"), not_kinds=("clash",), search=("fire",)
    )
    assert select(LOG, query).described() == (
        "period until 2022-12-31; country Kazakhstan or Armenia and Kazakhstan; text 'fire'; not kind clash"
    )


def test_a_word_that_means_many_names_is_described_with_how_many() -> None:
    sources = [{"id": f"post-{number}", "publisher": f"The Post {number}"} for number in range(7)]
    log = make_log(*(event(id=each["id"], accounts=[{"source": each["id"]}]) for each in sources), sources=sources)
    assert select(log, Query(sources=("post",))).described() == "source post (any of 7 sources)"


def test_an_empty_answer_knows_what_each_filter_costs() -> None:
    query = Query(period=parse_period("2022-11-23"), certain=True, countries=("am",), kinds=("clash",))
    assert dict(select(LOG, query).without_each()) == {
        "2022-11-23": 1,
        "--certain": 0,
        "--country 'am'": 0,
        "--kind 'clash'": 1,
    }


def test_kinds_that_a_log_declares_are_its_only_ones() -> None:
    log = make_log(event(kind="lawsuit"), kinds=[{"id": "lawsuit", "name": "Law suit"}])
    assert found(log, kinds=("law suit",)) == ["an-event"]
    with pytest.raises(UnresolvedName):
        found(log, kinds=("summit",))


def test_a_plus_may_be_part_of_a_name() -> None:
    log = make_log(event(kind="C++"))
    assert found(log, kinds=("c++",)) == ["an-event"]
