"""What docs/asking.md says is read is read, and what it says is refused is refused."""

import re
import shlex
from pathlib import Path

import pytest

from csto_timeline.errors import UsageError
from csto_timeline.query.search import parse_search
from tests.conftest import Cli

PAGE = (Path(__file__).parents[2] / "docs" / "asking.md").read_text("utf-8")
UNDERSTOOD, REFUSED, NAMES = (
    re.findall(r"^\| `(.+?)` \| (.+?) \|", table, re.MULTILINE) for table in PAGE.split("| --- |\n")[1:]
)


@pytest.mark.parametrize("typed", [row[0] for row in UNDERSTOOD])
def test_searches_are_understood(typed: str) -> None:
    parse_search(typed)


@pytest.mark.parametrize("typed", [row[0].replace("\\|", "|") for row in REFUSED])
def test_others_are_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        parse_search(typed)


@pytest.mark.parametrize(("typed", "key"), [(typed, key.strip("`")) for typed, key in NAMES])
def test_names_mean_what_the_page_says(cli: Cli, typed: str, key: str) -> None:
    option, name = shlex.split(typed)
    assert cli("list", option, name).out == cli("list", option, key).out != ""
