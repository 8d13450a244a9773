"""What goes on does not crowd out what begins in the period that is asked for."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event
from tests.screen import see


@pytest.fixture
def path(log_file: Callable[..., Path]) -> Path:
    return log_file(
        event(id="war", date="1990/..", title="War"),
        event(id="early", date="2020-01/2020-03"),
        event(id="a", date="2022-03-01", title="March"),
        event(id="b", date="2022-06/..", title="June on"),
        event(id="unknown-end", date="2021/"),
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["2022"], ["unknown-end", "a", "b", "war"]),
        (["--since", "2022"], ["unknown-end", "a", "b", "war"]),
        (["2022", "-n", "1"], ["unknown-end"]),
        (["2022", "--reverse"], ["b", "a", "unknown-end", "war"]),
        (["2022", "--reverse", "-n", "1"], ["b"]),
        ([], ["war", "early", "unknown-end", "a", "b"]),
        (["--until", "2022"], ["war", "early", "unknown-end", "a", "b"]),
        (["1990..2022"], ["war", "early", "unknown-end", "a", "b"]),
    ],
)
def test_what_goes_on_comes_last(cli: Cli, path: Path, asked: list[str], found: list[str]) -> None:
    assert cli("--log", path, "list", *asked).ids == found
    assert [each["id"] for each in json.loads(cli("--log", path, "list", *asked, "--json").out)] == found


def test_it_is_drawn_under_a_heading_of_its_own(path: Path) -> None:
    lines = see("--log", str(path), "list", "2022").lines
    assert lines.index("Going on") > lines.index("2022")
    assert "War" in lines[lines.index("Going on") + 1]
    assert "Going on" not in see("--log", str(path), "list").lines


def test_exports_have_the_heading_too(cli: Cli, path: Path) -> None:
    brief = cli("--log", path, "export", "-", "--format", "markdown", "2022").out
    headings = [line for line in brief.splitlines() if line.startswith("#")]
    assert headings[-2:] == ["## Going on", "### since 1990: War"]
    assert headings[1] == "## 2021"
    page = cli("--log", path, "export", "-", "--format", "html", "2022").out
    assert re.findall("<h2 id=.*</h2>", page) == [
        '<h2 id="_2021">2021</h2>',
        '<h2 id="_2022">2022</h2>',
        '<h2 id="_going-on">Going on</h2>',
    ]
    assert page.index('id="_going-on"') < page.index('id="war"')
    assert re.findall('<a href="#([^"]*)" title="1990', page) == ["war"]
    for format, none in (("markdown", "## Going on"), ("html", "_going-on")):
        assert none not in cli("--log", path, "export", "-", "--format", format).out


def test_the_first_event_of_a_name_is_the_earliest(cli: Cli, path: Path) -> None:
    (kind,) = json.loads(cli("--log", path, "kinds", "--since", "2022", "--json").out)
    assert (kind["first"], kind["events"]) == ("1990/..", 4)
