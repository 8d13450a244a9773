"""See the program as on a real terminal: a pseudo-terminal, drawn by a terminal emulator."""

import fcntl
import os
import pty
import select
import shlex
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

_RUNTIME = tempfile.TemporaryDirectory()  # in which the program keeps what it drew last
PROGRAM = (sys.executable, "-m", "csto_timeline")
ROWS = 20_000  # more than the built-in log takes at any width, so that all of it is seen
PATIENCE = 30  # seconds


@dataclass(frozen=True)
class Seen:
    """What stood on the screen, the bytes that were sent, and the exit code."""

    lines: list[str]
    raw: bytes
    code: int

    @property
    def text(self) -> str:
        """The screen, without empty ends."""
        return "\n".join(self.lines)


def environment(extra: Mapping[str, str] = {}) -> dict[str, str]:
    """Return a small environment, in which `csto-timeline` is the program under test."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: os.environ[name] for name in ("HOME", "PYTHONPATH") if name in os.environ}
    own = {"PATH": path, "TERM": "xterm-256color", "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": _RUNTIME.name}
    own["CSTO_TIMELINE_CONFIG"] = os.devnull  # not the settings of whoever runs the tests
    return {**own, **kept, **extra}


def see(
    *arguments: str,
    columns: int = 80,
    rows: int | None = None,
    env: Mapping[str, str] = {},
    cwd: Path | None = None,
    shell: str | None = None,
    keys: Sequence[tuple[bytes, bytes]] = (),
) -> Seen:
    """Run the program with these arguments, or a `shell` line, on a terminal of that size.

    Without `rows` it is long, and nothing goes into a pager unless `env` names one.
    `keys` are what a user types, each once the bytes before it have come.
    """
    command = ["sh", "-c", shell] if shell else [*PROGRAM, *arguments]
    command = ["setsid", "--ctty", *command] if keys else command  # so that Ctrl-C reaches it
    if rows is None:
        rows, env = ROWS, {"PAGER": "cat", **env}
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment(env), cwd=cwd, close_fds=True
    )
    os.close(slave)
    raw, typed = b"", 0
    while chunk := _read(master, process):
        raw += chunk
        while keys and keys[0][0] in raw[typed:]:
            typed = len(raw)
            os.write(master, keys[0][1])
            keys = keys[1:]
    os.close(master)
    code = process.wait(timeout=30)
    screen = pyte.Screen(columns, rows)
    pyte.ByteStream(screen).feed(raw)
    # Only what was written on: the rest of such a screen takes longer to show than most commands run.
    screen.lines = max(screen.buffer, default=-1) + 1
    screen.columns = max((max(line, default=-1) for line in screen.buffer.values()), default=-1) + 1
    lines = [line.rstrip() for line in screen.display]
    while lines and not lines[-1]:
        lines.pop()
    return Seen(lines, raw, code)


def pipe(*arguments: str, env: Mapping[str, str] = {}, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program with its streams in pipes."""
    return subprocess.run(
        [*PROGRAM, *arguments], input=stdin, capture_output=True, env=environment(env), timeout=60, check=False
    )


def quoted(*arguments: str) -> str:
    """Return a shell line that calls the program."""
    return shlex.join([*PROGRAM, *arguments])


def _read(master: int, process: subprocess.Popen[bytes]) -> bytes:
    if not select.select([master], [], [], PATIENCE)[0]:
        process.kill()
        raise TimeoutError("nothing more came, and the program did not end")
    try:
        return os.read(master, 65536)
    except OSError:  # Linux says EIO when the last writer has gone
        return b""
