"""`--plain` and TERM=dumb: sentences for a screen reader, without drawing characters."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.calls import CALLS, WRITING
from tests.conftest import Cli
from tests.logs import event
from tests.screen import see

DRAWN = "◆●★■▲◇△✚◉✖»•│█░▁▂▃▄▅▆▇·→≈≠"
WRITTEN = ("export", "schema", "check", "import", *WRITING)  # what they print is no page


def drawing_characters(text: str) -> set[str]:
    """Return the characters that only draw: boxes, blocks, shapes and arrows of Unicode."""
    return {c for c in text if c in DRAWN or 0x2190 <= ord(c) <= 0x21FF or 0x2500 <= ord(c) <= 0x25FF}


@pytest.mark.parametrize("command", [name for name in CALLS if name not in WRITTEN])
def test_no_page_has_a_drawing_character(cli: Cli, command: str) -> None:
    arguments = [each for each in CALLS[command] if each != "--json"]
    out = cli(*arguments, "--plain").out
    assert out
    assert drawing_characters(out) <= {"»"}  # which titles of sources have as a quotation mark
    assert not any(line.startswith(("» ", "  » ")) for line in out.splitlines())
    assert "\x1b" not in out


def test_a_dumb_terminal_gets_the_same(cli: Cli) -> None:
    seen = see("list", "2022-11", env={"TERM": "dumb"}).text
    assert drawing_characters(seen) == set()
    assert seen == cli("list", "2022-11", "--plain").out.rstrip("\n")
    assert drawing_characters(see("list", "2022-11").text)


def test_an_event_is_a_paragraph_of_sentences(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(
            title="They meet!",
            date="2022",
            place="Old Town",
            countries=["KZ"],
            absent=["AM"],
            people=["ann"],
            tags=["talks"],
            summary="For a day.",
            accounts=[{"source": "The Post", "announced": True}],
        )
    )
    asked = ["--log", path, "list", "2022-11", "--plain", "--long", "--numbers", "--why"]
    assert " ".join(cli(*asked).out.split()) == (
        "2022. Number 1: 2022: They meet! Possible, not certain. Announced only. Kind: summit. Place: Old Town. "
        "Countries: KZ. Absent: AM. People: ann. For a day. Tags: talks. Sources: The Post. Id: an-event. "
        "It matches: date: 2022 may lie in 2022-11-01 to 2022-11-30. "
        "1 event, 2022; 1 of them may lie outside the period."
    )


def test_groups_are_told(cli: Cli) -> None:
    lines = cli("list", "2022-11", "--plain", "--group-by", "kind").out.splitlines()
    assert [line for line in lines if line in {"summit.", "statement.", "protest."}] == [
        "protest.",
        "statement.",
        "summit.",
    ]


def test_bars_are_numbers(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="a"), event(id="b", kind="clash"), event(id="c", date="[2022-12-31..2023-01-01]"))
    assert cli("--log", path, "stats", "--plain").out.splitlines() == [
        "2022: 2 certain (summit 1, clash 1), 1 possible (summit 1).",
        "2023: 1 possible (summit 1).",
        "3 events in all, 1 of them only possible.",
    ]
    assert "2024: none.\n" in cli("--log", log_file(event(), event(id="b", date="2025")), "stats", "--plain").out


def test_rows_of_a_table_are_lines(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(people=["Ann Lee"]))
    assert cli("--log", path, "people", "--plain").out == "Ann Lee; Events: 1; First: 23 Nov 2022; Last: 23 Nov 2022\n"


def test_text_of_a_log_stays_as_it_is(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(title="→ the arrow", summary="A █ block", people=["● Ann"]))
    shown = cli("--log", path, "show", "an-event", "--plain").out
    assert "→ the arrow" in shown
    assert "A █ block" in shown
    assert "● Ann" in shown


def test_plain_stands_before_the_command_too(cli: Cli) -> None:
    assert cli("--plain", "list", "2022-11").out == cli("list", "2022-11", "--plain").out
