"""What `check --fix` fixes: where there is one fixing, in its place, and nothing else."""

import json
from copy import deepcopy
from typing import Any

import pytest

from csto_timeline.check import Text, check
from csto_timeline.writing.fixing import fixed
from tests.check.good import GOOD
from tests.logs import event, log_bytes

# What is replaced by what in the good log, what that becomes, and how often which rule is fixed.
FIXED: list[tuple[str, str, str, dict[str, int]]] = [
    ('"2022-03-04"', '"4 March 2022"', '"2022-03-04"', {"bad-date": 1}),
    ('"2022-03-04"', '"04/03/2022"', '"04/03/2022"', {}),
    ('"2022-03-04"', '"24/03/2022"', '"2022-03-24"', {"bad-date": 1}),
    ('"2022-03-04"', '"2022-03-00"', '"2022-03"', {"bad-date": 1}),
    ('"2022-03-04"', '"2022-00-00"', '"2022"', {"bad-date": 1}),
    ('"2022-03-04"', '"2022-3-4"', '"2022-03-04"', {"bad-date": 1}),
    ('"2022-03-04"', '"Spring 2022"', '"2022-21"', {"bad-date": 1}),
    ('"2022-03-04"', '"c. 2022"', '"2022~"', {"bad-date": 1}),
    ('"2022-03-04"', '"2022-02-30"', '"2022-02-30"', {}),
    ('"2022-03-04"', '"yesterday"', '"yesterday"', {}),
    ('"from": "2000"', '"from": "January 2000"', '"from": "2000-01"', {"bad-date": 1}),
    ('"publisher": "Gazette"', '"accessed": "5.3.2022", "publisher": "Gazette"',
     '"accessed": "2022-03-05", "publisher": "Gazette"', {"bad-date": 1}),
    ('"publisher": "Gazette"', '"accessed": "March 2022", "publisher": "Gazette"',
     '"accessed": "March 2022", "publisher": "Gazette"', {}),
    ('"id": "ruling-2"', '"id": "Ruling 2"', '"id": "ruling-2"', {"bad-id": 1}),
    ('"id": "ruling-2"', '"id": "Реш 2"', '"id": "resh-2"', {"bad-id": 1}),
    ('"id": "ruling-2"', '"id": "Ruling 1"', '"id": "Ruling 1"', {}),
    ('"id": "ruling-2"', '"id": "??"', '"id": "??"', {}),
    ('"part_of": "ruling-1"', '"part_of": "Ruling 1"', '"part_of": "ruling-1"', {"bad-id": 1}),
    ('"part_of": "ruling-1"', '"part_of": "Ruling 7"', '"part_of": "Ruling 7"', {}),
    ('"event": "ruling-1"', '"event": "ruling 1"', '"event": "ruling-1"', {"bad-id": 1}),
    ('"Rotterdam"', '"Old\u00a0Town"', '"Old Town"', {"look-alike-space": 1}),
    ('"Rotterdam"', '"Old\\u00a0T\\u2003own"', '"Old T own"', {"look-alike-space": 2}),
    ('"It ruled."', '"10\u00a0000 men"', '"10\u00a0000 men"', {}),
    ('"No.\\nNo."', '"No\u00a0."', '"No\u00a0."', {}),
    ('"https://gazette.example/1"', '"http://post.example/2"', '"https://post.example/2"', {"plain-http": 1}),
    ('"https://gazette.example/1"', '"HTTP://Post.example/2"', '"https://Post.example/2"', {"plain-http": 1}),
    ('"https://gazette.example/1"', '"http://other.example/2"', '"http://other.example/2"', {}),
    ('"https://gazette.example/1"', '"http:post.example"', '"http:post.example"', {}),
]  # fmt: skip


@pytest.mark.parametrize(("old", "wrong", "right", "times"), FIXED)
@pytest.mark.parametrize("form", ["\n", "\r\n", "\ufeff"], ids=["lines", "CRLF", "mark"])
def test_what_has_one_mending_is_mended_in_its_place(
    old: str, wrong: str, right: str, times: dict[str, int], form: str
) -> None:
    assert GOOD.count(old) == 1
    before, after = (GOOD.replace(old, new) for new in (wrong, right))
    if form == "\ufeff":
        before, after = form + before, form + after
    else:
        before, after = before.replace("\n", form), after.replace("\n", form)
    done = fixed(before.encode(), "x.json")
    assert done.data.decode() == after
    assert done.times == times
    assert fixed(done.data, "x.json").data == done.data


def test_all_that_names_an_id_goes_with_it() -> None:
    """Accounts and offices name sources, quotes and events people, events places and other events."""
    text = GOOD.replace('"post"', '"The Post"').replace('"anna"', '"Anna de V"').replace('"ruling-1"', '"Ruling One"')
    done = fixed(text.encode(), "x.json").data.decode()
    assert done == text.replace('The Post"', 'the-post"').replace('Anna de V"', 'anna-de-v"').replace(
        "Ruling One", "ruling-one"
    ).replace('"publisher": "the-post"', '"publisher": "The Post"')
    assert check([Text.of("x", done.encode())]) == []


def test_two_ids_that_would_become_one_stay() -> None:
    text = GOOD.replace('"ruling-1"', '"Ruling!"').replace('"id": "ruling-2"', '"id": "ruling?"')
    done = fixed(text.encode(), "x.json")
    assert (done.data.decode(), done.times) == (text, {})


STUBS: list[tuple[dict[str, Any], dict[str, Any], dict[str, list[Any]]]] = [
    ({"people": ["Bob Jansen"]}, {"people": ["bob-jansen"]}, {"people": [{"id": "bob-jansen", "name": "Bob Jansen"}]}),
    ({"countries": ["NL"]}, {}, {"countries": [{"code": "NL", "name": "Netherlands"}]}),
    ({"place": "Delft"}, {}, {}),
]


@pytest.mark.parametrize(("members", "changed", "registers"), STUBS)
def test_names_get_entries(members: dict[str, Any], changed: dict[str, Any], registers: dict[str, list[Any]]) -> None:
    sources = [{"id": "a-source", "publisher": "A"}]
    done = json.loads(fixed(log_bytes(event(**members), sources=sources), "x.json").data)
    assert done["events"] == [event(**(members | changed))]
    assert {name: done[name] for name in ("people", "countries", "places") if name in done} == registers


@pytest.mark.parametrize("name", ["Nikol Pashinian", "N. Pashinyan", "Pashinyan Nikol", "pashinyan"])
def test_a_name_that_may_be_another_gets_none(name: str) -> None:
    people = [{"id": "nikol-pashinyan", "name": "Nikol Pashinyan"}]
    sources = [{"id": "a-source", "publisher": "A"}]
    data = log_bytes(event(people=[name]), people=people, sources=sources)
    done = fixed(data, "x.json").data
    assert json.loads(done)["people"][:1] == people
    if name != "pashinyan":  # which is spelt like no other
        assert done == data


def test_json_lines() -> None:
    registers = {"sources": [{"id": "The Post", "publisher": "Post", "url": "http://post.example/1"},
                             {"id": "b", "publisher": "B", "url": "https://post.example/2"}]}  # fmt: skip
    rows = [
        event(id=f"Event {number}", date=f"{number}.9.2022", registers=registers, title="A\u00a0title",
              accounts=[{"source": "The Post"}, {"source": "b"}])
        for number in (13, 14)
    ]  # fmt: skip
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    done = fixed(text.encode(), "x.jsonl")
    expected = deepcopy(rows)
    for row, number in zip(expected, (13, 14), strict=True):
        row |= {"id": f"event-{number}", "date": f"2022-09-{number}", "title": "A title"}
        row["accounts"][0]["source"] = row["registers"]["sources"][0]["id"] = "the-post"
        row["registers"]["sources"][0]["url"] = "https://post.example/1"
    assert [json.loads(line) for line in done.data.decode().splitlines()] == expected
    assert done.data.decode().replace("event-", "Event ").count("\n") == 2


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", "{}".encode("utf-16"), b'{"events": 7}', b"{}"])
def test_what_is_no_log_stays_as_it_is(data: bytes) -> None:
    for name in ("x.json", "x.jsonl"):
        done = fixed(data, name)
        assert (done.data, done.times) == (data, {})


def test_what_cannot_be_mended_keeps_nothing_else_from_it() -> None:
    text = GOOD.replace('"2022-03-04"', '"4 March 2022"').replace('"Court rules again"', "7")
    assert fixed(text.encode(), "x.json").data.decode() == text.replace('"4 March 2022"', '"2022-03-04"')
