"""Completion from a log whose every text is code for some shell: nothing runs, in any of them."""

import ast
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from typer import Context
from typer.core import TyperGroup, TyperOption
from typer.main import get_command

from csto_timeline.cli import complete
from csto_timeline.cli.app import build
from csto_timeline.cli.group import COMMANDS
from csto_timeline.cli.shellwords import is_word
from tests.hostile import CHARACTERS, CODES, OFFERS, PLAIN, UNSEEN, hostile_log
from tests.screen import environment
from tests.shells import (
    answer,
    complete_in_bash,
    complete_in_fish,
    enter,
    needs,
    type_into_bash,
    type_into_zsh,
    words_read,
)

# The lines that the script of each shell takes apart, as it does.
PROTOCOLS = {
    "bash": r"(?P<value>[^\n]*)",
    "fish": r"(?P<value>[^\t]*)(\t(?P<text>.*))?",
    "zsh": r"""(_arguments '\*: :\(\()?"(?P<value>[^"]*)"(:"(?P<text>[^"]+)")?(\)\)')?""",
    "powershell": r"(?P<value>.*?):::(?P<text>.+)",
}
CTRL_G = b"\a"  # leaves the line
SHELLS = [pytest.param(shell, marks=needs(shell)) for shell in ("bash", "fish", "zsh")]


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Return a folder that stays empty unless something runs."""
    path = tmp_path / "scratch"
    path.mkdir()
    return path


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """Return the option for a log that is hostile with all codes and all characters."""
    others = [f"K{character}" for character in CHARACTERS if character not in {*PLAIN, " "}]
    return hostile_log(tmp_path / "log.json", [*CODES, *others])


def offers(shell: str, line: str, cwd: Path, **env: str) -> dict[str, str]:
    """Return what `shell` is offered behind `line`, each value with its description."""
    rows = answer(shell, line, cwd, env).split("\n")
    found = [re.fullmatch(PROTOCOLS[shell], row) for row in rows if row]
    assert all(found)
    return {match["value"]: match.groupdict().get("text") or "" for match in found if match}


@pytest.mark.parametrize("shell", PROTOCOLS)
@pytest.mark.parametrize(("line", "offered"), OFFERS.items())
def test_only_plain_words_are_offered(shell: str, line: str, offered: list[str], hostile: str, scratch: Path) -> None:
    found = offers(shell, f"{hostile} {line}", scratch)
    assert list(found) == offered
    assert all(re.fullmatch(r"[\w.,_ -]*", description) for description in found.values())


def test_every_character_of_a_code(tmp_path: Path, scratch: Path) -> None:
    """A code keeps letters, digits and `-._`, has a hyphen for its space, and is left out with anything else."""
    log = hostile_log(tmp_path / "log.json", [f"K{character}Z" for character in CHARACTERS])
    assert {*offers("bash", f"{log} list -c K", scratch)} == {"KZ", *(f"K{character}Z" for character in PLAIN)}


def test_bash_offers_nothing_to_run(hostile: str, scratch: Path) -> None:
    """Bash inserts what it is offered as it stands, and Enter runs that."""
    for line, offered in OFFERS.items():
        found = complete_in_bash(f"{hostile} {line}", scratch)
        enter("bash", found, scratch)
        assert (found, list(scratch.iterdir())) == (offered, [])


@needs("fish")
def test_fish_offers_nothing_to_run(hostile: str, scratch: Path) -> None:
    for line, offered in OFFERS.items():
        found = [row.split("\t")[0] for row in complete_in_fish(f"{hostile} {line}", scratch)]
        enter("fish", found, scratch)
        assert (found, list(scratch.iterdir())) == (offered, [])


def test_tab_and_enter_run_nothing_in_bash(tmp_path: Path, scratch: Path) -> None:
    logs = [hostile_log(tmp_path / f"{number}.json", [code]) for number, code in enumerate(CODES) if code[0] == "K"]
    type_into_bash([f"{log} list -p K" for log in logs], scratch, tmp_path)
    assert list(scratch.iterdir()) == []


@needs("zsh")
def test_tab_runs_nothing_in_zsh(hostile: str, tmp_path: Path, scratch: Path) -> None:
    """One log for each code: where zsh cannot parse what it evaluates, it runs none of it."""
    logs = [hostile_log(tmp_path / f"{number}.json", [code]) for number, code in enumerate(CODES)]
    completed = type_into_zsh([f"{log} list -c " for log in [*logs, hostile]], scratch, tmp_path, then=CTRL_G)
    assert list(scratch.iterdir()) == []
    assert completed == [f"{log} list -c KZ " for log in [*logs, hostile]]


@needs("zsh")
def test_tab_and_enter_run_nothing_in_zsh(tmp_path: Path, scratch: Path) -> None:
    log = hostile_log(tmp_path / "log.json", CODES[1:2])
    completed = type_into_zsh([f"{log} {line}" for line in OFFERS], scratch, tmp_path, then=b"\n")
    assert list(scratch.iterdir()) == []
    assert completed == [f"{log} {line.rpartition(' ')[0]} {offered[0]} " for line, offered in OFFERS.items()]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_reads_every_letter_as_itself(shell: str, tmp_path: Path) -> None:
    """What may be completed stands for itself in every shell, in whatever script."""
    letters = [chr(code) for code in range(0x80, sys.maxunicode + 1) if unicodedata.category(chr(code))[0] in "LMN"]
    words = [word for word in (f"x{letter}" for letter in [*PLAIN, *letters]) if is_word(word)]
    assert len(words) > 100_000
    assert words_read(shell, words, tmp_path) == words


@pytest.mark.parametrize("word", ["Қазақстан", "भारत", "ประเทศไทย", "日本", "x٣", "Oʻzbekiston", "a.b_c-d"])
def test_words_of_any_script(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("text", ["", "-c", "\u0301x", "x²", "x y", *(f"x{character}" for character in UNSEEN)])
def test_what_is_no_word(text: str) -> None:
    assert not is_word(text)


def test_a_description_that_has_nothing_left_is_none(tmp_path: Path, scratch: Path) -> None:
    log = hostile_log(tmp_path / "log.json", ["$\\`'\"[]"])
    assert answer("zsh", f"{log} list -c ", scratch) == """_arguments '*: :(("KZ"))'\n"""
    assert answer("pwsh", f"{log} list -c ", scratch) == "KZ::: \n"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("putin+pas", {"putin+pashinyan"}),
        ("putin+lukashenko+pas", {"putin+lukashenko+pashinyan"}),
        *((f"{before}+pas", set[str]()) for before in ("", "putin+", "'$(>PWNED)'", "';'", "-c", "putin+'`>PWNED`'")),
    ],
)
def test_what_is_typed_before_a_plus_comes_back_as_words_only(typed: str, offered: set[str], scratch: Path) -> None:
    assert {*offers("bash", f"list -p {typed}", scratch)} == offered


@pytest.mark.parametrize("shell", ["fish", "powershell"])
def test_a_long_description_stays_on_its_line(shell: str, tmp_path: Path, scratch: Path) -> None:
    """The rest of a description on a line of its own would be one more value."""
    log = hostile_log(tmp_path / "log.json", ["rm " * 1000])
    assert list(offers(shell, f"{log} list -c ", scratch, COLUMNS="20")) == ["KZ", "-".join(["rm"] * 1000)]
    assert all(option.startswith("--") for option in offers(shell, "list --", scratch, COLUMNS="20"))


def test_the_help_of_options_is_harmless() -> None:
    """Typer escapes `$`, colons and straight quotation marks for zsh, but not a backslash before them, nor markup."""
    group = get_command(build())
    assert isinstance(group, TyperGroup)
    context = Context(group)
    commands = [group, *filter(None, (group.get_command(context, name) for name in COMMANDS))]
    helps = [command.get_short_help_str() for command in commands[1:]]
    helps += [option.help or "" for command in commands for option in command.params if isinstance(option, TyperOption)]
    assert len(helps) > 100
    assert not {
        character for text in helps for character in text if character in "\\`'‘’[" or not character.isprintable()
    }


def test_an_encoding_other_than_utf_8_gets_ascii(tmp_path: Path, scratch: Path) -> None:
    """What it lacks would be spelt out with backslashes and quotation marks."""
    log = hostile_log(tmp_path / "log.json", ["Қазақстан", "’;>PWNED;’"])
    assert offers("zsh", f"{log} list -c ", scratch, PYTHONIOENCODING="ascii") == {"KZ": ""}


def test_what_is_no_regular_file_is_not_read(tmp_path: Path, scratch: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", "/dev/zero", tmp_path, tmp_path / ("x" * 300)):
        assert offers("bash", f"--log {path} list -c ", scratch) == {}


def test_a_bug_tells_the_shell_nothing(scratch: Path) -> None:
    """Zsh evaluates standard output: a traceback does not go there."""
    broken = "from csto_timeline.query import resolve; resolve.all_names = None; "
    broken += "from csto_timeline.cli import main; main()"
    env = {"_CSTO_TIMELINE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "csto-timeline list -c "}
    done = subprocess.run(
        [sys.executable, "-c", broken], capture_output=True, text=True, env=environment(env), cwd=scratch
    )
    assert (done.stdout, done.returncode) == ("", 70)
    assert "Traceback" in done.stderr


def test_every_completer_is_filtered() -> None:
    """None that is added can forget it."""
    package = Path(complete.__file__).parent
    used = {
        name
        for path in package.rglob("*.py")
        for name in re.findall(r"autocompletion=([\w.]+)", path.read_text("utf-8"))
    }
    functions = [
        node for node in ast.parse(Path(complete.__file__).read_text("utf-8")).body if isinstance(node, ast.FunctionDef)
    ]
    filtered = {
        f"complete.{f.name}" for f in functions if [ast.unparse(d) for d in f.decorator_list] == ["_for_shells"]
    }
    assert used == filtered
