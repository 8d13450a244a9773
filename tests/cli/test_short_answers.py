"""`list --columns`, `--count`, `--ids` and `--numbers`, piped, drawn and as JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.answers.columns import COLUMNS
from tests.conftest import Cli
from tests.full_log import FULL
from tests.logs import event
from tests.screen import see


def test_columns_in_a_pipe(cli: Cli) -> None:
    answer = cli("list", "--columns", "date,title,people", "2022-11-02", "--certain")
    (line,) = answer.out.splitlines()
    title = "Armenia criticises Lukashenko’s remarks at the CSTO session"
    assert line.split("\t") == ["2022-11-02", title, "hunanyan,lukashenko,simonyan,zas"]


def test_columns_drawn() -> None:
    lines = see("list", "--columns", "date,title,people", "2022-11-02", "--certain", columns=120).lines
    assert lines[0].split() == ["Date", "Event", "People"]
    assert "2 Nov 2022" in lines[1]
    assert "Vahan Hunanyan, Alexander Lukashenko" in lines[1]


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_has_something_to_say(cli: Cli, tmp_path: Path, name: str) -> None:
    log = tmp_path / "full.json"
    log.write_text(json.dumps(FULL))
    assert cli("--log", log, "list", "-p", "ann", "--columns", name).out.strip()
    drawn = see("--log", str(log), "list", "-p", "ann", "--columns", name, columns=200).lines
    assert drawn[0] == COLUMNS[name].title
    assert drawn[1]


def test_the_help_names_every_column(cli: Cli) -> None:
    words = " ".join(cli("list", "--help").out.split())
    assert f": {', '.join(COLUMNS)}." in words


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--columns", "dat"], '--columns: there is no column "dat"; did you mean date?'),
        (["--columns", ""], '--columns: there is no column ""; choose from date, earliest,'),
        (["--columns", "date,date"], "--columns: date is given twice"),
        (["--columns", "date", "--long"], "--columns and --long cannot be used together: choose one"),
        (["--columns", "date", "--json"], "--columns and --json cannot be used together: choose one"),
        (["--count", "--ids"], "--count and --ids cannot be used together: choose one"),
        (["--ids", "--table"], "--ids and --table cannot be used together: choose one"),
    ],
)
def test_what_cannot_be_asked_together(cli: Cli, asked: list[str], said: str) -> None:
    answer = cli("list", *asked)
    assert answer.code == 2
    assert said in answer.err


def test_columns_mark_what_is_only_possible(log_file: Callable[..., Path]) -> None:
    path = log_file(event(date="2022", title="Some day"))
    seen = see("--log", str(path), "list", "2022-05", "--columns", "title,date")
    assert "Some day ?" in seen.text
    assert "1 marked ? may lie outside the period" in seen.text


def test_count(cli: Cli) -> None:
    period = "2022-11-24..2022-12"
    number = len(cli("list", period).ids)
    assert cli("list", period, "--count").out == f"{number}\n"
    assert cli("list", "1950", "--count").out == "0\n"
    counted = json.loads(cli("list", period, "--count", "--json").out)
    assert counted == {"events": number, "certain": number - 1, "possible": 1}
    (line,) = see("list", period, "--count").lines
    assert line.startswith(f"{number} events, ")
    assert line.endswith("; 1 may lie outside the period")


def test_ids(cli: Cli) -> None:
    ids = cli("list", "2022-11").ids
    assert cli("list", "2022-11", "--ids").out.splitlines() == ids
    assert json.loads(cli("list", "2022-11", "--ids", "--json").out) == ids
    assert see("list", "2022-11", "--ids").lines[: len(ids)] == ids


def test_numbers(cli: Cli) -> None:
    rows = [line.split("\t") for line in cli("list", "2022-11", "--numbers").out.splitlines()]
    assert [row[0] for row in rows] == [f"{number}" for number in range(1, len(rows) + 1)]
    assert f" 2. {rows[1][4][:20]}" in see("list", "2022-11", "--numbers").text
    (line,) = (line for line in see("list", "2022-11", "--numbers", "--table").lines if line.startswith("  2  "))
    assert rows[1][4][:10] in line
