"""The README cannot drift: its commands are run, and must print what it shows.

`python -m tests.pages` writes what they print into it and the other pages of `tests/pages.py`.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from csto_timeline.dates.words import full
from csto_timeline.log.extra import members
from csto_timeline.log.whole import Log
from scripts.commands import PAGE as COMMANDS
from scripts.commands import commands
from scripts.page import PAGE, page
from scripts.picture import PICTURE, picture
from scripts.terminal import PICTURE as TERMINAL
from scripts.terminal import terminal
from tests.logs import decode
from tests.pages import PAGES, run_blocks, with_counts

README = Path(__file__).parent.parent / "README.md"
DOCS = README.parent / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_every_command_prints_what_the_page_shows(name: str, tmp_path: Path) -> None:
    text = (README.parent / name).read_text("utf-8")
    assert text.count("\n$ csto-timeline ") >= 6
    assert not re.search("Traceback|bug:", text)
    assert run_blocks(text, tmp_path) == text


def test_the_readme_is_short() -> None:
    assert len(README.read_text("utf-8").splitlines()) <= 180


def test_every_page_is_in_the_index_and_in_the_site() -> None:
    pages = {path.name for path in DOCS.glob("*.md")}
    index = set(re.findall(r"\]\(([\w-]+\.md)\)", (DOCS / "index.md").read_text("utf-8")))
    site = set(re.findall(r"[\w-]+\.md", (README.parent / "properdocs.yml").read_text("utf-8")))
    assert site == pages
    assert index == pages - {"index.md"}


def test_the_page_of_commands_is_what_help_prints() -> None:
    """`python -m scripts.commands` writes it anew."""
    assert COMMANDS.read_text("utf-8") == commands()


def test_the_terminal_is_what_the_program_draws() -> None:
    """`python -m scripts.terminal` draws it anew."""
    assert TERMINAL.read_text("utf-8") == terminal()
    assert not re.search(r"@font-face|url\((?!#)|@import", TERMINAL.read_text("utf-8"))


def test_the_numbers_of_the_log_are_right(builtin: Log) -> None:
    text = README.read_text("utf-8")
    assert with_counts(text, builtin) == text
    assert "from the treaty of 15 May 1992 to 28 February 2026" in " ".join(text.split())
    assert full(builtin.events[0].date) == "15 May 1992"
    assert max(event.date.end_max for event in builtin.events) == date(2026, 2, 28)


def test_the_log_of_the_format_page_is_one() -> None:
    page = (README.parent / "docs" / "log-format.md").read_text("utf-8")
    example = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert example is not None
    log = decode(example[1].encode(), "docs/log-format.md")
    rows = (log, log.events[0], log.events[0].accounts[0], log.people[0], log.people[0].offices[0], log.sources[0])
    for row in (*rows, log.places[0]):
        for member in members(type(row)):
            assert f"`{member.encode_name}`" in page
            if type(row) is not Log:
                assert f'"{member.encode_name}"' in example[1], member.encode_name


def test_the_picture_is_that_of_the_log() -> None:
    """`python -m scripts.picture` draws it anew."""
    assert PICTURE.read_text("utf-8") == picture()


def test_the_page_is_that_of_the_log() -> None:
    """`python -m scripts.page` writes it anew; the README links to it."""
    assert PAGE.read_text("utf-8") == page()
    assert f"({PAGE.relative_to(README.parent)})" in README.read_text("utf-8")


def test_the_picture_asks_no_other_host() -> None:
    assert "http" not in PICTURE.read_text("utf-8").replace("http://www.w3.org/", "")
