"""`--on`: a day of any year."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event


@pytest.fixture
def path(log_file: Callable[..., Path]) -> Path:
    """Write a log of events on 23 November and around it."""
    return log_file(
        event(id="then", date="1993-11-23", countries=["KZ"]),
        event(id="day", date="2022-11-23"),
        event(id="next", date="2022-11-24"),
        event(id="month", date="2022-11"),
        event(id="lasted", date="2023-11-01/2023-12-01"),
        event(id="leap", date="2024-02-29"),
        event(id="other", date="2025-10"),
    )


@pytest.mark.parametrize("typed", ["11-23", "23 Nov", "23 ноября"])
def test_a_day_finds_what_was_on_it_in_any_year(cli: Cli, path: Path, typed: str) -> None:
    rows = json.loads(cli("list", "--log", path, "--on", typed, "--json").out)
    assert [(row["id"], row["match"]) for row in rows] == [
        *(("then", "certain"), ("month", "possible"), ("day", "certain"), ("lasted", "certain")),
    ]


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["--on", "today"], ["month", "lasted"]),
        (["--on", "02-29"], ["leap"]),
        (["--on", "11-23", "--certain"], ["then", "day", "lasted"]),
        (["--on", "11-23", "2022"], ["month", "day"]),
        (["--on", "11-23", "2022", "--certain"], ["day"]),
        (["--on", "11-23", "--since", "2023"], ["lasted"]),
        (["--on", "11-23", "-c", "kz"], ["then"]),
        (["--on", "11-23", "-n", "1", "--reverse"], ["lasted"]),
    ],
)
def test_it_goes_with_the_other_filters(cli: Cli, path: Path, arguments: list[str], ids: list[str]) -> None:
    assert cli("list", "--log", path, *arguments).ids == ids


def test_the_reasons_and_what_is_said_beside_the_answer_name_the_day(cli: Cli, path: Path) -> None:
    answer = cli("list", "--log", path, "--on", "11-23", "2022", "--why")
    assert [line.split("\t")[-1] for line in answer.out.splitlines()] == [
        "date: Nov 2022 certainly lies in 2022-01-01 to 2022-12-31; date: Nov 2022 may fall on 23 November",
        "date: 23 Nov 2022 certainly lies in 2022-01-01 to 2022-12-31; "
        "date: 23 Nov 2022 certainly falls on 23 November",
    ]
    assert answer.err == (
        "1 of 2 events may lie outside the period or fall on another day, as far as their dates are known "
        "(--certain leaves these out)\n"
    )
    answer = cli("list", "--log", path, "--on", "11-23", "--certain", "--why")
    assert answer.err == "--certain left out 1 event that may match\n"


def test_an_empty_answer_counts_it(cli: Cli, path: Path) -> None:
    assert cli("list", "--log", path, "--on", "11-24", "1993", "--certain").err.splitlines() == [
        "No event matches. Without 1993: 2 events",
        "  Without --on '24 November': 1 event",
        "The log has 7 events, 23 Nov 1993 to Oct 2025.",
    ]


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_an_export_says_what_possible_means(cli: Cli, path: Path, format: str) -> None:
    text = cli("export", "-", "--log", path, "--on", "11-23", "--format", format).out
    assert "on 23 November" in text
    assert "may fall on another day." in text


def test_a_drawn_timeline_says_what_possible_means(cli: Cli, path: Path) -> None:
    text = cli("list", "--log", path, "--on", "11-23", "--color", "always").out
    assert "1 marked “possible” may fall on another day" in text


def test_an_event_of_a_year_is_counted_in_the_month_of_the_day_alone(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="a", date="2022"), event(id="b", date="2022-02/2022-12"), event(id="c", date="2022-11-23"))
    stats = json.loads(cli("stats", "--log", path, "--by", "month", "--on", "11-23", "--json").out)
    assert [(bar["key"], bar["certain"], bar["possible"]) for bar in stats["bars"]] == [
        *(("2022-02", 1, 0), ("2022-11", 1, 1)),
    ]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2022-11-23", '--on: "2022-11-23" has a year: write 11-23, "23 Nov", today or November for a day of any year'),
        ("03/04", '--on: "03/04" is 3 April or 4 March: write 04-03 or 03-04'),
        ("02-30", "--on: there is no 30 February"),
        ("soon", '--on: "soon" cannot be read as a day or month of any year'),
    ],
)
def test_what_is_no_day_is_refused(cli: Cli, typed: str, says: str) -> None:
    answer = cli("list", "--on", typed)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err


@pytest.mark.parametrize("command", [["people"], ["kinds"], ["stats"], ["quotes"], ["accounts"], ["export", "-"]])
def test_every_reading_command_has_it(cli: Cli, command: list[str]) -> None:
    assert cli(*command, "--on", "11-23").code == 0
