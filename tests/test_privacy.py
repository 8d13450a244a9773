"""The privacy of users: no command opens a connection, nor so much as a socket.

All commands and exports are run once, watched in two ways: by Python's audit hook, which sees what goes through Python,
and by strace, which sees every system call, those of libraries and of other programs too.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.calls import CALLS
from tests.every_call import WRITING
from tests.screen import environment

STRACE = shutil.which("strace")
ROOT = Path(__file__).parent.parent


class Run(NamedTuple):
    """What a run of the program did: what Python reported, and what the system saw; None where strace cannot be run."""

    reported: dict[str, Any]
    traced: list[str] | None


def run(folder: Path, *arguments: str) -> Run:
    """Run every call in a folder."""
    trace = folder.with_name("trace")
    command = [sys.executable, "-m", "tests.watched_calls", str(folder), *arguments]
    if STRACE:
        watch = [STRACE, "-f", "--seccomp-bpf", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o", str(trace)]
        try:
            subprocess.run([*watch, sys.executable, "-c", ""], check=True, capture_output=True)
            command = [*watch, *command]
        except subprocess.CalledProcessError:  # a container that lets nobody trace
            trace.unlink(missing_ok=True)
    done = subprocess.run(command, env=environment({"PYTHONPATH": str(ROOT)}), capture_output=True, check=True)
    return Run(json.loads(done.stdout), trace.read_text().splitlines() if trace.exists() else None)


def test_no_command_opens_a_socket(tmp_path: Path) -> None:
    (folder := tmp_path / "calls").mkdir()
    whole = run(folder)
    assert len(whole.reported["codes"]) == len(CALLS) + len(WRITING)
    assert {call: code for call, code in whole.reported["codes"].items() if code} == {}
    assert whole.reported["events"] == []
    if whole.traced is None:
        pytest.skip("strace cannot be run here: only what goes through Python was watched")
    assert whole.traced == []


def test_a_planted_connection_is_seen(tmp_path: Path) -> None:
    (folder := tmp_path / "calls").mkdir()
    planted = run(folder, "--planted")
    assert planted.reported["events"] == ["socket.__new__", "socket.connect"]
    if planted.traced is None:
        pytest.skip("strace cannot be run here: only what goes through Python was watched")
    assert any("connect(" in line and "127.0.0.1" in line for line in planted.traced)
