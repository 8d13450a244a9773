"""Show what is longer than the screen in a pager, as git and man do."""

import io
import math
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TextIO

from rich.cells import cell_len

from csto_timeline import system
from csto_timeline.cli.notes import note
from csto_timeline.text import visible_in_message

_LESS_OPTIONS = "FIRX"  # quit on one screen, ignore case in searches, pass on colours, leave the screen as it is
_NEEDS_A_SHELL = re.compile(r"""[|&;<>()$`\\"'*?\[#~=%\n]""")
_ESCAPES = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b]*\x1b\\\\")  # all that a screen paints: styles and links


class _FailedError(Exception):
    """The pager may have shown nothing; the text says why."""


def show(drawing: Callable[[TextIO], object], usual: str = "", *, keep_color: bool) -> None:
    """Draw on the terminal, in a pager where that is wanted and the drawing is longer than the screen.

    `drawing` writes into the file that it is given, and is called again with another one
    where the pager fails: an answer that is shown twice is better than none. Colours go to
    `less` alone, as other pagers may print them as rubbish, unless `keep_color`.
    """
    command, size = wanted(usual), _size()
    if command is None or not (size.lines and size.columns):
        drawing(sys.stdout)
        return
    paged = _Paged(command, size, keep_color=keep_color or _is_less(command))
    try:
        with paged.finished():
            drawing(paged)
    except _FailedError as error:
        drawing(sys.stdout)
        note(f"{'pager' if usual else 'PAGER'}: {visible_in_message(command)} {error}: shown without a pager")


def wanted(usual: str = "") -> str | None:
    """Return the command of the pager: the `usual` one, else `$PAGER`, else `less` where it is installed.

    There is none where PAGER is empty or `cat`, nor for a terminal that cannot be moved on.
    """
    if system.terminal_type() in {"", "dumb"}:
        return None
    named = usual or os.environ.get("PAGER")
    if named is None:
        return f"less -{_LESS_OPTIONS}" if shutil.which("less") else None
    return named.strip() if named.strip() not in {"", "cat"} else None


class _Paged(io.StringIO):
    """A file that holds what is written until that is longer than the screen, and then hands it to the pager."""

    def __init__(self, command: str, size: os.terminal_size, *, keep_color: bool) -> None:
        super().__init__()
        self._command = command
        self._size = size
        self._keep_color = keep_color
        self._rows = 0
        self._interrupted = False
        self._pager: subprocess.Popen[str] | None = None

    def write(self, text: str) -> int:
        """Take some whole lines."""
        if self._pager is not None:
            self._feed(self._pager, text)
            return len(text)
        self._rows += sum(_rows(line, self._size.columns) for line in text.split("\n")[:-1])
        written = super().write(text)
        if self._rows >= self._size.lines:  # the shell's prompt takes a row too
            signal.signal(signal.SIGINT, self._interrupt)
            self._pager = _start(self._command)
            self._feed(self._pager, self.getvalue())
        return written

    @contextmanager
    def finished(self) -> Iterator[None]:
        """Print what fitted on the screen, else wait until the user has left the pager."""
        before = signal.getsignal(signal.SIGINT)
        try:
            with system.reader_may_go():  # the user has seen enough
                yield
            if self._pager is None:
                sys.stdout.write(self.getvalue())
            else:
                self._wait(self._pager)
        except BaseException:  # nobody is to wait for the user of a pager that will not get the rest
            if self._pager is not None:
                self._pager.terminate()
            raise
        finally:
            signal.signal(signal.SIGINT, before)

    def _feed(self, pager: subprocess.Popen[str], text: str) -> None:
        assert pager.stdin is not None
        pager.stdin.write(text if self._keep_color else _ESCAPES.sub("", text))
        pager.stdin.flush()

    def _wait(self, pager: subprocess.Popen[str]) -> None:
        """Wait for the pager's end. Raises `_FailedError`, and `KeyboardInterrupt` where the user broke it off."""
        assert pager.stdin is not None
        with system.reader_may_go():
            pager.stdin.close()
        status = pager.wait()
        if status == -signal.SIGINT or (status and self._interrupted):  # `less -K` ends with 2
            raise KeyboardInterrupt
        if system.is_not_run(status):
            raise _FailedError("cannot be run")
        if status:
            raise _FailedError(f"ended with {status}" if status > 0 else f"was killed by signal {-status}")

    def _interrupt(self, *_: object) -> None:
        """Leave Ctrl-C to the pager: `less` ends a search with it. Were it ignored, the pager would ignore it too."""
        self._interrupted = True


def _size() -> os.terminal_size:
    """Return the size of the terminal; nothing if it has none, as NUL, which is a terminal on Windows."""
    try:
        return os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return os.terminal_size((0, 0))


def _rows(line: str, columns: int) -> int:
    """Return the number of rows of the screen that a line takes."""
    return max(math.ceil(cell_len(_ESCAPES.sub("", line)) / columns), 1)


def _start(command: str) -> subprocess.Popen[str]:
    """Start the pager, by a shell only where more than words are in the command. Raises `_FailedError`."""
    arguments = system.by_shell(command) if _NEEDS_A_SHELL.search(command) else command.split()
    try:
        return subprocess.Popen(  # noqa: S603 (running what PAGER says is what it is for)
            arguments,
            stdin=subprocess.PIPE,
            encoding=sys.stdout.encoding,
            errors=sys.stdout.errors,
            env=os.environ | {"LESS": _less_options()},
        )
    except OSError:
        raise _FailedError("cannot be run") from None


def _less_options() -> str:
    """Return the options of `less`: the user's, but with colours passed on, or ours."""
    theirs = os.environ.get("LESS")
    return _LESS_OPTIONS if theirs is None else f"-R {theirs}"


def _is_less(command: str) -> bool:
    return PurePath(command.split()[0]).name in {"less", "less.exe"}
