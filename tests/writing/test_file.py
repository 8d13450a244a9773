"""A log changed in its file: nothing is lost, whoever else writes and whatever interrupts it."""

import json
import os
import random
import signal
import stat
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from csto_timeline.errors import LogError, OutputError, UsageError
from csto_timeline.writing.file import update
from csto_timeline.writing.text import LogText

PROCESSES = 20
KILLED = 100  # times, in each of the two forms


def event(id: str) -> dict[str, Any]:
    return {"id": id, "date": "2022", "kind": "meeting", "title": id, "accounts": [{"source": "a"}]}


@pytest.fixture(params=["log.json", "log.jsonl"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    first = event("first")
    path.write_text(json.dumps({"events": [first]}, indent=2) if path.suffix == ".json" else json.dumps(first) + "\n")
    return path


def ids(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    events = json.loads(text)["events"] if path.suffix == ".json" else map(json.loads, filter(None, text.splitlines()))
    return [each["id"] for each in events]


def adding(id: str) -> Callable[[LogText], None]:
    return lambda log: log.add_event(event(id))


def forked(work: Callable[[], object]) -> int:
    """Return the id of a child process that does the work, and nothing of pytest's."""
    if child := os.fork():
        return child
    try:
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)


def test_a_change_is_in_the_file_and_nothing_else_in_the_folder(log: Path) -> None:
    before = log.read_bytes()
    change = update(log, adding("second"))
    assert ids(log) == ["first", "second"]
    assert (change.before, change.after) == (before, log.read_bytes())
    assert list(log.parent.iterdir()) == [log]


def test_what_changes_nothing_writes_nothing(log: Path) -> None:
    before = log.stat()
    update(log, lambda _: None)
    assert (log.stat().st_ino, log.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_twenty_processes_that_add_at_once_all_arrive(log: Path) -> None:
    names = [f"added-{number}" for number in range(PROCESSES)]
    children = [forked(partial(update, log, adding(name))) for name in names]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * PROCESSES
    assert sorted(ids(log)) == sorted(["first", *names])
    assert list(log.parent.iterdir()) == [log]


def test_two_hundred_times_kill_9_lose_nothing(log: Path) -> None:
    """A child adds events until it is killed, in the middle of whatever: the file is whole, and has them all."""
    chosen = random.Random(9)  # noqa: S311 (no secret)
    update(log, adding("second"))
    kept = {"first", "second"}
    for number in range(KILLED):
        told = killed_while_adding(log, f"added-{number}", chosen.uniform(0, 0.005))
        found = ids(log)
        assert kept | told <= set(found)
        assert len(found) == len(set(found))
        kept = set(found)
        if len(found) > 50:  # a small log is written often
            update(log, without_added)
            kept = {"first", "second"}
    assert [path for path in log.parent.iterdir() if path.suffix == log.suffix] == [log]
    update(log, adding("last"))
    assert "last" in ids(log)


def killed_while_adding(log: Path, prefix: str, seconds: float) -> set[str]:
    """Add events in a child that is killed so long after the first one; return those that it knew to be written."""
    reads, writes = os.pipe()

    def add() -> None:
        for number in range(1000):
            update(log, adding(f"{prefix}-{number}"))
            os.write(writes, f"{prefix}-{number}\n".encode())

    child = forked(add)
    os.close(writes)
    with os.fdopen(reads) as pipe:
        first = pipe.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return {first.strip(), *pipe.read().split()}


def without_added(text: LogText) -> None:
    for id in [id for id in text.ids if id and id.startswith("added")]:
        text.remove_events([id])


def test_a_file_that_changed_meanwhile_is_read_again(log: Path) -> None:
    """As by an editor, which knows nothing of the lock."""
    changes: list[list[str | None]] = []

    def change(text: LogText) -> None:
        if not changes:
            log.write_text(log.read_text().replace("first", "by-editor"))
        changes.append(text.ids)
        text.add_event(event("second"))

    update(log, change)
    assert ids(log) == ["by-editor", "second"]
    assert len(changes) == 2


def test_a_file_that_changes_all_the_time_is_left_alone(log: Path) -> None:
    def change(text: LogText) -> None:
        log.write_text(log.read_text() + "\n")
        text.add_event(event("second"))

    with pytest.raises(OutputError, match="another program keeps changing "):
        update(log, change)
    assert ids(log) == ["first"]


def test_who_waits_too_long_for_the_lock_is_told(log: Path) -> None:
    def change(_: LogText) -> None:
        status = os.waitpid(forked(lambda: update(log, adding("second"), wait=0.1)), 0)[1]
        assert os.waitstatus_to_exitcode(status) == 1

    update(log, change)
    assert ids(log) == ["first"]


def test_permissions_and_links_stay(log: Path) -> None:
    log.chmod(0o640)
    link = log.with_name(f"link{log.suffix}")
    link.symlink_to(log.name)
    update(link, adding("second"))
    assert link.is_symlink()
    assert ids(log) == ["first", "second"]
    assert stat.S_IMODE(log.stat().st_mode) == 0o640


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    log.write_bytes(b"\xef\xbb\xbf" + json.dumps({"events": []}).encode())
    update(log, adding("first"))
    assert log.read_bytes().startswith(b"\xef\xbb\xbf{")
    update(log, adding("second"))
    assert log.read_bytes().count(b"\xef\xbb\xbf") == 1


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe", tmp_path / "loop"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    reading, writing = os.pipe()
    for path in (tmp_path, pipe, Path("/dev/null"), Path(f"/dev/fd/{reading}")):
        with pytest.raises(UsageError, match="is not a regular file"):
            update(path, adding("x"))
    os.close(reading)
    os.close(writing)
    with pytest.raises(UsageError, match="loop of symbolic links"):
        update(loop, adding("x"))
    with pytest.raises(LogError, match="cannot be read: No such file"):
        update(tmp_path / "none.json", adding("x"))


def test_a_change_that_raises_leaves_the_file(log: Path) -> None:
    before = log.read_bytes()
    with pytest.raises(LogError, match="also the id"):
        update(log, adding("first"))
    assert log.read_bytes() == before
    assert list(log.parent.iterdir()) == [log]


def test_a_log_that_is_at_fault_elsewhere_can_be_changed(tmp_path: Path) -> None:
    """Fixing it is a change too."""
    log = tmp_path / "log.json"
    log.write_text(json.dumps({"events": [{"id": "bad", "date": "someday"}, event("first")], "places": [{"id": "x"}]}))
    update(log, lambda text: text.replace_event("bad", event("good")))
    assert ids(log) == ["good", "first"]


def test_registers_that_would_not_load_are_not_written(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    lines = [{**event(id), "registers": {"sources": [{"id": "a", "publisher": "A"}]}} for id in ("one", "two")]
    log.write_text("".join(json.dumps(line) + "\n" for line in lines))
    update(log, lambda text: text.put_entry("sources", "a", {"id": "a", "publisher": "B"}))
    assert log.read_text().count('"publisher": "B"') == 2
