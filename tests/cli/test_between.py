"""How many days lie between events, and what followed an appeal."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event
from tests.screen import pipe, see

LOG = [
    event(id="a", date="2022-01-05", kind="appeal", title="They ask"),
    event(id="b", date="2022-01-06", title="They decide", follows="a"),
    event(id="c", date="2022-01", title="They come", follows="b"),
    event(id="d", date="2021-05", kind="appeal", title="They ask in vain"),
    event(id="e", date="2021-06-01", kind="letter"),
    event(id="f", date="[2021-06-20..]", kind="letter", follows="e"),
    event(id="g", date="2021-07-01", kind="letter"),
]


@pytest.fixture
def path(log_file: Callable[..., Path]) -> Path:
    return log_file(*LOG)


@pytest.mark.parametrize(
    ("ids", "rows"),
    [
        (["a", "b"], [("a", "b", "1", "1")]),
        (["b", "a"], [("b", "a", "-1", "-1")]),
        (["a", "c"], [("a", "c", "-4", "26")]),
        (["d", "a", "b"], [("d", "a", "219", "249"), ("a", "b", "1", "1"), ("d", "b", "220", "250")]),
        (["e", "f"], [("e", "f", "19", "")]),
    ],
)
def test_days_between(cli: Cli, path: Path, ids: list[str], rows: list[tuple[str, ...]]) -> None:
    answer = cli("--log", path, "between", *ids)
    found = [(row[0], row[2], *row[4:]) for row in (line.split("\t") for line in answer.out.splitlines())]
    assert found[: len(rows)] == rows
    told = json.loads(cli("--log", path, "between", *ids, "--json").out)
    days = [(each["from"]["id"], each["to"]["id"], each["days_min"], each["days_max"]) for each in told]
    assert [tuple("" if cell is None else str(cell) for cell in row) for row in days] == found


@pytest.mark.parametrize(
    "typed",
    [
        ["15 May 1992", "and", "7 Oct 2002"],
        ["15", "May", "1992", "and", "7", "Oct", "2002"],
        ["1992-05-15", "2002-10-07"],
    ],
)
def test_days_between_two_days(cli: Cli, typed: list[str]) -> None:
    answer = cli("between", *typed)
    assert answer.out == "cst-signature-tashkent-1992\t1992-05-15\tcsto-established-2002\t2002-10-07\t3797\t3797\n"


def test_days_between_drawn(path: Path) -> None:
    text = see("--log", str(path), "between", "d", "a", "c").text
    assert "219 to 249 days after" in text
    assert "4 days before to 26 days after" in text
    assert "From the first to the last: 215 to 275 days after" in text


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["between", "a"], 2, "between takes two or more events"),
        (["between", "a", "a"], 2, "between takes two or more events"),
        (["between", "a", "nothing"], 4, 'no event "nothing" in the log'),
        (["between"], 2, "EVENT"),
    ],
)
def test_what_is_refused(cli: Cli, path: Path, asked: list[str], code: int, said: str) -> None:
    answer = cli("--log", path, *asked)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_responses_in_a_pipe(cli: Cli, path: Path) -> None:
    assert cli("--log", path, "responses").out.splitlines() == [
        "d\t2021-05\tno response in the log\t\t\t",
        "a\t2022-01-05\tb\t2022-01-06\t1\t1",
        "a\t2022-01-05\tc\t2022-01\t-4\t26",
    ]
    letters = cli("--log", path, "responses", "--kind", "letter").out.splitlines()
    assert [line.split("\t")[0] for line in letters] == ["e", "f", "g"]


def test_in_a_log_without_appeals_whatever_is_answered_is_one(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(*(each for each in LOG if each["kind"] != "appeal" and each["id"] not in {"b", "c"}))
    assert cli("--log", path, "responses").out == "e\t2021-06-01\tf\t[2021-06-20..]\t19\t\n"


def test_a_statement_that_is_answered_is_no_appeal(cli: Cli) -> None:
    appeals = set(cli("list", "-k", "appeal", "--ids").out.split())
    assert {line.split("\t")[0] for line in cli("responses").out.splitlines()} == appeals


def test_answers_outside_of_the_period_are_told(cli: Cli, path: Path) -> None:
    (row,) = json.loads(cli("--log", path, "responses", "2022-01-05", "--certain", "--json").out)
    assert [(each["id"], each["follows"], each["days_min"]) for each in row["responses"]] == [
        ("b", "a", 1),
        ("c", "b", -4),
    ]


def test_responses_drawn(path: Path) -> None:
    text = see("--log", str(path), "responses").text
    assert "No response in the log." in text
    assert "    1 day after: They decide" in text
    assert "      4 days before to 26 days after, counted from the appeal: They come" in text
    assert text.endswith("2 appeals, 1 without a response in the log")


def test_events_that_answer_each_other(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="a", kind="appeal", follows="b"), event(id="b", follows="a"))
    assert cli("--log", path, "responses").out == "a\t2022-11-23\tb\t2022-11-23\t0\t0\n"


def test_events_that_are_no_appeals_are_not_called_so(log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(id="clash", kind="clash"),
        event(id="letter", follows="clash"),
        event(id="later", follows="letter"),
        event(id="other", kind="clash", date="2023-01-01"),
        event(id="cry", kind="appeal"),
    )
    text = see("--log", str(path), "responses", "--kind", "clash").text
    assert "counted from the event" in text
    assert "No response is linked to it in the log." in text
    assert text.endswith("2 events, 1 without a response in the log")
    cut = pipe("--log", str(path), "responses", "--kind", "clash", "--limit", "1")
    assert cut.stderr == b"1 of 2 events: --limit left out the rest\n"


def test_a_chain_of_responses_may_be_long(cli: Cli, log_file: Callable[..., Path]) -> None:
    answers = [event(id=f"e-{n}", date="2022", kind="statement", follows=f"e-{n - 1}") for n in range(1, 1200)]
    path = log_file(event(id="e-0", date="2022", kind="appeal"), *answers)
    answer = cli("--log", path, "responses")
    assert (answer.code, answer.err) == (0, "")
    assert [line.split("\t")[2] for line in answer.out.splitlines()] == [f"e-{n}" for n in range(1, 1200)]


def test_a_long_chain_is_not_drawn_further_and_further_to_the_right(cli: Cli, log_file: Callable[..., Path]) -> None:
    chain = [event(id=f"e-{n}", kind="statement", follows=f"e-{n - 1}") for n in range(1, 100)]
    page = cli("--log", log_file(event(id="e-0", kind="appeal"), *chain), "responses", "--color", "always").out
    assert sum("counted from the appeal" in line for line in page.splitlines()) == 98
    assert max(map(len, page.splitlines())) < 120


def test_no_appeal_fits(cli: Cli, path: Path) -> None:
    answer = cli("--log", path, "responses", "2021-07-01", "--certain")
    assert answer.out == ""
    assert "No appeal in 1 event (period 2021-07-01" in answer.err


def test_the_response_to_kazakhstan_and_to_armenia(cli: Cli) -> None:
    """Beside each other: Kazakhstan January 2022, Armenia 2021 and 2022."""
    rows = [line.split("\t") for line in cli("responses", "2021..2022").out.splitlines()]
    told = {(row[0], row[2]): row[4] for row in rows}
    assert told["tokayev-requests-csto-troops-2022", "csto-sends-troops-kazakhstan-2022"] == "1"
    assert told["armenia-requests-csto-assistance-2022", "csto-sends-secretary-general-2022"] == "7"
    assert told["armenia-appeals-russia-csto-2021-11", "shoigu-telephones-ministers-2021"] == "0"
