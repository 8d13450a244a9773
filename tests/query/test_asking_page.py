"""What docs/asking.md says is read is read, and what it says is refused is refused."""

import re
import shlex
from pathlib import Path

import pytest

from csto_timeline.errors import UsageError
from csto_timeline.query.query import Query
from csto_timeline.query.search import parse_search
from tests.conftest import Cli
from tests.logs import event, make_log, select

PAGE = (Path(__file__).parents[2] / "docs" / "asking.md").read_text("utf-8")
UNDERSTOOD, REFUSED, NAMES = (
    re.findall(r"^\| `(.+?)` \| (.+?) \|", table, re.MULTILINE) for table in PAGE.split("| --- |\n")[1:]
)


# For each search of the page, a title that has what it looks for, and one that has not.
TITLES = {
    "leave": ("They are leaving", "They left-handed over the keys"),
    "freeze participation": ("Its participation freezes", "It freezes"),
    "leave OR withdraw": ("They withdraw", "They stay"),
    "armenia (leave OR withdraw)": ("Armenia may withdraw", "Armenia stays"),
    '"deep roots"': ("It has deep roots", "It is deep rooted"),
    "-summit": ("A meeting", "The summits"),
    "NOT summit": ("A meeting", "The summits"),
    "Kassym-Jomart": ("Kassym-Jomart speaks", "Jomart meets Kassym"),
    '"OR"': ("Now or never", "Now, never"),
}


@pytest.mark.parametrize("typed", [row[0] for row in UNDERSTOOD])
def test_searches_find_what_the_page_says(typed: str) -> None:
    found, other = TITLES[typed]
    log = make_log(event(id="found", title=found), event(id="other", title=other))
    assert [each.id for each in select(log, Query(search=(typed,))).events] == ["found"]


@pytest.mark.parametrize("typed", [row[0].replace("\\|", "|") for row in REFUSED])
def test_others_are_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        parse_search(typed)


@pytest.mark.parametrize(("typed", "key"), [(typed, key.strip("`")) for typed, key in NAMES])
def test_names_mean_what_the_page_says(cli: Cli, typed: str, key: str) -> None:
    option, name = shlex.split(typed)
    assert cli("list", option, name).out == cli("list", option, key).out != ""
