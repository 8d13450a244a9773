"""Logs that people write by hand: with the mark that an editor puts before them, and with what is no JSON."""

import json
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event, lines_bytes, log_bytes

LOG = log_bytes(event(id="a"), event(id="b", date="2021", title="É"))
LINES = lines_bytes(event(id="a"), event(id="b", date="2021", title="É"))
FORMS = pytest.mark.parametrize(("name", "log"), [("log.json", LOG), ("log.jsonl", LINES), ("log.txt", LINES)])
CALLS = pytest.mark.parametrize(
    "call", [["list"], ["list", "--json"], ["show", "b"], ["list", "--place", "x"], ["check"]], ids=" ".join
)


@FORMS
@CALLS
def test_a_byte_order_mark_changes_no_answer(cli: Cli, tmp_path: Path, name: str, log: bytes, call: list[str]) -> None:
    path = tmp_path / name
    answers = []
    for begins in (b"", BOM_UTF8):
        path.write_bytes(begins + log)
        answers += [cli("--log", path, *call), cli("--log", "-", *call, stdin=begins + log)]
    plain, piped, marked, marked_and_piped = answers
    assert (marked.code, marked.out, marked.err) == (plain.code, plain.out, plain.err)
    assert (marked_and_piped.code, marked_and_piped.out) == (piped.code, piped.out)
    assert plain.code == (4 if "--place" in call else 0)


@FORMS
@pytest.mark.parametrize("call", ["list", "check"])
def test_nor_where_a_fault_is(cli: Cli, tmp_path: Path, name: str, log: bytes, call: str) -> None:
    path = tmp_path / name
    said = []
    for begins in (b"", BOM_UTF8):
        path.write_bytes(begins + log.replace(b'"kind"', b'"kid"', 1))
        answer = cli("--log", path, call)
        said.append(answer.out + answer.err)
    assert "kid" in said[0]
    assert said[0] == said[1]


def test_with_a_mark_alone_a_log_is_empty(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_bytes(BOM_UTF8)
    assert cli("--log", path, "list").err.endswith("is empty: a log begins with {\n")
    assert "1:1: error: the log: the file is empty" in cli("check", path).out


def test_a_list_of_accepted_warnings_may_have_one(cli: Cli, tmp_path: Path) -> None:
    accepted = tmp_path / "accepted.json"
    accepted.write_bytes(BOM_UTF8 + b'[{"rule": "single-source", "reason": "So it is."}]')
    (tmp_path / "log.json").write_bytes(LOG)
    assert "2 single-source: So it is." in cli("check", tmp_path / "log.json", "--accept", accepted).err


def test_a_mark_inside_a_log_is_named(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(LINES + BOM_UTF8 + LINES.replace(b'"a"', b'"c"', 1))
    answer = cli("--log", path, "list")
    assert answer.code == 3
    assert "line 3: begins with a byte order mark, which is allowed only at the very beginning: remove it" in answer.err


ONE = json.dumps(event())
CONFLICT = "a conflict mark of Git: settle the merge, and remove the marks"
COMMENT = "a comment, which JSON does not have: remove it"
CAUSES = [
    (f'// my log\n{{"events": [{ONE}]}}', f"line 1, column 1: {COMMENT}"),
    (f'{{ // my log\n"events": [{ONE}]}}', f"line 1, column 3: {COMMENT}"),
    (f'{{"events": [{ONE}, /* one\nmore */ {ONE}]}}', f": {COMMENT}"),
    (f'# my log\n{{"events": [{ONE}]}}', f"line 1, column 1: {COMMENT}"),
    (
        f'<<<<<<< HEAD\n{{"events": [{ONE}]}}\n=======\n{{"events": []}}\n>>>>>>> b\n',
        f"line 1, column 1: {CONFLICT}",
    ),
    (f'{{"events": [\n<<<<<<< HEAD\n{ONE}\n=======\n>>>>>>> b\n]}}', f"line 2, column 1: {CONFLICT}"),
    (f'{{"events": [{ONE}]}}\n=======\n', f"line 2, column 1: {CONFLICT}"),
    (f'{{"events": [{ONE},]}}', "JSON is malformed: trailing comma in array: remove it"),
    (
        json.dumps({"events": [event(accounts=[{"source": "s", "url": "https://x.example"}])]}),
        'events[0].accounts[0].url: unknown member; an account has no "url": it belongs to a source',
    ),
    (
        json.dumps({"events": [event(source="s")]}),
        'events[0].source: unknown member; an event has no "source": it belongs to an account',
    ),
    (
        json.dumps({"people": [{"id": "a", "name": "A", "quotes": []}], "events": []}),
        'people[0].quotes: unknown member; a person has no "quotes": it belongs to an account',
    ),
]


@pytest.mark.parametrize(("text", "says"), CAUSES)
def test_an_error_names_the_cause(cli: Cli, tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "log.json"
    path.write_text(text)
    answer = cli("--log", path, "list")
    assert (answer.code, answer.out) == (3, "")
    assert says in answer.err
    found = cli("check", path)
    assert found.code == 1
    assert says.rpartition("column ")[2].partition(": ")[2] in found.out
