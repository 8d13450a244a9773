"""The examples in the help of the commands that write a log work, one after the other, on a terminal."""

from pathlib import Path

import pytest

from tests.calls import WRITING
from tests.conftest import Cli
from tests.screen import see

LEFT = 130  # who presses Ctrl-D
KEYS = {"add": [(b"Date (", b"\x04")], "remove": [(b"[y/N] ", b"y\r")]}


def examples(cli: Cli, command: str) -> list[str]:
    """Return the examples of a command's help, each on one line."""
    text = cli(command, "--help").out.replace("\\\n", "")
    return [line.strip() for line in text.splitlines() if line.startswith("  csto-timeline ")]


@pytest.mark.parametrize("command", WRITING)
def test_every_example_works(cli: Cli, command: str, tmp_path: Path) -> None:
    lines = examples(cli, command)
    assert len(lines) >= 2
    if command != "init":
        cli("init", tmp_path / "mine.json")
    if command == "remove":
        shut = ["--date", "2021", "--kind", "ruling", "--title", "Quay shut", "--source", "a-source"]
        assert cli("add", "--log", tmp_path / "mine.json", *shut).out == "quay-shut-2021\n"
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for number, line in enumerate(lines):
        seen = see(shell=line, cwd=tmp_path, env={"EDITOR": "sed -i s/Example/Sample/"}, keys=KEYS.get(command, ()))
        assert seen.code == (LEFT if command == "add" and number == 0 else 0), seen.text
    after = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert (before != after) is (command not in {"fmt", "registers"})  # which find all in order
