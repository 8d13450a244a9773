"""Saved questions: asked again by `@name`, and listed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.config.conftest import ARMENIA, Config
from tests.conftest import Cli
from tests.logs import event

Write = Callable[..., Path]
TYPED = ["--country", "armenia", "--since", "2022", "--search", "withdraw OR freeze", "--search", '"leave the CSTO"']


@pytest.mark.parametrize(
    "command",
    [
        *(["list"], ["list", "--json"], ["stats", "--by", "month"], ["quotes"], ["people"], ["accounts"], ["show"]),
        *(["export", "-"], ["sources", "--cite"], ["places"]),
    ],
)
def test_a_question_is_asked_again(cli: Cli, config: Config, command: list[str]) -> None:
    config(ARMENIA)
    found = cli(*command, "@armenia-exit")
    assert found == cli(*command, *TYPED)
    assert found.out


def test_an_option_given_beats_that_of_the_question(cli: Cli, config: Config) -> None:
    config(ARMENIA + "limit = 2\nreverse = true\n")
    expected = cli("list", *TYPED[2:], "-c", "russia", "-n", "3").out
    assert cli("list", "@armenia-exit", "-c", "russia", "-n", "3", "--no-reverse").out == expected
    assert cli("list", "-n", "3", "--no-reverse", "-c", "russia", "@armenia-exit").out == expected


def test_a_question_beats_the_table_of_the_command(cli: Cli, config: Config) -> None:
    config(ARMENIA + '[list]\ncountry = "russia"\nlong = true\n')
    assert cli("list", "@armenia-exit").out == cli("list", *TYPED, "--long").out


@pytest.mark.parametrize(
    "period", ['"2022-09..2022-11"', "2022", "2022-11-23", '["Sep", "to", "Nov", "2022"]', '"2022.."']
)
def test_a_period_is_one_in_every_command(cli: Cli, config: Config, period: str) -> None:
    """A command that takes no PERIOD has the days on which it begins and ends."""
    config(f"[questions.q]\nperiod = {period}\n")
    number = int(cli("list", "@q", "--count").out)
    assert 0 < number < 200
    events = {line.split("\t")[0] for line in cli("stats", "@q", "--by", "kind").out.splitlines()}
    assert {line.split("\t")[0] for line in cli("kinds", "@q").out.splitlines() if line.split("\t")[2] != "0"} == events
    assert cli("show", "@q", "--json").out == cli("list", "@q", "--json").out


def test_the_period_that_is_given_is_the_one(cli: Cli, config: Config) -> None:
    config('[questions.q]\nperiod = 2021\ncountry = "KZ"\n')
    assert cli("list", "2022", "@q").ids == cli("list", "2022", "-c", "KZ").ids
    assert cli("export", "-", "@q", "2022").out == cli("export", "-", "2022", "-c", "KZ").out


def test_a_question_about_another_log(cli: Cli, config: Config, log_file: Write) -> None:
    mine, other = log_file(event(id="mine")), log_file(event(id="other"))
    config(f'log = "{other}"\n[questions.q]\nlog = "{mine}"\nkind = "summit"\n')
    assert cli("list", "@q").ids == ["mine"]
    assert cli("list").ids == ["other"]
    assert cli("list", "@q", "--log", other).ids == cli("--log", other, "list", "@q").ids == ["other"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["list", "@armeniaexit"], 'there is no saved question "@armeniaexit": did you mean @armenia-exit?'),
        (["@armenia-exit"], "No such command '@armenia-exit'. Did you mean 'list @armenia-exit'?"),
        (["list", "@x"], 'there is no saved question "@x": the only one is @armenia-exit'),
        (["list", "@"], 'there is no saved question "@": the only one is @armenia-exit'),
        (["list", "@armenia-exit", "@x"], "@armenia-exit and @x: ask one saved question at a time"),
        (
            ["list", "--no-config", "@armenia-exit"],
            "@armenia-exit is a saved question, and --no-config ignores those",
        ),
        (["at", "2022-11-23", "@armenia-exit"], "at has no --since, which @armenia-exit has: --since 2022"),
    ],
)
def test_refusals(cli: Cli, config: Config, arguments: list[str], words: str) -> None:
    config(ARMENIA)
    found = cli(*arguments)
    assert (found.code, found.out, found.err) == (2, "", f"csto-timeline: usage error: {words}\n")


def test_of_several_all_are_told(cli: Cli, config: Config) -> None:
    config(ARMENIA + '[questions.war]\nsearch = "war"\n')
    assert 'there is no saved question "@x": write one of @armenia-exit, @war\n' in cli("list", "@x").err


@pytest.mark.parametrize("command", ["list", "stats"])
@pytest.mark.parametrize("name", ["armenia-exit", "may"])
def test_a_name_without_its_sign_is_answered_with_it(cli: Cli, config: Config, command: str, name: str) -> None:
    config(ARMENIA + '[questions.may]\nsearch = "war"\n')
    answer = cli(command, name)
    assert answer.code == 2
    assert answer.err.endswith(f'PERIOD: "{name}" is a saved question: write {command} @{name}\n')


def test_without_a_file_there_is_none(cli: Cli) -> None:
    assert cli("list", "@x").err.endswith("there is no saved question @x: list --save-as x saves one\n")


def test_the_value_of_an_option_is_no_question(cli: Cli, config: Config) -> None:
    config(ARMENIA)
    assert cli("list", "--search", "@armenia-exit").code == 0
    assert cli("export", "-", "2022", "--title", "@armenia-exit").out.startswith("# @armenia-exit")
    assert "@x.json cannot be read" in cli("check", "@x.json").err


def test_config_lists_them(cli: Cli, config: Config) -> None:
    config(ARMENIA)
    assert cli("config").out.splitlines()[-1] == (
        "@armenia-exit\t--country armenia --since 2022 --search 'withdraw OR freeze' "
        "--search '\"leave the CSTO\"'\tfile: line 2"
    )
