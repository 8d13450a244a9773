"""The page in a real browser: Chromium, driven by Playwright; and before axe-core, the accessibility checker."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage
from playwright.sync_api import Page as Tab

from csto_timeline.formats import by_name
from csto_timeline.model import Log
from csto_timeline.periods import parse_period
from csto_timeline.query import Query, select
from scripts.screenshot import PICTURE, screenshot
from tests.browser import CHROMIUM, WITHOUT, chromium
from tests.conftest import event, make_log
from tests.formats.test_html import hostile_log

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)


@dataclass
class Opened:
    """A page in a tab, with all that the browser said and asked for."""

    tab: Tab
    said: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    refused: dict[str, str | None] = field(default_factory=dict)

    def ids(self) -> list[str]:
        """Give the ids of the events that can be seen."""
        found: list[str] = self.tab.evaluate(
            "[...document.querySelectorAll('.event')].filter((row) => row.checkVisibility()).map((row) => row.id)"
        )
        return found

    def kept(self) -> None:
        """Make sure that nothing was said on the console, and nothing asked for but the file."""
        assert self.said == []
        assert {address.split(":")[0] for address in self.requests} <= {"file", "data"}


Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open the page of a log from the disk."""
    opened: list[Opened] = []

    def open_(log: Log, address: str = "", width: int = 1440, **settings: Any) -> Opened:
        path = tmp_path / "page.html"
        path.write_text(by_name("html").render(select(log, Query())), "utf-8")
        tab = browser.new_page(viewport={"width": width, "height": 900}, **settings)
        page = Opened(tab)
        opened.append(page)

        def hear(message: ConsoleMessage) -> None:
            page.said.append(message.text)

        tab.on("console", hear)
        tab.on("pageerror", lambda error: page.said.append(str(error)))
        tab.on("dialog", lambda dialog: page.said.append(dialog.message))
        tab.on("request", lambda request: page.requests.append(request.url))
        tab.on("requestfailed", lambda request: page.refused.update({request.url: request.failure}))
        tab.goto(f"file://{path}{address}")
        return page

    yield open_
    for page in opened:
        page.tab.close()


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
    for summary in page.tab.locator("details summary").all():
        summary.click()
    page.tab.locator("#_search").fill("owned")
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


FILTERS: list[tuple[str, Query]] = [
    ("#kind=clash", Query(kinds=("clash",))),
    ("#kind=clash&kind=summit", Query(kinds=("clash", "summit"))),
    ("#country=AM", Query(countries=("AM",))),
    ("#person=pashinyan", Query(people=("pashinyan",))),
    ("#from=2022-09&to=2022-11-23", Query(period=parse_period("2022-09..2022-11-23"))),
    ("#from=2022-09", Query(period=parse_period("2022-09.."))),
    ("#to=2019", Query(period=parse_period("..2019"))),
    (
        "#kind=statement&country=RU&from=2022",
        Query(kinds=("statement",), countries=("RU",), period=parse_period("2022..")),
    ),
]


@pytest.mark.parametrize(("address", "query"), FILTERS)
def test_filters_find_what_the_program_finds(open_page: Open, builtin: Log, address: str, query: Query) -> None:
    page = open_page(builtin, address)
    selection = select(builtin, query)
    assert page.ids() == [match.event.id for match in selection.matches]
    marked = page.tab.locator(".event .possible:visible").count()
    assert marked == selection.possible
    said = page.tab.locator("#_found").inner_text()
    assert said.startswith(f"{len(selection.matches)} of {len(builtin.events)} events")
    assert ("may lie outside" in said) == bool(selection.possible)
    page.kept()


def test_a_search_narrows_the_list(open_page: Open, builtin: Log) -> None:
    """Words in any case and accent, all of them; a phrase in quotation marks."""
    page = open_page(builtin)
    search = page.tab.locator("#_search")
    expected = [row.id for row in select(builtin, Query(search='"deep roots"')).events]
    assert "putin-allied-ties-2022" in expected
    for typed in ('"DEEP roots"', "“deep roots”", '"deep  rôots"', "«Deep-roots»"):
        search.fill(typed)
        assert page.ids() == expected
    search.fill("roots deep")
    assert set(page.ids()) >= set(expected)
    search.fill('"roots deep"')
    assert page.ids() == []
    assert page.tab.locator("#_none").is_visible()
    page.tab.locator("#_none button").click()
    page.tab.wait_for_function("location.hash === ''")
    assert len(page.ids()) == len(builtin.events)
    page.kept()


def test_a_filters_address_reproduces_the_view(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    page.tab.get_by_role("checkbox", name="statement").check()
    page.tab.locator("#_country").select_option("RU")
    page.tab.locator("#_from").fill("2022-11")
    page.tab.locator("#_search").fill("armenia “deep roots")
    address = page.tab.evaluate("location.hash")
    narrowed = page.ids()
    assert 0 < len(narrowed) < len(builtin.events)
    again = open_page(builtin, address)
    assert again.ids() == narrowed
    assert again.tab.get_by_role("checkbox", name="statement").is_checked()
    assert again.tab.locator("#_search").input_value() == "armenia “deep roots"
    assert again.tab.evaluate("location.hash") == address
    again.tab.get_by_role("button", name="Show all").first.click()
    again.tab.wait_for_function("location.hash === ''")
    assert len(again.ids()) == len(builtin.events)
    again.kept()


@pytest.mark.parametrize("typed", ["2022-13", "2022-02-30", "2023-02-29", "0000", "22", "nov 2022", "2022-9"])
def test_what_is_no_date_is_said_and_finds_nothing(open_page: Open, builtin: Log, typed: str) -> None:
    page = open_page(builtin)
    page.tab.locator("#_from").fill(typed)
    assert page.tab.get_by_role("alert").inner_text().startswith("Not a day of the calendar")
    assert page.tab.locator("#_from").get_attribute("aria-invalid") == "true"
    assert page.ids() == []
    page.tab.locator("#_from").fill("2024-02-29")
    assert page.tab.get_by_role("alert").inner_text() == ""
    assert page.ids() != []


def test_a_period_that_ends_before_it_begins(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#from=2023&to=2022")
    assert page.tab.get_by_role("alert").inner_text() == "The period ends before it begins."
    assert page.ids() == []


def test_the_density_strip_can_be_clicked(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    bar = page.tab.locator(".strip a[data-first='2022']")
    bar.click()
    assert page.ids() == [row.id for row in select(builtin, Query(period=parse_period("2022"))).events]
    assert page.tab.locator("#_from").input_value() == "2022"
    assert bar.get_attribute("aria-current") == "true"
    page.tab.locator(".strip a[data-first='2024']").click(modifiers=["Shift"])
    assert page.tab.evaluate("location.hash") == "#from=2022&to=2024"
    bar.click()
    bar.click()
    assert len(page.ids()) == len(builtin.events)
    page.kept()


def test_the_strip_follows_the_filters(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#kind=clash")
    heights = page.tab.evaluate(
        "[...document.querySelectorAll('.strip rect')].map((rect) => Number(rect.getAttribute('height')))"
    )
    assert sum(heights) == len(select(builtin, Query(kinds=("clash",))).events)


def test_a_permanent_link_shows_its_event(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#csto-summit-yerevan-2022")
    row = page.tab.locator("#csto-summit-yerevan-2022")
    assert row.evaluate(
        "(row) => row.getBoundingClientRect().top < innerHeight && row.getBoundingClientRect().top >= 0"
    )
    assert row.locator(".accounts").is_visible()
    page.kept()


def test_a_permanent_link_keeps_the_filters(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#kind=summit")
    narrowed = page.ids()
    page.tab.locator("#csto-summit-yerevan-2022 h3").hover()
    page.tab.locator("#csto-summit-yerevan-2022 .permalink").click()
    address = page.tab.evaluate("location.hash")
    assert address == "#kind=summit&event=csto-summit-yerevan-2022"
    again = open_page(builtin, address)
    assert again.ids() == page.ids() == narrowed
    assert again.tab.locator("#csto-summit-yerevan-2022 .accounts").is_visible()


def test_a_link_to_a_part_of_a_filtered_page_still_leads_there(open_page: Open, builtin: Log) -> None:
    """The address of an event alone shows the whole timeline around it."""
    page = open_page(builtin, "#kind=clash")
    page.tab.evaluate("location.hash = '#csto-summit-yerevan-2022'")
    page.tab.wait_for_function("document.querySelector('#csto-summit-yerevan-2022 details').open")
    assert len(page.ids()) == len(builtin.events)


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
    for _ in range(30):
        keys.press("Tab")
        reached.append(page.tab.evaluate("document.activeElement.name || document.activeElement.tagName"))
    assert {"country", "person", "from", "to", "kind", "BUTTON", "SUMMARY"} <= set(reached)
    page.tab.locator("#csto-summit-yerevan-2022 summary").focus()
    keys.press("Enter")
    assert page.tab.locator("#csto-summit-yerevan-2022 .account").first.is_visible()
    box = page.tab.get_by_role("checkbox", name="summit")
    box.focus()
    keys.press("Space")
    assert len(page.ids()) == len(builtin.events)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_serious(open_page: Open, builtin: Log, scheme: str, width: int) -> None:
    page = open_page(builtin, "#from=2022-09&to=2022-11-23", width, color_scheme=scheme)
    page.tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    found = Axe().run(page.tab, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in {"serious", "critical"}]
    assert serious == []


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_runs_out_of_the_page(open_page: Open, builtin: Log, width: int) -> None:
    for log in (builtin, make_log(event(title="x" * 300, place="y" * 300, kind="z" * 200, people=["w" * 200]))):
        page = open_page(log, width=width)
        page.tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_everything_is_unfolded(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, java_script_enabled=False)
    page.tab.emulate_media(media="print")
    assert not page.tab.locator("#_filters").is_visible()
    accounts = page.tab.locator(".account")
    assert accounts.count() == sum(len(row.accounts) for row in builtin.events)
    assert all(box is not None and box["height"] > 0 for box in (each.bounding_box() for each in accounts.all()))


def test_dark_and_light_differ(open_page: Open, builtin: Log) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    light, dark = (open_page(builtin, color_scheme=s).tab.evaluate(background) for s in ("light", "dark"))
    assert (light, dark) == ("rgb(251, 250, 247)", "rgb(20, 22, 27)")


def test_ten_thousand_events_are_searched_while_one_types(open_page: Open) -> None:
    many = make_log(*(event(id=f"e-{n}", date=f"{1000 + n // 10}", title=f"Title {n}") for n in range(10_000)))
    page = open_page(many)
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
