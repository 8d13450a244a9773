"""A log about something else meets nothing of the one that the program brings with it."""

import re
from pathlib import Path

import pytest

from tests.calls import FORMS
from tests.conftest import Cli
from tests.logs import event, log_bytes
from tests.shells import complete_in_bash

# What only the built-in log has: its title, people and countries, and its kinds but for the words of commands.
FOREIGN = re.compile(
    r"csto(?!-timeline)|collective|treaty|armenia|kazakhstan|moscow|putin|summit|deployment|protest",
    re.IGNORECASE,
)
PORT = log_bytes(
    event(
        id="an-event",
        kind="ruling",
        title="Court closes the quay",
        place="Rotterdam",
        countries=["NL"],
        people=["anna"],
    ),
    event(id="part", kind="strike", date="2022-11-24", title="Dockers strike", part_of="an-event"),
    event(id="other", kind="audit", date="2022-12", title="Audit of the port", follows="an-event"),
)


@pytest.fixture
def port(tmp_path: Path) -> Path:
    path = tmp_path / "port.json"
    path.write_bytes(PORT)
    return path


WITHOUT_LOG = {"schema", "config", "import"}
CALLS = [[command, *form] for command, forms in FORMS.items() if command not in WITHOUT_LOG for form in forms]
MORE = [["list", "--color", "always"], ["list", "1990"], ["list", "-k", "nothing"], ["kinds", "--color", "always"]]


@pytest.mark.parametrize("arguments", CALLS + MORE, ids=" ".join)
def test_no_answer_speaks_of_the_csto(cli: Cli, port: Path, arguments: list[str]) -> None:
    arguments = [str(port) if each == "builtin" else each for each in arguments]  # what `diff` compares with
    answer = cli(*arguments, "--log", port)
    assert answer.code in {0, 1, 4}
    assert FOREIGN.findall(answer.out + answer.err) == []


def test_the_pattern_finds_it(cli: Cli) -> None:
    assert {found.lower() for found in FOREIGN.findall(cli("list").out)} > {"csto", "armenia", "summit", "treaty"}


def test_a_log_with_some_usual_kinds_lists_those_that_it_has(cli: Cli, port: Path) -> None:
    """The other usual ones may still be asked for."""
    port.write_bytes(PORT.replace(b'"strike"', b'"protest"'))
    assert [line.split("\t")[0] for line in cli("kinds", "--log", port).out.splitlines()] == [
        "audit",
        "protest",
        "ruling",
    ]
    assert cli("list", "--log", port, "-k", "treaty").code == 0


def test_completion_offers_the_kinds_of_the_log(port: Path, tmp_path: Path) -> None:
    assert complete_in_bash(f"--log {port} list --kind ", tmp_path) == ["audit", "ruling", "strike"]
