"""Names on the page, in a real browser: doors to more of the same, found in any spelling; and hits that are marked."""

import pytest

from csto_timeline.errors import UnresolvedName
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.browser import CHROMIUM, WITHOUT
from tests.formats.conftest import Open, Opened
from tests.logs import event, make_log, select

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)

SUMMIT = "csto-summit-yerevan-2022"


def found(log: Log, **filters: tuple[str, ...]) -> list[str]:
    return [each.id for each in select(log, Query(**filters)).events]  # type: ignore[arg-type]


def chosen(page: Opened) -> list[str]:
    return [text.replace("\n", " ").strip() for text in page.tab.locator("#_chosen li").all_inner_texts()]


def test_a_click_on_a_name_filters_by_it(open_page: Open, builtin: Log) -> None:
    """On a country, a place, a person, a kind, a source; several at once, and each can be taken back."""
    page = open_page(builtin)
    row = page.tab.locator(f"#{SUMMIT}")
    row.scroll_into_view_if_needed()
    row.locator(".facts > span > [data-country]", has_text="Armenia").first.click()
    assert page.ids() == found(builtin, countries=("AM",))
    assert page.tab.evaluate("location.hash") == "#country=AM"
    row.locator(".facts > .kind").click()
    assert page.ids() == found(builtin, countries=("AM",), kinds=("summit",))
    row.locator(".facts > span > [data-place]").first.click()
    assert page.ids() == found(builtin, countries=("AM",), kinds=("summit",), places=("yerevan",))
    assert chosen(page) == ["Kind summit ✕", "Country Armenia ✕", "Place Yerevan ✕"]
    page.tab.get_by_role("button", name="Remove: Kind summit").click()
    page.tab.get_by_role("button", name="Remove: Place Yerevan").click()
    assert page.ids() == found(builtin, countries=("AM",))
    row.locator("summary").click()
    publisher = row.locator("h4 a").first
    name = publisher.inner_text()
    publisher.click()
    assert page.ids() == found(builtin, countries=("AM",), sources=(name,))
    page.tab.go_back()
    page.until("location.hash === '#country=AM'")
    row.locator("dd > [data-person]").first.click()
    assert "person=" in page.tab.evaluate("location.hash")
    assert SUMMIT in page.ids()
    page.kept()


def test_a_door_is_a_link_of_its_own(open_page: Open, builtin: Log) -> None:
    """It can be opened in another tab, and reached by the keyboard."""
    page = open_page(builtin)
    door = page.tab.locator("main .facts > span > [data-country]").first
    address = door.get_attribute("href")
    assert address
    assert address.startswith("#country=")
    assert open_page(builtin, address).ids() == found(builtin, countries=(address.partition("=")[2],))
    door.focus()
    page.tab.keyboard.press("Enter")
    assert page.tab.evaluate("location.hash") == address


SPELLINGS = [
    ("person", "Токаев", "#person=tokayev"),
    ("person", "qasym-zhomart toqaev", "#person=tokayev"),
    ("person", "TOQAYEV", "#person=tokayev"),
    ("country", "Հայաստան", "#country=AM"),
    ("country", "arm", "#country=AM"),
    ("place", "Ереван", "#place=yerevan"),
    ("place", "erevan", "#place=yerevan"),
    # as the terminal reads them: Russian cases, patronymics, initials, titles, the surname first
    ("person", "Владимира Путина", "#person=putin"),
    ("person", "Путин В. В.", "#person=putin"),
    ("person", "Никол Воваевич Пашинян", "#person=pashinyan"),
    ("person", "премьер Пашинян", "#person=pashinyan"),
    ("person", "President Lukashenko", "#person=lukashenko"),
    ("person", "Садыр Нургожо уулу Жапаров", "#person=sadyr-japarov"),
    ("country", "Армении", "#country=AM"),
]
NOBODY = ["Anne Putin", "Путин Н. В.", "Никола Путина", "president"]


def test_names_are_found_in_any_spelling(open_page: Open, builtin: Log) -> None:
    """As the terminal finds them."""
    page = open_page(builtin)
    options = {"person": "people", "country": "countries", "place": "places"}
    for field, typed, address in SPELLINGS:
        by_id = found(builtin, **{options[field]: (address.partition("=")[2],)})
        assert found(builtin, **{options[field]: (typed,)}) == by_id
        page.goto("#")
        page.tab.locator(f"#_{field}").fill(typed)
        page.tab.keyboard.press("Enter")
        assert page.tab.evaluate("location.hash") == address
        assert page.tab.locator(f"#_{field}").input_value() == ""
    page.kept()


def test_a_name_that_the_terminal_does_not_find_is_not_found(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    for typed in NOBODY:
        with pytest.raises(UnresolvedName):
            found(builtin, people=(typed,))
        page.tab.locator("#_person").fill(typed)
        page.tab.keyboard.press("Enter")
        assert f"Person: “{typed}” is not on this page" in page.tab.locator("#_names").inner_text()
    page.kept()


def test_what_a_name_may_be_is_offered_and_what_it_is_not_is_said(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    field = page.tab.locator("#_person")
    field.fill("тока")
    offered = page.tab.evaluate("[...document.querySelectorAll('#_people option')].map((each) => each.value)")
    assert "Kassym-Jomart Tokayev" in offered
    assert len(offered) < 5
    field.fill("Nobody")
    page.tab.keyboard.press("Enter")
    said = page.tab.locator("#_names")
    assert said.inner_text() == "Person: “Nobody” is not on this page, in any spelling."
    field.fill("a")
    page.tab.keyboard.press("Enter")
    assert "“a” may be " in said.inner_text()
    assert page.tab.evaluate("location.hash") == ""
    page.kept()


def test_show_all_takes_back_what_was_said_of_a_name(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    field = page.tab.locator("#_person")
    field.fill("Nobody")
    page.tab.keyboard.press("Enter")
    page.tab.get_by_role("button", name="Show all").first.click()
    page.until("document.getElementById('_names').textContent === ''")
    assert (field.input_value(), field.get_attribute("aria-invalid")) == ("", "false")


def test_a_name_may_have_any_character(open_page: Open) -> None:
    """Whatever parts the names of one entry in the page."""
    page = open_page(make_log(event(id="one", countries=["Art ¶ 4"]), event(id="other", countries=["Art ¶ 5"])))
    page.tab.locator("#_country").fill("art ¶ 4")
    page.tab.keyboard.press("Enter")
    assert page.ids() == ["one"]
    assert page.tab.evaluate("filters.country.values.map((each) => each.names)") == [["Art ¶ 4"], ["Art ¶ 5"]]


def test_two_values_are_joined_by_or_or_and(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#country=AM&country=KZ")
    assert page.ids() == found(builtin, countries=("AM", "KZ"))
    page.tab.locator("#_chosen [data-join]").click()
    assert page.tab.evaluate("location.hash") == "#country=AM&country=KZ&all=country"
    assert page.ids() == found(builtin, countries=("AM+KZ",))
    assert open_page(builtin, "#country=AM&country=KZ&all=country").ids() == page.ids()


def test_a_filter_by_a_person_or_country_says_who_that_is(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#person=tokayev&country=AM")
    said = page.tab.locator("#_about").inner_text()
    for line in (
        "Kassym-Jomart Tokayev",
        "Касым-Жомарт Токаев",
        "President of Kazakhstan, from 20 Mar 2019",
        "Chairman of the CSTO Collective Security Council, from 1 Jan 2024 to 31 Dec 2024",
        "member (organization), from 7 Oct 2002",
        "participation frozen in practice (organization), from 22 Feb 2024",
    ):
        assert line in said
    page.goto("#place=yerevan")
    assert not page.tab.locator("#_about").is_visible()


def test_hits_are_marked(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#q=“deep roots” OR leaving&event=putin-pashinyan-meeting-2022")
    page.until("document.querySelector('#putin-pashinyan-meeting-2022 mark')")
    marked = {text.lower() for text in page.tab.locator("mark").all_text_contents()}
    assert "deep roots" in marked
    assert marked & {"leave", "leaving", "left"}
    before = page.tab.evaluate("document.querySelector('main').textContent.replace(/\\s+/g, ' ').length")
    page.tab.locator("#_search").fill("")
    row = page.tab.locator("#putin-pashinyan-meeting-2022")
    row.scroll_into_view_if_needed()
    page.until("!document.querySelector('#putin-pashinyan-meeting-2022 mark')")
    assert page.tab.evaluate("document.querySelector('main').textContent.replace(/\\s+/g, ' ').length") >= before
    page.kept()


@pytest.mark.parametrize(
    ("text", "typed", "hits"),
    [
        ("Kassym-Jomart met O’Brien", "jomart", ["Jomart"]),
        ("Kassym-Jomart met O’Brien", "obrien", ["O’Brien"]),
        ("Leaders were leaving Минск", "leave", ["leaving"]),
        ("встреча в Минске", "минск", ["Минске"]),
        ("Lukašenka spoke", "lukasenka", ["Lukašenka"]),
        ("no summit here", "-clash summit", ["summit"]),
        ("北京会議で", "会議", ["会議"]),
        ("a b a b", '"a b"', ["a b", "a b"]),
        ("<b>bold</b> & more", "bold", ["bold", "b"][:1]),
    ],
)
def test_what_is_marked(open_page: Open, text: str, typed: str, hits: list[str]) -> None:
    page = open_page(make_log(event(title=text)))
    page.tab.locator("#_search").fill(typed)
    page.until("document.querySelector('h3 mark')")
    assert page.tab.locator("h3 mark").all_text_contents() == hits
    assert page.tab.locator("h3 > span").inner_text() == text
    assert page.tab.locator("h3 b").count() == 0
