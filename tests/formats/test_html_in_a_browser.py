"""The page in a real browser: Chromium, driven by Playwright; and before axe-core, the accessibility checker."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from csto_timeline.formats.exporter import Options
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from scripts.screenshot import PICTURE, screenshot
from tests.browser import CHROMIUM, WITHOUT
from tests.formats.conftest import Open
from tests.formats.test_html import hostile_log
from tests.logs import event, make_log, select

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)


def test_it_loads_without_a_message_and_a_request(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    assert page.ids() == [row.id for row in select(builtin, Query()).events]
    assert page.tab.title() == "Collective Security Treaty Organization: timeline"
    assert page.tab.locator("#_filters").is_visible()
    assert len(page.requests) == 1
    page.kept()


def test_a_hostile_log_runs_nothing(open_page: Open) -> None:
    log = hostile_log()
    page = open_page(log)
    for summary in page.tab.locator(".event details summary").all():
        summary.click()
    page.tab.locator("#_search").fill("owned")
    for field in ("country", "person", "place", "source"):
        page.tab.locator(f"#_{field}").fill("<")
        page.tab.locator(f"#_{field}").fill("script window")
        page.tab.keyboard.press("Enter")
    page.tab.evaluate("picture.draw()")
    for door in ("country", "person", "source"):
        page.tab.locator(f".event:visible a[data-{door}]").first.click()
    page.tab.evaluate("[buttons.csv(), buttons.calendar(), buttons.svg()]")
    assert page.tab.locator("mark").count() > 0
    assert page.tab.locator("#_chosen li").count() > 1
    assert page.tab.evaluate("window.owned") is None
    assert page.tab.evaluate("document.scripts.length") == 1
    assert len(page.tab.locator("a[href^='javascript:' i]").all()) == 0
    assert page.tab.locator("h3").first.inner_text().startswith("<script>window.owned = 1</script>")
    page.kept()


def test_a_script_that_gets_in_is_forbidden(open_page: Open, builtin: Log) -> None:
    """The policy stands even if the escaping fell: what is put in does not run, nor reach a host."""
    page = open_page(builtin)
    page.tab.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=https://example.org/x onerror=\"owned = 1\">');"
        "const script = document.createElement('script'); script.textContent = 'window.owned = 1';"
        "document.body.append(script)"
    )
    page.tab.wait_for_timeout(200)
    assert page.tab.evaluate("window.owned") is None
    assert any("Content Security Policy" in said for said in page.said)
    assert page.refused == {"https://example.org/x": "csp"}


def test_without_scripts_the_whole_timeline_is_there(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, java_script_enabled=False)
    assert not page.tab.locator("#_filters").is_visible()
    assert page.tab.locator(".legend").is_visible()
    assert page.tab.locator(".event h3:visible").count() == len(builtin.events)
    row = page.tab.locator("#csto-summit-yerevan-2022")
    row.locator("summary").click()
    assert row.locator(".account").first.is_visible()
    page.kept()


def test_it_is_reached_by_keyboard(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#kind=summit")
    keys = page.tab.keyboard
    keys.press("Tab")
    assert page.tab.evaluate("document.activeElement.className") == "skip"
    assert page.tab.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.tab.locator("#_search").focus()
    reached = []
    for _ in range(36):
        keys.press("Tab")
        reached.append(page.tab.evaluate("(({ id, name, tagName }) => name || id || tagName)(document.activeElement)"))
    assert {"_country", "_person", "_place", "_source", "from", "to", "kind", "BUTTON", "A"} <= set(reached)
    page.tab.locator("#csto-summit-yerevan-2022 summary").focus()
    keys.press("Enter")
    assert page.tab.locator("#csto-summit-yerevan-2022 .account").first.is_visible()
    box = page.tab.get_by_role("checkbox", name="summit")
    box.focus()
    keys.press("Space")
    assert len(page.ids()) == len(builtin.events)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(open_page: Open, builtin: Log, scheme: str, width: int) -> None:
    """Filtered, searched, with every account open, someone told of and the picture drawn; and with the keys shown."""
    address = "#q=csto&country=AM&country=RU&person=tokayev&from=2022-09&to=2022-11-23"
    page = open_page(builtin, address, width, color_scheme=scheme)
    page.tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.tab.evaluate("picture.draw()")
    assert page.tab.locator("#_about li").count() > 1
    for shown in ("page", "keys"):
        if shown == "keys":
            page.tab.evaluate("document.getElementById('_keys').showModal()")
        found = Axe().run(page.tab, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"], each["help"]) for each in found] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_runs_out_of_the_page(open_page: Open, builtin: Log, width: int) -> None:
    for log in (builtin, make_log(event(title="x" * 300, place="y" * 300, kind="z" * 200, people=["w" * 200]))):
        page = open_page(log, width=width)
        page.tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_accounts_are_unfolded_without_a_script(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, options=Options(print_accounts=True), java_script_enabled=False)
    page.tab.emulate_media(media="print")
    assert not page.tab.locator("#_filters").is_visible()
    heights = page.tab.evaluate("[...document.querySelectorAll('.account')].map((each) => each.clientHeight)")
    assert len(heights) == sum(len(row.accounts) for row in builtin.events)
    assert min(heights) > 0


def test_dark_and_light_differ(open_page: Open, builtin: Log) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    light, dark = (open_page(builtin, color_scheme=s).tab.evaluate(background) for s in ("light", "dark"))
    assert (light, dark) == ("rgb(251, 250, 247)", "rgb(20, 22, 27)")


def test_ten_thousand_events_are_searched_while_one_types(open_page: Open) -> None:
    many = make_log(*(event(id=f"e-{n}", date=f"{1000 + n // 10}", title=f"Title {n}") for n in range(10_000)))
    page = open_page(many)
    page.until("events.length === 10000")
    page.tab.locator("#_search").fill("title 9999")
    assert page.ids() == ["e-9999"]
    took = page.tab.evaluate(
        "(() => { const start = performance.now(); const field = document.getElementById('_search');"
        "field.value = 'title 1'; field.dispatchEvent(new Event('input', {bubbles: true}));"
        "return performance.now() - start })()"
    )
    assert took < 2000


def test_the_picture_of_the_readme_can_be_taken(browser: Browser, tmp_path: Path) -> None:
    """`python -m scripts.screenshot` takes it; it stays small enough for a repository."""
    screenshot(browser, tmp_path / "page.png")
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    assert PICTURE.stat().st_size < 250_000
