"""Saved questions that `config --remove` takes out of the settings file."""

from pathlib import Path

import pytest

from csto_timeline.cli.config.toml import without_table
from tests.cli.config.conftest import ARMENIA, Config
from tests.conftest import Cli

LIST = "[list] # how I like it\nlimit  =  2\n"
WAR = '\n[questions.war]\nsearch = "war"\n'


@pytest.mark.parametrize("typed", ["war", "@war"])
@pytest.mark.parametrize(("text", "rest"), [(LIST + WAR, LIST), (LIST + WAR + "\n" + ARMENIA, LIST + "\n" + ARMENIA)])
def test_the_rest_of_the_file_stays_to_the_letter(cli: Cli, config: Config, typed: str, text: str, rest: str) -> None:
    path = config(text)
    answer = cli("config", "--remove", typed)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"removed from {path}: @war was --search war\n"
    assert path.read_text() == rest
    assert "there is no saved question" in cli("list", "@war").err


def test_what_was_saved_can_be_saved_anew(cli: Cli, config: Config) -> None:
    path = config(LIST)
    cli("list", "2022", "--save-as", "q")
    refused = cli("list", "2021", "--save-as", "q").err
    assert "take another name, or remove it with config --remove q" in refused
    assert cli("config", "--remove", "q").code == 0
    assert path.read_text() == LIST
    assert cli("list", "2021", "--save-as", "q").code == 0


REFUSED = [
    (LIST, ["--remove", "x"], "there is no saved question @x: list --save-as x saves one"),
    (ARMENIA, ["--remove", "x"], 'there is no saved question "@x": the only one is @armenia-exit'),
    (ARMENIA, ["--remove", "armeniaexit"], 'there is no saved question "@armeniaexit": did you mean @armenia-exit?'),
    ('[questions]\nq = {country = "AM"}\n', ["--remove", "q"], ":2:1: @q is not below a line [questions.q]"),
    ('[questions]\nq.country = "AM"\n', ["--remove", "q"], ":2:1: @q is not below a line [questions.q]"),
    (ARMENIA, ["--remove", "armenia", "--json"], "--remove prints no settings: leave out --json"),
    (ARMENIA, ["--remove", "x", "--no-config"], "which --no-config ignores: choose one"),
]


@pytest.mark.parametrize(("text", "arguments", "words"), REFUSED)
def test_what_cannot_be_removed_is_told_and_nothing_is_changed(
    cli: Cli, config: Config, text: str, arguments: list[str], words: str
) -> None:
    path = config(text)
    answer = cli("config", *arguments)
    assert (answer.code, answer.out, path.read_text()) == (2, "", text)
    assert words in answer.err


def test_without_a_settings_file_there_is_none(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CSTO_TIMELINE_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert "there is no saved question @x" in cli("config", "--remove", "x").err


TABLES = [
    ("[a]\nx = 1\n", ""),
    ("y = 1\n\n[a]\nx = 1\n", "y = 1\n"),
    ("[a] # of a\nx = [\n  1,\n]\n# in a\nz = '''\n[b]\n'''\n\n# of b\n[b]\nx = 1\n", "\n# of b\n[b]\nx = 1\n"),
    ("[b]\nx = 1\r\n\r\n[a]\r\nx = 1\r\n# the end\r\n", "[b]\nx = 1\r\n# the end\r\n"),
    ("[a.b]\nx = 1\n[ 'a' ]\nx = 1\n[[c]]\n[[c]]\n", "[a.b]\nx = 1\n[[c]]\n[[c]]\n"),
    ("[b]\nx = 1", "[b]\nx = 1"),
]


@pytest.mark.parametrize(("text", "rest"), TABLES)
def test_a_table_is_cut_out_of_a_text(text: str, rest: str) -> None:
    assert without_table(text, ("a",)) == rest
