"""The differences between Windows, macOS and Linux, in one place; everything else works on all three.

What a system lacks is looked up when it is needed, and so is every module that some systems do not have. The tests take
these things away, as far as that can be done on one machine: `tests/other_systems.py`.
"""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WINDOWS = os.name == "nt"
FOLLOWS_XDG = not (WINDOWS or sys.platform == "darwin")  # XDG Base Directory Specification: where settings are
BINARY = getattr(os, "O_BINARY", 0)  # without it Windows writes another end of line
NO_TERMINAL_OF_OURS = getattr(os, "O_NOCTTY", 0)
NEITHER_LINK_NOR_WAITING = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_SEQUENCES = 4  # of a console of Windows: ENABLE_VIRTUAL_TERMINAL_PROCESSING
_NOT_RUN_BY_CMD = 9009


def signals(*names: str) -> tuple[int, ...]:
    """Return those of these signals that the system has: Windows knows no SIGHUP."""
    import signal

    return tuple(getattr(signal, name) for name in names if hasattr(signal, name))


@contextmanager
def signals_held(*names: str) -> Iterator[None]:
    """Block these signals meanwhile: one that arrives is raised at the end. Windows cannot do that."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals(*names))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def is_reader_gone(error: OSError) -> bool:
    """Return whether a pipe could not be written because nobody reads it: to Windows that is an invalid argument."""
    return isinstance(error, BrokenPipeError) or (WINDOWS and error.errno == errno.EINVAL)


@contextmanager
def reader_may_go() -> Iterator[None]:
    """Leave off, without an error, where nobody reads the pipe any more."""
    try:
        yield
    except OSError as error:
        if not is_reader_gone(error):
            raise


def wait_for_reader(descriptor: int) -> None:
    """Wait until a pipe that does not block takes more, or for a moment: Windows waits for sockets alone."""
    if WINDOWS:
        import time

        time.sleep(0.01)
        return
    import select

    select.select([], [descriptor], [])


def terminal_type() -> str:
    """Return what kind of terminal it is, as TERM says; empty if it only prints.

    Windows sets no TERM. Its console obeys escape sequences once it is told to, since Windows 10.
    """
    named = os.environ.get("TERM")
    if named is None and WINDOWS and _obeys_sequences():
        return "xterm-256color"
    return named or ""


def names_terminals() -> bool:
    """Return whether terminals have names, so that each can have its own file."""
    return hasattr(os, "ttyname") and hasattr(os, "getsid")


def terminal_name() -> str | None:
    """Return a name of this terminal and of the shell on it; None if there is no terminal, or it has no name."""
    if not names_terminals():
        return None
    for descriptor in (1, 0, 2):
        with suppress(OSError):
            return f"{os.ttyname(descriptor)}-{os.getsid(0)}"
    return None


def has_screen() -> bool:
    """Return whether windows can be opened: by a display server, or on macOS and Windows where one sits before it."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return (WINDOWS or sys.platform == "darwin") and "SSH_CONNECTION" not in os.environ


def is_own(state: os.stat_result) -> bool:
    """Return whether this user owns a file; always true on Windows, which has no such owners."""
    return not hasattr(os, "getuid") or state.st_uid == os.getuid()


def own_as(path: "Path", state: os.stat_result) -> None:
    """Copy the owner of one file to another, if the system has owners and allows it."""
    with suppress(AttributeError, OSError):
        os.chown(path, state.st_uid, state.st_gid)


def open_nameless(folder: "Path") -> int | None:
    """Open a new file that has no name and goes with the program; None if the file system has no such thing."""
    with suppress(AttributeError, OSError):
        os.stat("/proc/self/fd")  # noqa: PTH116 (by which it gets its name)
        return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600)
    return None


def name_nameless(descriptor: int, path: "Path") -> None:
    """Name a file that `open_nameless` opened."""
    os.link(f"/proc/self/fd/{descriptor}", path, src_dir_fd=descriptor)  # with it, link follows the link


def usual_editor() -> str:
    """Return the editor that every such system has."""
    return "notepad" if WINDOWS else "vi"


def words_of(command: str) -> list[str]:
    """Return the words of a command as the system's shell has them: a backslash of Windows parts the names of a path.

    Raises `ValueError` for a quotation mark that is never closed.
    """
    import shlex

    if not WINDOWS:
        return shlex.split(command)
    return [word.strip('"') for word in shlex.split(command, posix=False)]


def by_shell(command: str) -> list[str] | str:
    """Return what starts a command by the system's shell."""
    shell = os.environ.get("COMSPEC", "cmd.exe")
    return f'"{shell}" /s /c "{command}"' if WINDOWS else ["/bin/sh", "-c", command]


def is_not_run(status: int) -> bool:
    """Return whether a shell ended so because it could not run the command."""
    return status in ({_NOT_RUN_BY_CMD} if WINDOWS else {126, 127})


def complete_with(completer: Callable[[str, int], str | None], delimiters: str) -> None:
    """Let Tab complete input if Python has readline; on macOS that is another library."""
    with suppress(ImportError):
        import readline  # whoever is asked nothing waits for none of it

        readline.set_completer(completer)
        readline.set_completer_delims(delimiters)
        is_libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")


def _obeys_sequences() -> bool:
    """Make the Windows console interpret escape sequences; return whether it does."""
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (no other system has it)
    kernel.GetStdHandle.restype = ctypes.c_void_p
    console, mode = ctypes.c_void_p(kernel.GetStdHandle(-11)), ctypes.c_ulong()  # standard output
    is_console = kernel.GetConsoleMode(console, ctypes.byref(mode))
    return bool(is_console and kernel.SetConsoleMode(console, mode.value | _SEQUENCES))
