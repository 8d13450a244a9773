"""`diff` as a user calls it: two logs, an old and a new one, by hand and by git."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from csto_timeline.log.builtin import builtin_path
from csto_timeline.log.model import LogObject
from tests.conftest import Cli
from tests.fates import FATES
from tests.full_log import FULL, changed
from tests.logs import event, lines_bytes
from tests.screen import environment, see

Write = Callable[..., Path]
MEMBERS = [(row, member) for row, fates in FATES.items() for member in fates]
ACCOUNT = {"source": "tass", "says": "One day.", "quotes": [{"speaker": "ann", "text": "Yes."}]}
POST = {"source": "post"}
# What an event has in the old log and in the new one, and the member, old and new value that are told.
CHANGED: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    ({"date": "2022-09"}, {"date": "2022-09-23"}, ["date\t2022-09\t2022-09-23"]),
    ({}, {"summary": "They met."}, ["summary\t\tThey met."]),
    ({"summary": "They met."}, {}, ["summary\tThey met.\t"]),
    ({"countries": ["AM", "KZ"]}, {"countries": ["KZ", "KG"]}, ["countries\tAM\t", "countries\t\tKG"]),
    ({"people": ["ann", "bo"]}, {"people": ["bo", "ann"]}, ["people\tann, bo\tbo, ann"]),
    ({"accounts": [ACCOUNT]}, {"accounts": [ACCOUNT, POST]}, ["accounts[post]\t\tsource: post"]),
    ({"accounts": [ACCOUNT, POST]}, {"accounts": [POST, ACCOUNT]}, ["accounts\ttass, post\tpost, tass"]),
    (
        {"accounts": [POST, ACCOUNT]},
        {"accounts": [ACCOUNT | {"date": "2022", "says": "Two days."}, POST]},
        ["accounts[tass].says\tOne day.\tTwo days.", "accounts[tass].date\t\t2022"],
    ),
    (
        {"accounts": [ACCOUNT]},
        {"accounts": [ACCOUNT | {"quotes": [{"speaker": "ann", "text": "No."}]}]},
        ["accounts[tass].quotes[ann].text\tYes.\tNo."],
    ),
    ({"accounts": [POST]}, {"accounts": [POST, POST | {"says": "M"}]}, ["accounts[post #2]\t\tsource: post; says: M"]),
    ({"accounts": [POST]}, {"accounts": [POST | {"announced": True}]}, ["accounts[post].announced\t\ttrue"]),
    ({"x-n": 1}, {"x-n": 1.0}, ["x-n\t1\t1.0"]),
    ({"x-n": {"a": [1]}}, {"x-n": None}, ['x-n\t{"a":[1]}\tnull']),
]


@pytest.mark.parametrize(("old", "new", "told"), CHANGED)
def test_a_change_is_told_by_member_old_and_new(
    cli: Cli, log_file: Write, old: dict[str, Any], new: dict[str, Any], told: list[str]
) -> None:
    answer = cli("diff", log_file(event(**old)), log_file(event(**new)))
    assert answer.code == 1
    assert answer.out.splitlines() == [f"changed\tevent\tan-event\t{each}" for each in told]


def test_what_only_one_log_has_was_added_or_removed(cli: Cli, log_file: Write) -> None:
    ann, bo = {"id": "ann", "name": "Ann"}, {"id": "bo", "name": "Bo"}
    old = log_file(event(), event(id="gone", date="2021", title="Gone"), people=[ann], title="Old")
    new = log_file(event(), event(id="new", date="2020", title="New"), people=[bo], title="New")
    answer = cli("diff", old, new)
    assert answer.out.splitlines() == [
        "changed\tlog\t\ttitle\tOld\tNew",
        "added\tperson\tbo\t\t\tBo",
        "removed\tperson\tann\t\tAnn\t",
        "added\tevent\tnew\t\t\t2020 New",
        "removed\tevent\tgone\t\t2021 Gone\t",
    ]
    data = json.loads(cli("diff", old, new, "--json").out)
    assert [(each["change"], each["type"], each["id"]) for each in data] == [
        *(("changed", "log", None), ("added", "person", "bo"), ("removed", "person", "ann")),
        *(("added", "event", "new"), ("removed", "event", "gone")),
    ]
    assert data[0]["members"] == [{"member": "title", "old": "Old", "new": "New"}]
    assert (data[3]["old"], data[3]["new"]) == (None, event(id="new", date="2020", title="New"))


def test_logs_that_say_the_same_do_not_differ(cli: Cli, log_file: Write, tmp_path: Path) -> None:
    """The order of the events, white space, JSON or JSON Lines: none of it counts."""
    first, second = event(id="a"), event(id="b", countries=["AM"])
    one, lines, spaced = log_file(first, second, title="Timeline"), tmp_path / "log.jsonl", tmp_path / "spaced.json"
    lines.write_bytes(lines_bytes(second, first))
    spaced.write_text(json.dumps(json.loads(one.read_bytes()), indent=4))
    for other in (one, lines, spaced):
        answer = cli("diff", one, other)
        assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert cli("diff", one, lines, "--json").out == "[]\n"
    assert cli("diff", one, lines, "--plain").out == "No differences.\n"


@pytest.mark.parametrize(("row", "member"), MEMBERS, ids=[f"{row.__name__}.{member}" for row, member in MEMBERS])
def test_no_member_changes_unseen(cli: Cli, tmp_path: Path, row: type[LogObject], member: str) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(FULL))
    new.write_text(json.dumps(changed(row, member, FATES[row][member].other)))
    answer = cli("diff", old, new)
    assert answer.code == 1
    assert answer.out
    assert cli("diff", new, new).out == ""


def test_what_a_log_says_of_itself(cli: Cli, tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    log = deepcopy(FULL)
    old.write_text(json.dumps(log))
    new.write_text(json.dumps(log | {"chair": "Member", "landmarks": ["talks", "law"], "x-n": 1}))
    assert cli("diff", old, new).out == (
        "changed\tlog\t\tchair\tChair\tMember\nchanged\tlog\t\tlandmarks\t\tlaw\nchanged\tlog\t\tx-n\t\t1\n"
    )


def test_the_page(log_file: Write) -> None:
    old = log_file(event(date="2022-09", countries=["AM"]), title="L")
    new = log_file(event(date="2022-09-23", countries=["KG"]), title="L")
    seen = see("diff", str(old), str(new))
    assert seen.code == 1
    assert seen.text == (
        "changed A title\n  an-event  23 Sep 2022\n"
        "  date\n    was 2022-09\n    now 2022-09-23\n"
        "  countries\n    was AM\n    now KG\n\n1 event changed"
    )
    assert b"\x1b[" in seen.raw
    narrow = see("diff", "builtin", str(new), columns=40)
    assert max(map(len, narrow.lines)) <= 40
    assert narrow.lines[-1].endswith("removed") or "removed" in narrow.text


def test_which_logs(cli: Cli, log_file: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one it is compared with the log in use; what is not there has no events."""
    old, new = log_file(event(), title="L"), log_file(event(title="Other"), title="L")
    told = "changed\tevent\tan-event\ttitle\tA title\tOther\n"
    assert cli("diff", old, new).out == told
    assert cli("diff", new, "--log", old).out == cli("--log", old, "diff", new).out == told
    monkeypatch.setenv("CSTO_TIMELINE_LOG", str(old))
    assert cli("diff", new).out == told
    assert cli("diff", old, "-", stdin=new.read_bytes()).out == told
    monkeypatch.delenv("CSTO_TIMELINE_LOG")
    assert (cli("diff", builtin_path()).code, cli("diff", "builtin").code) == (0, 0)
    assert cli("diff", os.devnull, old).out.endswith("added\tevent\tan-event\t\t\t2022-11-23 A title\n")
    assert "removed\tevent\tan-event" in cli("diff", old, os.devnull).out


def test_one_log_is_told_with_what_it_is_compared(cli: Cli, log_file: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = log_file(event(), title="L"), log_file(event(title="Other"), title="L")
    assert cli("diff", builtin_path()).err == f"from the built-in log to {builtin_path()}\n"
    assert cli("diff", new, "--log", old, "--json").err == f"from {old} to {new}\n"
    assert cli("diff", old, new).err == ""
    monkeypatch.setenv("CSTO_TIMELINE_LOG", str(old))
    assert cli("diff", new).err == f"from {old} to {new}\n"
    assert cli("diff", old, new).err == ""  # two are named: the one in use does not matter
    seen = see("diff", str(new), env={"CSTO_TIMELINE_LOG": str(old)}, columns=400)
    assert seen.lines[0] == f"from {old} to {new}"


@pytest.mark.parametrize("before", [True, False])
def test_a_third_log_is_refused(cli: Cli, log_file: Write, before: bool) -> None:
    logs, third = [log_file(event()), log_file(event())], ["--log", "third.json"]
    answer = cli(*third, "diff", *logs) if before else cli("diff", *logs, *third)
    assert (answer.code, answer.out) == (2, "")
    assert f"diff compares {logs[0]} and {logs[1]}, and --log third.json is a third log" in answer.err


REFUSED = [
    (["a.json", "b.json", "c.json"], 2, "diff takes two logs"),
    (["-", "-"], 2, "only one of two logs can be standard input"),
    ([], 2, "diff needs [OLD] NEW: for example, csto-timeline diff mine.json builtin"),
    (["builtin", "absent.json"], 3, "absent.json cannot be read"),
]


@pytest.mark.parametrize(("arguments", "code", "says"), REFUSED)
def test_refusals(cli: Cli, arguments: list[str], code: int, says: str) -> None:
    answer = cli("diff", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert says in answer.err


def test_a_log_at_fault_is_refused_not_compared(cli: Cli, log_file: Write) -> None:
    answer = cli("diff", log_file(event()), log_file(event(date="2022-13")))
    assert (answer.code, answer.out) == (3, "")
    assert "there is no month 13" in answer.err


def test_what_a_log_says_cannot_steer_the_terminal(cli: Cli, log_file: Write) -> None:
    evil = "\x1b]0;x\x07\u202e[bold]"
    old = log_file(event(accounts=[POST | {"quotes": [{"speaker": evil, "text": "a"}]}], **{f"x-{evil}": 1}))
    new = log_file(event(accounts=[POST | {"quotes": [{"speaker": evil, "text": evil}]}], title=evil))
    for drawn in ([], ["--color", "always"], ["--plain"], ["--json"]):
        out = cli("diff", old, new, *drawn).out
        assert not {"\x07", "\u202e", "\x9d"} & set(out)
        assert "\x1b]" not in out


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_it_is_a_difftool_of_git(tmp_path: Path, suffix: str) -> None:
    """As the help says: of a log that was changed, one that was added, and one that was removed."""
    env = environment({"HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"})

    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True).stdout

    log, other = tmp_path / f"log{suffix}", tmp_path / f"other{suffix}"
    git("init", "--quiet")
    git("config", "difftool.csto-timeline.cmd", 'csto-timeline diff "$LOCAL" "$REMOTE"')
    log.write_bytes(lines_bytes(event(id="a-1"), event(id="b-1")))
    git("add", ".")
    git("commit", "--quiet", "--message", "one")
    log.write_bytes(lines_bytes(event(id="b-1"), event(id="a-1", title="Other")))
    other.write_bytes(lines_bytes(event(id="c-1")))
    git("add", ".")
    tool = ("difftool", "--no-prompt", "--tool", "csto-timeline")
    assert git(*tool, "--cached").splitlines() == [
        "changed\tevent\ta-1\ttitle\tA title\tOther",
        "added\tevent\tc-1\t\t\t2022-11-23 A title",
    ]
    git("commit", "--quiet", "--message", "two")
    git("rm", "--quiet", other.name)
    assert git(*tool, "HEAD").splitlines() == ["removed\tevent\tc-1\t\t2022-11-23 A title\t"]
