"""docs/answers.md: its commands are run, and must print what it shows.

`python -m tests.cli.test_answers_page` writes what they print into it.
"""

import re
import shlex
import tempfile
from pathlib import Path
from textwrap import indent

import pytest

from csto_timeline.answers.columns import COLUMNS
from csto_timeline.cli import last_list
from csto_timeline.cli.group import COMMANDS
from tests.conftest import Cli
from tests.screen import see

PAGE = Path(__file__).parents[2] / "docs" / "answers.md"
TEXT = PAGE.read_text("utf-8")
NAME_FIELDS = [each for each in re.findall("`([^`\n]+)`", TEXT) if each.split()[0] in COMMANDS and " " in each]
OPENED = re.findall(r"^\| (`.+?`) \| (.+?) \|$", TEXT, re.MULTILINE)


def run_blocks(text: str, folder: Path) -> str:
    """Return the page with the output of the command in each of its console blocks as it is now."""

    def run(block: re.Match[str]) -> str:
        margin, command = block[1], block[2]
        output = see(shell=command, columns=92, env={"NO_COLOR": "1"}, cwd=folder).text
        return indent(f"```console\n$ {command}\n{output}\n```", margin)

    return re.sub(r"^( *)```console\n *\$ (.*)\n(?:.*\n)*? *```", run, text, flags=re.MULTILINE)


def test_every_command_prints_what_the_page_shows(tmp_path: Path) -> None:
    assert TEXT.count("$ csto-timeline ") >= 4
    assert run_blocks(TEXT, tmp_path) == TEXT


@pytest.mark.parametrize("typed", [each for each in NAME_FIELDS if not re.search(r"\b(ID|NAMES)\b", each)])
def test_every_command_that_it_names_answers(cli: Cli, typed: str) -> None:
    answer = cli(*shlex.split(typed))
    assert (answer.code, bool(answer.out)) == (0, True), answer.err


@pytest.mark.parametrize("typed", [each for row, _ in OPENED for each in re.findall("`([^`]+)`", row)])
def test_what_show_takes(cli: Cli, typed: str) -> None:
    answer = cli("show", *shlex.split(typed))
    if typed in {"3", "last"}:  # no list was drawn on a terminal before
        assert (answer.code, answer.out) == (2, "")
    else:
        assert (answer.code, answer.out[:1] != "") == (0, True), answer.err


def test_what_it_says_in_numbers_and_names() -> None:
    assert f"up to {last_list.MOST}" in TEXT
    (columns,) = re.findall(r"prints any of these, in the order you give: (.*?)\. On a", TEXT, re.DOTALL)
    assert re.findall(r"`(\w+)`", columns) == list(COLUMNS)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(run_blocks(TEXT, Path(folder)), "utf-8")
