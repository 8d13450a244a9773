"""Who held an office, and events found by an office instead of a name."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event
from tests.screen import see

PEOPLE = [
    {
        "id": "ann",
        "name": "Ann Lee",
        "offices": [{"title": "Chair of the Club", "from": "2020-01-01", "to": "2021-06-30"}],
    },
    {
        "id": "bo",
        "name": "Bo Roe",
        "offices": [
            {"title": "Chair of the Club", "from": "2021-07-01", "source": "s"},
            {"title": "Treasurer of the Club", "from": "2019", "to": "2020-12-31"},
        ],
    },
    {"id": "cy", "name": "Cy Day", "offices": [{"title": "Chair of the Club"}]},
]


@pytest.fixture
def path(log_file: Callable[..., Path]) -> Path:
    return log_file(
        event(id="a", date="2020-05-01", people=["ann", "bo"]),
        event(id="b", date="2021-05-01", people=["bo"]),
        event(id="c", date="2021-08-01", people=["bo"]),
        event(id="d", date="2021", people=["ann"]),
        event(id="e", date="2022-01-01", people=["cy", "ann"]),
        event(id="f", date="2022-02-01", accounts=[{"source": "s", "quotes": [{"speaker": "bo", "text": "Yes."}]}]),
        people=PEOPLE,
        sources=[{"id": "s", "publisher": "The Post", "url": "https://post.example/1"}],
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["-p", "chair of the club"], ["a", "c", "f"]),
        (["-p", "chair"], ["a", "c", "f"]),
        (["-p", "Chair of the Club+bo"], ["a", "c", "f"]),
        (["-p", "chair+ann"], ["a"]),
        (["-p", "treasurer"], ["a"]),
        (["-p", "treasurer", "-p", "cy"], ["a", "e"]),
        (["--not-person", "chair of the club"], ["d", "b", "e"]),
        (["-p", "chair of the club", "2021-08..2022"], ["c", "f"]),
    ],
)
def test_events_of_whoever_held_an_office_at_the_time(cli: Cli, path: Path, asked: list[str], found: list[str]) -> None:
    assert cli("--log", path, "list", *asked).ids == found


def test_the_office_is_told_where_the_query_is(cli: Cli, path: Path) -> None:
    (row,) = json.loads(cli("--log", path, "list", "-p", "treasurer", "--why", "--json").out)
    assert row["why"] == ["person: “treasurer” is whoever was Treasurer of the Club"]
    nothing = cli("--log", path, "list", "-p", "treasurer", "2030")
    assert "Without 2030: 1 event" in nothing.err


def test_what_the_log_has_no_dates_for_is_said(cli: Cli, path: Path) -> None:
    said = "The log does not say when Cy Day was Chair of the Club: that office finds no events.\n"
    assert cli("--log", path, "list", "-p", "chair of the club").err == said
    assert said in cli("--log", path, "stats", "-p", "chair of the club").err
    assert cli("--log", path, "list", "-p", "ann").err == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("club", '"club" matches 2 offices: Chair of the Club; Treasurer of the Club; write more of the title'),
        ("king", 'no person "king" in the log'),
    ],
)
def test_what_is_no_office(cli: Cli, path: Path, typed: str, said: str) -> None:
    answer = cli("--log", path, "list", "-p", typed)
    assert (answer.code, answer.out) == (4, "")
    assert said in answer.err


def test_a_name_comes_before_an_office(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="a", people=["chair"]), event(id="b", people=["ann"]), people=PEOPLE)
    assert cli("--log", path, "list", "-p", "chair").ids == ["a"]


def test_lines_answer_alike(cli: Cli, path: Path, tmp_path: Path) -> None:
    lines = tmp_path / "log.jsonl"
    lines.write_text(cli("--log", path, "export", "-", "--format", "jsonl").out)
    assert cli("--log", lines, "list", "-p", "chair of the club").ids == ["a", "c", "f"]


def test_who_held_an_office(cli: Cli, path: Path) -> None:
    assert cli("--log", path, "people", "--office", "chair").out.splitlines() == [
        "Chair of the Club\tann\tAnn Lee\t2020-01-01\t2021-06-30\t\t",
        "Chair of the Club\tbo\tBo Roe\t2021-07-01\t\ts\tThe Post",
        "Chair of the Club\tcy\tCy Day\t\t\t\t",
    ]
    found = json.loads(cli("--log", path, "people", "--office", "chair", "--reverse", "-n", "2", "--json").out)
    assert [(each["person"], each["from"], each["url"]) for each in found] == [
        ("cy", None, None),
        ("bo", "2021-07-01", "https://post.example/1"),
    ]
    text = see("--log", str(path), "people", "--office", "club").text
    assert text.startswith("Chair of the Club\nName     From            To              Source\n")
    assert "Ann Lee  1 Jan 2020      30 Jun 2021     none\n" in text
    assert "Cy Day   not in the log  not in the log  none" in text
    assert "Treasurer of the Club\n" in text


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["--office", "king"], 4, 'no office "king" in the log; it has Chair of the Club, Treasurer of the Club'),
        (["Chair of the club"], 4, "but an office: people --office 'Chair of the club'"),
        (["--office", " "], 2, "--office: a title is missing"),
        (["--office", "chair", "ann"], 2, "--office takes no name, filters or --long: it lists everyone who held"),
        (["--office", "chair", "--kind", "summit"], 2, "--office takes no name, filters or --long"),
    ],
)
def test_what_is_refused(cli: Cli, path: Path, asked: list[str], code: int, said: str) -> None:
    answer = cli("--log", path, "people", *asked)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_the_issue(cli: Cli) -> None:
    rows = [line.split("\t") for line in cli("people", "--office", "csto secretary general").out.splitlines()]
    rows = [row for row in rows if row[0] == "CSTO Secretary General"]
    assert [row[1] for row in rows[:4]] == ["bordyuzha", "khachaturov", "zas", "tasmagambetov"]
    assert all(row[5] for row in rows)
    ids = cli("list", "-p", "prime minister of armenia").ids
    assert ids
    assert set(ids) <= set(cli("list", "-p", "pashinyan", "--since", "2018-05-08").ids)


@pytest.mark.parametrize(
    ("typed", "title", "also"),
    [
        ("president of russia", "President of Russia", "Acting President of Russia, Aide to the President of Russia"),
        ("the President of Russia", "President of Russia", "Press Secretary of the President of Russia"),
        ("Russian president", "President of Russia", "Acting President of Russia"),
        ("Armenian prime minister", "Prime Minister of Armenia", "Spokesman of the Prime Minister of Armenia"),
        ("president of tajikistan", "President of Tajikistan", ""),
        (
            "foreign minister of armenia",
            "Minister of Foreign Affairs of Armenia",
            "Deputy Minister of Foreign Affairs of",
        ),
        ("russian foreign minister", "Minister of Foreign Affairs of Russia", "Deputy Minister of Foreign Affairs of"),
        ("secretary general of the CSTO", "CSTO Secretary General", "Acting CSTO Secretary General"),
        ("CSTO secretary-general", "CSTO Secretary General", "CSTO Deputy Secretary General"),
    ],
)
def test_a_whole_title_comes_before_longer_ones(cli: Cli, typed: str, title: str, also: str) -> None:
    answer = cli("list", "-p", typed, "--why")
    assert f"“{typed}” is whoever was {title}" in answer.out
    assert ("; the log also has " in answer.err) == bool(also)
    assert also in answer.err


def test_the_american_spelling(cli: Cli) -> None:
    assert cli("people", "--office", "minister of defense").out == cli("people", "--office", "minister of defence").out
    assert (
        cli("list", "-p", "Russian minister of defense").ids == cli("list", "-p", "Minister of Defence of Russia").ids
    )


def test_the_words_of_whoever_held_an_office(cli: Cli, path: Path) -> None:
    asked = ("--log", path, "quotes", "--speaker", "chair of the club")
    assert cli(*asked).out.split("\t")[5] == "Yes."
    assert cli("--log", path, "quotes", "--speaker", "treasurer").out == ""
    assert cli("quotes", "--speaker", "prime minister of armenia").out
    refused = cli("quotes", "--speaker", "putin,zas")
    assert refused.err.endswith("; for “or” repeat the option: --speaker putin --speaker zas\n")
