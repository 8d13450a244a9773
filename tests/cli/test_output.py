"""Standard output takes the whole answer, or the call fails: full disks, slow readers and partial writes."""

import functools
import io
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from csto_timeline.cli.group import COMMANDS
from csto_timeline.cli.output import Descriptor, write_utf_8
from csto_timeline.formats import FORMATS
from tests.calls import CALLS, OTHER_CALLS
from tests.screen import PROGRAM, environment, pipe

EXPORTS = [["export", "-", "--format", format.name] for format in FORMATS]
UNBUFFERED = [{}, {"PYTHONUNBUFFERED": "1"}]
BUFFERING = pytest.mark.parametrize("env", UNBUFFERED, ids=["buffered", "unbuffered"])
EVERY_CALL = pytest.mark.parametrize("arguments", [*CALLS.values(), *OTHER_CALLS, *EXPORTS], ids=" ".join)


@functools.cache
def answer_of(*arguments: str) -> bytes:
    """Return what a call answers where nothing is in its way."""
    return pipe(*arguments).stdout


def test_every_command_has_a_call() -> None:
    assert set(CALLS) == set(COMMANDS)


@BUFFERING
@EVERY_CALL
def test_an_answer_that_is_cut_off_is_an_error(arguments: list[str], env: dict[str, str], tmp_path: Path) -> None:
    """The system takes all but the last byte."""
    if arguments[0] == "import":  # only a log goes into a file
        arguments = [*arguments, "-o", "-", "--map", "date=Datum", "--map", "title=Headline"]
    room = len(answer_of(*arguments)) - 1
    answer = tmp_path / "answer"

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    with answer.open("wb") as file:
        done = subprocess.run(
            [*PROGRAM, *arguments],
            stdout=file,
            stderr=subprocess.PIPE,
            env=environment({"PYTHONDONTWRITEBYTECODE": "1", **env}),
            preexec_fn=little_room,
            check=False,
        )
    told = "standard output could not be written"
    if arguments[-1] in {"xlsx", "parquet"}:  # the limit is one for files on the way too
        told = f"{tempfile.gettempdir()}, where the file is assembled, cannot be written"
    assert (done.returncode, done.stderr.decode()) == (74, f"csto-timeline: output error: {told}: File too large\n")
    assert answer.stat().st_size <= room


@BUFFERING
@EVERY_CALL
def test_a_full_disk_is_an_error(arguments: list[str], env: dict[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, env=environment(env), check=False
        )
    assert done.returncode == 74
    assert (
        done.stderr == b"csto-timeline: output error: standard output could not be written: No space left on device\n"
    )


@BUFFERING
@pytest.mark.parametrize("arguments", [*CALLS.values(), *EXPORTS], ids=" ".join)
def test_a_slow_reader_of_a_pipe_that_does_not_block_gets_it_all(arguments: list[str], env: dict[str, str]) -> None:
    read, write = os.pipe()
    os.set_blocking(write, False)
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdout=write, stderr=subprocess.PIPE, env=environment(env)
    ) as process:
        os.close(write)
        time.sleep(0.5)  # it fills the pipe meanwhile
        with open(read, "rb") as file:  # noqa: PTH123 (a descriptor has no path)
            out = file.read()
        assert process.wait(30) == 0
    assert out == answer_of(*arguments)


@pytest.mark.parametrize("at_once", [1, 7, 8191, 1 << 30])
def test_a_descriptor_takes_all_whatever_the_system_takes_at_once(
    at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linux takes 2,147,479,552 bytes at once and no more; a few stand for them."""
    write, answer = os.write, tmp_path / "answer"
    monkeypatch.setattr("os.write", lambda descriptor, data: write(descriptor, data[:at_once]))
    with answer.open("wb") as file:
        text = io.TextIOWrapper(io.BufferedWriter(Descriptor(file.fileno())), "utf-8")
        pieces = ["a", "", "b" * 30_000, "é\r\n", "c" * 9_000]
        text.writelines(pieces)
        text.flush()
    assert answer.read_bytes().decode() == "".join(pieces)


def test_pieces_may_end_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets whole lines whose line ends are its own."""
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdout", terminal)
    write_utf_8(["a\r", "\nb\x1b", "[2J\r\n", "c", "d\n", "e"])
    assert terminal.getvalue() == "a\nb\\x1b[2J\ncd\ne"


@BUFFERING
@pytest.mark.parametrize(
    ("line", "code"), [("list zzz 2>&-", 2), ("list zzz 2>/dev/full", 2), ("list 2022-09-20 2>/dev/full", 0)]
)
def test_a_note_that_cannot_be_written_is_no_error(line: str, code: int, env: dict[str, str]) -> None:
    shell = f"{' '.join(PROGRAM)} {line}"
    assert (
        subprocess.run(["bash", "-c", shell], capture_output=True, env=environment(env), check=False).returncode == code
    )


@EVERY_CALL
def test_standard_output_is_closed(arguments: list[str]) -> None:
    line = 'exec "$@" >&-'
    done = subprocess.run(
        ["sh", "-c", line, "sh", *PROGRAM, *arguments], capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stderr) == (74, b"csto-timeline: output error: standard output is closed\n")
