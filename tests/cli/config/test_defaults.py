"""What the settings file says holds where the command line says nothing, and goes with every call."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.calls import CALLS
from tests.cli.config.conftest import Config
from tests.conftest import Cli
from tests.logs import event, log_bytes
from tests.screen import see

Write = Callable[..., Path]


@pytest.fixture
def mine(config: Config) -> Path:
    """Write a log beside the settings file."""
    path = config("").with_name("mine.json")
    path.write_bytes(log_bytes(event(id="mine"), title="My log"))
    return path


@pytest.mark.usefixtures("mine")
def test_the_log(cli: Cli, config: Config, log_file: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """An option beats the environment, that beats the file, and that the built-in log."""
    config('log = "mine.json"')  # in the folder of the file
    other, third = log_file(event(id="other")), log_file(event(id="third"))
    assert cli("list").ids == ["mine"]
    assert cli("list", "--log", other).ids == cli("--log", other, "list").ids == ["other"]
    assert len(cli("list", "--log", "builtin").ids) > 100
    assert len(cli("list", "--no-config").ids) > 100
    monkeypatch.setenv("CSTO_TIMELINE_LOG", str(third))
    assert cli("list").ids == ["third"]
    assert cli("list", "--log", other).ids == ["other"]


@pytest.mark.parametrize("log", ['"."', '["mine.json", "builtin"]', '"~/mine.json"'])
def test_a_log_may_be_a_folder_several_or_at_home(
    cli: Cli, config: Config, mine: Path, log: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(mine.parent))
    config(f"log = {log}")
    assert "mine" in cli("list").ids


@pytest.mark.usefixtures("mine")
def test_the_log_is_that_of_the_folder_of_the_file_wherever_one_is(
    cli: Cli, config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config('log = "mine.json"')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CSTO_TIMELINE_CONFIG", "settings/config.toml")
    assert cli("list").ids == ["mine"]
    assert "mine.json" in cli("check").err


def test_a_name_that_no_file_can_have(cli: Cli, config: Config) -> None:
    config(r'log = "a\u0000b.json"')
    answer = cli("list")
    assert (answer.code, "cannot be read: embedded null byte" in answer.err) == (3, True)


def test_a_file_that_an_option_names_is_beside_the_settings(
    cli: Cli, config: Config, mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config('[check]\naccept = "accepted.json"')
    mine.with_name("accepted.json").write_text('[{"rule": "single-source", "reason": "Nobody else wrote."}]')
    assert "Nobody else wrote." in cli("check", mine).err


def test_options_of_a_command(cli: Cli, config: Config) -> None:
    config('[list]\nlimit = 2\nreverse = true\ncountry = ["kazakhstan", "KG"]\nsince = 2020\nuntil = 2022-11-23\n')
    typed = "list --limit 2 --reverse --country kazakhstan --country KG --since 2020 --until 2022-11-23 --no-config"
    assert cli("list").out == cli(*typed.split()).out
    assert len(cli("stats").out.splitlines()) > 10  # another command


@pytest.mark.parametrize(("option", "text"), [("since", "since 2022"), ("until", "by 2022"), ("until", "2022-11")])
def test_a_side_of_a_period_is_read_as_its_option_is(cli: Cli, config: Config, option: str, text: str) -> None:
    config("")
    asked = cli("list", f"--{option}", text, "--count")
    config(f'[list]\n{option} = "{text}"')
    assert cli("list", "--count").out == asked.out != cli("--no-config", "list", "--count").out


def test_an_option_given_beats_the_file(cli: Cli, config: Config) -> None:
    config('[list]\nlimit = 2\ncountry = "kazakhstan"\nlong = true\ngroup-by = "kind"\n')
    found = cli("list", "-n", "3", "-c", "armenia", "--group-by", "year", "--no-long")
    assert found.out == cli("list", "-n", "3", "-c", "armenia", "--group-by", "year", "--no-config").out


def test_what_the_file_turns_on_is_turned_off(cli: Cli, config: Config) -> None:
    config("plain = true\nmerge = true\npager = false\n[export]\nno-sources = true\n")
    behind = cli("config", "--no-plain", "--no-merge").out
    assert "merge\tno\toption: --no-merge" in behind
    assert "plain\tno\toption: --no-plain" in behind
    before = cli("--no-plain", "--pager", "config").out
    assert "plain\tno\toption: --no-plain" in before
    assert "option: --pager" in before
    sources = cli("export", "-", "2022-11", "--sources").out
    assert sources == cli("export", "-", "2022-11", "--no-config").out != cli("export", "-", "2022-11").out


def test_without_such_a_setting_there_is_nothing_to_turn_off(cli: Cli, config: Config) -> None:
    config("[list]\nlong = false")
    assert "No such option: --no-long" in cli("list", "--no-long").err


@pytest.mark.parametrize(
    ("variables", "options", "colored"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({}, ["--color", "never"], False),
        ({}, ["--no-config"], False),
    ],
)
def test_color_colours_a_pipe_and_changes_nothing_else(
    cli: Cli,
    config: Config,
    variables: dict[str, str],
    options: list[str],
    colored: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    config('color = "always"')
    out = cli("list", "2022-11", *options).out
    assert ("\x1b[" in out) == colored
    assert out.count("\n") == out.count("\t") / 4


def test_color_never_on_a_terminal(config: Config) -> None:
    env = {"CSTO_TIMELINE_CONFIG": str(config('color = "never"'))}
    assert b"\x1b[" not in see("list", "2022-11", env=env).raw
    assert b"\x1b[" in see("list", "2022-11", "--color", "always", env=env).raw
    assert b"\x1b[" in see("list", "2022-11", env={**env, "FORCE_COLOR": "1"}).raw


def test_the_pager_of_the_file(config: Config) -> None:
    """It comes before $PAGER, which is for all programs; `false` is none."""
    env = {"PAGER": "echo of the environment #"}
    config("pager = 'echo of the file #'")
    env["CSTO_TIMELINE_CONFIG"] = str(config("pager = 'sh -c \"echo of the file; cat >/dev/null\"'"))
    seen = see("list", rows=20, env=env)
    assert "of the file" in seen.text
    assert "of the file" not in see("list", "--no-pager", rows=20, env=env).text
    config("pager = false")
    assert "of the" not in see("list", "2022-11", rows=5, env=env).text.splitlines()[-1]
    config("pager = 'no-such-pager'")
    assert "pager: no-such-pager cannot be run: shown without a pager" in see("list", rows=20, env=env).text


def test_plain(config: Config) -> None:
    env = {"CSTO_TIMELINE_CONFIG": str(config("plain = true"))}
    assert see("list", "2022-11", env=env).text == see("list", "2022-11", "--plain").text


SWITCHES = {
    "list": ["long", "why", "table", "numbers", "count", "ids", "json", "certain", "reverse"],
    "sources": ["long", "cite", "json"],
    "quotes": ["markdown", "json"],
    "export": ["no-sources", "front-matter", "raw", "excel", "certain-days", "force"],
}
NEEDED = {  # besides the switch
    **{("export", given): ["--format", "csv"] for given in ("raw", "excel")},
    ("export", "certain-days"): ["--format", "ics"],
    ("list", "certain"): ["2022"],
}


@pytest.mark.parametrize(
    ("command", "set", "given"),
    [(command, one, other) for command, every in SWITCHES.items() for one in every for other in every if one != other],
)
def test_a_setting_that_does_not_go_with_the_call_is_left_out(
    cli: Cli, config: Config, command: str, set: str, given: str, tmp_path: Path
) -> None:
    """What works without the file works with it."""
    file = [tmp_path / "out"] if command == "export" else []
    format = ["--format", "md"] if command == "export" else []
    call = [command, *file, *NEEDED.get((command, given), format), f"--{given}"]
    config("")
    assert cli(*call).code == 0
    config(f"[{command}]\n{set} = true")
    (tmp_path / "out").unlink(missing_ok=True)
    assert cli(*call).code == 0


@pytest.mark.parametrize("suffix", ["csv", "ics", "json", "html", "md"])
def test_settings_of_one_format_do_not_stop_another(cli: Cli, config: Config, suffix: str, tmp_path: Path) -> None:
    config('[export]\nstyle = "table"\nraw = true\ncertain-days = true\nauthor = "A. B."\n')
    assert cli("export", tmp_path / f"out.{suffix}", "2022-11").code == 0


@pytest.mark.parametrize("command", ["show", "accounts"])
def test_filters_of_the_file_do_not_stop_an_event(cli: Cli, config: Config, command: str) -> None:
    config(f'[{command}]\ncountry = "kazakhstan"')
    answer = cli(command, "csto-summit-yerevan-2022")
    assert answer.out == cli(command, "csto-summit-yerevan-2022", "--no-config").out != ""


def test_settings_that_do_not_go_with_each_other_are_told(cli: Cli, config: Config) -> None:
    path = config('[list]\ncolumns = "date"\nlong = true')
    assert f"{path}:3:1: --columns and --long cannot be used together: choose one" in cli("list").err
    assert cli("list", "--ids").code == 0


def test_what_is_typed_wrong_is_told_as_without_a_file(cli: Cli, config: Config) -> None:
    config('[list]\nlong = true\ngroup-by = "kind"')
    for typed in (["nonsense"], ["--since", "nonsense"], ["--count", "--ids"], ["-c", "nowhere"], ["--limit", "x"]):
        assert cli("list", *typed).err == cli("list", *typed, "--no-config").err != ""


@pytest.mark.parametrize("command", CALLS)
def test_every_command_takes_an_empty_table(cli: Cli, config: Config, command: str) -> None:
    config("")
    before = cli(*CALLS[command])
    assert before.code == 0
    config(f"[{command}]")
    assert cli(*CALLS[command]) == before


def test_hints_and_completion_go_by_the_log_of_the_file(cli: Cli, config: Config, mine: Path) -> None:
    mine.write_bytes(log_bytes(event(people=["zorro"])))
    config('log = "mine.json"')
    assert "Did you mean --person zorro?" in cli("list", "zorro").err


@pytest.mark.usefixtures("mine")
def test_a_line_of_a_list_drawn_from_the_log_of_the_file(config: Config) -> None:
    env = {"CSTO_TIMELINE_CONFIG": str(config('log = "mine.json"'))}
    line = "csto-timeline list --numbers; csto-timeline show 1"
    assert see(shell=line, env=env).text.count("A title") == 2


def test_the_tests_read_no_settings_of_whoever_runs_them() -> None:
    assert os.environ["CSTO_TIMELINE_CONFIG"] == os.devnull
