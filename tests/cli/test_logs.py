"""`--log` and CSTO_TIMELINE_LOG: several files, folders, and `~`."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.cli.logs import at_home
from csto_timeline.log.suffixes import READABLE
from tests.conftest import Cli
from tests.logs import event, lines_bytes, log_bytes
from tests.screen import see
from tests.shells import complete_in_bash

Write = Callable[..., Path]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Return a folder with a log in each form, and with what is none."""
    folder = tmp_path / "notes"
    (folder / "more.json").mkdir(parents=True)
    (folder / "b.json").write_bytes(log_bytes(event(id="in-b", date="2021")))
    (folder / "A.JSONL").write_bytes(lines_bytes(event(id="in-a", date="2022")))
    (folder / "c.ndjson").write_bytes(lines_bytes(event(id="in-c", date="2023")))
    for name in (".hidden.json", "notes.txt", "README.md", "more.json/d.json"):
        (folder / name).write_text("no log")
    return folder


def test_a_folder_is_its_logs(cli: Cli, notes: Path) -> None:
    assert cli("list", "--log", notes).ids == ["in-b", "in-a", "in-c"]
    assert cli("list", "--log", f"{notes}/").ids == ["in-b", "in-a", "in-c"]


def test_files_and_folders_together(cli: Cli, notes: Path, log_file: Write) -> None:
    other = log_file(event(id="other", date="2020"))
    assert cli("list", "--log", notes, "--log", other).ids == ["other", "in-b", "in-a", "in-c"]
    assert cli("--log", notes, "list", "--log", other).ids == ["other"]


def test_a_folder_in_the_environment(cli: Cli, notes: Path, log_file: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    other = log_file(event(id="other", date="2020"))
    monkeypatch.setenv("CSTO_TIMELINE_LOG", f"{notes}{os.pathsep}{other}")
    assert cli("list").ids == ["other", "in-b", "in-a", "in-c"]


def test_the_logs_of_a_folder_that_share_an_event_are_merged_with_merge(cli: Cli, notes: Path) -> None:
    (notes / "d.json").write_bytes(log_bytes(event(id="in-b", date="2021", accounts=[{"source": "another"}])))
    assert cli("list", "--log", notes).code == 3
    assert cli("list", "--log", notes, "--merge").ids == ["in-b", "in-a", "in-c"]


def test_check_takes_folders_too(cli: Cli, notes: Path) -> None:
    """Each of its logs is named."""
    for arguments in (["check", notes], ["check", "--log", notes]):
        answer = cli(*arguments)
        named = [line.partition(": ")[0] for line in answer.err.splitlines() if not line.startswith("  ")]
        assert named == [str(notes / name) for name in ("A.JSONL", "b.json", "c.ndjson")]


def test_the_logs_of_a_folder_are_fixed(cli: Cli, notes: Path) -> None:
    (notes / "b.json").write_bytes(log_bytes(event(id="in-b", date="23/11/2022")))
    assert cli("check", notes, "--fix", "--yes").code == 0
    assert '"2022-11-23"' in (notes / "b.json").read_text()


def test_a_log_of_the_folder_that_is_none_is_named(cli: Cli, notes: Path) -> None:
    (notes / "b.json").write_text("[]")
    answer = cli("list", "--log", notes)
    assert (answer.code, answer.out) == (3, "")
    assert str(notes / "b.json") in answer.err


@pytest.mark.parametrize("command", ["list", "check", "people", "show"])
def test_a_folder_without_a_log_says_so(cli: Cli, tmp_path: Path, command: str) -> None:
    answer = cli(command, "--log", tmp_path)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        f"csto-timeline: log error: {tmp_path} cannot be read: the folder has no log, "
        f"that is, no file that ends in {', '.join(READABLE)}\n"
    )


def test_home(cli: Cli, log_file: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = log_file(event(id="at-home"))
    monkeypatch.setenv("HOME", str(path.parent))
    monkeypatch.setenv("CSTO_TIMELINE_LOG", f"~/{path.name}")
    assert cli("list").ids == ["at-home"]
    monkeypatch.delenv("CSTO_TIMELINE_LOG")
    assert cli("list", f"--log=~/{path.name}").ids == ["at-home"]  # no shell makes anything of that
    assert cli("list", "--log", "~").ids == ["at-home"]


@pytest.mark.parametrize("path", ["a~b", "", "~nobody-of-that-name/log.json", "./~/log.json"])
def test_what_is_no_home(path: str) -> None:
    assert at_home(path) == path


def test_a_line_of_a_list_drawn_from_a_folder(notes: Path) -> None:
    """`show 2` opens the second event of the list that was drawn."""
    line = f"csto-timeline list --log {notes} --numbers; csto-timeline show 2 --log {notes}/"
    seen = see(shell=line)
    assert "in-a" in seen.text


def test_completion_from_a_folder(notes: Path, tmp_path: Path) -> None:
    assert complete_in_bash(f"--log {notes} show in-", tmp_path) == ["in-a", "in-b", "in-c"]
