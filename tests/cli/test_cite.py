"""`sources --cite`: citations to paste."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event
from tests.screen import pipe, see

WARSAW = (
    "Warsaw Institute, “CSTO Summit in Yerevan Was Bitter Pill for Putin”, by Grzegorz Kuczyński, 29 Nov 2022, "
    "text of RFE/RL, https://warsawinstitute.org/csto-summit-yerevan-bitter-pill-putin/\n"
)
BEFORE = ["sources", "--cite", "warsaw-institute-2022-11-29"]


@pytest.mark.parametrize("call", [BEFORE, ["sources", "warsaw-institute-2022-11-29", "--cite"]], ids=" ".join)
def test_one_source_in_one_line(cli: Cli, call: list[str]) -> None:
    answer = cli(*call)
    assert (answer.code, answer.out, answer.err) == (0, WARSAW, "")


def test_it_is_one_line_on_a_terminal_too() -> None:
    """Not laid out: what is pasted has no line breaks of a screen."""
    assert see(*BEFORE, columns=300).text == WARSAW.rstrip("\n")


def test_it_is_utf_8_when_redirected() -> None:
    assert pipe(*BEFORE, env={"PYTHONIOENCODING": "ascii"}).stdout.decode("utf-8") == WARSAW


def test_the_filters_say_whose(cli: Cli) -> None:
    found = cli("sources", "--cite", "--kind", "meeting", "-n", "2")
    assert len(found.out.splitlines()) == 2
    nothing = cli("sources", "TASS", "--cite", "--since", "2030")
    assert (nothing.code, nothing.out) == (0, "")
    assert "No event matches" in nothing.err


def test_a_stored_copy_and_hostile_text(cli: Cli, log_file: Callable[..., Path]) -> None:
    source = {"id": "s", "publisher": "P\x1b[2J", "accessed": "2024-05-01", "archived": "https://a.example/1"}
    log = log_file(event(accounts=[{"source": "s"}]), sources=[source])
    assert cli("--log", log, "sources", "--cite", "s").out == (
        "P\\x1b[2J, date of publication not known, accessed 1 May 2024, archived at https://a.example/1\n"
    )


@pytest.mark.parametrize("other", ["json", "long"])
def test_two_answers_are_refused(cli: Cli, other: str) -> None:
    answer = cli("sources", "--cite", f"--{other}")
    assert (answer.code, answer.out) == (2, "")
    assert f"--cite and --{other} cannot be used together: choose one" in answer.err
