"""The exported log is a log."""

import json
from typing import Any

import pytest

from csto_timeline.dates.typed import parse_period
from csto_timeline.log.registers import REGISTERS
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from csto_timeline.text import json_escaped
from tests.formats.conftest import whole
from tests.logs import decode, event, make_log, select


def test_round_trip_of_the_built_in_log(builtin: Log) -> None:
    """All events come back, in order, with the register entries that they use."""
    text = whole("json", builtin)
    back = decode(text.encode(), "export")
    assert sorted(back.events, key=lambda row: row.id) == sorted(builtin.events, key=lambda row: row.id)
    for row in back.events:
        for id in row.involved:
            assert back.person(id) == builtin.person(id)
        for account in row.accounts:
            assert back.source(account.source) == builtin.source(account.source)
    assert whole("json", back) == text


def test_a_part_takes_only_what_it_uses(builtin: Log) -> None:
    text = whole("json", builtin, kinds=("protest",), sources=("iria", "mirror"))
    back = decode(text.encode(), "export")
    assert {row.kind for row in back.events} == {"protest"}
    assert {person.id for person in back.people} == {"tokayev", "shalabayev", "asylov", "ioannisian"}
    assert {country.code for country in back.countries} == {"AM", "KZ", "RU", "UA"}


@pytest.mark.parametrize(
    "filters", [{}, {"kinds": ("clash",)}, {"limit": 3}, {"period": parse_period("1700")}], ids=str
)
def test_pieces_make_the_document_that_one_encoder_would_write(builtin: Log, filters: Any) -> None:
    """Indented by two throughout, the commas in their places, the registers before the events."""
    text = whole("json", builtin, **filters)
    document = json.loads(text)
    assert text == json_escaped(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"
    assert list(document) == ["version", "title", "chair", "landmarks", *REGISTERS, "events"]
    assert len(document["events"]) == len(select(builtin, Query(**filters)).matches)


def test_what_register_entries_use_in_their_turn_stays() -> None:
    """The country and the sources of the offices of a person, and the country of a place."""
    log = make_log(
        event(people=["ann"], place_country="PL"),
        event(id="other", kind="clash", countries=["XX"], people=["bob"], accounts=[{"source": "other"}]),
        people=[
            {"id": "ann", "name": "Ann", "country": "AN", "offices": [{"title": "Head", "source": "office"}]},
            {"id": "bob", "name": "Bob", "country": "BO"},
        ],
        countries=[{"code": code, "name": code} for code in ("XX", "PL", "AN", "BO")],
        sources=[{"id": id, "publisher": id} for id in ("other", "office", "a-source", "unused")],
    )
    document = json.loads(whole("json", log, kinds=("summit",)))
    assert [country["code"] for country in document["countries"]] == ["PL", "AN"]
    assert [source["id"] for source in document["sources"]] == ["office", "a-source"]
    assert [person["id"] for person in document["people"]] == ["ann"]
    assert len(json.loads(whole("json", log))["sources"]) == 4
