"""Windows and macOS, as far as that can be tried on Linux: see `tests/other_systems.py`."""

import ast
import ctypes
import errno
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import platformdirs.macos
import platformdirs.windows
import pytest

from csto_timeline import system
from csto_timeline.cli import last_list, output, pager
from csto_timeline.cli.asking import ask
from csto_timeline.cli.config.place import place
from csto_timeline.errors import UsageError
from csto_timeline.formats import FORMATS
from tests.other_systems import LACKING, OF_OS, OF_SIGNAL
from tests.screen import environment
from tests.test_layout import SOURCES

ROOT = Path(__file__).parent.parent


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take this machine for one with Windows."""
    monkeypatch.setattr(system, "WINDOWS", True)


def test_every_command_runs_where_things_are_lacking(tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    folder.mkdir()
    command = [sys.executable, "-X", "warn_default_encoding", "-m", "tests.other_systems", str(folder)]
    env = environment({"PYTHONPATH": str(ROOT)})
    answers = json.loads(subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True).stdout)
    assert {call: err for call, (code, _, err) in answers.items() if code} == {}
    assert len(json.loads(answers["list --json"][1])) > 300
    written = {f"every{each.suffix}" for each in FORMATS} | {"own.json", "own.jsonl", "imported.json"}
    assert {path.name for path in folder.iterdir()} == written | {"event.json", "config.toml"}


def test_what_a_system_lacks_is_used_in_one_module() -> None:
    lacking = {f"os.{name}" for name in OF_OS.split()} | {f"signal.{name}" for name in OF_SIGNAL.split()}
    lacking |= LACKING | {"sys.platform", "os.name", "platform", "msvcrt", "winreg"}
    used = {
        f"{name}: {found}"
        for name, source in SOURCES.items()
        if name != "csto_timeline.system" and any(each.split(".")[-1] in source for each in lacking)
        for node in ast.walk(ast.parse(source))
        for found in _named(node)
        if found in lacking
    }
    assert used == set()


def _named(node: ast.AST) -> list[str]:
    match node:
        case ast.Attribute(value=ast.Name(id=module), attr=name):
            return [f"{module}.{name}"]
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), names=names):
            return [module, *(f"{module}.{alias.name}" for alias in names)]
    return []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (r"C:\Windows\notepad.exe", [r"C:\Windows\notepad.exe"]),
        (r'"C:\Program Files\Editor\edit.exe" -w', [r"C:\Program Files\Editor\edit.exe", "-w"]),
        ("code --wait", ["code", "--wait"]),
    ],
)
@pytest.mark.usefixtures("windows")
def test_backslashes_of_windows_stay_in_the_name_of_an_editor(command: str, words: list[str]) -> None:
    assert system.words_of(command) == words


@pytest.mark.usefixtures("windows")
def test_a_pager_of_windows_is_started_by_its_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMSPEC", r"C:\Windows\cmd.exe")
    assert system.by_shell(r"C:\tools\less.exe -R") == r'"C:\Windows\cmd.exe" /s /c "C:\tools\less.exe -R"'
    assert (system.is_not_run(9009), system.is_not_run(127)) == (True, False)


@pytest.mark.usefixtures("windows")
def test_a_reader_that_has_gone_is_no_error_on_windows() -> None:
    assert system.is_reader_gone(OSError(errno.EINVAL, "Invalid argument"))
    assert not system.is_reader_gone(OSError(errno.ENOSPC, "No space left on device"))


def test_an_invalid_argument_is_an_error_elsewhere() -> None:
    assert not system.is_reader_gone(OSError(errno.EINVAL, "Invalid argument"))


@pytest.mark.parametrize("obeys", [True, False])
@pytest.mark.usefixtures("windows")
def test_a_console_of_windows_is_told_to_show_colours(obeys: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []

    def set_mode(_: object, mode: int) -> bool:
        told.append(mode)
        return obeys

    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=_console(set_mode)), raising=False)
    monkeypatch.delenv("TERM")
    assert system.terminal_type() == ("xterm-256color" if obeys else "")
    assert told == [4]
    monkeypatch.setenv("TERM", "dumb")
    assert system.terminal_type() == "dumb"


def _console(set_mode: Callable[[object, int], bool]) -> SimpleNamespace:
    """Return the functions of a console, as far as the program calls them."""

    def handle(_: int) -> int:
        return 7

    return SimpleNamespace(GetStdHandle=handle, GetConsoleMode=lambda *_: True, SetConsoleMode=set_mode)


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        (["getsid", "ttyname"], "which Windows cannot tell: use an id"),
        ([], "and there is none: run list --numbers first"),
    ],
)
def test_a_line_of_the_list_where_terminals_have_no_names(
    lacking: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    for name in lacking:
        monkeypatch.delattr(os, name)
    with pytest.raises(UsageError, match=re.escape(said)):
        last_list.recall([], "3")


def test_a_console_gets_characters_and_no_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Python writes to that of Windows, by something that is no file."""

    class Console(io.RawIOBase):
        def writable(self) -> bool:
            return True

    console = io.TextIOWrapper(io.BufferedWriter(Console()), "utf-8")
    monkeypatch.setattr(sys, "stdout", console)
    monkeypatch.setattr(sys, "__stdout__", console)
    output.prepare()
    assert sys.stdout is console


def test_a_terminal_without_a_size_gets_all_without_a_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    """NUL is such a one on Windows."""

    def fail(_: int) -> os.terminal_size:
        raise OSError(errno.EBADF, "The handle is invalid")

    monkeypatch.setattr(os, "get_terminal_size", fail)
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(fileno=lambda: 1))
    shown: list[object] = []
    pager.show(shown.append, "less", keep_color=True)
    assert shown == [sys.stdout]


@pytest.mark.parametrize(
    ("doc", "binding"),
    [("Importing this module enables libedit readline.", "bind ^I rl_complete"), ("GNU readline", "tab: complete")],
)
def test_the_readline_of_macos_is_told_of_tab_in_its_own_way(
    doc: str, binding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound: list[str] = []
    nothing = SimpleNamespace(
        __doc__=doc,
        set_completer=lambda _: None,
        set_completer_delims=lambda _: None,
        parse_and_bind=bound.append,
    )
    monkeypatch.setitem(sys.modules, "readline", nothing)
    system.complete_with(lambda _typed, _number: None, ";")
    assert bound == [binding]


def test_questions_are_asked_where_there_is_no_readline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "readline", None)
    monkeypatch.setattr("builtins.input", lambda prompt: f"{prompt}answered")
    assert ask("Title", str, ["words"]) == "Title: answered"


@pytest.mark.parametrize(
    ("folders", "variables", "path"),
    [
        (platformdirs.macos.MacOS, {"HOME": "/Users/ann"}, "/Users/ann/Library/Application Support/csto-timeline"),
        (platformdirs.windows.Windows, {"LOCALAPPDATA": "/AppData/Local"}, "/AppData/Local/csto-timeline"),
    ],
)
def test_settings_are_where_the_system_has_them(
    folders: type[Any], variables: dict[str, str], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CSTO_TIMELINE_CONFIG")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system, "FOLLOWS_XDG", False)
    monkeypatch.setattr(platformdirs, "PlatformDirs", folders)
    by_variables = platformdirs.windows.get_win_folder_from_env_vars  # of what Windows itself would tell
    monkeypatch.setattr(platformdirs.windows, "get_win_folder", by_variables)
    assert place() == Path(path) / "config.toml"
