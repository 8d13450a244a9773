"""A check keeps no more of a log than its rules need."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import peak
from benchmarks.logs import make

EVENTS = 20_000
MOST = 80_000_000  # bytes: it takes 39 to 47 MB; with every event in memory it took 244 to 641 MB


@pytest.mark.parametrize("form", ["JSON", "JSON Lines", "JSON Lines with registers"])
def test_memory_does_not_grow_with_the_log(form: str, tmp_path: Path) -> None:
    log, memory = make(tmp_path, EVENTS, 1, [form]).path(form), tmp_path / "memory"
    command = [sys.executable, "-m", "csto_timeline", "check", str(log)]
    # By a small process: the memory of one counts from that of its parent.
    measured = [sys.executable, "-I", "-S", peak.__file__, str(memory), *command]
    answer = subprocess.run(measured, capture_output=True, text=True, check=True)
    assert ": no errors, " in answer.stderr
    assert int(memory.read_text()) < MOST
