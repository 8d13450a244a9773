"""docs/working-together.md cannot drift: its commands are run, one after the other, and print what it shows.

`python -m tests.test_working_together` writes what they print into it.
"""

import re
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.screen import see

PAGE = Path(__file__).parent.parent / "docs" / "working-together.md"
COLUMNS = 100
FILE = re.compile(r"This is `(?P<name>\w+\.json)`:\n\n```json\n(?P<text>.*?)```", re.DOTALL)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
SOMEBODY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Anna"), ("EMAIL", "anna@harbour.example"))
}


def run_blocks(text: str, folder: Path) -> str:
    """Return the page with what its commands print in that folder."""
    for file in FILE.finditer(text):
        (folder / file["name"]).write_text(file["text"], "utf-8")
    env = {"NO_COLOR": "1", "COLUMNS": str(COLUMNS), "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", **SOMEBODY}

    def run(block: re.Match[str]) -> str:
        shown = []
        for command in (line for line in block[1].splitlines() if line.startswith("$ ")):
            output = see(shell=command.removeprefix("$ "), columns=500, env=env, cwd=folder).text
            shown.append(f"{command}\n{output}\n" if output else f"{command}\n")
        return "```console\n" + "".join(shown) + "```"

    return BLOCK.sub(run, text)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_every_command_prints_what_the_page_shows(tmp_path: Path) -> None:
    text = PAGE.read_text("utf-8")
    assert text.count("\n$ csto-timeline ") >= 9
    assert not re.search("Traceback|bug:|Usage:", text)
    assert run_blocks(text, tmp_path) == text


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(run_blocks(PAGE.read_text("utf-8"), Path(folder)), "utf-8")
