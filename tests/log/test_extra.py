"""Members that begin with `x-`: any object of a log may have some, and they change no answer."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_timeline.check import Text, check
from csto_timeline.log.codec import decode, encode
from csto_timeline.log.document import _EVENT
from csto_timeline.log.extra import gathered
from tests.calls import FORMS
from tests.conftest import Answer, Cli
from tests.full_log import FULL, Log
from tests.logs import event, log_bytes

OWN = {"x-note": "Kept", "x-importance": 8, "x-deep": {"a": [1, {"x-inner": None}]}, "x-": False}


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a log, from the outermost to the innermost."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(each)


def with_extra(log: Log) -> Log:
    """Return a log each object of which has members that begin with `x-`."""
    marked = deepcopy(log)
    for row in list(objects(marked)):
        row |= OWN
    return marked


def in_order(log: Log) -> Log:
    """Return a log with its events in the order of their ids."""
    return {**log, "events": sorted(log["events"], key=lambda each: str(each["id"]))}


@pytest.fixture
def ask(cli: Cli, tmp_path: Path) -> Callable[..., Answer]:
    """Return a function that asks the program about logs."""

    def ask(*arguments: str, logs: tuple[Log | bytes, ...]) -> Answer:
        paths = [tmp_path / f"{number}.json" for number in range(len(logs))]
        for path, log in zip(paths, logs, strict=True):
            path.write_bytes(log if isinstance(log, bytes) else json.dumps(log).encode())
        return cli(*(word for path in paths for word in ("--log", path)), *arguments)

    return ask


Ask = Callable[..., Answer]
CALLS = [
    [command, *form]
    for command, forms in FORMS.items()
    for form in forms
    if not {"export", "check", "diff", "schema", "import"} & {command} and not {"--json", "part", "other"} & {*form}
]


@pytest.mark.parametrize("call", [*CALLS, ["export", "-", "--format", "csv"], ["export", "-"]], ids=" ".join)
@pytest.mark.parametrize("drawn", [[], ["--color", "always"]], ids=["piped", "drawn"])
def test_no_answer_shows_them(ask: Ask, call: list[str], drawn: list[str]) -> None:
    plain, marked = (ask(*drawn, *call, logs=(log,)) for log in (FULL, with_extra(FULL)))
    assert (marked.code, marked.out, marked.err) == (plain.code, plain.out, plain.err)
    assert plain.code == 0


def test_one_wording_is_shown_once_whatever_they_say(ask: Ask) -> None:
    log = deepcopy(FULL)
    quotes = log["events"][0]["accounts"][0]["quotes"]
    log["events"][0]["accounts"][1]["quotes"] = [quotes[0] | {"x-n": 1}]
    quotes[0]["x-n"] = 2
    answer = ask("--color", "always", "quotes", logs=(log,))
    assert (answer.code, answer.out.count("We met in Qazaqstan")) == (0, 1)


def test_json_keeps_them(ask: Ask) -> None:
    marked = with_extra(FULL)
    del marked["events"][0]["accounts"][0]["announced"], marked["events"][0]["accounts"][1]["announced"]
    assert in_order(json.loads(ask("export", "-", "--format", "json", logs=(marked,)).out)) == in_order(marked)
    (shown,) = json.loads(ask("show", "an-event", "--json", logs=(marked,)).out)
    assert shown["x-deep"] == OWN["x-deep"]
    assert shown["accounts"][0]["quotes"][0]["x-note"] == "Kept"


def test_json_lines_keep_them(ask: Ask, cli: Cli) -> None:
    marked = with_extra(FULL)
    lines = ask("export", "-", "--format", "jsonl", logs=(marked,)).out
    again = json.loads(cli("--log", "-", "export", "-", "--format", "json", stdin=lines.encode()).out)
    whole = json.loads(ask("export", "-", "--format", "json", logs=(marked,)).out)
    assert in_order(again) == in_order(whole)
    assert cli("--log", "-", "export", "-", "--format", "jsonl", stdin=lines.encode()).out == lines


def test_part_of_a_log_keeps_those_of_what_it_has(ask: Ask) -> None:
    part = json.loads(
        ask("export", "-", "--format", "json", "--kind", "talks", "-n", "1", logs=(with_extra(FULL),)).out
    )
    assert all(row["x-note"] == "Kept" for row in objects(part) if "a" not in row and "x-inner" not in row)
    assert len(part["events"]) == 1


NUMBERS = ["1.10", "1e400", "123456789012345678901234567890", "-0.0", '"\\u0041"']


@pytest.mark.parametrize("number", NUMBERS)
def test_values_are_kept_to_the_letter(number: str) -> None:
    data = json.dumps(event()).encode()[:-1] + f', "x-n": {number}}}'.encode()
    assert f'"x-n":{number}'.encode() in encode(decode(_EVENT, data))
    found = check([Text.of("x", b'{"events": [' + data + b"]}")])
    assert [each for each in found if each.severity == "error"] == []


SAME = [
    # what one log has, and another: the same value or not
    (r'"\u00e9"', '"é"', True),
    ('{"a": 1, "b": [1e400]}', '{"b":[1e400],"a":1}', True),
    ("1.10", "1.1", False),
    ("true", "1", False),
    ("[1, 2]", "[2, 1]", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
@pytest.mark.parametrize("of_account", [False, True])
def test_diff_compares_values(cli: Cli, tmp_path: Path, one: str, other: str, same: bool, of_account: bool) -> None:
    """The same value may be written in two ways."""
    place = b'"source"' if of_account else b'"kind"'
    paths = [tmp_path / "one.json", tmp_path / "other.json"]
    for path, value in zip(paths, (one, other), strict=True):
        path.write_bytes(log_bytes(event()).replace(place, f'"x-n": {value}, '.encode() + place))
    answer = cli("diff", *paths)
    assert (answer.code, answer.out == "") == ((0, True) if same else (1, False))


@pytest.mark.parametrize("name", ['"\\u0078-n"', '"x\\u002dn"', '"\\u0078\\u002Dn"'])
def test_a_name_may_be_written_with_escapes(ask: Ask, name: str) -> None:
    log = log_bytes(event()).replace(b'"kind"', f'{name}: 1, "kind"'.encode())
    assert '"x-n": 1' in ask("export", "-", "--format", "json", logs=(log,)).out


def test_members_may_be_given_twice_inside_of_them(ask: Ask) -> None:
    """A colon may hide behind an escape, so that the object is looked at closely."""
    members = b'"x-n": [{"a": 1, "a": 2}], "summary": "\\u003a", "kind"'
    log = log_bytes(event()).replace(b'"kind"', members)
    line = log.removesuffix(b"]}").partition(b'"events": [')[2]
    for each in (log, line):
        assert ask("list", logs=(each,)).code == 0


REFUSED = [
    (b'"X-n": 1', "events[0].X-n: unknown member"),
    (b'"xn": 1', "events[0].xn: unknown member"),
    (b'"x-n": 1, "acounts": []', 'events[0].acounts: unknown member; did you mean "accounts"?'),
    (b'"x-n": 1, "place": 5', "events[0].place: expected text, got a number"),
    (b'"x-n": 1, "x-n": 2', 'the member "x-n" is given twice in one object'),
    (b'"x-m": {"a": 1, "a": 2}, "x-n": 1, "x-n": 2', 'the member "x-n" is given twice in one object'),
    (b'"x-n": 1, "place": "A", "place": "B"', 'the member "place" is given twice in one object'),
    (b'"(x-)": {"x-n": 1}', "events[0].(x-): unknown member"),
    (b'"extra": {"x-n": 1}', "events[0].extra: unknown member"),
]


@pytest.mark.parametrize(("members", "says"), REFUSED)
def test_what_else_is_wrong_is_still_found(ask: Ask, members: bytes, says: str) -> None:
    log = log_bytes(event()).replace(b'"kind"', members + b', "kind"')
    answer = ask("list", logs=(log,))
    assert answer.code == 3
    assert says in answer.err
    line = log.removesuffix(b"]}").partition(b'"events": [')[2]
    found = ask("list", logs=(line,))
    assert (found.code, says.removeprefix("events[0].") in found.err) == (3, True)


def test_check_says_nothing_of_them() -> None:
    def found(log: Log) -> list[tuple[str, str]]:
        return [(each.path, each.rule) for each in check([Text.of("x", json.dumps(log).encode())])]

    marked = with_extra(FULL)
    marked["events"][0]["x-lines"] = "one\ntwo"
    assert found(marked) == found(FULL)
    twice = json.dumps(marked).replace('"Kept"', '{"a": 1, "a": 2}', 1)
    assert [(each.path, each.rule) for each in check([Text.of("x", twice.encode())])] == found(FULL)
    marked["events"][0]["kind"] = 5
    marked["events"][0]["acounts"] = []
    places = {path for path, rule in found(marked) if rule in {"wrong-type", "unknown-member"}}
    assert places == {"events[0].kind", "events[0].acounts"}


def test_check_of_json_lines_says_nothing_of_them(ask: Ask) -> None:
    lines = ask("export", "-", "--format", "jsonl", logs=(with_extra(FULL),)).out
    plain = ask("export", "-", "--format", "jsonl", logs=(FULL,)).out
    rules = [
        [(each.path, each.rule) for each in check([Text.of("x", text.encode(), lines=True)])] for text in (lines, plain)
    ]
    assert rules[0] == rules[1]


def test_a_union_keeps_those_of_both(ask: Ask) -> None:
    one, two = deepcopy(FULL), deepcopy(FULL)
    one["events"][0] |= {"x-a": 1, "x-same": True}
    two["events"][0] |= {"x-b": 2, "x-same": True}
    one["events"][0]["accounts"][0]["x-a"] = 1
    two["events"][0]["accounts"][0]["quotes"][0]["x-b"] = 2
    one["countries"][0]["x-a"] = 1
    two["countries"][0]["x-b"] = 2
    answer = ask("--merge", "export", "-", "--format", "json", logs=(one, two))
    assert answer.err == ""
    log = json.loads(answer.out)
    merged = next(each for each in log["events"] if each["id"] == "an-event")
    assert {name: merged[name] for name in ("x-a", "x-b", "x-same")} == {"x-a": 1, "x-b": 2, "x-same": True}
    assert len(merged["accounts"]) == 2
    assert merged["accounts"][0]["x-a"] == 1
    assert merged["accounts"][0]["quotes"] == [FULL["events"][0]["accounts"][0]["quotes"][0] | {"x-b": 2}]
    assert (log["countries"][0]["x-a"], log["countries"][0]["x-b"]) == (1, 2)


def test_a_union_says_which_do_not_stand(ask: Ask) -> None:
    one, two = deepcopy(FULL), deepcopy(FULL)
    for value, log in (("one", one), ("two", two)):
        log["x-log"] = value
        log["events"][0]["x-event"] = value
        log["events"][0]["accounts"][0]["x-account"] = value
    answer = ask("--merge", "export", "-", "--format", "json", logs=(one, two))
    for name in ("x-log", "x-event", "x-account"):
        assert f'the {name} "two"' in answer.err
        assert f'"{name}": "one"' in answer.out


def test_a_union_has_offices_and_memberships_once_whatever_they_say(ask: Ask) -> None:
    one, two = deepcopy(FULL), deepcopy(FULL)
    one["people"][0]["offices"][0]["x-a"] = 1
    two["people"][0]["offices"][0]["x-b"] = 2
    two["countries"][0]["membership"][0]["x-b"] = 2
    log = json.loads(ask("--merge", "export", "-", "--format", "json", logs=(one, two)).out)
    assert log["people"][0]["offices"] == [FULL["people"][0]["offices"][0] | {"x-a": 1, "x-b": 2}]
    assert log["countries"][0]["membership"] == [FULL["countries"][0]["membership"][0] | {"x-b": 2}]
    one["people"][0]["offices"][0]["x-b"] = 1
    answer = ask("--merge", "list", logs=(one, two))
    assert (answer.code, "they differ in x-b" in answer.err) == (3, True)


def test_entries_that_differ_in_them_clash(ask: Ask) -> None:
    one, two = deepcopy(FULL), deepcopy(FULL)
    one["countries"][0]["x-n"], two["countries"][0]["x-n"] = 1, 2
    answer = ask("--merge", "list", logs=(one, two))
    assert answer.code == 3
    assert "they differ in x-n" in answer.err


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=50)
@given(st.dictionaries(st.text(max_size=5).map("x-{}".format), VALUES, max_size=4))
def test_an_event_is_written_as_it_was_read(members: dict[str, Any]) -> None:
    given_ = event(accounts=[{"source": "a", **members}], **members)
    assert json.loads(encode(decode(_EVENT, json.dumps(given_).encode()))) == given_


def test_json_without_any_is_left_as_it_is() -> None:
    data = json.dumps(event(title="an x-ray", summary='"x -')).encode()
    assert gathered(data) is data
