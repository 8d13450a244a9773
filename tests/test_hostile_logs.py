"""Logs that are none: exit code 3, one line, no traceback, bounded memory; in real processes."""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pytest

from csto_timeline.log import intake
from csto_timeline.log.builtin import builtin_path
from tests.calls import calls_to
from tests.conftest import Cli
from tests.logs import event, log_bytes
from tests.screen import PROGRAM, environment

BUILTIN = builtin_path().read_bytes()
MANY = 200_000_000
MEMORY = 40_000  # KiB of data that a process may hold here
CALLS = [call for call in calls_to("an-event") if "2022-11-24" not in call]  # which rules the event out


@dataclass(frozen=True)
class Ended:
    """How a process ended."""

    code: int
    out: bytes
    err: str


def called(*arguments: str, stdin: Path = Path(os.devnull), memory: int = MEMORY) -> Ended:
    """Run the program with that much memory at most."""
    limited = ["sh", "-c", f'ulimit -d {memory}; exec "$@"', "sh"]
    with stdin.open("rb") as file:
        done = subprocess.run(
            [*limited, *PROGRAM, *arguments],
            stdin=file,
            capture_output=True,
            env=environment(),
            timeout=60,
            check=False,
        )
    return Ended(done.returncode, done.stdout, done.stderr.decode())


def refused(ended: Ended) -> str:
    """Return what the line says with which a log is refused."""
    assert (ended.code, ended.out) == (3, b"")
    assert ended.err.startswith("csto-timeline: log error: ")
    assert ended.err.endswith("\n")
    assert ended.err.count("\n") == 1
    assert "memory" not in ended.err
    return ended.err


def test_the_bound_is_one(log_file: Callable[..., Path]) -> None:
    """A log that is too large for it says so."""
    assert called("list").code == 0
    long = log_file(*(event(id=f"e-{number}", title=f"{number} " * 99) for number in range(50_000)))
    ended = called("--log", str(long), "list")
    assert (ended.code, ended.err) == (3, "csto-timeline: log error: not enough memory\n")


def deep(opening: str, times: int = 100_000) -> bytes:
    return (opening * times).encode()


BAD: list[tuple[str, bytes, str]] = [
    ("empty", b"", "is empty"),
    ("blank", b" \n\t\r\n", "is empty"),
    ("words", b"not a log\n", "line 1, column 5: JSON is malformed"),
    ("html", b"<!DOCTYPE html><html></html>", "malformed"),
    ("csv", b'"id","date"\r\n"a","2022"\r\n', "got text"),
    ("gzip", bytes.fromhex("1f8b08000000000002ff"), "malformed"),
    ("nul", b"\0" * 2000, "malformed"),
    ("comment", b'{"version": 1, // a remark\n"events": []}', "line 1, column 16: a comment"),
    ("comma", b'{"version": 1, "events": [],}', "malformed"),
    ("apostrophes", b"{'version': 1}", "malformed"),
    ("two", b'{"version": 1, "events": []}\n{"version": 1, "events": []}', "line 2, column 1"),
    *((f"truncated-{at}", BUILTIN[:at], "is incomplete") for at in (1, 40, len(BUILTIN) // 2, len(BUILTIN) - 3)),
    ("two-marks", b"\xef\xbb\xbf" * 2 + log_bytes(event()), "byte order mark"),
    ("utf-16", log_bytes(event()).decode().encode("utf-16"), "UTF-16"),
    ("utf-16-be", b"\xfe\xff" + log_bytes(event()).decode().encode("utf-16-be"), "UTF-16"),
    ("utf-16-bare", log_bytes(event()).decode().encode("utf-16-le"), "malformed"),
    ("utf-32", log_bytes(event()).decode().encode("utf-32"), "UTF-16"),
    ("latin-1", log_bytes(event(title="Zas")).replace(b"Zas", "Zás".encode("latin-1")), "not UTF-8"),
    ("overlong", log_bytes(event(title="Zas")).replace(b"Zas", b"\xc0\xaf"), "not UTF-8"),
    ("surrogate", log_bytes(event(title="Zas")).replace(b"Zas", b"\xed\xa0\x80"), "not UTF-8"),
    (
        "half-a-pair",
        log_bytes(event(title="A\ud800")),
        r"\ud800 is half a character, a surrogate without its other half",
    ),
    ("cut-within-a-pair", log_bytes(event(title="A\U0001f600")).partition(rb"\ude00")[0], "is incomplete"),
    ("cut-within-an-escape", log_bytes(event(title="A\U0001f600")).partition(rb"de00")[0], "is incomplete"),
    ("half-and-more", log_bytes(event(title="\\ud800 \udc00 and more")), r"\udc00 is half a character"),
    ("array", b"[]", "expected an object, got an array"),
    ("null", b"null", "got null"),
    ("string", b'"a log"', "got text"),
    ("nothing-in-it", b"{}", "events: this member is missing"),
    ("version", log_bytes(event(), version=2), "version"),
    ("number-as-string", log_bytes(event(), version="1"), "version"),
    (
        "member-twice",
        log_bytes(event()).replace(b'"kind"', b'"title": "B", "kind"'),
        'the member "title" is given twice',
    ),
    ("string-as-number", log_bytes(event(title=5)), "events[0].title: expected text, got a number"),
    ("nan", log_bytes(event(title=float("nan"))), "malformed"),
    ("infinity", log_bytes(event(title=float("inf"))), "malformed"),
    ("1e999", log_bytes(event(title="x")).replace(b'"x"', b"1e999"), "out of range"),
    ("long-integer", log_bytes(event(title="x")).replace(b'"x"', b"9" * 5000), "events[0].title"),
    ("null-member", log_bytes(event(date=None)), "events[0].date"),
    ("impossible-date", log_bytes(event(date="2022-02-30")), "events[0].date"),
    ("unknown-member", log_bytes(event(acounts=[])), "accounts"),
    ("same-id", log_bytes(event(), event()), "an-event"),
    ("bad-escape", log_bytes(event(title="x")).replace(b'"x"', rb'"\x"'), "malformed"),
    ("raw-line-break", log_bytes(event(title="x")).replace(b'"x"', b'"a\nb"'), "malformed"),
    ("deep-arrays", deep("["), "expected an object, got an array"),
    ("deep-objects", deep('{"title":'), "nested too deeply"),
    ("deep-in-an-event", log_bytes(event(title="x")).replace(b'"x"', deep("[")), "nested too deeply"),
    ("deep-unknown", b'{"a":' + deep("["), "a: unknown member"),
]


@pytest.mark.parametrize(
    ("data", "says", "call"),
    [(data, says, call) for (_, data, says), call in zip(BAD, cycle(CALLS), strict=False)],
    ids=[row[0] for row in BAD],
)
def test_a_bad_log_is_refused_in_one_line(tmp_path: Path, data: bytes, says: str, call: list[str]) -> None:
    """The commands take turns: each reads a log by the one reader."""
    path = tmp_path / "log.json"
    path.write_bytes(data)
    assert says in refused(called("--log", str(path), *call))


@pytest.mark.parametrize(
    "data", [row[1] for row in BAD if row[1].strip()], ids=[row[0] for row in BAD if row[1].strip()]
)
def test_bad_lines_are_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(data)
    refused(called("--log", str(path), "list"))


def filled(path: Path, before: bytes, filling: bytes, after: bytes) -> Path:
    with path.open("wb") as file:
        file.write(before)
        for _ in range(MANY // len(filling)):
            file.write(filling)
        file.write(after)
    return path


MEGABYTE = {name: each * 1_000_000 for name, each in {"letters": b"a", "spaces": b" ", "lines": b"\n"}.items()}
LONG = log_bytes(event(title="LONG")).split(b"LONG")
HUGE = {
    "a string": (b'"', MEGABYTE["letters"], b'"', "without a quotation mark"),
    "a string that does not end": (b'"', MEGABYTE["letters"], b"", "without a quotation mark"),
    "a title": (LONG[0], MEGABYTE["letters"], LONG[1], "without a quotation mark"),
    "a title in Cyrillic": (LONG[0], "я".encode() * 500_000, LONG[1], "without a quotation mark"),
    "spaces": (b"", MEGABYTE["spaces"], b"{}", "without a quotation mark"),
    "spaces after an end": (log_bytes(event()), MEGABYTE["spaces"], b"", "without a quotation mark"),
    "line breaks": (b"{", MEGABYTE["lines"], b"}", "without a quotation mark"),
    "zeros": (b"", bytes(1_000_000), b"", "malformed"),
    "arrays": (b'{"events":', b"[" * 1_000_000, b"", "without a quotation mark"),
    "a number": (b'{"version":', b"1" * 1_000_000, b"}", "without a quotation mark"),
}


@pytest.mark.parametrize("what", list(HUGE))
def test_200_mb_of_what_is_no_log_take_no_memory(tmp_path: Path, what: str) -> None:
    *parts, says = HUGE[what]
    path = filled(tmp_path / "huge.json", *parts)
    assert path.stat().st_size >= MANY
    try:
        assert says in refused(called("--log", str(path), "list"))
        assert says in refused(called("--log", "-", "list", stdin=path))
    finally:
        path.unlink()


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom", "/dev/null"])
def test_devices(device: str) -> None:
    refused(called("--log", device, "list"))
    refused(called("--log", "-", "list", stdin=Path(device)))


def test_what_never_ends_has_a_bound(monkeypatch: pytest.MonkeyPatch, cli: Cli) -> None:
    monkeypatch.setattr(intake, "_MOST", 10 << 20)
    answer = cli("--log", "-", "list", stdin=b'{"a":1}\n' * (2 << 20))
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        "csto-timeline: log error: <stdin>: is longer than 1 GiB: save it as a file, if it ever ends\n"
    )


def test_a_file_has_an_end(monkeypatch: pytest.MonkeyPatch, cli: Cli, tmp_path: Path) -> None:
    """However long it is; here one of 12 MB where 1 MiB is the bound of the others."""
    monkeypatch.setattr(intake, "_MOST", 1 << 20)
    path = tmp_path / "long.json"
    path.write_bytes(log_bytes(*(event(id=f"e-{number}", title="x" * 500) for number in range(20_000))))
    assert len(cli("--log", path, "list").ids) == 20_000


def test_what_stands_where_a_file_should(tmp_path: Path) -> None:
    for path, says in (
        (tmp_path, "the folder has no log"),
        (tmp_path / "x", "No such file"),
        (Path("a" * 5000), "too long"),
    ):
        assert says in refused(called("--log", str(path), "list"))


def test_no_permission(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event())
    path.chmod(0)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)  # nobody, since root may read everything
    try:
        answer = cli("--log", path, "list")
    finally:
        if is_root:
            os.seteuid(0)
    said = f"csto-timeline: log error: {path} cannot be read: Permission denied\n"
    assert (answer.code, answer.out, answer.err) == (3, "", said)


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    """Make a named pipe."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


@pytest.fixture
def writes(fifo: Path) -> Iterator[Callable[[bytes], None]]:
    """Return a function that writes into the pipe beside the test."""
    threads = []

    def write(data: bytes) -> None:
        def go() -> None:
            with suppress(BrokenPipeError):
                fifo.write_bytes(data)

        threads.append(threading.Thread(target=go))
        threads[-1].start()

    yield write
    for thread in threads:
        thread.join(10)


def test_a_named_pipe_may_hold_a_log(fifo: Path, writes: Callable[[bytes], None]) -> None:
    writes(BUILTIN)
    ended = called("--log", str(fifo), "list", "2022-11-23", "--kind", "summit")
    assert (ended.code, ended.out.count(b"\n"), ended.err) == (0, 1, "")


@pytest.mark.parametrize("data", [b"rubbish\n" * 500_000, b"", BUILTIN[:-9]], ids=["rubbish", "nothing", "truncated"])
def test_a_named_pipe_may_hold_rubbish(fifo: Path, writes: Callable[[bytes], None], data: bytes) -> None:
    writes(data)
    refused(called("--log", str(fifo), "list"))


@pytest.mark.parametrize("opened", [False, True], ids=["nobody writes", "somebody writes no end"])
def test_waiting_for_a_named_pipe_can_be_interrupted(fifo: Path, opened: bool) -> None:
    process = subprocess.Popen([*PROGRAM, "--log", str(fifo), "list"], stderr=subprocess.PIPE, env=environment())
    writer = os.open(fifo, os.O_WRONLY) if opened else None  # waits until the program has opened it
    if writer is not None:
        os.write(writer, b'{"version": 1, "events": [')
    time.sleep(1.5)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    if writer is not None:
        os.close(writer)
    assert (process.returncode, err) == (130, b"")


def test_texts_of_any_length_below_a_mebibyte(cli: Cli, log_file: Callable[..., Path]) -> None:
    text = "long " * 150_000
    (row,) = json.loads(cli("--log", log_file(event(summary=text)), "list", "--json").out)
    assert row["summary"] == text
