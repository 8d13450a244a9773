"""`stats` in two directions: several periods side by side, and cross tables."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Cli
from tests.logs import event
from tests.screen import see

LOG = [
    event(id="a", date="2022-03-01", countries=["AM", "KZ"]),
    event(id="b", date="2022-04", kind="clash", countries=["AM"]),
    event(id="c", date="2024-05-01", countries=["KZ"]),
    event(id="d", date="[2022-12-31..2023-01-02]", kind="clash"),
    event(id="e", date="2023", kind="clash"),
]


@pytest.fixture
def path(log_file: Callable[..., Path]) -> Path:
    return log_file(*LOG)


def table(out: str) -> dict[str, list[str]]:
    """Return the cells of each line by its first cell."""
    return {line.split("\t")[0]: line.split("\t")[2:] for line in out.splitlines()}


TABLES: list[tuple[list[str], dict[str, list[str]]]] = [
    (
        ["2022", "2024", "--by", "kind"],
        {"kind": ["2022", "2022 possible", "2024", "2024 possible"], "summit": ["1", "0", "1", "0"]}
        | {"clash": ["1", "1", "0", "0"]},
    ),
    (
        ["2022", "2024"],
        {"kind": ["2022", "2022 possible", "2024", "2024 possible"], "summit": ["1", "0", "1", "0"]}
        | {"clash": ["1", "1", "0", "0"]},
    ),
    (
        ["--by", "kind,year"],
        {
            "kind": ["2022", "2022 possible", "2023", "2023 possible", "2024", "2024 possible"],
            "clash": ["1", "1", "1", "1", "0", "0"],
            "summit": ["1", "0", "0", "0", "1", "0"],
        },
    ),
    (
        ["--by", "country,kind", "--country", "AM", "--country", "KZ"],
        {"country": ["summit", "summit possible", "clash", "clash possible"]}
        | {"AM": ["1", "0", "1", "0"], "KZ": ["2", "0", "0", "0"]},
    ),
    (
        ["--by", "kind", "2022", "2024", "--country", "KZ"],
        {"kind": ["2022", "2022 possible", "2024", "2024 possible"], "summit": ["1", "0", "1", "0"]},
    ),
    (
        ["2022-12", "2023-01", "--by", "kind"],
        {"kind": ["2022-12", "2022-12 possible", "2023-01", "2023-01 possible"], "clash": ["0", "1", "0", "2"]},
    ),
    (
        ["2024", "2030", "--by", "kind"],
        {"kind": ["2024", "2024 possible", "2030", "2030 possible"], "summit": ["1", "0", "0", "0"]},
    ),
    (
        ["2022", "2024", "--by", "month"],
        {"month": ["2022", "2022 possible", "2024", "2024 possible"], "03": ["1", "0", "0", "0"]}
        | {"04": ["1", "0", "0", "0"], "05": ["0", "0", "1", "0"], "12": ["0", "1", "0", "0"]}
        | {f"{month:02}": ["0", "0", "0", "0"] for month in range(6, 12)},
    ),
    (
        ["2022-11..2023-02", "2024-05..2024-06", "--by", "month"],
        {
            "month": [
                f"{period}{word}" for period in ("2022-11..2023-02", "2024-05..2024-06") for word in ("", " possible")
            ]
        }
        | {
            "12": ["0", "1", "0", "0"],
            "01": ["0", "2", "0", "0"],
            "02": ["0", "1", "0", "0"],  # March and April are in neither period
            "05": ["0", "0", "1", "0"],
        },
    ),
    (
        ["2022..2023", "2024", "--by", "month", "-k", "summit"],
        {"month": ["2022..2023", "2022..2023 possible", "2024", "2024 possible"], "2022-03": ["1", "0", "0", "0"]}
        | {f"2022-{month:02}": ["0", "0", "0", "0"] for month in range(4, 13)}
        | {f"2023-{month:02}": ["0", "0", "0", "0"] for month in range(1, 13)}
        | {f"2024-{month:02}": ["0", "0", "0", "0"] for month in range(1, 5)}
        | {"2024-05": ["0", "0", "1", "0"]},
    ),
    (["--by", "kind,year", "-n", "1", "2024"], {"kind": ["2024", "2024 possible"], "summit": ["1", "0"]}),
]


@pytest.mark.parametrize(("asked", "cells"), TABLES, ids=[" ".join(asked) for asked, _ in TABLES])
def test_tables_in_a_pipe(cli: Cli, path: Path, asked: list[str], cells: dict[str, list[str]]) -> None:
    assert table(cli("--log", path, "stats", *asked).out) == cells


@pytest.mark.parametrize(("asked", "cells"), TABLES, ids=[" ".join(asked) for asked, _ in TABLES])
def test_json_has_the_same_numbers(cli: Cli, path: Path, asked: list[str], cells: dict[str, list[str]]) -> None:
    told: dict[str, Any] = json.loads(cli("--log", path, "stats", *asked, "--json").out)
    columns = told["periods" if len(told["by"]) == 1 else "columns"]
    assert [each["key"] for each in columns] == cells[told["by"][0]][::2]
    for row in told["rows"]:
        numbers = [str(cell[word]) for cell in row["cells"] for word in ("certain", "possible")]
        assert numbers == cells[row["key"] or ""]


def test_an_event_is_counted_once_in_the_total_of_a_column(cli: Cli, path: Path) -> None:
    told = json.loads(cli("--log", path, "stats", "--by", "country,year", "2022", "--json").out)
    (year,) = (each for each in told["columns"] if each["key"] == "2022")
    assert (year["certain"], year["possible"]) == (2, 1)


def test_drawn_side_by_side(path: Path) -> None:
    lines = see("--log", str(path), "stats", "2022", "2024", "--by", "kind").lines
    assert [line.split() for line in lines[:4]] == [
        ["Kind", "2022", "2024"],
        ["summit", "1", "1"],
        ["clash", "1+1", "0"],
        ["Events", "2+1", "1"],
    ]
    assert "5+2: 5 events certain, 2 more possible" in " ".join(lines)


YEARS = [event(id=f"y{year}", date=f"{year}-05-01", kind="clash") for year in range(1990, 2020) if year != 2001]


def test_columns_without_room_stand_below(log_file: Callable[..., Path]) -> None:
    """Each table has its own titles and totals; a year without events has no column, and that is told."""
    path = log_file(*YEARS, event(id="s", date="2019-06-01"))
    seen = see("--log", str(path), "stats", "--by", "kind,year", columns=80)
    assert all(len(line) <= 80 for line in seen.lines)
    parts = [[line.split() for line in part.splitlines()] for part in seen.text.split("\n\n")]
    tables = parts[:-1]
    assert [[row[0] for row in table] for table in tables] == [["Kind", "clash", "summit", "Events"]] * 3
    years = [year for table in tables for year in table[0][1:]]
    assert years == [f"{year}" for year in range(1990, 2020) if year != 2001]
    assert [number for table in tables for number in table[3][1:]] == ["1"] * 28 + ["2"]
    assert " ".join(parts[-1][0]) == "No events, and no column: 2001."
    wide = see("--log", str(path), "stats", "--by", "kind,year", columns=250)
    assert [line.split()[0] for line in wide.lines if line][:4] == ["Kind", "clash", "summit", "Events"]
    assert len(wide.lines) == 6


def test_many_columns_that_are_left_out_are_counted(log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="a", date="2020-01-05"), event(id="b", date="2021-01-05"))
    seen = see("--log", str(path), "stats", "--by", "kind,month")
    assert "No events, and no column: 11 months in between." in seen.text
    on = see("--log", str(path), "stats", "--by", "kind,month", "--on", "01-05")
    assert "no column" not in on.text  # no other month has such a day


def test_where_not_even_one_column_has_room_each_row_becomes_lines(log_file: Callable[..., Path]) -> None:
    people = [{"id": "ann", "name": "Ann Bartholomew Cunningham"}]
    path = log_file(event(people=["ann"]), people=people)
    lines = see("--log", str(path), "stats", "--by", "kind,person", columns=30).lines
    assert [line.split() for line in lines[:3]] == [["summit"], ["Ann", "Bartholomew", "Cunningham"], ["1"]]


def test_the_same_months_stand_on_one_line(cli: Cli, log_file: Callable[..., Path]) -> None:
    """What began before a period is in no month of it."""
    path = log_file(
        event(id="a", date="2022-01-05"), event(id="b", date="2024-01-09"), event(id="c", date="2023-12/2024-02")
    )
    lines = see("--log", str(path), "stats", "2022", "2024", "--by", "month").lines
    assert [line.split() for line in lines[:4]] == [
        ["Month", "2022", "2024"],
        ["Jan", "1", "1"],
        ["Dec", "2023", "0", "1"],
        ["Events", "1", "2"],
    ]
    of_winters = cli("stats", "2021-12..2022-02", "2022-12..2023-02", "--by", "month").out.splitlines()
    assert [line.split("\t")[1] for line in of_winters] == ["name", "Dec", "Jan", "Feb"]


def test_one_period_of_several_words_is_one(cli: Cli, path: Path) -> None:
    assert cli("--log", path, "stats", "1", "March", "2022").out == "2022\t2022\t1\t0\n"
    assert cli("--log", path, "stats", "2022", "2022").out == cli("--log", path, "stats", "2022").out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--by", "kin"], '--by: "kin" is not one of year, month, kind, country, person; two are joined by a comma'),
        (["--by", "kind,kind"], '"kind,kind" has one thing twice: name it once, or two as in kind,year'),
        (["--by", "kind,year,country"], "has 3 things to count by: name one, or two as in kind,year"),
        (["--by", ""], '--by: "" is not one of year'),
        (["2022", "2024", "--by", "kind,year"], "with several periods is too much for a table"),
        (["2022", "nonsense"], 'PERIOD: "2022 nonsense"'),
        (["2022", "2024", "--since", "2023"], "have no day in common"),
    ],
)
def test_what_is_refused(cli: Cli, path: Path, asked: list[str], said: str) -> None:
    answer = cli("--log", path, "stats", *asked)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_certain_goes_with_several_periods(cli: Cli, path: Path) -> None:
    out = cli("--log", path, "stats", "2022", "2023", "--by", "kind", "--certain").out
    assert table(out)["clash"] == ["1", "0", "1", "0"]


@pytest.mark.parametrize("by", ["year", "month"])
def test_a_table_adds_up_to_the_bars(cli: Cli, by: str) -> None:
    """Every event has one kind: its cells, kind by kind, are those of the bar of its year or month."""
    every = json.loads(cli("stats", "--by", by, "--json").out)["bars"]
    bars = [bar for bar in every if bar["certain"] or bar["possible"]]
    told = json.loads(cli("stats", "--by", f"kind,{by}", "--json").out)
    for bar, number in zip(bars, range(len(bars)), strict=True):
        assert told["columns"][number]["key"] == bar["key"]
        cells = [row["cells"][number] for row in told["rows"]]
        for word in ("certain", "possible"):
            assert told["columns"][number][word] == bar[word]
            assert sum(cell[word] for cell in cells) == bar[word]
