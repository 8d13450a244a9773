"""docs/configuration.md cannot drift: its files are read, and its commands print what it shows.

`python -m tests.cli.config.test_configuration_page` writes what they print into it.
"""

import re
import tempfile
from pathlib import Path

from csto_timeline.cli.config.file import TOP
from tests.screen import see

PAGE = Path(__file__).parents[3] / "docs" / "configuration.md"
HOME = "/home/you"


def as_printed(text: str, home: Path) -> str:
    """Return the page with what its commands print, each after the file that stands before it."""
    (home / ".config" / "csto-timeline" / "timelines").mkdir(parents=True)
    file = home / ".config" / "csto-timeline" / "config.toml"

    def block(found: re.Match[str]) -> str:
        if found["language"] == "toml":
            file.write_text(found["text"], "utf-8")
            return found[0]
        commands = [line.removeprefix("$ ") for line in found["text"].splitlines() if line.startswith("$ ")]
        shown = (f"$ {command}\n{printed(command, home)}\n" for command in commands)
        return "```console\n" + "\n".join(shown) + "```"

    return re.sub(r"```(?P<language>toml|console)\n(?P<text>.*?)```", block, text, flags=re.DOTALL)


def printed(command: str, home: Path) -> str:
    """Return what a command prints in a pipe, and on standard error."""
    env = {"HOME": str(home), "CSTO_TIMELINE_CONFIG": ""}
    line = f"({command}) 2>&1 | cat"
    lines = see(shell=line, columns=500, env=env).raw.decode().replace("\r\n", "\n")
    return lines.replace(str(home), HOME).rstrip("\n")


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    text = PAGE.read_text("utf-8")
    assert as_printed(text, tmp_path) == text


def test_the_first_file_is_one(tmp_path: Path) -> None:
    text = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert text is not None
    folder = tmp_path / ".config" / "csto-timeline"
    (folder / "timelines").mkdir(parents=True)
    (folder / "timelines" / "mine.json").write_text('{"events": []}')
    (folder / "config.toml").write_text(text[1], "utf-8")
    rows = printed("csto-timeline config --color never", tmp_path).splitlines()
    assert len(rows) == 6 + 4 + 1
    assert f"log\t{HOME}/.config/csto-timeline/timelines/mine.json\tfile: line 1" in rows


def test_the_page_names_every_setting() -> None:
    assert all(f"`{name}`" in PAGE.read_text("utf-8") for name in TOP)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        PAGE.write_text(as_printed(PAGE.read_text("utf-8"), Path(home)), "utf-8")
