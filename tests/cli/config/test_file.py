"""What a settings file may say; what is wrong with it is told with line and column."""

import subprocess
import sys

import pytest

from tests.cli.config.conftest import Config
from tests.conftest import Cli
from tests.screen import environment

REFUSED = [
    ('colour = "always"', ["list"], '1:1: there is no setting "colour": did you mean color?'),
    ("\n\n  color = 3", ["list"], '3:3: "color" must be one of "auto", "always", "never"'),
    ('color = "on"', ["list"], '1:1: "color" must be one of "auto", "always", "never"'),
    ("pager = 1", ["list"], '1:1: "pager" must be true, false, or a command in quotation marks'),
    ('pager = ""', ["list"], '1:1: "pager" must be true, false, or a command in quotation marks'),
    ('plain = "yes"', ["list"], '1:1: "plain" must be true or false'),
    ("merge = 1", ["list"], '1:1: "merge" must be true or false'),
    ("log = 3", ["list"], '1:1: "log" must be a file or folder in quotation marks, or a list of those'),
    ("log = []", ["list"], '1:1: "log" must be a file or folder in quotation marks, or a list of those'),
    ('log = [""]', ["list"], '1:1: "log" must be a file or folder in quotation marks, or a list of those'),
    ("list = 3", ["stats"], '1:1: "list" must be a table: write [list], and its options below that'),
    ("[lst]\nlong = true", ["stats"], '1:2: there is no setting "lst": did you mean list?'),
    ("[list]\n\nlimt = 3", ["list"], '3:1: there is no option "limt" of list: did you mean limit?'),
    ('[list]\nlimit = "many"', ["list"], '2:1: "limit" must be a whole number'),
    ("[list]\nlimit = 1.5", ["list"], '2:1: "limit" must be a whole number'),
    ("[list]\nlimit = true", ["list"], '2:1: "limit" must be a whole number'),
    ("[list]\nlimit = 0", ["list"], '2:1: "limit": "0" is not a whole number, 1 or more'),
    ("[list]\nlong = 1", ["list"], '2:1: "long" must be true or false'),
    ("[list]\ncountry = []", ["list"], '2:1: "country" is an empty list: write a value, or leave it out'),
    ("[list]\ncountry = [1.5]", ["list"], '2:1: "country" must be a text in quotation marks, or a list of those'),
    ("[list]\nsince = 2022-11-23T10:00:00", ["list"], '2:1: "since" must be a text in quotation marks'),
    ('[list]\non = "2022"', ["list"], '2:1: "on": '),
    ('[list]\nsince = "yesteryear"', ["list"], '2:1: "since": "yesteryear" cannot be read as a date or period'),
    ('[list]\nuntil = "since 2022"', ["list"], '2:1: "until": "since 2022" has no last day'),
    ('[list]\nsince = "2022.."', ["list"], '2:1: "since": takes one date, not the range "2022.."'),
    ('[list]\ncolumns = "titel"', ["list"], '2:1: "columns": there is no column "titel"; did you mean title?'),
    ('[list]\ngroup-by = "knd"', ["list"], '2:1: "group-by": there is no "knd"; did you mean kind?'),
    ('[list]\nsearch = "-"', ["list"], '2:1: "search"'),
    ('[stats]\nby = "knd"', ["stats"], '2:1: "by": "knd" is not one of year, month, kind, country, person'),
    ('[show]\nnear = "long"', ["show"], '2:1: "near": "long" is not a length of time'),
    ('[export]\nstyle = "tabel"', ["export", "-"], '2:1: "style": "tabel" is not one of list, table'),
    ('[export]\nformat = "csv"', ["export", "-"], '2:1: there is no option "format" of export'),
    ('color = ["auto"]', ["list"], '1:1: "color" must be one of "auto", "always", "never"'),
    ('[list]\nlog = "x.json"', ["list"], '2:1: "log" is for all commands: write it above the tables'),
    ("[list]\nno-pager = true", ["list"], '2:1: "no-pager" is for all commands: write it above the tables'),
    ('[list]\nsave-as = "x"', ["list"], '2:1: there is no option "save-as" of list'),
    ("[check]\nfail-empty = true", ["check"], '2:1: there is no option "fail-empty" of check'),
    ("questions = 3", ["list"], '1:1: "questions" must be a table: write [questions], and its options below that'),
    ("[questions]\na = 3", ["list"], '2:1: "a" must be a table: write [questions.a], and its filters below'),
    ('[questions."a b"]', ["list"], '1:12: "a b" cannot be the name of a question: write one word'),
    (
        "[questions.a]\nnumbers = true",
        ["list", "@a"],
        '2:1: "numbers" is an option of list, but no filter: write one of',
    ),
    (
        "[questions.a]\nlong = true",
        ["list", "@a"],
        '2:1: "long" is an option of list, but no filter: write one of period',
    ),
    ("[list]\nlimt = 3", ["list", "--nope"], '2:1: there is no option "limt" of list: did you mean limit?'),
    ("[list]\nlong = true\nlimt = 3", ["list", "--no-long"], '3:1: there is no option "limt" of list'),
    ('[questions.a]\nperiod = "once"', ["list", "@a"], '2:1: "period": "once" cannot be read'),
    ('[questions.a]\nperiod = "once"', ["people", "@a"], '2:1: "period": "once" cannot be read'),
    ("x", ["list"], "1:2: expected '=' after a key in a key/value pair"),
    ("a = 1\na = 2", ["list"], "2:"),
]


@pytest.mark.parametrize(("text", "arguments", "words"), REFUSED)
def test_what_is_wrong_is_told_with_its_place(
    cli: Cli, config: Config, text: str, arguments: list[str], words: str
) -> None:
    path = config(text)
    answer = cli(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"csto-timeline: usage error: {path}:{words}")


@pytest.mark.parametrize(("text", "words"), [(text, words) for text, _, words in REFUSED])
def test_config_looks_at_all_of_it(cli: Cli, config: Config, text: str, words: str) -> None:
    """Also at the tables of other commands, and at questions that nobody asks."""
    path = config(text)
    assert f"{path}:{words}" in cli("config").err


def test_a_fault_in_a_table_of_another_command_waits_for_it(cli: Cli, config: Config) -> None:
    config("[stats]\nby = 3")
    assert cli("list", "--count").code == 0
    assert cli("stats").code == 2


def test_what_a_file_may_say_does_not_depend_on_the_terminal(config: Config) -> None:
    path = config('[questions."қазақстан"]\ncountry = "KZ"\n[questions."x²"]\n')
    env = environment({"CSTO_TIMELINE_CONFIG": str(path), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    call = [sys.executable, "-m", "csto_timeline", "list", "--count"]
    assert subprocess.run(call, env=env, capture_output=True, check=True).stderr == b""


@pytest.mark.parametrize("text", ["[list]\nlimt = 3", "[questions.a]\nlimt = 3", "[questions.b]"])
def test_help_of_a_command_needs_no_table_or_question(cli: Cli, config: Config, text: str) -> None:
    config(text)
    for arguments in (["list", "--help"], ["list", "@a", "-h"]):
        answer = cli(*arguments)
        assert (answer.code, answer.err, answer.out[:6]) == (0, "", "Usage:")
    assert cli("list", "@a").code == 2


def test_help_needs_no_settings(cli: Cli, config: Config) -> None:
    config("wrong")
    for arguments in (["--help"], ["--version"], ["list", "--help"], [], ["--no-config", "list", "--count"]):
        assert (cli(*arguments).code, cli(*arguments).err) == (0, "")


def test_no_config_stands_before_and_behind_the_command(cli: Cli, config: Config) -> None:
    config("[list]\nlimit = 1")
    every = cli("--no-config", "list", "--count").out
    assert cli("list", "--no-config", "--count").out == every
    assert len(cli("list", "--ids").out.splitlines()) == 1
    assert len(cli("list", "--ids", "--no-config").out.splitlines()) == int(every)


def test_text_of_the_file_does_not_steer_the_terminal(cli: Cli, config: Config) -> None:
    config('"\\u001b[2J\\u202e" = 1')
    assert "\\x1b[2J\\u202e" in cli("list").err
    config('[list]\ncountry = "\\u001b[2J"\n[questions.a]\nsearch = "x\\u001b[2J"')
    assert "\x1b" not in cli("config").out
