"""The state of things on a day: what is sure, and nothing else."""

from datetime import date

import pytest

from csto_timeline.answers.on_a_day import State, state
from csto_timeline.query.query import Query
from tests.logs import event, make_log, select

CHAIR = "Chair of the Council"
LOG = make_log(
    event(id="s1", date="2021", kind="summit"),
    event(id="s2", date="2022-11-23", kind="summit"),
    event(id="s3", date="2022-12/..", kind="summit"),
    event(id="c1", date="2022-11", kind="clash"),
    event(id="told", date="2022-10-01", kind="appointment", accounts=[{"source": "s", "date": "2022-11-30"}]),
    chair=CHAIR,
    landmarks=["summit", "appointment", "clash"],
    people=[
        {"id": "ann", "name": "Ann", "offices": [{"title": CHAIR, "from": "2022-01-01", "to": "2022-11-23"}]},
        {"id": "bob", "name": "Bob", "offices": [{"title": CHAIR, "from": "2022-11-24"}]},
        {"id": "cem", "name": "Cem", "offices": [{"title": "Mayor", "from": "2022-05", "to": "2023"}]},
        {"id": "dan", "name": "Dan", "offices": [{"title": "Guard"}]},
        {"id": "eve", "name": "Eve", "offices": [{"title": "Acting Mayor", "from": "2022-01-01", "to": "2022-01-31"}]},
        {"id": "fay", "name": "Fay", "offices": [{"title": "Acting Judge", "from": "2022-01-01", "to": "2022-01-31"}]},
    ],
    countries=[
        {
            "code": "AM",
            "name": "Armenia",
            "membership": [
                {"status": "member", "from": "1994-04-20", "to": "2024-02-22", "body": "treaty"},
                {"status": "frozen", "from": "2024-02-23", "event": "s1"},
            ],
        },
        {"code": "UZ", "name": "Uzbekistan", "membership": [{"status": "member", "from": "1994", "to": "1999"}]},
        {"code": "UA", "name": "Ukraine"},
    ],
)


def on(day: str) -> State:
    return state(select(LOG, Query()), date.fromisoformat(day))


CHAIRS = [
    ("2021-12-31", []),
    ("2022-01-01", ["ann"]),
    ("2022-11-23", ["ann"]),
    ("2022-11-24", ["bob"]),
    ("2026-11-22", ["bob"]),  # the day of the tests
    ("2026-11-23", []),  # of the days to come an office without an end tells nothing
]


@pytest.mark.parametrize(("day", "chair"), CHAIRS)
def test_who_chaired(day: str, chair: list[str]) -> None:
    found = on(day).chair
    assert found is not None
    assert (found[0], [person.id for person in found[1]]) == (CHAIR, chair)


OFFICES = [("2022-05-20", False), ("2022-06-01", True), ("2023-01-01", True), ("2023-01-02", False)]


@pytest.mark.parametrize(("day", "sure"), OFFICES)
def test_an_office_is_held_where_it_surely_was(day: str, sure: bool) -> None:
    found = on(day)
    assert [title for title, _ in found.offices] == (["Mayor"] if sure else [])
    # An office without any date says nothing of any day, and that nobody acts as mayor is no gap.
    assert [(title, [person.id for person in people]) for title, people in found.possible] == (
        [] if sure else [("Mayor", ["cem"])]
    )
    assert found.vacant == found.at_other_times == ("Acting Judge",)


TERMS = [
    # what the terms are, and of the day: who is certain, who is possible, whether it is a gap, whether another time
    ([("ann", "2010", "2018"), ("bob", "2018", None)], "2018-03-01", [], ["ann", "bob"], False, False),
    ([("ann", "2010", "2018"), ("bob", "2018", None)], "2019-01-01", ["bob"], [], False, False),
    ([("ann", "2010", "[2017-05-01..2018-04-30]")], "2018-03-01", [], ["ann"], False, False),
    ([("ann", "2010-01-01", "2012-12-31"), ("bob", "2018-05-01", None)], "2015-01-01", [], [], True, False),
    ([("ann", "2010-01-01", "2012-12-31")], "2015-01-01", [], [], True, True),
    ([("ann", "2010-01-01", "2012-12-31")], "2009-12-31", [], [], True, True),
    # by then, or from then on at least: of other days the log says nothing
    ([("ann", "[..2010-05-01]", "2012-12-31")], "2010-04-01", [], [], True, False),
    ([("ann", "2010-01-01", "[2012-05-01..]")], "2013-01-01", [], [], True, False),
    # surely begun, and perhaps ended; perhaps begun, and surely not ended
    ([("ann", "[..2010-05-01]", "[2011-09-15..2012-04-22]")], "2012-01-06", [], ["ann"], False, False),
    ([("ann", "[..2010-05-01]", "[2011-09-15..2012-04-22]")], "2011-09-15", ["ann"], [], False, False),
    ([("ann", "[..2010-05-01]", "[2011-09-15..2012-04-22]")], "2012-04-23", [], [], True, True),
    ([("ann", "2010", "[2012-05-01..]")], "2010-02-01", [], ["ann"], False, False),
    ([("ann", None, "2012-12-31")], "2012-01-01", [], [], True, False),
    ([("ann", "2020", None)], "2020-06-01", [], ["ann"], False, False),
    ([("ann", "2026", None)], "2026-12-01", [], [], True, False),  # in the future
]


@pytest.mark.parametrize(("terms", "day", "certain", "possible", "vacant", "at_other_times"), TERMS)
def test_who_may_have_held_an_office(
    terms: list[tuple[str, str | None, str | None]],
    day: str,
    certain: list[str],
    possible: list[str],
    vacant: bool,
    at_other_times: bool,
) -> None:
    people = [
        {
            "id": id,
            "name": id.title(),
            "offices": [{"title": "Judge", **({"from": begin} if begin else {}), **({"to": end} if end else {})}],
        }
        for id, begin, end in terms
    ]
    found = state(select(make_log(people=people), Query()), date.fromisoformat(day))
    held, may = (
        [person.id for _, people in offices for person in people] for offices in (found.offices, found.possible)
    )
    assert (held, may) == (certain, possible)
    assert (bool(found.vacant), bool(found.at_other_times)) == (vacant, at_other_times)


def test_who_acts_is_told_while_he_does() -> None:
    found = on("2022-01-15")
    assert [(title, [person.id for person in people]) for title, people in found.offices] == [
        ("Acting Judge", ["fay"]),
        ("Acting Mayor", ["eve"]),
    ]
    assert found.vacant == ()  # that somebody acts as mayor is no gap


MEMBERS = [
    ("1993-01-01", {}, ["AM", "UZ"]),
    ("1994-04-20", {"AM": "member"}, ["UZ"]),
    ("1998-12-31", {"AM": "member", "UZ": "member"}, []),
    ("1999-06-01", {"AM": "member"}, ["UZ"]),
    ("2024-02-23", {"AM": "frozen"}, ["UZ"]),
]


@pytest.mark.parametrize(("day", "members", "unknown"), MEMBERS)
def test_who_was_a_member(day: str, members: dict[str, str], unknown: list[str]) -> None:
    found = on(day)
    assert {country.code: held[0].status for country, held in found.members} == members
    assert [country.code for country in found.unknown_members] == unknown


AROUND = [
    ("2020-12-31", "summit", "", "", "s1"),
    ("2021-06-01", "summit", "", "s1", "s2"),
    ("2022-01-01", "summit", "s1", "", "s2"),
    ("2022-11-23", "summit", "s1", "s2", "s3"),
    ("2030-01-01", "summit", "s2", "s3", ""),  # what has no end may still last
    ("2022-11-23", "clash", "", "c1", ""),
    ("2022-12-01", "clash", "c1", "", ""),
    ("2022-10-01", "appointment", "", "told", ""),
    ("2022-11-01", "appointment", "", "", ""),  # it was on one of two days that are told, neither this one
    ("2022-12-01", "appointment", "told", "", ""),
]


@pytest.mark.parametrize(("day", "kind", "last", "that_day", "next_"), AROUND)
def test_the_events_around(day: str, kind: str, last: str, that_day: str, next_: str) -> None:
    around = {each.kind: dict(each.places()) for each in on(day).around}[kind]
    ids = {place: " ".join(landmark.event.id for landmark in landmarks) for place, landmarks in around.items()}
    assert ids == {"last": last, "that day": that_day, "next": next_}


APART = [
    ("2022-11-20", "2022-11-23", "3 days before"),
    ("2022-11-18/2022-11-20", "2022-11-23", "ended 3 days before"),
    ("2022-10/2022-11-20", "2022-11-23", "ended 3 days before"),
    ("2022-10/2022-11", "2022-12-10", "ended 10 to 39 days before"),
    ("{2022-10-01,2022-11-20}", "2022-11-23", "ended 3 days before"),
    ("[2022-11-18..2022-11-20]", "2022-11-23", "3 to 5 days before"),
    ("2022-11-25/2022-11-30", "2022-11-23", "2 days after"),
    ("2022-11-23", "2022-11-23", ""),
]


@pytest.mark.parametrize(("when", "day", "apart"), APART)
def test_how_far_an_event_is_from_the_day(when: str, day: str, apart: str) -> None:
    """What lasted is as far before a day as its end is."""
    (around,) = state(select(make_log(event(date=when)), Query()), date.fromisoformat(day)).around
    assert [landmark.apart for _, landmarks in around.places() for landmark in landmarks] == [apart]


LANDMARKS = [([], ["summit", "gig"]), (["gig"], ["gig"]), (["play", "gig"], ["play", "gig"]), (["summit"], ["summit"])]


@pytest.mark.parametrize(("landmarks", "shown"), LANDMARKS)
def test_the_landmarks_are_those_that_the_log_names(landmarks: list[str], shown: list[str]) -> None:
    log = make_log(event(kind="summit"), event(id="b", kind="gig"), landmarks=landmarks)
    assert [around.kind for around in state(select(log, Query()), date(2022, 1, 1)).around] == shown


def test_a_log_without_a_chair_has_none() -> None:
    log = make_log(people=[{"id": "ann", "name": "Ann", "offices": [{"title": CHAIR, "from": "2022"}]}])
    found = state(select(log, Query()), date(2023, 1, 1))
    assert found.chair is None
    assert [title for title, _ in found.offices] == [CHAIR]


def test_without_data_nothing_is_guessed() -> None:
    found = state(select(make_log(), Query()), date(2022, 1, 1))
    assert found.chair is None
    assert (found.offices, found.vacant, found.members, found.unknown_members, found.around) == ((), (), (), (), ())
