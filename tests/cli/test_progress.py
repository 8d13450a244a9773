"""How far a long export is: said on a terminal, after a second, and taken away again."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.cli.progress import Progress
from csto_timeline.model import Log
from csto_timeline.query import Query, select
from tests.conftest import event
from tests.screen import pipe, see


class Terminal(io.StringIO):
    """Standard error, as it is on a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Give a function that lets time pass."""
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
        assert error.getvalue().endswith("\r" + " " * len("19 of 20 events") + "\r")


def test_a_long_export_on_a_terminal(log_file: Callable[..., Path], tmp_path: Path) -> None:
    """The real thing: thousands of calendar entries take more than a second."""
    log = log_file(*(event(id=f"e-{number}", summary="word " * 100) for number in range(4_000)))
    seen = see("--log", str(log), "export", str(tmp_path / "a.ics"), columns=200)
    assert b" of 4,000 events" in seen.raw
    assert seen.lines == [f"{tmp_path / 'a.ics'}: 4,000 events"]
    piped = pipe("--log", str(log), "export", str(tmp_path / "b.ics"))
    assert piped.stderr.decode() == f"{tmp_path / 'b.ics'}: 4,000 events\n"
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()
