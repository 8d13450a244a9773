"""An export that a signal ends leaves the old file whole, and nothing beside it.

RUNS=200 pytest tests/cli/test_signals.py    as many runs for each signal, instead of a few
"""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from benchmarks.logs import make
from csto_timeline.cli.program import INTERRUPTED
from tests.conftest import Cli
from tests.screen import PROGRAM, environment, quoted, see

RUNS = int(os.environ.get("RUNS", "3"))
EVENTS = 20_000
OLD = "mine\n"
SAYS = {
    signal.SIGTERM: b"csto-timeline: ended by SIGTERM\n",
    signal.SIGHUP: b"csto-timeline: ended by SIGHUP\n",
    signal.SIGINT: b"",
    signal.SIGKILL: b"",
}


@pytest.fixture(scope="module")
def large_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a log that takes a while to export."""
    return make(tmp_path_factory.mktemp("large"), EVENTS, 1, ["JSON Lines"]).path("JSON Lines")


@pytest.fixture(scope="module")
def whole(large_log: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, float]:
    """Return the export of that log, and the seconds that it took."""
    path, began = tmp_path_factory.mktemp("whole") / "whole.csv", time.monotonic()
    subprocess.run([*PROGRAM, "--log", str(large_log), "export", str(path)], env=environment(), check=True)
    return path.read_bytes(), time.monotonic() - began


def ended(process: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    """Return the exit status of a process and what it said."""
    _, err = process.communicate(timeout=60)
    return process.returncode, err


def exporting(log: Path, path: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [*PROGRAM, "--log", str(log), "export", str(path), *options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, env=environment())


@pytest.mark.parametrize("number", SAYS, ids=lambda number: number.name)
@pytest.mark.parametrize("run", range(RUNS))
def test_a_signal_at_any_moment(
    number: signal.Signals, run: int, large_log: Path, whole: tuple[bytes, float], tmp_path: Path
) -> None:
    """It may also come when the file has just been written, or before the program knows of signals."""
    chance = random.Random(f"{number.name} {run}")  # noqa: S311 (no secret)
    path, force = tmp_path / "events.csv", chance.random() < 0.5
    if force:
        path.write_text(OLD)
    with exporting(large_log, path, *["--force"] * force) as process:
        time.sleep(chance.uniform(0, whole[1]))
        process.send_signal(number)
        code, err = ended(process)
    holds = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert set(holds) <= {path.name}
    assert holds.get(path.name) in ({OLD.encode(), whole[0]} if force else {None, whole[0]})
    assert code in {0, -number} | ({INTERRUPTED} if number is signal.SIGINT else set())
    assert code or holds == {path.name: whole[0]}
    if number is not signal.SIGINT:  # Python may be starting still, and tell where
        assert set(err.splitlines(keepends=True)) <= {SAYS[number], f"{path}: {EVENTS:,} events\n".encode()}


STEPS = ["os.open", "os.fsync", "os.link", "os.replace", "csto_timeline.cli.files.Path.chmod"]


@pytest.mark.parametrize("number", SAYS, ids=lambda number: number.name)
@pytest.mark.parametrize("force", [False, True], ids=["new", "force"])
@pytest.mark.parametrize("named", [False, True], ids=["nameless", "named"])
@pytest.mark.parametrize("step", STEPS)
def test_a_signal_at_each_step(step: str, named: bool, force: bool, number: signal.Signals, summit_file: Path) -> None:
    """The step is done, and then the signal comes; also where no file is without a name."""
    folder = summit_file.parent / "folder"
    folder.mkdir()
    path = folder / "brief.md"
    if force:
        path.write_text(OLD)
    module, _, name = step.rpartition(".")
    code = (
        f"import csto_timeline.cli.files, functools, os, pkgutil, signal\n{'del os.O_TMPFILE' * named}\n"
        f"owner = pkgutil.resolve_name({module!r})\n"
        f"done = owner.{name}\n"
        "@functools.wraps(done)\n"
        "def interrupted(*args, **kwargs):\n"
        "    try: return done(*args, **kwargs)\n"
        f"    finally: signal.raise_signal({int(number)})\n"
        f"owner.{name} = interrupted\n"
        "from csto_timeline.cli import main; main()"
    )
    command = [PROGRAM[0], "-c", code, "--log", str(summit_file), "export", str(path), *["--force"] * force]
    done = subprocess.run(command, capture_output=True, env=environment(), check=False)
    holds = {file.name: file.read_text("utf-8") for file in folder.iterdir()}
    if done.returncode == 0:  # this export does not take that step
        assert holds[path.name].startswith("# Summits")
        return
    assert done.returncode == (INTERRUPTED if number is signal.SIGINT else -number)
    assert done.stderr == SAYS[number]
    assert holds.get(path.name, OLD) == OLD or holds[path.name].startswith("# Summits")
    if number is not signal.SIGKILL or (not named and step in {"os.open", "os.fsync"}):  # later it has a second name
        assert set(holds) <= {path.name}
    assert not force or path.name in holds


def test_what_ignores_a_signal_goes_on_ignoring_it(tmp_path: Path, large_log: Path, whole: tuple[bytes, float]) -> None:
    """As behind nohup."""
    path = tmp_path / "events.csv"
    shell = f"trap '' HUP; exec {quoted('--log', str(large_log), 'export', str(path))}"
    with subprocess.Popen(["sh", "-c", shell], stderr=subprocess.PIPE, env=environment()) as process:
        time.sleep(whole[1] / 2)
        process.send_signal(signal.SIGHUP)
        assert ended(process)[0] == 0
    assert path.read_bytes() == whole[0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_an_answer_that_waits_for_its_reader_ends_by_the_signal(number: signal.Signals) -> None:
    command = [*PROGRAM, "list", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stdout.read(1)
        process.send_signal(number)
        assert process.wait(10) == -number
        assert process.stderr is not None
        assert process.stderr.read() == SAYS[number]


def test_a_pager_ends_with_the_program(tmp_path: Path) -> None:
    """Its user has the terminal back."""
    pager = tmp_path / "pager"
    body = "trap 'echo pager gone; exit' TERM; sleep 0.5; kill -TERM $PPID; sleep 1 & wait"
    pager.write_text(f"#!/bin/sh\n{body}\n")
    pager.chmod(0o755)
    seen = see("list", rows=12, env={"PAGER": str(pager)})
    assert seen.code == -signal.SIGTERM
    assert "pager gone" in seen.text


def test_a_loop_of_links_is_refused(cli: Cli, tmp_path: Path) -> None:
    one, other = tmp_path / "one.md", tmp_path / "other.md"
    one.symlink_to(other)
    other.symlink_to(one)
    for path in (one, one / "brief.md"):
        for options in ([], ["--force"]):
            answer = cli("export", path, *options)
            assert (answer.code, answer.out) == (2, "")
            assert answer.err == f"csto-timeline: usage error: {path} is a loop of symbolic links: name a file\n"
    assert set(tmp_path.iterdir()) == {one, other}
    assert one.is_symlink()
