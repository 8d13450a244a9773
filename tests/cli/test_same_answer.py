"""JSON and JSON Lines, with and without `--why`: one log, one answer."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer, Cli
from tests.logs import event, lines_bytes, log_bytes

GIPFEL = {"kinds": [{"id": "gipfel", "name": "Summit"}]}
NAMES = {
    "countries": [{"code": "KZ", "name": "Kazakhstan", "aliases": ["Казахстан"]}],
    "people": [{"id": "ann-lee", "name": "Ann Lee", "aliases": ["Annie", "Lee+"]}],
    "sources": [{"id": "canal", "publisher": "Canal+"}],
}
NAME_FIELDS = event(
    kind="plus+", place="Canal+", countries=["KZ", "C+"], people=["ann-lee", "Canal+"], accounts=[{"source": "canal"}]
)


def asked(cli: Cli, path: Path, data: bytes, *arguments: str) -> Answer:
    path.write_bytes(data)
    return cli("--log", path, *arguments)


def in_both_forms(
    cli: Cli, folder: Path, events: list[dict[str, Any]], registers: dict[str, Any], on_line: int, *arguments: str
) -> tuple[Answer, Answer]:
    """Ask a log in JSON and in JSON Lines, with the registers on one of its lines."""
    lines = [each | ({"registers": registers} if n == on_line else {}) for n, each in enumerate(events)]
    document = asked(cli, folder / "log.json", log_bytes(*events, **registers), *arguments)
    return document, asked(cli, folder / "log.jsonl", lines_bytes(*lines), *arguments)


@pytest.mark.parametrize("on_line", [0, 1])
@pytest.mark.parametrize("other", ["gipfel", "x"])
@pytest.mark.parametrize("typed", ["summit", "Gipfel", "gipfel"])
def test_kinds_declared_on_some_lines_name_those_of_all(
    cli: Cli, tmp_path: Path, on_line: int, other: str, typed: str
) -> None:
    events = [event(id="a", kind="gipfel"), event(id="b", kind="gipfel" if on_line else other)]
    document, lines = in_both_forms(cli, tmp_path, events, GIPFEL, on_line, "list", "--kind", typed)
    assert document.ids == (["a", "b"] if events[1]["kind"] == "gipfel" else ["a"])
    assert (lines.code, lines.out, lines.err) == (document.code, document.out, document.err)


WHY = {
    "--country Казахстан": "country: “Казахстан” is Kazakhstan, by the spelling “Казахстан”",
    "--country KZ": "country: “KZ” is Kazakhstan",
    "--country kz": "country: “kz” is Kazakhstan",
    "--country C+": "country: “C+” is C+",
    "--person Annie": "person: “Annie” is Ann Lee, by the spelling “Annie”",
    "--person lee+": "person: “lee+” is Ann Lee, by the spelling “Lee+”",
    "--person canal+": "person: “canal+” is Canal+",
    "--kind plus+": "kind: “plus+” is plus+",
    "--place Canal+": "place: “Canal+” is Canal+",
    "--source Canal+": "source: “Canal+” is Canal+",
}


@pytest.mark.parametrize("typed", WHY)
def test_why_tells_what_was_typed(cli: Cli, tmp_path: Path, typed: str) -> None:
    for more in ((), ("--why",)):
        answers = in_both_forms(cli, tmp_path, [NAME_FIELDS], NAMES, 0, "list", *typed.split(), *more)
        for answer in answers:
            assert (answer.code, answer.err) == (0, "")
            assert answer.out.rstrip("\n").split("\t")[4:] == ["an-event", *([WHY[typed]] if more else [])]


def test_standard_input_is_not_a_file_of_that_name(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(log_bytes(event(id="from-the-file", countries=["AM"])))
    for data in (log_bytes, lines_bytes):
        for filters in ([], ["-c", "AM"], ["-c", "am"], ["-s", "title"]):
            answer = cli("--log", "-", "list", *filters, stdin=data(event(id="from-the-stream", countries=["AM"])))
            assert answer.ids == ["from-the-stream"]


SAME = {
    "2022-01-01/2022-01-05": "2022-01-01/2022-01-05",
    "2022/..": "2022/..",
    "2022-01-02": "2022-01-02",
    "[2022-01-02..2022-01-04]": "2022-01",
}


@pytest.mark.parametrize("date", SAME)
def test_an_account_that_repeats_the_date_does_not_differ(cli: Cli, tmp_path: Path, date: str) -> None:
    log = log_bytes(event(date=date, accounts=[{"source": "s", "date": SAME[date]}, {"source": "t"}]))
    assert asked(cli, tmp_path / "log.json", log, "list", "--disputed").out == ""
    assert json.loads(asked(cli, tmp_path / "log.json", log, "accounts", "--json").out) == []
    (row,) = json.loads(asked(cli, tmp_path / "log.json", log, "accounts", "an-event", "--json").out)
    assert [account["date_differs"] for account in row["accounts"]] == [False, False]
    assert "differs" not in asked(cli, tmp_path / "log.json", log, "show", "an-event").out


ACCOUNTS = [
    {"source": "a", "says": "One day."},
    {"source": "b", "says": "One day!", "date": "2022-11"},
    {"source": "a", "says": "Two days."},
    {"source": "c", "date": "2022-11-24"},
]


@pytest.mark.parametrize("number", range(1, len(ACCOUNTS) + 1))
def test_whether_accounts_differ_does_not_depend_on_their_order(cli: Cli, tmp_path: Path, number: int) -> None:
    for start in range(len(ACCOUNTS) - number + 1):
        orders = permutations(ACCOUNTS[start : start + number])
        logs = (log_bytes(event(accounts=order)) for order in orders)
        answers = [asked(cli, tmp_path / "log.json", log, "list", "2022-11-23", "--disputed") for log in logs]
        assert len({(answer.out, answer.err) for answer in answers}) == 1
