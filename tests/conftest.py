"""What tests share."""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from csto_timeline.cli.app import run
from csto_timeline.dates import calendar
from csto_timeline.log.builtin import builtin_path
from csto_timeline.log.whole import Log
from tests.logs import decode, event, log_bytes

TODAY = date(2026, 11, 22)

# A machine that does something else beside is no fault of the program.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@dataclass(frozen=True)
class Answer:
    """What a call of the program gave."""

    code: int
    out: str
    err: str

    @property
    def ids(self) -> list[str]:
        """The event ids of piped `list` output."""
        return [line.split("\t")[4] for line in self.out.splitlines()]


Cli = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the caller's settings out, and stop the clock."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CSTO_TIMELINE_LOG", "COLUMNS", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("CSTO_TIMELINE_CONFIG", os.devnull)
    monkeypatch.setattr(calendar, "today", lambda: TODAY)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Call the program as from a shell, its output piped."""

    def call(*arguments: object, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture(scope="session")
def builtin() -> Log:
    """Read the built-in log."""
    return decode(builtin_path().read_bytes(), "the built-in log")


@pytest.fixture
def log_file(tmp_path: Path) -> Callable[..., Path]:
    """Write a log into a file."""
    written = 0

    def write(*events: dict[str, Any], **members: Any) -> Path:
        nonlocal written
        written += 1
        path = tmp_path / f"log-{written}.json"
        path.write_bytes(log_bytes(*events, **members))
        return path

    return write


@pytest.fixture
def summit_file(log_file: Callable[..., Path]) -> Path:
    """Write a log in which three outlets, two of them one agency's, tell and quote a summit."""
    said = "I shall never leave the alliance of our neighbours"
    other = "Never will I leave our neighbours’ alliance"
    quoted = [[{"speaker": "ann", "text": text}] for text in (said, said, other)]
    return log_file(
        event(
            id="summit",
            title="They meet",
            place="Old Town",
            countries=["KZ"],
            people=["ann"],
            accounts=[
                {"source": "post", "says": "One day.", "quotes": quoted[0]},
                {"source": "times", "says": "Two days.", "date": "2022-11-23/2022-11-24", "quotes": quoted[1]},
                {"source": "echo", "quotes": quoted[2]},
            ],
        ),
        event(id="copied", date="2023", accounts=[{"source": "post"}, {"source": "times"}]),
        title="Summits",
        people=[
            {
                "id": "ann",
                "name": "Ann Lee",
                "aliases": ["Анна Ли"],
                "offices": [{"title": "Chair", "from": "2020", "to": "2022-12"}],
            }
        ],
        countries=[{"code": "KZ", "name": "Kazakhstan"}],
        sources=[
            {"id": "post", "publisher": "The Post", "wire": "AP", "title": "Day one", "url": "https://post.example/1"},
            {"id": "times", "publisher": "Times", "wire": "AP"},
            {"id": "echo", "publisher": "Echo"},
        ],
    )
