"""The keys of the page, a phone, and what is printed, in a real browser."""

import re

import pytest

from csto_timeline.formats.exporter import Options
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.browser import CHROMIUM, WITHOUT
from tests.formats.conftest import Open, Opened
from tests.logs import event, make_log, select

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)
WITH_FOCUS = "document.activeElement.closest('.event')?.id ?? document.activeElement.id"


def test_keys_go_from_event_to_event(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#kind=summit")
    ids, keys = page.ids(), page.tab.keyboard
    page.tab.evaluate("document.querySelector('main').scrollIntoView()")
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        keys.press(key)
        assert page.tab.evaluate(WITH_FOCUS) == ids[at]
    focused = page.tab.locator(f"#{ids[1]}")
    assert focused.evaluate("(row) => getComputedStyle(row).outlineStyle") == "solid"
    keys.press("o")
    assert focused.locator(".account").first.is_visible()
    keys.press("o")
    assert not focused.locator(".account").first.is_visible()
    keys.press("p")
    assert page.tab.evaluate("document.activeElement.className") == "chart"
    keys.press("/")
    assert page.tab.evaluate(WITH_FOCUS) == "_search"
    keys.type("jok?/")  # typed, not obeyed
    assert page.tab.locator("#_search").input_value() == "jok?/"
    keys.press("Escape")
    assert page.tab.locator("#_search").input_value() == "jok?/"  # what is searched stands in its field
    keys.press("?")
    dialog = page.tab.get_by_role("dialog", name="Keys")
    assert dialog.is_visible()
    assert [key for key in "/jkop?" if key in dialog.inner_text()] == list("/jkop?")
    keys.press("Escape")
    assert not dialog.is_visible()
    page.kept()


def test_back_and_forward_lead_through_the_views(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    for name in ("summit", "clash"):
        page.tab.get_by_role("checkbox", name=name).check()
    page.tab.locator("#_search").fill("armenia")
    page.tab.locator("#_search").fill("armenian")  # typing on is no step of its own
    views = ["", "#kind=summit", "#kind=clash&kind=summit", "#q=armenian&kind=clash&kind=summit"]
    assert page.tab.evaluate("location.hash") == views[-1]
    for step in (*reversed(views[:-1]), *views[1:]):
        later = views.index(step) > views.index(page.tab.evaluate("location.hash"))
        page.tab.evaluate("history.forward()" if later else "history.back()")
        page.until(f"location.hash === '{step}'")
        page.until(f"state.now.kind.length === {step.count('kind=')}")
        assert page.tab.locator("#_search").input_value() == ("armenian" if "q=" in step else "")
        assert page.tab.get_by_role("checkbox", name="clash").is_checked() == ("clash" in step)
        kinds = tuple(re.findall("kind=([a-z]+)", step))
        search = ("armenian",) if "q=" in step else ()
        assert page.ids() == [each.id for each in select(builtin, Query(kinds=kinds, search=search)).events]
    page.kept()


def test_the_skip_link_keeps_what_is_asked_for(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#kind=summit")
    page.tab.keyboard.press("Tab")
    page.tab.keyboard.press("Enter")
    assert page.tab.evaluate("document.activeElement.id") == "_timeline"
    assert page.tab.evaluate("location.hash") == "#kind=summit"
    page.goto("#%E0%A4%A")  # no text
    assert page.tab.locator("#_found").inner_text().startswith(f"{len(builtin.events)} of")
    page.kept()


def test_on_a_phone_the_first_event_is_on_the_first_screen(open_page: Open, builtin: Log) -> None:
    """The filters are folded, and unfold."""
    page = open_page(builtin, width=390, height=844)
    assert not page.tab.locator("#_country").is_visible()
    box = page.tab.locator(".event h3").first.bounding_box()
    assert box
    assert box["y"] + box["height"] < 844
    page.tab.locator(".more > summary").click()
    assert page.tab.locator("#_country").is_visible()
    assert not open_page(builtin, width=1440).tab.locator(".more > summary").is_visible()


EIGHT = make_log(
    *(
        event(
            id=f"e-{n}",
            title=f"Event {n}",
            kind="talks" if n < 8 else "strike",
            summary="Words of a summary, one after the other. " * 6,
            accounts=[{"source": f"s-{m}", "says": "What one account says. " * 20} for m in range(4)],
        )
        for n in range(12)
    )
)


def printed(page: Opened) -> tuple[int, str]:
    """Return how many pages of A4 the page is, and what can be seen on paper."""
    data = page.tab.pdf(format="A4")
    page.tab.emulate_media(media="print")
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", data)), page.tab.locator("body").inner_text()


def test_what_is_printed_is_what_is_filtered(open_page: Open) -> None:
    """It names the filter, counts, begins on the first page, breaks between events, and leaves accounts folded."""
    page = open_page(EIGHT, "#kind=talks")
    pages, text = printed(page)
    assert "Kind talks. 8 of 12 events." in text
    assert pages <= 4
    assert "Event 7" in text
    assert "Event 8" not in text
    assert "What one account says" not in text
    first = page.tab.locator(".event:visible").first.bounding_box()
    assert first
    assert first["y"] < 1000
    breaks = "getComputedStyle(document.querySelector('.event')).breakInside"
    assert page.tab.evaluate(breaks) == "avoid"
    assert not page.tab.locator("#_filters").is_visible()


def test_accounts_are_printed_where_that_is_asked_for(open_page: Open) -> None:
    page = open_page(EIGHT, "#kind=talks", options=Options(print_accounts=True))
    assert not page.tab.locator(".account").first.is_visible()
    pages, text = printed(page)
    assert text.count("date of publication not known") == 4 * 8
    assert pages > 4


def test_eight_events_of_the_log_are_few_pages(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#kind=clash&from=2021&to=2022")
    assert 4 <= len(page.ids()) <= 9
    assert printed(page)[0] <= 4
