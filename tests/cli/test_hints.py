"""Errors that name what would work instead of what was typed."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event

HINTS = [
    (["list", "armenia"], 'PERIOD: "armenia" is not a date or period. Did you mean --country armenia?'),
    (["list", "Армения", "2022"], "Did you mean 2022 --country 'Армения'?"),
    (["list", "2022", "to", "2023", "putin"], "Did you mean '2022 to 2023' --person putin?"),
    (["list", "nikol pashinyan"], "Did you mean --person 'nikol pashinyan'?"),
    (["stats", "summit"], "Did you mean --kind summit?"),
    (["quotes", "yerevan"], "Did you mean --place yerevan?"),
    (["quotes", "putin"], "Did you mean --speaker putin?"),
    (["export", "-", "tass"], "Did you mean --source tass?"),
    (["2022"], "No such command '2022'. Did you mean 'list 2022'?"),
    (["23 Nov 2022"], "No such command '23 Nov 2022'. Did you mean “list '23 Nov 2022'”?"),
    (["list", "from 2020 to"], "PERIOD: \"from 2020 to\" has no end: add one, or write 'since 2020'"),
    (["list", "since", "2022", "to"], "PERIOD: \"since 2022 to\" has no end: add one, or write 'since 2022'"),
    (["list", "after 9999-12-31"], '"after 9999-12-31" is beyond the calendar: years go from 0001 to 9999'),
    (["nov", "2022", "--json"], "No such command 'nov'. Did you mean 'list nov 2022'?"),
    (["armenia"], "No such command 'armenia'. Did you mean 'list --country armenia'?"),
    (["list", "--from", "2022"], "No such option: --from. Here it is --since."),
    (["list", "--from=2022"], "No such option: --from. Here it is --since."),
    (["list", "--after", "2022"], "No such option: --after. Here it is --since, and that day is included."),
    (["people", "--to", "2022"], "No such option: --to. Here it is --until."),
    (["list", "--before", "2022"], "No such option: --before. Here it is --until, and that day is included."),
]
HINTS += [
    (["list", "23", "Nov"], "PERIOD: \"23 Nov\" has no year: add one, or use --on '23 Nov' for that day in any year"),
    (["stats", "11-23"], "has no year: add one, or use --on 11-23 for that day in any year"),
    (["list", "5", "января"], "has no year: add one, or use --on '5 января' for that day in any year"),
    (["--since", "2022"], "No such option: --since. Did you mean 'list --since'?"),
    (["--from=2022"], "No such option: --from. Did you mean 'list --since'?"),
    (["-c", "armenia", "list"], "No such option: -c. Did you mean 'list -c'?"),
    (["list", "--start", "2022"], "No such option: --start. Here it is --since."),
    (["list", "--till", "2022"], "No such option: --till. Here it is --until."),
    (["list", "--end", "2022"], "No such option: --end. Here it is --until."),
    (["list", "freeze"], "Did you mean --search freeze?"),
    (["quotes", "deep roots"], "Did you mean --search 'deep roots'?"),
    (["list", "deep", "roots"], "Did you mean --search 'deep roots'?"),
    (["list", "freeze", "2024"], "Did you mean 2024 --search freeze?"),
    (["list", "pashinyan", "freeze", "2024"], "Did you mean 2024 --person pashinyan --search freeze?"),
    (["freeze"], "No such command 'freeze'. Did you mean 'list --search freeze'?"),
    (["list", "--by", "kind"], "No such option: --by. Here it is --group-by."),
    (["stats", "--group-by", "kind"], "No such option: --group-by. Here it is --by."),
    (["list", "--fields", "id"], "No such option: --fields. Here it is --columns."),
    (["list", "--grep", "war"], "No such option: --grep. Here it is --search."),
]
HINTS += [
    (["stats", "by", "country"], 'PERIOD: "by country" is not a date or period. Did you mean --by country?'),
    (["stats", "by", "year"], "Did you mean --by year?"),
    (["stats", "by", "year", "2022"], "Did you mean 2022 --by year?"),
    (["stats", "2022", "by", "month"], "Did you mean 2022 --by month?"),
    (["stats", "exercises", "per", "year"], "Did you mean --kind exercises --by year?"),
    (["list", "2022", "by", "kind"], "Did you mean 2022 --group-by kind?"),
    (["list", "last", "summit"], "Did you mean --kind summit --reverse --limit 1?"),
    (["list", "last", "10"], "Did you mean --reverse --limit 10?"),
    (["list", "first", "3", "summits"], "Did you mean --kind summits --limit 3?"),
    (["list", "peace", "treaty"], "Did you mean --kind treaty --search peace?"),
    (["list", "gas", "prices"], "Did you mean --search 'gas prices'?"),
    (["list", "Nagorno-Karabakh", "war"], "Did you mean --place Nagorno-Karabakh --search war?"),
    (["list", "tass", "2022"], "Did you mean 2022 --source tass?"),
    (["list", "mirror", "spectator", "2022"], "Did you mean 2022 --source 'mirror spectator'?"),
    (["list", "last", "year", "armenia"], "Did you mean 'last year' --country armenia?"),
    (["list", "on", "this", "day"], "Did you mean --on today?"),
    (["list", "summits", "in", "yerevan"], "Did you mean --kind summits --place yerevan?"),
    (
        ["list", "clashes between kyrgyzstan and tajikistan"],
        "Did you mean --kind clashes --country kyrgyzstan+tajikistan?",
    ),
    (["list", "Kazakhstan in January 2022"], "Did you mean 'January 2022' --country Kazakhstan?"),
    (["list", "statements", "by", "pashinyan"], "Did you mean --kind statements --person pashinyan?"),
    (["on", "this", "day"], "No such command 'on'. Did you mean 'list --on today'?"),
]
# Where there is nothing better to say.
NONE = [
    (["-"], "No such command '-'."),
    (["list", "zzz"], '"zzz" cannot be read as a date or period: write 2022, '),
    (["list", "armenia", "zzz"], '"armenia zzz" cannot be read as a date or period: write 2022, '),
    (["list", "not", "armenia"], '"not armenia" cannot be read as a date or period'),
    (["list", "armenia", "without", "russia"], '"armenia without russia" cannot be read as a date or period'),
    (["list", "armenia", "or", "belarus"], '"armenia or belarus" cannot be read as a date or period'),
    (["stats", "by", "publisher"], '"by publisher" cannot be read as a date or period'),
    (["list", "2022-13"], "PERIOD: there is no month 13"),
    (["list", ""], "PERIOD: an empty text cannot be read as a date or period"),
    (["list", ".."], 'PERIOD: ".." cannot be read as a date or period'),
    (["people", ""], "NAME is empty: leave it out to list all"),
    (["export", "", "2022"], "FILE is empty: name a file, or - for standard output"),
    (["import", ""], "the name of a file is empty"),
    (["import", "notes.csv", "--into", ""], "the name of a file is empty"),
    (["quotes", "--speaker", ""], '--speaker "": a name is missing'),
    (["quotes", "--speaker", " "], '--speaker " ": a name is missing'),
    (["list", "--search", "(" * 3000 + "a" + ")" * 3000], "--search: too many brackets or NOTs within one another"),
    (["list", "--search", "NOT " * 3000 + "a"], "--search: too many brackets or NOTs within one another"),
    (["lst"], "No such command 'lst'. Did you mean 'list'?"),
    (["source"], "No such command 'source'. Did you mean 'sources'?"),
    (["2022-13"], "No such command '2022-13'."),
    (["check", "--from", "2022"], "No such option: --from"),
    (["list", "--frm", "2022"], "No such option: --frm"),
    (["--frm", "2022"], "No such option: --frm"),
]


@pytest.mark.parametrize(("arguments", "says"), HINTS + NONE)
def test_an_error_names_what_would_work(cli: Cli, arguments: list[str], says: str) -> None:
    answer = cli(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("csto-timeline: usage error: ")
    assert says in answer.err
    assert answer.err.count("\n") == 1


PROPOSED = [case[0] for case in HINTS if case[0][0] in {"list", "stats", "quotes"} and "Did you mean" in case[1]]


@pytest.mark.parametrize("arguments", PROPOSED)
def test_what_is_proposed_works(cli: Cli, arguments: list[str]) -> None:
    said = re.search(r"Did you mean (.*)\?", cli(*arguments).err)
    assert said
    assert cli(arguments[0], *shlex.split(said[1])).code == 0


def test_a_thousand_words_are_refused_as_soon_as_one(cli: Cli) -> None:
    answer = cli("list", *["2022", "armenia", "zzz"] * 400)
    assert (answer.code, answer.out) == (2, "")
    assert "cannot be read as a date or period" in answer.err


def test_names_are_those_of_the_log_in_use(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="a", people=["armenia"]))
    assert "Did you mean --person armenia?" in cli("list", "--log", path, "armenia").err
    assert "Did you mean 'list --person armenia'?" in cli("--log", path, "armenia").err
    assert '"putin" cannot be read' in cli("list", "--log", path, "putin").err


def test_no_name_is_looked_for_where_the_log_cannot_be_read_again(cli: Cli) -> None:
    for log in ("-", "missing.json"):
        assert '"armenia" cannot be read' in cli("list", "--log", log, "armenia", stdin=b"{}").err


LONG = [  # a command, what is typed after it in so many words or characters, where, and what it is told not to be
    ("list", lambda number: [f"w{each}" for each in range(number)], "PERIOD: ", "a date or period"),
    ("list", lambda number: [f"{1000 + each}" for each in range(number)], "PERIOD: ", "a date or period"),
    ("stats", lambda number: ["november"] * number, "PERIOD: ", "a date or period"),
    ("list", lambda number: [f"a{' ' * number}b"], "PERIOD: ", "a date or period"),
    ("list", lambda number: ["--since", f"a{' ' * number}b"], "--since: ", "a date or period"),
    ("at", lambda number: [f"w{each}" for each in range(number)], "DATE: ", "a date or period"),
    ("list", lambda number: ["--on", "november " * number], "--on: ", "a day or month of any year"),
]


@pytest.mark.parametrize(("command", "words", "where", "what"), LONG)
def test_what_is_longer_than_any_date_gets_a_short_answer(
    cli: Cli, command: str, words: Callable[[int], list[str]], where: str, what: str
) -> None:
    """Nothing is looked for in it that takes longer the longer it is, and it is not written back whole."""
    typed = words(20_000)
    answer = cli(command, *typed)
    begins = " ".join(each for each in typed if not each.startswith("--"))[:20]
    assert answer.code == 2
    assert answer.err.startswith(f'csto-timeline: usage error: {where}"{begins}')
    assert f" characters) cannot be read as {what}: write " in answer.err
    assert len(answer.err) < 400


def test_more_ids_than_a_date_has_characters_are_still_answered(cli: Cli, log_file: Callable[..., Path]) -> None:
    ids = [f"an-event-{number}" for number in range(200)]
    answer = cli("list", "--log", log_file(*(event(id=id) for id in ids)), *ids)
    assert answer.err.rstrip().endswith(" ".join(f"--event {id}" for id in ids))
