"""The README cannot drift: its commands are run, and must print what it shows.

`python -m tests.test_readme` writes what they print into it.
"""

import re
import tempfile
from datetime import date
from pathlib import Path

from csto_timeline.dates.words import full
from csto_timeline.log.extra import members
from csto_timeline.log.whole import Log
from scripts.page import PAGE, page
from scripts.picture import PICTURE, picture
from tests.logs import decode
from tests.screen import see

README = Path(__file__).parent.parent / "README.md"
COLUMNS = 92


def run_blocks(text: str, folder: Path) -> str:
    """Give the README with the output of each command in its console blocks as it is now."""
    own_log = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert own_log is not None
    (folder / "mine.json").write_text(own_log[1], "utf-8")

    def run(block: re.Match[str]) -> str:
        commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
        shown = []
        for command in commands:
            env = {"NO_COLOR": "1", "COLUMNS": str(COLUMNS)}
            output = see(shell=command.removeprefix("$ "), columns=500, env=env, cwd=folder).text
            shown.append(f"{command}\n{output}\n")
        return "```console\n" + "\n".join(shown) + "```"

    return re.sub(r"```console\n(.*?)```", run, text, flags=re.DOTALL)


def test_every_command_prints_what_the_readme_shows(tmp_path: Path) -> None:
    text = README.read_text("utf-8")
    assert text.count("\n$ csto-timeline ") >= 8
    assert "Traceback" not in text
    assert run_blocks(text, tmp_path) == text


def test_the_numbers_of_the_log_are_right(builtin: Log) -> None:
    used = {account.source for event in builtin.events for account in event.accounts}
    publishers = {builtin.source(id).publisher for id in used}
    text = " ".join(README.read_text("utf-8").split())
    assert f"{len(builtin.events)} events from the treaty of 15 May 1992 to 28 February 2026" in text
    assert f"from {len(used)} sources of {len(publishers)} publishers" in text
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


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(run_blocks(README.read_text("utf-8"), Path(folder)), "utf-8")
