"""Names without an entry, as `registers --fill` and `check --fix` leave them: an entry of the log, or a new one."""

import json
from typing import Any, NamedTuple

import pytest

from csto_timeline.check import Text, check
from csto_timeline.writing.file import changed
from csto_timeline.writing.fixing import fixed
from csto_timeline.writing.stubs import fill, unregistered
from csto_timeline.writing.text import LogText
from tests.logs import event, lines_bytes, log_bytes

Registers = dict[str, list[dict[str, Any]]]
A: Registers = {"sources": [{"id": "a-source", "publisher": "A"}]}
ANNA = {"id": "de-vries", "name": "Anna de Vries", "aliases": ["A. de Vries"]}
NETHERLANDS = {"code": "NL", "name": "Holland", "aliases": ["Nederland"]}
FRANCE = {"code": "FR", "name": "France"}

# The registers of a log, an event of it, and what becomes of both.
FILLED: dict[str, tuple[Registers, dict[str, Any], Registers, dict[str, Any]]] = {
    "a person by name": (
        {"people": [ANNA]},
        {"people": ["anna de vries", "de-vries"]},
        {"people": [ANNA]},
        {"people": ["de-vries"]},
    ),
    "a speaker by alias": (
        {"people": [ANNA]},
        {"accounts": [{"source": "a-source", "quotes": [{"speaker": "A. de Vries", "text": "No."}]}]},
        {"people": [ANNA]},
        {"accounts": [{"source": "a-source", "quotes": [{"speaker": "de-vries", "text": "No."}]}]},
    ),
    "a country by name": (
        {"countries": [NETHERLANDS]},
        {"countries": ["Nederland", "HOLLAND"], "absent": ["holland"], "place_country": "Holland"},
        {"countries": [NETHERLANDS]},
        {"countries": ["NL"], "absent": ["NL"], "place_country": "NL"},
    ),
    "a country by its name in ISO 3166": (
        {"countries": [NETHERLANDS]},
        {"countries": ["Netherlands"]},
        {"countries": [NETHERLANDS]},
        {"countries": ["NL"]},
    ),
    "a country by the code of one that has none": (
        {"countries": [{"code": "Netherlands", "name": "Netherlands"}]},
        {"countries": ["NL"]},
        {"countries": [{"code": "Netherlands", "name": "Netherlands"}]},
        {"countries": ["Netherlands"]},
    ),
    "a new country": ({}, {"countries": ["France"]}, {"countries": [FRANCE]}, {"countries": ["FR"]}),
    "a new country in Russian": (
        {},
        {"countries": ["Россия"]},
        {"countries": [{"code": "RU", "name": "Russia"}]},
        {"countries": ["RU"]},
    ),
    "a country that has no code": (
        {},
        {"countries": ["Atlantis"]},
        {"countries": [{"code": "Atlantis", "name": "Atlantis"}]},
        {"countries": ["Atlantis"]},
    ),
    "a source by its publisher": (
        {"sources": [{"id": "p", "publisher": "The P"}]},
        {"accounts": [{"source": "The P"}]},
        {"sources": [{"id": "p", "publisher": "The P"}]},
        {"accounts": [{"source": "p"}]},
    ),
    "a source of a publisher of which more is known": (
        {"sources": [{"id": "p", "publisher": "The P", "published": "2022"}]},
        {"accounts": [{"source": "p"}, {"source": "The P"}]},
        {"sources": [{"id": "p", "publisher": "The P", "published": "2022"}, {"id": "the-p", "publisher": "The P"}]},
        {"accounts": [{"source": "p"}, {"source": "the-p"}]},
    ),
    "a source by its address": (
        {"sources": [{"id": "p", "publisher": "The P", "url": "https://p.example/1"}]},
        {"accounts": [{"source": "https://p.example/1"}]},
        {"sources": [{"id": "p", "publisher": "The P", "url": "https://p.example/1"}]},
        {"accounts": [{"source": "p"}]},
    ),
    "new sources by address": (
        {},
        {"accounts": [{"source": "https://www.p.example/1"}, {"source": "https://p.example/2"}]},
        {
            "sources": [
                {"id": "p-example", "publisher": "p.example", "url": "https://www.p.example/1"},
                {"id": "p-example-2", "publisher": "p.example", "url": "https://p.example/2"},
            ]
        },
        {"accounts": [{"source": "p-example"}, {"source": "p-example-2"}]},
    ),
    "an address without a host": (
        {},
        {"accounts": [{"source": "http://["}]},
        {"sources": [{"id": "http", "publisher": "http://[", "url": "http://["}]},
        {"accounts": [{"source": "http"}]},
    ),
    "one name in two spellings": (
        {},
        {"people": ["anna-de-vries", "Anna de Vries"], "countries": ["NL", "Netherlands"]},
        {
            "people": [{"id": "anna-de-vries", "name": "Anna de Vries"}],
            "countries": [{"code": "NL", "name": "Netherlands"}],
        },
        {"people": ["anna-de-vries"], "countries": ["NL"]},
    ),
    "names without a letter of any alphabet": (
        {},
        {"people": ["王", "李"], "accounts": [{"source": "報"}]},
        {
            "people": [{"id": "person", "name": "王"}, {"id": "person-2", "name": "李"}],
            "sources": [{"id": "source", "publisher": "報"}],
        },
        {"people": ["person", "person-2"], "accounts": [{"source": "source"}]},
    ),
    "an id that another name would get": (
        {},
        {"people": ["王", "person", "Анна", "anna"]},
        {
            "people": [
                {"id": "person-2", "name": "王"},
                {"id": "person", "name": "Person"},
                {"id": "anna-2", "name": "Анна"},
                {"id": "anna", "name": "Anna"},
            ]
        },
        {"people": ["person-2", "person", "anna-2", "anna"]},
    ),
    "a name that two entries have": (
        {"people": [{"id": "ann", "name": "Lee"}, {"id": "bo", "name": "Lee"}]},
        {"people": ["Lee", "ann", "bo"]},
        {"people": [{"id": "ann", "name": "Lee"}, {"id": "bo", "name": "Lee"}]},
        {"people": ["Lee", "ann", "bo"]},
    ),
    "what entries name": (
        {
            "people": [ANNA | {"country": "Netherlands", "offices": [{"title": "Clerk", "source": "The P"}]}],
            "places": [{"id": "delft", "name": "Delft", "country": "Holland"}],
            "countries": [NETHERLANDS],
        },
        {"people": ["de-vries"], "place": "Delft"},
        {
            "people": [ANNA | {"country": "NL", "offices": [{"title": "Clerk", "source": "the-p"}]}],
            "places": [{"id": "delft", "name": "Delft", "country": "NL"}],
            "countries": [NETHERLANDS],
            "sources": [*A["sources"], {"id": "the-p", "publisher": "The P"}],
        },
        {"people": ["de-vries"], "place": "Delft"},
    ),
}
NAMES = ("x.json", "x.jsonl")


class Case(NamedTuple):
    """A log in a file of that name, and the registers and the event that it has once it is filled."""

    name: str
    data: bytes
    then: tuple[Registers, dict[str, Any]]


@pytest.fixture(params=[(words, name) for words in FILLED for name in NAMES], ids=" ".join)
def case(request: pytest.FixtureRequest) -> Case:
    words, name = request.param
    registers, members, then, renamed = FILLED[words]
    before, after = event(**members), event(**renamed)
    registers = _with_source(registers, before)
    data = lines_bytes(before | {"registers": registers}) if _is_lines(name) else log_bytes(before, **registers)
    return Case(name, data, (_with_source(then, after), after))


def _with_source(registers: Registers, row: dict[str, Any]) -> Registers:
    """Return the registers with an entry for the source of an event as the tests make it."""
    is_used = any(account["source"] == "a-source" for account in row["accounts"])
    return A | registers if is_used else registers


def _is_lines(name: str) -> bool:
    return name.endswith("l")


def _read(data: bytes, name: str) -> tuple[Registers, dict[str, Any]]:
    """Return the registers and the event of a log."""
    log = json.loads(data)
    row = log if _is_lines(name) else log["events"][0]
    registers = log.get("registers", {}) if _is_lines(name) else log
    kept = {name: registers[name] for name in ("people", "countries", "places", "sources") if name in registers}
    return kept, {name: value for name, value in row.items() if name != "registers"}


def _fill(log: LogText) -> None:
    fill(log, unregistered(log))


def test_names_without_an_entry_get_one(case: Case) -> None:
    filled = changed(case.data, case.name, _fill).after
    assert _read(filled, case.name) == case.then
    assert changed(filled, case.name, _fill).after == filled
    assert "no-register-entry" not in {each.rule for each in check([Text.of(case.name, filled)])}


def test_check_mends_them_alike(case: Case) -> None:
    done = fixed(case.data, case.name).data
    assert _read(done, case.name) == case.then
    assert fixed(done, case.name).data == done


def test_a_place_in_two_spellings_gets_one_entry() -> None:
    rows = [event(id="a", place="Old-Town"), event(id="b", place="old town"), event(id="c", place="王")]
    places = json.loads(changed(log_bytes(*rows), "x.json", _fill).after)["places"]
    assert places == [{"id": "old-town", "name": "Old-Town"}, {"id": "place", "name": "王"}]


def test_an_entry_whose_id_cannot_be_read_is_not_used() -> None:
    data = log_bytes(event(people=["Ann Lee"]), people=[{"id": 5, "name": "Ann Lee"}], **A)
    assert changed(data, "x.json", _fill).after == fixed(data, "x.json").data == data
