"""No member of a row can be lost: a table says what becomes of each, and the program is run to prove it.

A member without an entry fails, and so does an entry that is not true. JSON and JSON Lines keep
every member.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from csto_timeline.formats import FORMATS, Writer
from csto_timeline.log import same_event
from csto_timeline.log.extra import members
from csto_timeline.log.model import Event, LogObject
from csto_timeline.log.registers import REGISTERS, Registers
from csto_timeline.log.validity import path_words
from tests.conftest import Answer, Cli
from tests.fates import FATES
from tests.full_log import FULL, ROWS, Log, at, changed, values

OF_TEXT = {format.name for format in FORMATS if format.writer is not Writer.BYTES} - {"json", "jsonl"}
COMMANDS = {
    "list": ["list"],
    "long": ["list", "--long"],
    "drawn": ["--color", "always", "list"],
    "show": ["show", "EVENT"],
    "quotes": ["quotes"],
    "accounts": ["accounts"],
    **{register: [register, "--long"] for register in REGISTERS if register != "former"},
    "at": ["at", "2022-11-23"],
    **{format.name: ["export", "-", "--format", format.name] for format in FORMATS if format.name in OF_TEXT},
}


def text_of(row: type[LogObject], member: str) -> str:
    """Return the text of the other value of a member, the first of several; nothing if it is none."""
    other = FATES[row][member].other
    first = other[0] if isinstance(other, list) and other else other
    return first if isinstance(first, str) else ""


MEMBERS = [(row, member) for row, fates in FATES.items() for member in fates]
EVERY_MEMBER = pytest.mark.parametrize(
    ("row", "member"), MEMBERS, ids=[f"{row.__name__}.{member}" for row, member in MEMBERS]
)
OF_THE_FULL_LOG: dict[str, str] = {}  # the answers to it, which many tests need
Ask = Callable[..., Answer]


@pytest.fixture
def ask(cli: Cli, tmp_path: Path) -> Ask:
    """Return a function that calls the program with some logs."""

    def ask(*arguments: str, logs: tuple[Log, ...] = (FULL,)) -> Answer:
        paths = [tmp_path / f"{number}.json" for number in range(len(logs))]
        for path, log in zip(paths, logs, strict=True):
            path.write_text(json.dumps(log))
        return cli(*(word for path in paths for word in ("--log", path)), *arguments)

    return ask


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.__name__))
def test_every_member_has_a_fate(row: type[LogObject]) -> None:
    declared = {member.encode_name for member in members(row)}
    assert FATES[row].keys() == declared
    assert at(FULL, row).keys() == declared


def test_every_member_of_an_event_has_a_rule_by_which_it_is_merged() -> None:
    assert sorted(same_event._RULES) == sorted(Event.__struct_fields__)


def test_a_member_without_a_rule_is_not_lost_in_silence() -> None:
    class Tagged(Event, frozen=True, kw_only=True):
        nobody_has_this: tuple[str, ...] = ()

    tagged = [
        ("a", Tagged(**event_members(), nobody_has_this=("one",))),
        ("b", Tagged(**event_members(), nobody_has_this=("two",))),
    ]
    with pytest.raises(KeyError, match="nobody_has_this"):
        same_event.merged(tagged, print, Registers())


def event_members() -> dict[str, Any]:
    """Return the members of an event, as few as it must have."""
    return {"id": "a", "date": "2022", "kind": "talks", "title": "T", "accounts": ()}


@EVERY_MEMBER
def test_what_tells_of_a_member(ask: Ask, row: type[LogObject], member: str) -> None:
    told = FATES[row][member].told_by.split()
    assert telling(ask, row, member, [name for name in COMMANDS if name != "html"]) == set(told) - {"html"}


@EVERY_MEMBER
def test_what_the_page_tells_of_a_member(ask: Ask, row: type[LogObject], member: str) -> None:
    told = FATES[row][member].told_by.split()
    assert telling(ask, row, member, ["html"]) == {"html"} & set(told)


def telling(ask: Ask, row: type[LogObject], member: str, names: list[str]) -> set[str]:
    """Return which of the commands answer otherwise where the member has another value."""
    log = changed(row, member, FATES[row][member].other)
    for name in names:
        if name not in OF_THE_FULL_LOG:
            OF_THE_FULL_LOG[name] = answer_of(ask, name, FULL)
    return {name for name in names if answer_of(ask, name, log) != OF_THE_FULL_LOG[name]}


def answer_of(ask: Ask, name: str, log: Log) -> str:
    """Return what a command prints."""
    id = log["events"][0]["id"]
    answer = ask(*(id if word == "EVENT" else word for word in COMMANDS[name]), logs=(log,))
    assert answer.code == 0, answer.err
    return answer.out


@EVERY_MEMBER
def test_json_keeps_every_member(ask: Ask, row: type[LogObject], member: str) -> None:
    log = changed(row, member, FATES[row][member].other)
    assert json.loads(ask("export", "-", "--format", "json", logs=(log,)).out) == without_defaults(log)


def test_json_lines_keep_every_member(ask: Ask, cli: Cli) -> None:
    lines = ask("export", "-", "--format", "jsonl").out
    again = cli("--log", "-", "export", "-", "--format", "json", stdin=lines.encode())
    assert sorted_events(json.loads(again.out)) == sorted_events(FULL)


def sorted_events(log: Log) -> Log:
    """Return a log with its events in the order of their ids."""
    return {**log, "events": sorted(log["events"], key=lambda event: str(event["id"]))}


def without_defaults(log: Log) -> Log:
    """Return a log as it is written: without what is false, its events by their dates."""
    plain = json.loads(json.dumps(log), object_hook=lambda row: {k: v for k, v in row.items() if v is not False})
    return {**plain, "events": sorted(plain["events"], key=lambda event: str(event["date"]))}


@pytest.mark.parametrize(("row", "member"), [each for each in MEMBERS if text_of(*each)])
def test_whether_a_search_finds_it(ask: Ask, row: type[LogObject], member: str) -> None:
    log = changed(row, member, FATES[row][member].other)
    answer = ask("list", "--search", f'"{text_of(row, member)}"', logs=(log,))
    assert bool(answer.out) is FATES[row][member].searched


@EVERY_MEMBER
def test_a_wrong_type_is_refused(ask: Ask, row: type[LogObject], member: str) -> None:
    answer = ask("list", logs=(changed(row, member, 5),))
    assert (answer.code, answer.out) == (3, "")
    assert path_words((*ROWS[row], member)) in answer.err


@EVERY_MEMBER
def test_check_refuses_a_wrong_type(cli: Cli, tmp_path: Path, row: type[LogObject], member: str) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(changed(row, member, 5)))
    answer = cli("check", path)
    assert answer.code == 1
    assert f"{path_words((*ROWS[row], member))}: expected" in answer.out


@EVERY_MEMBER
def test_how_a_member_is_merged(ask: Ask, row: type[LogObject], member: str) -> None:
    fate, own = FATES[row][member], at(FULL, row)[member]
    answer = ask("--merge", "export", "-", "--format", "json", logs=(FULL, changed(row, member, fate.other)))
    if fate.merged == "fact":
        assert answer.code == 3
        assert member in answer.err
        return
    assert answer.code == 0, answer.err
    found = values(json.loads(answer.out), member)
    standing = {"joined": [[*own, *fate.other]] if fate.merged == "joined" else [], "row": [own, fate.other]}
    standing |= {"key": standing["row"], "first": [own], "wording": [own]}
    assert all(value in found for value in standing[fate.merged] if value is not False)
    assert (f'the {member} "{fate.other}"' in answer.err) is (fate.merged == "wording")


@pytest.mark.parametrize("member", [name for name, fate in FATES[Event].items() if fate.merged in {"fact", "wording"}])
def test_what_the_first_log_lacks_comes_from_the_other(ask: Ask, member: str) -> None:
    lacking = deepcopy(FULL)
    if member not in {"kind", "title"}:  # which every event has
        del at(lacking, Event)[member]
    answer = ask("--merge", "show", "an-event", "--json", logs=(lacking, FULL))
    assert json.loads(answer.out)[0][member] == at(FULL, Event)[member]
