"""The manual page is that of the help texts, and is good roff."""

import re
import shutil
import subprocess

import pytest

from csto_timeline.cli.group import COMMANDS
from scripts.manual import FILTERS, PAGE, manual

PAGE_TEXT = PAGE.read_text("utf-8")


def test_it_is_current() -> None:
    """`python -m scripts.manual` writes it anew."""
    assert manual() == PAGE_TEXT


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_a_section(command: str) -> None:
    assert f"\n.SS {command} " in PAGE_TEXT


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_is_there_once(name: str) -> None:
    option = "[PERIOD]" if name == "period" else f"--{name.replace('_', '-')}"
    section = PAGE_TEXT.split(".SH FILTERS")[1].split(".SH SETTINGS")[0].replace("\\-", "-")
    assert len(re.findall(rf"^\\fB.*{re.escape(option)}[ \\]", section, re.MULTILINE)) == 1


def test_options_of_a_command_are_no_filters_because_of_their_names() -> None:
    section = PAGE_TEXT.split("\n.SS add ")[1].split("\n.S")[0].replace("\\-", "-")
    assert "Takes all filters" not in section
    for option in ("--country", "--person", "--kind", "--tag", "--source"):
        assert re.search(rf"^\\fB.*{option} ", section, re.MULTILINE), option
    filters = PAGE_TEXT.split(".SH FILTERS")[1].split(".SH SETTINGS")[0]
    assert "who took part; repeat for more" not in filters


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_has_no_complaint() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-Kutf8", str(PAGE)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "quotes" in done.stdout
