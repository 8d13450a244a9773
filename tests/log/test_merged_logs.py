"""Several logs made one, and one reduced to a part of its events."""

from collections.abc import Iterable

import pytest

from csto_timeline.errors import LogError
from csto_timeline.log.model import Event
from csto_timeline.log.reducing import Reducer
from csto_timeline.log.registers import Registers
from csto_timeline.log.whole import Log
from tests.logs import decode, encode, event, make_log, merge

ANN = {"id": "ann", "name": "Ann"}


def reduced(log: Log, events: Iterable[Event]) -> Registers:
    reducer = Reducer(log)
    used = reducer.used()
    for each in events:
        used.add(each)
    return reducer.reduced(used)


def merged(one: Log, other: Log) -> Log:
    return merge([("one.json", one), ("other.json", other)])


def test_events_stand_one_after_the_other() -> None:
    log = merged(make_log(event(id="a")), make_log(event(id="b"), title="Another"))
    assert [each.id for each in log.events] == ["a", "b"]
    assert log.title == "A log + Another"


def test_the_same_event_in_two_logs_is_an_error_that_names_both() -> None:
    with pytest.raises(LogError, match=r'other\.json: "an-event" is also the id of an event in one\.json: ren'):
        merged(make_log(event()), make_log(event()))


def test_people_unite_their_spellings() -> None:
    log = merged(make_log(people=[ANN | {"aliases": ["Anna"]}]), make_log(people=[ANN | {"aliases": ["Anne"]}]))
    assert log.person("ann").aliases == ("Anna", "Anne")


def test_names_that_another_log_has_an_entry_for_are_told() -> None:
    told: list[str] = []
    one = make_log(event(countries=["KG"]), countries=[{"code": "KG", "name": "Kyrgyzstan"}], people=[ANN])
    other = make_log(event(id="b", countries=["kyrgyzstan", "Atlantis"], people=["Ann", "Bo"], absent=["KG"]))
    merge([("one.json", one), ("other.json", other)], told.append)
    assert told == [
        'other.json: "kyrgyzstan" stays, though it is a name of KG: export the merged log, and check --fix replaces it',
        'other.json: "Ann" stays, though it is a name of ann: export the merged log, and check --fix replaces it',
    ]


def test_former_ids_stay_with_the_event_that_they_name() -> None:
    one = make_log(event(id="a"), former=[{"id": "old-a", "event": "a"}])
    log = merged(one, make_log(event(id="b"), former=[{"id": "old-b", "event": "b"}]))
    assert [(each.id, each.event) for each in log.former] == [("old-a", "a"), ("old-b", "b")]
    assert [each.id for each in reduced(log, log.events[1:]).former] == ["old-b"]
    assert log.merged_into("old-a") == "a"
    assert log.merged_into("a") is None


def test_countries_unite_their_memberships() -> None:
    country = {"code": "AM", "name": "Armenia"}
    joined, froze = {"status": "member", "from": "1994-04-20"}, {"status": "frozen", "from": "2024-02-23"}
    log = merged(
        make_log(event(), countries=[country | {"membership": [joined]}]),
        make_log(countries=[country | {"membership": [joined, froze]}]),
    )
    assert [held.status for held in log.country("AM").membership] == ["member", "frozen"]
    assert reduced(log, []).countries == ()


@pytest.mark.parametrize(
    ("register", "one", "other", "says"),
    [
        ("people", ANN, ANN | {"name": "Bea"}, 'person "ann"'),
        ("countries", {"code": "AM", "name": "Armenia"}, {"code": "AM", "name": "Amazonia"}, 'country "AM"'),
        ("former", {"id": "x", "event": "a"}, {"id": "x", "event": "b"}, 'former "x"'),
        ("sources", {"id": "s", "publisher": "S"}, {"id": "s", "publisher": "T"}, 'source "s"'),
    ],
)
def test_facts_that_clash_are_an_error(register: str, one: object, other: object, says: str) -> None:
    with pytest.raises(LogError, match=says + r" is not the same in one\.json and in other\.json: they differ in \w+"):
        merged(make_log(**{register: [one]}), make_log(**{register: [other]}))


def test_kinds_that_one_log_declares_do_not_bind_the_other() -> None:
    lawsuits = make_log(event(id="a", kind="lawsuit"), kinds=[{"id": "lawsuit", "name": "Lawsuit"}])
    log = merged(lawsuits, make_log(event(id="b", kind="Law suit")))
    assert [kind.id for kind in log.kinds] == ["lawsuit", "Law suit"]
    assert decode(encode(log).encode(), "merged") == log


def test_reduced_keeps_what_the_events_use() -> None:
    log = make_log(
        event(id="a", countries=["AM"], people=["ann"]),
        event(id="b", countries=["BY"], people=["bob"], accounts=[{"source": "t"}]),
        countries=[{"code": code, "name": code} for code in ("AM", "BY", "KZ")],
        people=[
            ANN | {"country": "KZ", "offices": [{"title": "Chair", "source": "of-the-office"}]},
            {"id": "bob", "name": "Bob"},
        ],
        sources=[{"id": id, "publisher": id} for id in ("a-source", "t", "of-the-office")],
    )
    part = reduced(log, log.events[:1])
    assert [country.code for country in part.countries] == ["AM", "KZ"]
    assert [person.id for person in part.people] == ["ann"]
    assert [source.id for source in part.sources] == ["a-source", "of-the-office"]
