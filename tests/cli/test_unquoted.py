"""Where nobody printed words of a speaker, the statements that the log knows of are told."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.cli.unquoted import OPTIONS, SWITCHES
from csto_timeline.query.query import Query
from tests.conftest import Cli
from tests.logs import event


def quoted(text: str) -> list[dict[str, object]]:
    return [{"source": "s", "quotes": [{"speaker": "ann", "text": text}]}]


@pytest.fixture
def path(log_file: Callable[..., Path]) -> Path:
    return log_file(
        event(id="a", date="2022-01-01", kind="statement", people=["ann"], accounts=quoted("We agree.")),
        event(id="b", date="2023-01-01", kind="statement", people=["ann"]),
        event(id="c", date="2023-02-01", kind="statement", people=["ann", "bo"], countries=["KZ"]),
        event(id="d", date="2023-03-01", kind="summit", people=["ann"]),
        event(id="e", date="2024-03-01", kind="statement", people=["bo"]),
    )


def test_the_issue(cli: Cli) -> None:
    answer = cli("quotes", "--speaker", "pashinyan", "--since", "2023")
    assert (answer.code, answer.out) == (0, "")
    ids = cli("list", "--kind", "statement", "--person", "pashinyan", "--since", "2023").ids
    assert f"{len(ids)} statements involve Nikol Pashinyan without printed words" in answer.err
    assert cli(*shlex.split(answer.err.splitlines()[-1].partition(": csto-timeline ")[2])).ids == ids


@pytest.mark.parametrize(
    ("asked", "listed", "said"),
    [
        (["--since", "2023"], ["b", "c"], "2 statements involve ann without printed words; this lists them: "),
        (["--since", "2023", "-p", "bo"], ["c"], "1 statement involves ann without printed words; this lists them: "),
        (["2023", "--not-country", "KZ"], ["b"], "1 statement involves ann without printed words; this lists them: "),
        (["--on", "02-01"], ["c"], "1 statement involves ann without printed words; this lists them: "),
        (["--search", "nothing"], ["a", "b", "c"], "without printed words; this lists them, among others: "),
        (["--until", "2023-01", "--certain", "--kind", "summit"], ["a", "b"], "lists them, among others: "),
    ],
)
def test_the_command_lists_them(cli: Cli, path: Path, asked: list[str], listed: list[str], said: str) -> None:
    answer = cli("--log", path, "quotes", "--speaker", "ann", *asked)
    assert answer.out == ""
    *_, last = answer.err.splitlines()
    assert said in last
    assert cli(*shlex.split(last.partition(": csto-timeline ")[2])).ids == listed


@pytest.mark.parametrize("asked", [["--speaker", "ann", "2022"], ["--speaker", "bo", "2022"], ["2024"]])
def test_nothing_is_said_where_there_is_nothing_to_list(cli: Cli, path: Path, asked: list[str]) -> None:
    assert "statement" not in cli("--log", path, "quotes", *asked).err


def test_words_outside_quotes_are_told(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(id="a", date="2022-01-01", people=["ann"], accounts=quoted("We shall leave.")),
        event(id="b", date="2023-01-01", people=["ann"], summary="Ann said that they would leave."),
        event(id="c", date="2024-01-01", people=["bo"], summary="Bo said that they would leave."),
    )
    for asked, listed in ((["leave"], ["a", "b"]), (["said"], ["b"]), (["leave", "--until", "2022"], [])):
        answer = cli("--log", path, "quotes", "--speaker", "ann", "--search", *asked)
        told = re.search(
            r"(\d) events? with '\w+' in any text involves? ann; this lists them: csto-timeline (.*)", answer.err
        )
        assert bool(told) == bool(listed)
        if told:
            assert int(told[1]) == len(listed)
            assert cli(*shlex.split(told[2])).ids == listed


def test_the_command_reads_the_logs_in_the_same_way(cli: Cli, log_file: Callable[..., Path]) -> None:
    logs = [log_file(event(id="a", kind="statement", place=place, people=["ann"])) for place in ("Kyiv", "Minsk")]
    both = [word for log in logs for word in ("--log", log)]
    answer = cli(*both, "--merge", "--prefer", "first", "quotes", "--speaker", "ann")
    command = answer.err.splitlines()[-1].partition(": csto-timeline ")[2]
    assert "--merge --prefer first" in command
    assert cli(*shlex.split(command)).ids == ["a"]


@pytest.mark.parametrize("asked", [["--kind", "summit"], ["--disputed"], ["--source", "AP"], ["--not-kind", "summit"]])
def test_the_note_counts_no_more_than_was_asked_for(cli: Cli, log_file: Callable[..., Path], asked: list[str]) -> None:
    two = [{"source": "AP", "says": "She stayed."}, {"source": "dpa", "says": "She left."}]
    kinds = [("a", "summit", two), ("b", "summit", two), ("c", "law", [{"source": "dpa"}])]
    events = [event(id=id, kind=kind, people=["ann"], title="They leave", accounts=said) for id, kind, said in kinds]
    path = log_file(*events)
    err = cli("--log", path, "quotes", "--speaker", "ann", "--search", "leave", *asked).err
    command = err.splitlines()[-1].partition("this lists them: csto-timeline ")[2]
    listed = cli("--log", path, "list", "--person", "ann", "--search", "leave", *asked).ids
    assert cli(*shlex.split(command)).ids == listed
    assert f"{len(listed)} event" in err.splitlines()[-1]


SET_ASIDE = {"limit", "reverse"}
IN_OTHER_WORDS = {"period", "period_typed", "on", "certain", "people"}


def test_every_filter_is_repeated_or_set_aside() -> None:
    """A filter that is neither would be missing from the command, which lists more then than was counted."""
    assert {*Query.__struct_fields__} == {*OPTIONS, *SWITCHES, *IN_OTHER_WORDS, *SET_ASIDE}


def test_a_name_that_means_many_is_told_by_their_number(cli: Cli) -> None:
    answer = cli("quotes", "--source", "TASS")
    none, log = answer.err.splitlines()
    assert re.fullmatch(r"No utterance in \d+ events \(source TASS \(any of \d\d sources\)\)\.", none)
    assert re.fullmatch(r"The log has \d+ utterances in \d+ events, .*\.", log)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--speaker", "ann", "2024"], "The log has 1 utterance of ann in 1 event, 1 Jan 2022."),
        (["--speaker", "bo"], "The log has 1 utterance in 1 event, 1 Jan 2022."),
        (["2024"], "The log has 1 utterance in 1 event, 1 Jan 2022."),
        (["--search", "nothing"], "The log has 1 utterance in 1 event, 1 Jan 2022."),
    ],
)
def test_what_the_whole_log_has_is_told(cli: Cli, path: Path, asked: list[str], said: str) -> None:
    assert said in cli("--log", path, "quotes", *asked).err.splitlines()


def test_a_log_without_quotes(cli: Cli, log_file: Callable[..., Path]) -> None:
    assert "The log has" not in cli("--log", log_file(event(id="a", people=["ann"])), "quotes", "--speaker", "ann").err
