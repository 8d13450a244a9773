"""The names of saved questions, completed by shells."""

import json
import re
from pathlib import Path

import pytest

from tests.cli import test_complete_hostile as hostile
from tests.cli.config.conftest import Config
from tests.hostile import CODES, hostile_log
from tests.shells import answer, needs, type_into_bash, type_into_zsh

QUESTIONS = """\
[questions.armenia-exit]
country = "armenia"
[questions.armenia-old]
until = 2010
[questions.kz]
country = "KZ"
"""


def offered_by(shell: str, line: str, folder: Path, **env: str) -> dict[str, str]:
    """Return what a shell is offered behind a line; zsh completes files where that is nothing."""
    if shell == "zsh" and answer(shell, line, folder, env) == "_files\n":
        return {}
    return hostile.offers(shell, line, folder, **env)


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("list @a", ["@armenia-exit", "@armenia-old"]),
        ("list @", ["@armenia-exit", "@armenia-old", "@kz"]),
        ("export - @k", ["@kz"]),
        ("show @k", ["@kz"]),
        ("list --limit 3 @x", []),
        ("list --search @k", []),
        ("schema @k", []),
    ],
)
def test_names_are_completed(shell: str, line: str, offered: list[str], config: Config, tmp_path: Path) -> None:
    assert [*offered_by(shell, line, tmp_path, CSTO_TIMELINE_CONFIG=str(config(QUESTIONS)))] == offered


def test_powershell_would_take_a_bare_sign_for_code(config: Config, tmp_path: Path) -> None:
    assert not offered_by("powershell", "list @", tmp_path, CSTO_TIMELINE_CONFIG=str(config(QUESTIONS)))


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Return a folder that stays empty unless something runs."""
    path = tmp_path / "scratch"
    path.mkdir()
    return path


def test_bash_types_the_rest_of_a_name(config: Config, scratch: Path, tmp_path: Path) -> None:
    """Bash takes the sign for a word of its own."""
    path = config(QUESTIONS)
    line = f"--log builtin list @armenia-e\t--ids > {tmp_path}/found; export CSTO_TIMELINE_CONFIG={path}; :"
    type_into_bash([f": ; export CSTO_TIMELINE_CONFIG={path}", line], scratch, tmp_path)
    assert "csto-summit-yerevan-2022" in (tmp_path / "found").read_text()


@needs("zsh")
def test_zsh_types_the_rest_of_a_name(config: Config, scratch: Path, tmp_path: Path) -> None:
    path = config(QUESTIONS)
    typed = type_into_zsh([f"; export CSTO_TIMELINE_CONFIG={path}", "list @armenia-e"], scratch, tmp_path, then=b"\n")
    assert typed[-1] == "list @armenia-exit "


@pytest.mark.parametrize("shell", hostile.PROTOCOLS)
def test_a_hostile_file_offers_nothing_to_run(shell: str, config: Config, scratch: Path, tmp_path: Path) -> None:
    """Its names are no words, its texts are code, its log is hostile: plain words are offered, or nothing."""
    log = hostile_log(tmp_path / "log.json", CODES).removeprefix("--log ")
    tables = [f"[questions.{json.dumps(code)}]\ncountry = {json.dumps(code)}\n" for code in CODES if "\x7f" not in code]
    env = {"CSTO_TIMELINE_CONFIG": str(config("".join(dict.fromkeys(tables))))}
    assert not offered_by(shell, "list @", scratch, **env)
    texts = "".join(f"[questions.K{n}]\ncountry = {json.dumps(code)}\n" for n, code in enumerate(CODES))
    config(f"log = {json.dumps(log)}\n{texts}")
    found = offered_by(shell, "list @", scratch, **env)
    assert all(re.fullmatch(r"[\w.,_ -]*", text) for text in found.values())
    assert len(found) == (0 if shell == "powershell" else len(CODES))
    assert [*offered_by(shell, "list -c ", scratch, **env)] == ["KZ"]  # of the log that the file names
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("text", ["wrong", "[list]\nlimit = 0", 'log = "no-such.json"', "color = 3"])
def test_a_file_at_fault_completes_nothing_and_says_nothing(config: Config, text: str, tmp_path: Path) -> None:
    env = {"CSTO_TIMELINE_CONFIG": str(config(text))}
    assert answer("bash", "list @", tmp_path, env) in {"", "\n"}
