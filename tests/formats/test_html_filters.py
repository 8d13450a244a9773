"""The filters of the page, in a real browser: Chromium, driven by Playwright."""

import pytest

from csto_timeline.dates.typed import parse_period
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.browser import CHROMIUM, WITHOUT
from tests.formats.conftest import Open
from tests.logs import event, make_log, select

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)


def quoted(text: str, original: str) -> dict[str, str]:
    return {"speaker": "ann", "text": text, "original": original}


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


def test_filters_find_what_the_program_finds(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    for address, query in FILTERS:
        page.goto(address)
        selection = select(builtin, query)
        assert page.ids() == [match.event.id for match in selection.matches], address
        marked = page.tab.locator(".event .possible:visible").count()
        assert marked == selection.possible
        said = page.tab.locator("#_found").inner_text()
        assert said.startswith(f"{len(selection.matches)} of {len(builtin.events)} events")
        assert ("may lie outside" in said) == bool(selection.possible)
    page.kept()


TAGGED = make_log(
    event(id="a", countries=["AM"], tags=["Energy", "energy", "borders"]),
    event(id="b", absent=["AM"], countries=["BY"], tags=["ENERGY"]),
    event(id="c", tags=["!"], countries=["BY"]),
    event(id="d", tags=["talks"], accounts=[{"source": "s", "quotes": [quoted("Hello", "Привет")]}]),
)


OF_TAGS: list[tuple[str, Query, list[str]]] = [
    ("#country=AM", Query(countries=("AM",)), ["a", "b"]),
    ("#tag=energy", Query(tags=("energy",)), ["a", "b"]),
    ("#tag=talks", Query(tags=("talks",)), ["d"]),
    ("#tag=!", Query(tags=("!",)), ["c"]),
    ("#tag=energy&country=BY", Query(tags=("energy",), countries=("BY",)), ["b"]),
    ("#q=привет", Query(search=("привет",)), ["d"]),
    ("#q=borders", Query(search=("borders",)), ["a"]),
]


def test_tags_and_absent_countries(open_page: Open) -> None:
    page = open_page(TAGGED)
    for address, query, ids in OF_TAGS:
        assert [each.id for each in select(TAGGED, query).events] == ids
        page.goto(address)
        assert page.ids() == ids, address
    page.kept()


def test_spellings_of_a_tag_are_one_choice(open_page: Open) -> None:
    page = open_page(TAGGED)
    offered = "[...document.querySelectorAll('#_tags option')].map((each) => `${each.value}: ${each.label}`)"
    assert page.tab.locator("#_tags option").count() == 4
    page.tab.locator("#_tag").fill("E")
    assert page.tab.evaluate(offered) == ["Energy: 2 events"]
    page.tab.locator("#_tag").fill("ENERGY")
    page.tab.keyboard.press("Enter")
    assert page.ids() == ["a", "b"]
    assert "tag=energy" in page.tab.evaluate("location.hash")
    page.kept()


def test_a_search_narrows_the_list(open_page: Open, builtin: Log) -> None:
    """Words in any case and accent, all of them; a phrase in quotation marks."""
    page = open_page(builtin)
    search = page.tab.locator("#_search")
    expected = [row.id for row in select(builtin, Query(search=('"deep roots"',))).events]
    assert "putin-pashinyan-meeting-2022" in expected
    for typed in ('"DEEP roots"', "“deep roots”", '"deep  rôots"', "«Deep-roots»"):
        search.fill(typed)
        assert page.ids() == expected
    search.fill("roots deep")
    assert set(page.ids()) >= set(expected)
    search.fill('"roots deep"')
    assert page.ids() == []
    assert page.tab.locator("#_none").is_visible()
    page.tab.locator("#_none button").click()
    page.until("location.hash === ''")
    assert len(page.ids()) == len(builtin.events)
    page.kept()


def test_a_filters_address_reproduces_the_view(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    page.tab.get_by_role("checkbox", name="meeting").check()
    page.tab.locator("#_country").fill("Россия")
    page.tab.keyboard.press("Enter")
    page.tab.locator("#_from").fill("2022-11")
    page.tab.locator("#_search").fill("armenia “deep roots")
    address = page.tab.evaluate("location.hash")
    narrowed = page.ids()
    assert 0 < len(narrowed) < len(builtin.events)
    again = open_page(builtin, address)
    assert again.ids() == narrowed
    assert again.tab.get_by_role("checkbox", name="meeting").is_checked()
    assert again.tab.locator("#_search").input_value() == "armenia “deep roots"
    assert again.tab.evaluate("location.hash") == address
    again.tab.get_by_role("button", name="Show all").first.click()
    again.until("location.hash === ''")
    assert len(again.ids()) == len(builtin.events)
    again.kept()


NO_DATES = ["2022-13", "2022-02-30", "2023-02-29", "0000", "22", "32 Nov 2022", "Nov", "novembre 2022", "2022-9"]


def test_what_is_no_date_is_said_and_finds_nothing(open_page: Open) -> None:
    page = open_page(make_log(event(date="2022")))
    for typed in NO_DATES:
        page.tab.locator("#_from").fill(typed)
        said = page.tab.locator("#_dates").inner_text()
        assert said.startswith(f"From: “{typed}” is not a date this page can read; write 2022, ")
        assert page.tab.locator("#_from").get_attribute("aria-invalid") == "true"
        assert page.ids() == []
    page.tab.locator("#_from").fill("2020-02-29")
    assert page.tab.locator("#_dates").inner_text() == ""
    assert page.ids() != []


TYPED = ["2022-11", "Nov 2022", "november 2022", "Nov. 2022", "2022", "2022-11-23", "23 Nov 2022", "November 23, 2022"]


def test_dates_are_read_as_on_the_command_line(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    for typed in TYPED:
        for field in ("#_from", "#_to"):
            page.tab.locator(field).fill(typed)
        assert page.ids() == [each.id for each in select(builtin, Query(period=parse_period(typed))).events]
        assert page.tab.locator("#_dates").inner_text() == ""


def test_a_period_that_ends_before_it_begins(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#from=2023&to=2022")
    assert page.tab.locator("#_dates").inner_text() == "The period ends before it begins."
    assert page.ids() == []


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
    page.until("document.querySelector('#csto-summit-yerevan-2022 details').open")
    assert len(page.ids()) == len(builtin.events)


def test_a_page_without_events_says_so_once(open_page: Open) -> None:
    page = open_page(make_log())
    assert page.tab.locator("main p:visible").all_inner_texts() == ["No events."]
    page.kept()


def test_one_event_is_counted_as_one(open_page: Open) -> None:
    page = open_page(make_log(event(id="only")))
    assert page.tab.locator("#_found").inner_text() == "1 of 1 event"
