"""docs/your-own-log.md cannot drift: its commands are run, and must print what it shows.

`python -m tests.writing.test_your_own_log` writes what they print into it.
"""

import re
import tempfile
from pathlib import Path

import html5lib
import pytest

from csto_timeline.writing.names import date_of
from tests.screen import see

PAGE = Path(__file__).parents[2] / "docs" / "your-own-log.md"
COMMANDS = re.compile(r"^\$ (.*)$", re.MULTILINE)
DATES = re.findall(r"^\| (`.+`)(?: \(.*\))? \| (`.+`) \|$", PAGE.read_text("utf-8"), re.MULTILINE)


def run_blocks(text: str, folder: Path) -> str:
    """Return the page with the output of each command as it is now; what is exported stays so for those after it."""
    env = {"NO_COLOR": "1", "COLUMNS": "92"}

    def run(block: re.Match[str]) -> str:
        shown = ""
        for command in COMMANDS.findall(block[1]):
            if command.startswith("export "):
                name, value = command.removeprefix("export ").split("=")
                env[name] = value
                shown += f"$ {command}\n"
                continue
            output = see(shell=command, columns=500, env=env, cwd=folder).text
            shown += f"$ {command}\n" + (f"{output}\n" if output else "")
        return f"```console\n{shown}```"

    return re.sub(r"```console\n(.*?)```", run, text, flags=re.DOTALL)


def test_ten_commands_lead_to_a_page(tmp_path: Path) -> None:
    text = PAGE.read_text("utf-8")
    assert len(COMMANDS.findall(text)) == 10
    assert run_blocks(text, tmp_path) == text
    page = (tmp_path / "harbour.html").read_text("utf-8")
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert root.find("head/title").text == "Harbour disputes: timeline"
    assert all(title in page for title in ("Fishermen block", "A court closes", "negotiate", "We shall obey."))
    assert "CSTO" not in re.sub("(?i)csto-timeline", "", page)


@pytest.mark.parametrize(("typed", "written"), DATES)
def test_dates_are_written_as_the_page_says(typed: str, written: str) -> None:
    pairs = zip(re.findall("`(.+?)`", typed), re.findall("`(.+?)`", written) * 2, strict=False)
    for each, edtf in pairs:
        assert date_of(each).text == edtf


def test_the_page_has_its_dates() -> None:
    assert len(DATES) == 8


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(run_blocks(PAGE.read_text("utf-8"), Path(folder)), "utf-8")
