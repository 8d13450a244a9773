"""What `stats` tells of the events from which a country that was asked for stayed away: they are counted too."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event
from tests.screen import see

EVENTS = (
    event(id="a", date="2020-05-01", countries=["AM", "BY"]),
    event(id="b", date="2021-05-01", countries=["BY"], absent=["AM"]),
    event(id="c", date="2021-06-01", countries=["RU"], absent=["AM", "BY"]),
    event(id="d", date="2021-01/2022-02", countries=["AM"]),
    event(id="e", date="[2021-12..2022-02]", countries=["BY"], absent=["AM"]),
    event(id="f", date="2022-05-01", countries=["RU"], absent=["BY"]),
)
COUNTRIES = [{"code": "AM", "name": "Armenia"}, {"code": "BY", "name": "Belarus"}]
AWAY = "Armenia stayed away from 3 of 5 events (--absent AM)"
FORMS = [["--by", "year"], ["--by", "month"], ["--by", "kind"], ["--by", "country"], ["--by", "kind,year"]]


@pytest.fixture(params=["json", "parquet"])
def log(request: pytest.FixtureRequest, cli: Cli, log_file: Callable[..., Path], tmp_path: Path) -> Path:
    path = log_file(*EVENTS, countries=COUNTRIES)
    if request.param == "json":
        return path
    columns = tmp_path / "log.parquet"
    assert cli("export", columns, "--log", path).code == 0
    return columns


@pytest.mark.parametrize("by", FORMS)
def test_how_many_events_a_country_stayed_away_from(cli: Cli, log: Path, by: list[str]) -> None:
    answer = cli("--log", log, "stats", "--country", "armenia", *by)
    assert answer.err.count(AWAY) == 1
    assert json.loads(cli("--log", log, "stats", "--country", "armenia", *by, "--json").out)["absent"] == {"AM": 3}
    assert f"{AWAY}." in " ".join(cli("--log", log, "stats", "--country", "armenia", *by, "--plain").out.split())


def test_as_countries_counts_them(cli: Cli, log: Path) -> None:
    counted = json.loads(cli("--log", log, "countries", "--country", "armenia", "--json").out)
    absent = {row["id"]: row["absent"] for row in counted}
    assert absent["AM"] == json.loads(cli("--log", log, "stats", "--country", "AM", "--json").out)["absent"]["AM"]


def test_only_of_the_countries_that_are_asked_for(cli: Cli, log: Path) -> None:
    assert json.loads(cli("--log", log, "stats", "--json").out)["absent"] == {}
    assert "stayed away" not in cli("--log", log, "stats", "--kind", "summit").err
    both = json.loads(cli("--log", log, "stats", "--country", "armenia+belarus", "--json").out)
    assert (both["total"], both["absent"]) == (4, {"AM": 3, "BY": 1})


def test_not_of_those_whose_absence_is_asked_for(cli: Cli, log: Path) -> None:
    call = ("--log", log, "stats", "--country", "armenia+belarus", "--absent", "armenia", "--json")
    assert json.loads(cli(*call).out)["absent"] == {"BY": 1}


def test_of_each_of_several_periods(cli: Cli, log: Path) -> None:
    call = ("--log", log, "stats", "2020", "2021-05", "2021-05..2021-06", "--country", "armenia")
    assert [each["absent"] for each in json.loads(cli(*call, "--json").out)["periods"]] == [{}, {"AM": 1}, {"AM": 2}]
    told = [line for line in cli(*call).err.splitlines() if "stayed away" in line]
    assert told == [
        "Armenia stayed away from 1 of 2 events in 2021-05 (--absent AM)",
        "Armenia stayed away from 2 of 3 events in 2021-05..2021-06 (--absent AM)",
    ]


def test_of_one_event(cli: Cli, log: Path) -> None:
    answer = cli("--log", log, "stats", "--country", "belarus", "--since", "2022-04")
    assert "Belarus stayed away from the only event (--absent BY)\n" in answer.err


def test_a_terminal_shows_it_below_the_total(log_file: Callable[..., Path]) -> None:
    seen = see("--log", str(log_file(*EVENTS, countries=COUNTRIES)), "stats", "--country", "armenia")
    assert seen.text.count("stayed away") == 1
    assert seen.text.index("5 events") < seen.text.index(AWAY)
