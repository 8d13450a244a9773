"""Run every command as nearly as can be on a machine that lacks what Windows lacks, and say as JSON what came of it.

python -m tests.other_systems FOLDER

Modules and functions that Windows has not are taken away, `csto_timeline.system` takes the machine for Windows, no file
that is open is moved, removed or, where it is a temporary one, opened again, and standard output has no Cyrillic.
"""

import importlib.abc
import json
import os
import signal
import sys
import tempfile
import warnings
from contextlib import suppress
from typing import Any

LACKING = {"crypt", "fcntl", "grp", "nis", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
OF_OS = """O_CLOEXEC O_DIRECTORY O_NOCTTY O_NOFOLLOW O_NONBLOCK O_TMPFILE chown fchmod fchown fork forkpty getegid
geteuid getgid getgroups getlogin getpgid getpgrp getsid getuid initgroups killpg lchown mkfifo mknod nice openpty
posix_fadvise sched_getaffinity setsid setuid statvfs sysconf tcgetpgrp ttyname uname wait3 wait4"""
TEMPORARY = tempfile.gettempdir()
OF_SIGNAL = "SIGALRM SIGCHLD SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGTSTP SIGUSR1 SIGWINCH pthread_sigmask"


class _Lacking(importlib.abc.MetaPathFinder):
    """Finds none of the modules that are lacking."""

    def find_spec(self, name: str, *_: object) -> None:
        if name in LACKING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _is_open(path: Any) -> bool:
    name = os.path.realpath(os.fsdecode(path))
    for descriptor in os.listdir("/proc/self/fd"):  # noqa: PTH208 (a Path would be opened by it)
        with suppress(OSError):
            if os.readlink(f"/proc/self/fd/{descriptor}") == name:  # noqa: PTH115
                return True
    return False


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what Windows refuses of a file that is open."""
    if event in {"os.rename", "os.remove"}:
        moved = arguments[: 2 if event == "os.rename" else 1]
    elif event == "open" and isinstance(arguments[0], str) and _is_temporary(arguments[0]):
        moved = arguments[:1]
    else:
        return
    if any(map(_is_open, moved)):
        raise PermissionError(13, "The process cannot access the file because it is being used", moved[0])


def _is_temporary(path: str) -> bool:
    return os.path.dirname(path) == TEMPORARY  # noqa: PTH120


def take_away() -> None:
    """Take away from this process what Windows has not."""
    import filelock

    for name in LACKING:
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, _Lacking())
    for module, names in ((os, OF_OS), (signal, OF_SIGNAL)):
        for name in names.split():
            if hasattr(module, name):
                delattr(module, name)
    from csto_timeline import system

    system.WINDOWS = True
    filelock.FileLock = filelock.SoftFileLock  # it has chosen the lock of this system
    tempfile.TemporaryFile = tempfile.NamedTemporaryFile  # type: ignore[assignment] # as it is there
    warnings.filterwarnings("error", category=EncodingWarning, module="csto_timeline")
    sys.addaudithook(_watch)


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    take_away()
    from tests.every_call import answers

    json.dump(answers("cp1252"), sys.stdout)
