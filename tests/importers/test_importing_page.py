"""docs/importing.md cannot drift: its commands print what it shows, and its tables have all that there is.

`python -m tests.importers.test_importing_page` writes what the commands print into it.
"""

import re
import shutil
import tempfile
from pathlib import Path

from csto_timeline.importers import PRESETS
from csto_timeline.importers.mapping import TARGETS
from tests.importers.conftest import FILES
from tests.screen import see

PAGE = Path(__file__).parents[2] / "docs" / "importing.md"


def run_blocks(text: str, folder: Path) -> str:
    """Return the page with the output of each command in its console blocks as it is now."""
    shutil.copytree(FILES, folder, dirs_exist_ok=True)

    def run(block: re.Match[str]) -> str:
        commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
        shown = []
        for command in commands:
            line = command.removeprefix("$ ") + " 2>&1 | cat"
            output = see(shell=line, columns=500, env={"NO_COLOR": "1"}, cwd=folder).text
            shown.append(f"{command}\n{output}\n")
        return "```console\n" + "\n".join(shown) + "```"

    return re.sub(r"```console\n(.*?)```", run, text, flags=re.DOTALL)


def test_every_command_prints_what_the_page_shows(tmp_path: Path) -> None:
    text = PAGE.read_text("utf-8")
    assert text.count("\n$ csto-timeline ") >= 5
    assert run_blocks(text, tmp_path) == text


def test_every_preset_and_member_is_told() -> None:
    text = PAGE.read_text("utf-8")
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    named = {name for row in rows for name in re.findall("`(.*?)`", row)}
    assert named == {*(preset.name for preset in PRESETS), *TARGETS, "x-…", "--from"}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(run_blocks(PAGE.read_text("utf-8"), Path(folder)), "utf-8")
