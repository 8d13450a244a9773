"""A page of a large log: its events come in pieces, within the page or from a folder, and are drawn as one scrolls."""

import re
import time
from collections import Counter
from xml.etree.ElementTree import Element

import html5lib
import pytest

from csto_timeline.formats import by_name
from csto_timeline.formats.exporter import Options
from csto_timeline.formats.html.page import Page
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.browser import CHROMIUM, WITHOUT
from tests.formats.conftest import Open, Opened, whole
from tests.formats.test_html import hostile_log
from tests.formats.test_html_structure import LOGS
from tests.logs import event, make_log, select

NUMBER, PIECE = 600, 200
PORTION = 100  # rows that are drawn at first, where there are more than some hundred
IN_A_BROWSER = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)
EITHER = pytest.mark.parametrize("folder", [False, True], ids=["one file", "a folder"])


@pytest.fixture(scope="module")
def large() -> Log:
    """Return a log of three pieces, of which years go on in the next."""
    return make_log(*(event(id=f"e-{n}", date=f"{2000 + n // 120}", title=f"Title {n}") for n in range(NUMBER)))


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Page, "piece", PIECE)


def pages(log: Log) -> dict[str, str]:
    """Return the files of a folder, by name."""
    files = by_name("html").folder(select(log, Query()), Options(), iter)
    return {name: content.decode() for name, content in files}


def complete(page: Opened) -> Opened:
    """Wait until the page has taken in all its events."""
    while page.tab.evaluate("events.length < pieces.total"):
        time.sleep(0.05)
    return page


@pytest.mark.parametrize("log", [LOGS[name] for name in ("tricks", "decades", "odd dates", "empty")])
def test_pieces_are_whole_pages(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each event stands in one of them, without scripts too; a browser finds no error, and no id twice."""
    monkeypatch.setattr(Page, "piece", 2)
    one, several = whole("html", log), pages(log)
    for texts in ([one], several.values()):
        met = Counter[str]()
        for text in texts:
            root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
            ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
            assert max(ids.values(), default=1) == 1
            met.update(row.get("id") or "" for row in rows(root))
        assert met == Counter(row.id for row in log.events)


def rows(root: Element) -> list[Element]:
    return [each for each in root.iter("li") if "event" in (each.get("class") or "").split()]


def test_an_index_may_have_its_pieces_in_frames_and_nothing_else(large: Log) -> None:
    files = pages(large)
    rules = {name: re.findall(r'Policy" content="(.*?)"', text)[0] for name, text in files.items()}
    index = rules.pop("index.html")
    assert (
        index.replace("frame-src &#39;self&#39;; ", "")
        == re.findall(r'Policy" content="(.*?)"', whole("html", large))[0]
    )
    for rule in rules.values():
        assert re.fullmatch(
            r"default-src 'none'; script-src 'sha256-\S+'; style-src 'sha256-\S+'; "
            r"img-src data:; base-uri 'none'; form-action 'none'",
            rule.replace("&#39;", "'"),
        )


def test_the_bars_of_an_index_lead_to_events_on_the_pages_beside_it(large: Log) -> None:
    files = pages(large)
    bars = re.findall(r'<a href="([^"]*)#([^"]+)" title="([0-9]+):', files["index.html"])
    assert [year for *_, year in bars] == ["2000", "2001", "2002", "2003", "2004"]
    assert [name == "" for name, *_ in bars] == [True, True, False, False, False]
    for name, id, year in bars:
        assert f'<li id="{id}" class="event' in files[name or "index.html"]
        assert id == next(row.id for row in large.events if str(row.date).startswith(year))


@IN_A_BROWSER
@EITHER
def test_all_events_are_found_and_few_are_drawn(open_page: Open, large: Log, folder: bool) -> None:
    page = complete(open_page(large, folder=folder))
    found = page.tab.locator("#_found")
    assert found.inner_text() == "600 of 600 events"
    assert not page.tab.locator("#_pieces").is_visible()
    drawn = page.tab.locator(".event")
    assert drawn.count() == PORTION
    page.tab.locator("#_search").fill("title 599")
    assert page.ids() == ["e-599"]
    page.tab.locator("#_search").fill("title")
    assert (found.inner_text(), drawn.count()) == ("600 of 600 events", PORTION)
    page.tab.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.tab.wait_for_timeout(300)
    assert drawn.count() > PORTION
    assert page.tab.locator("main h2").all_inner_texts()[:2] == ["2000", "2001"]
    page.kept()


@IN_A_BROWSER
def test_whoever_is_at_the_end_when_more_events_fit_sees_more(open_page: Open, large: Log) -> None:
    """The end of the list is in view before and after, which a browser does not report."""
    page = complete(open_page(large))
    page.tab.locator("#_search").fill("title 599")
    page.tab.wait_for_timeout(300)
    page.tab.evaluate("""() => {
        state.change("q", { q: "" });
        scrollTo(0, document.body.scrollHeight);
    }""")
    page.tab.locator(".event").nth(PORTION).wait_for(state="attached", timeout=5000)


@IN_A_BROWSER
@EITHER
def test_an_address_leads_to_the_last_event(open_page: Open, large: Log, folder: bool) -> None:
    page = complete(open_page(large, "#e-599", folder=folder))
    row = page.tab.locator("#e-599.aim")
    row.wait_for()
    assert row.locator(".account").first.is_visible()
    assert [each for each in page.ids() if each in {"e-0", "e-598", "e-599"}] == ["e-0", "e-598", "e-599"]
    years = page.tab.locator("main h2").all_inner_texts()
    assert years == ["2000", "2001", "2002", "2003", "2004"]  # what goes on in the next piece has no second heading


@IN_A_BROWSER
def test_without_scripts_a_folder_is_read_page_by_page(open_page: Open, large: Log) -> None:
    page = open_page(large, folder=True, java_script_enabled=False)
    met = page.tab.locator(".event h3:visible").count()
    links = page.tab.locator("#_pieces a")
    assert links.all_inner_texts() == ["200 events, 2001 to 2003", "200 events, 2003 to 2004"]
    addresses = [str(link.get_attribute("href")) for link in links.all()]
    bars = [str(bar.get_attribute("href")) for bar in page.tab.locator(".strip a").all()]
    for bar in (bars[0], bars[-1]):
        page.tab.goto(page.tab.url.rpartition("/")[0] + f"/{bar if bar[0] != '#' else 'index.html' + bar}")
        assert page.tab.locator(".event:target h3").is_visible()
    for address in addresses:
        page.tab.goto(page.tab.url.rpartition("/")[0] + f"/{address}")
        met += page.tab.locator(".event h3:visible").count()
        assert page.tab.locator("header a").is_visible()
    assert met == NUMBER
    page.kept()


@IN_A_BROWSER
def test_a_piece_that_is_opened_by_itself_shows_what_it_has(open_page: Open, large: Log) -> None:
    page = open_page(large, folder=True)
    address = str(page.tab.locator("#_pieces a").last.get_attribute("href"))
    page.tab.goto(page.tab.url.rpartition("/")[0] + f"/{address}")
    assert len(page.ids()) == PIECE
    page.kept()


@IN_A_BROWSER
def test_a_piece_that_is_missing_keeps_its_link(open_page: Open, large: Log) -> None:
    """What the page has is found, and it says of how many events that is."""
    page = open_page(large, folder=True)
    complete(page)
    page.tab.route("**/events-3-*", lambda route: route.abort())
    page.tab.reload()
    page.tab.wait_for_timeout(1500)
    assert page.tab.locator("#_found").inner_text() == "400 of 600 events so far"
    assert page.tab.locator("#_pieces").is_visible()


@IN_A_BROWSER
@EITHER
def test_hostile_pieces_run_nothing(open_page: Open, folder: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Page, "piece", 2)
    log = hostile_log()
    page = complete(open_page(log, folder=folder))
    assert len(page.ids()) == len(log.events)
    for summary in page.tab.locator("main summary").all()[:4]:
        summary.click()
    assert page.tab.evaluate("window.owned") is None
    assert page.tab.evaluate("document.scripts.length") == 1
    assert page.tab.locator("h3").first.inner_text().startswith("<script>window.owned = 1</script>")
    page.kept()


@IN_A_BROWSER
def test_all_is_drawn_before_it_is_printed(open_page: Open, large: Log) -> None:
    page = complete(open_page(large))
    page.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.tab.locator(".event").count() == NUMBER


@IN_A_BROWSER
def test_a_link_leads_to_an_event_far_down(open_page: Open) -> None:
    """However high the events above it are: a browser finds that out as they come into view."""
    log = make_log(*(event(id=f"e-{n}", date=f"{2000 + n // 120}", summary="Words. " * 60) for n in range(NUMBER)))
    page = complete(open_page(log, "#e-560", width=390))
    page.until("document.querySelector('.aim') !== null")
    page.tab.wait_for_timeout(300)
    assert 0 <= page.tab.evaluate("document.querySelector('.aim').getBoundingClientRect().top") < 40
