"""The files that the page makes, in a real browser: as the program's own exports of the same selection."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from csto_timeline.dates.typed import parse_period
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.browser import CHROMIUM, WITHOUT
from tests.formats.conftest import Open, whole
from tests.formats.test_html import HOSTILE, hostile_log
from tests.formats.test_html_structure import LOGS
from tests.full_log import FULL
from tests.logs import decode, event, make_log, select

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)
PERIOD = parse_period("2022-09..2022-11")


@pytest.mark.parametrize("format", ["csv", "icalendar"])
def test_they_are_those_of_the_program(open_page: Open, builtin: Log, format: str) -> None:
    """To the character: all events of the log, and those of a country in a period, certain and possible."""
    made = {"csv": "buttons.csv()", "icalendar": "buttons.calendar()"}[format]
    page = open_page(builtin)
    assert page.tab.evaluate(made) == whole(format, builtin)
    page.goto("#country=AM&from=2022-09&to=2022-11")
    assert page.tab.evaluate(made) == whole(format, builtin, countries=("AM",), period=PERIOD)
    page.kept()


FORMULAS = make_log(
    event(
        title="=1+1", summary='+SUM(A1)\n\n-2\n\n "=3"', place="@x; =y", tags=["a; =b", '"c', "=d"], countries=["=E"]
    ),
    event(id="two", title='He said "; =cmd"', time="14:30+04:00", absent=["AM"]),
    event(id="near-zero", place="Null", date="1900-01-01", part_of="two", follows="gone"),
    event(id="three", time="23:30", accounts=[{"source": "s"}, {"source": "s"}, {"source": "t", "date": "2022"}]),
    event(id="four", date="{2020..2022}", date_note="=1\n\n[1] x; =2", summary="a\n\n[1] x\n\nDate: y\n\n\\[2] z"),
    event(id="five", date="2022~/2023?", accounts=[{"source": "s", "says": "[3] x\n\nDate: y"}, {"source": "u"}]),
    places=[{"id": "null", "name": "Null", "coordinates": [0.0000001, -12.5]}],
    sources=[
        {"id": "s", "publisher": "a; b", "title": "“c”\\", "author": "d, e", "published": "2022-33", "wire": 'f"'},
        {"id": "u", "publisher": "a; b", "url": "g;", "archived": "https://h.example/", "accessed": "2022-01-02"},
        {"id": "t", "publisher": "a; b", "language": "ru"},
    ],
)


@pytest.mark.parametrize("format", ["csv", "icalendar"])
@pytest.mark.parametrize("name", ["odd dates", "open sides", "formulas", "full", "hostile"])
def test_so_are_those_of_odd_logs(open_page: Open, format: str, name: str) -> None:
    log = {**LOGS, "formulas": FORMULAS, "full": decode(json.dumps(FULL).encode(), "full"), "hostile": hostile_log()}[
        name
    ]
    page = open_page(log)
    made = page.tab.evaluate({"csv": "buttons.csv()", "icalendar": "buttons.calendar()"}[format])
    assert made == whole(format, log)
    page.kept()


def test_buttons_save_them(open_page: Open, builtin: Log, tmp_path: Path) -> None:
    page = open_page(builtin, "#kind=protest")
    for button, name in (("CSV", "timeline.csv"), ("Calendar", "timeline.ics"), ("Picture", "timeline.svg")):
        with page.tab.expect_download() as download:
            page.tab.get_by_role("button", name=button, exact=True).click()
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
        assert page.tab.locator("#_done").inner_text() == f"Saved {name}."
    assert (tmp_path / "timeline.csv").read_bytes().decode() == whole("csv", builtin, kinds=("protest",))
    assert (tmp_path / "timeline.ics").read_bytes().decode() == whole("icalendar", builtin, kinds=("protest",))
    page.kept()


def test_the_picture_stands_alone(open_page: Open, builtin: Log) -> None:
    """It is valid, has its colours and words in it, and says what it is of."""
    page = open_page(builtin, "#kind=protest&kind=summit&from=2022")
    page.tab.evaluate("picture.draw()")
    root = ElementTree.fromstring(page.tab.evaluate("buttons.svg()"))  # noqa: S314 (our own)
    name = "{http://www.w3.org/2000/svg}"
    elements = list(root.iter())
    assert {each.tag.removeprefix(name) for each in elements} <= {"svg", "g", "title", "desc", "rect", "path", "text"}
    assert not {key for each in elements for key in each.attrib} & {"class", "href", "style", "tabindex"}
    texts = [each.text for each in elements if each.tag == name + "text"]
    assert "Collective Security Treaty Organization" in texts
    found = select(builtin, Query(kinds=("protest", "summit"), period=parse_period("2022.."))).matches
    assert any((text or "").startswith(f"Kind protest or summit; from 2022. {len(found)} of") for text in texts)
    paths = [each for each in elements if each.tag == name + "path"]
    assert {"rgb(0, 135, 255)"} <= {each.get("fill") for each in paths}


def test_a_hostile_log_makes_a_harmless_picture(open_page: Open) -> None:
    page = open_page(hostile_log())
    page.tab.evaluate("picture.draw()")
    root = ElementTree.fromstring(page.tab.evaluate("buttons.svg()"))  # noqa: S314 (our own)
    assert "script" not in {each.tag.rpartition("}")[2] for each in root.iter()}
    assert any(HOSTILE[0] in (each.text or "") for each in root.iter())


def test_links_and_citations_are_copied(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#kind=summit")
    page.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.tab.get_by_role("button", name="Copy link").click()
    page.until("document.getElementById('_done').textContent === 'Copied the link.'")
    assert page.tab.evaluate("navigator.clipboard.readText()") == page.tab.url
    row = page.tab.locator("#csto-summit-yerevan-2022")
    row.locator("summary").click()
    row.get_by_role("button", name="Copy citation").click()
    page.until("document.getElementById('_done').textContent === 'Copied the citation.'")
    lines = page.tab.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0] == "CSTO leaders meet in Yerevan, 23 Nov 2022"
    (own,) = (each for each in builtin.events if each.id == "csto-summit-yerevan-2022")
    assert len(lines) == 1 + len({account.source for account in own.accounts})
    page.kept()


def test_the_files_are_made_of_what_the_page_says() -> None:
    """The log stands in the page once: no copy of a title or summary that would grow it."""
    log = make_log(event(title="A title that is nowhere else", summary="A summary that is nowhere else"))
    text = whole("html", log)
    assert text.count("A summary that is nowhere else") == 1
    assert json.dumps("A summary") not in text
