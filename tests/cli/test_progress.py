"""How far a long export is: said on a terminal, after a second, and taken away again."""

import io
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.cli.progress import Progress
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.logs import event, select
from tests.screen import environment, see


class Terminal(io.StringIO):
    """Standard error, as it is on a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return a function that lets time pass."""
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)

    def wait(seconds: float) -> None:
        nonlocal now
        now += seconds

    return wait


@pytest.mark.parametrize(
    ("seconds", "stream", "shown"),
    [(0.3, Terminal, True), (0.01, Terminal, False), (0.3, io.StringIO, False)],
)
def test_it_shows_after_a_second_on_a_terminal(
    seconds: float,
    stream: Callable[[], io.StringIO],
    shown: bool,
    clock: Callable[[float], None],
    monkeypatch: pytest.MonkeyPatch,
    builtin: Log,
) -> None:
    error = stream()
    monkeypatch.setattr("sys.stderr", error)
    matches = select(builtin, Query(limit=20)).matches
    counter = Progress(len(matches))
    for _ in counter.track(matches):
        clock(seconds)
    counter.clear()
    assert ("4 of 20 events" in error.getvalue()) == shown
    assert (error.getvalue() == "") != shown
    if shown:
        assert error.getvalue().endswith("\r" + " " * len("20 of 20 events") + "\r")


def test_on_a_real_terminal(log_file: Callable[..., Path], tmp_path: Path) -> None:
    """With no patience at all, so that the test does not hang on how fast the machine is."""
    log = log_file(*(event(id=f"e-{number}") for number in range(300)))
    impatient = (
        "import sys; from csto_timeline.cli import app, progress; progress.PATIENCE = progress.BETWEEN = 0; "
        "sys.exit(app.run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", impatient, "--log", str(log), "export"]
    seen = see(shell=shlex.join([*command, str(tmp_path / "a.ics")]), columns=200)
    assert b"1 of 300 events" in seen.raw
    assert b"300 of 300 events" in seen.raw
    assert seen.lines == [f"{tmp_path / 'a.ics'}: 300 events"]
    piped = subprocess.run([*command, str(tmp_path / "b.ics")], capture_output=True, env=environment(), check=True)
    assert piped.stderr.decode() == f"{tmp_path / 'b.ics'}: 300 events\n"
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()
