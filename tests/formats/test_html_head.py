"""The head and the foot of a page: its own words, of when the log is, and what hosts show beside a link to it."""

import base64
from xml.etree.ElementTree import Element, fromstring

import html5lib
import pytest

from csto_timeline.formats import by_name
from csto_timeline.formats.exporter import Options
from csto_timeline.formats.html import head
from csto_timeline.log.builtin import builtin as own
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from csto_timeline.query.select import select
from tests.formats import test_html
from tests.formats.conftest import whole
from tests.formats.test_html import HOSTILE, Page, hostile_log
from tests.logs import event, make_log

OWN = Options(title="Own title", subtitle="Own subtitle", author="Anna de Vries", licence="CC BY 4.0")
TWO_YEARS = (event(id="e-1", date="2021"), event(id="e-2", date="2022"))


def page(log: Log, options: Options | None = None) -> Page:
    return Page(whole("html", log, options))


def meta(page: Page) -> dict[str, str]:
    """Return what the page tells programs, by name."""
    given = [given for tag, given in page.elements if tag == "meta"]
    return {str(each.get("name") or each.get("property")): str(each.get("content")) for each in given}


def card(page: Page) -> Element:
    """Return the picture of the page, as XML."""
    address = meta(page)["og:image"]
    assert address == meta(page)["twitter:image"]
    kind, _, content = address.partition(";base64,")
    assert kind == "data:image/svg+xml"
    return fromstring(base64.b64decode(content))  # noqa: S314 (our own)


def words(card: Element) -> list[str]:
    return [each.text or "" for each in card.iter("{http://www.w3.org/2000/svg}text")]


def test_own_words_stand_at_the_head() -> None:
    own = page(make_log(*TWO_YEARS, title="A log"), OWN)
    before, _, after = own.text.partition("Timeline of 2 events")
    assert before.index("Own title") < before.index("Own subtitle") < before.index("By Anna de Vries")
    assert "Log: A log." in after
    assert "Licence: CC BY 4.0" in after
    told = meta(own)
    assert (told["author"], told["og:title"], told["twitter:title"]) == ("Anna de Vries", "Own title", "Own title")
    assert told["description"] == told["og:description"] == told["twitter:description"] == "Own subtitle"
    assert words(card(own))[:2] == ["Own title", "Own subtitle"]


def test_without_them_log_and_question_speak() -> None:
    told = page(make_log(*TWO_YEARS, title="A log"))
    assert "By " not in told.text
    assert "Licence" not in told.text
    assert meta(told)["og:title"] == "A log"
    assert meta(told)["og:description"] == "Timeline of 2 events, 2021 to 2022."
    assert "author" not in meta(told)


def test_the_foot_says_of_when_the_log_is() -> None:
    sources = [
        {"id": "s", "publisher": "S", "published": "2022-11-23"},
        {"id": "t", "publisher": "T", "published": "2021", "accessed": "2023-02-01"},
    ]
    assert "Latest source in the log: 1 Feb 2023." in page(make_log(event(), sources=sources)).text
    assert "Latest source" not in page(make_log(event())).text


def test_the_terms_of_the_built_in_log_are_said_of_its_events_alone(builtin: Log) -> None:
    """Its rows read as another log have no terms that the program would know."""
    said = "may be reused with attribution to csto-timeline"
    assert said in "".join(by_name("html").render(select(own(), Query(limit=1))))
    assert said not in page(builtin).text


def test_the_page_credits_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Made with csto-timeline 0." in page(make_log()).text
    monkeypatch.setattr(head, "__url__", "https://project.example/")
    assert "https://project.example/" in page(make_log()).attributes("href")


def test_the_card_has_the_bars_of_the_strip() -> None:
    drawn = card(page(make_log(*TWO_YEARS, event(id="e-3", date="2022", kind="clash"))))
    paths = [each for each in drawn.iter("{http://www.w3.org/2000/svg}path") if each.get("fill")]
    assert [str(each.get("d")).count("M") for each in paths] == [1, 2]  # a clash, and an event of the usual kind a year
    assert words(card(page(make_log(event())))) == ["A log", "Timeline of 1 event, 23 Nov 2022."]


def test_hostile_words_are_words() -> None:
    for text in HOSTILE:
        told = page(hostile_log(), Options(title=text, subtitle=text, author=text, licence=text))
        assert [tag for tag, _ in told.elements].count("script") == 1
        assert not {name for _, given in told.elements for name in given if name.startswith("on")}
        assert words(card(told))
        assert {each.tag.partition("}")[2] for each in card(told).iter()} <= {"svg", "rect", "text", "path"}


def test_every_text_of_a_log_has_a_direction_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hebrew words, wherever a log has texts: each stands in an element that goes by its first letter."""
    monkeypatch.setattr(test_html, "HOSTILE", tuple(f"שלום {letter}" for letter in "אבגד"))
    options = Options(subtitle="שלום", author="שלום", licence="שלום")
    root = html5lib.parse(whole("html", hostile_log(), options), namespaceHTMLElements=False)
    parents = {child: parent for parent in root.iter() for child in parent}
    said = [each for each in root.iter() if "שלום" in (each.text or "")]
    said += [parents[each] for each in root.iter() if "שלום" in (each.tail or "")]
    assert len(said) > 20

    def has_one(element: Element) -> bool:
        if element.tag in {"bdi", "script"} or element.get("dir") == "auto":
            return True
        return element in parents and has_one(parents[element])

    assert [each.tag for each in said if not has_one(each)] == []


def test_languages_are_said() -> None:
    sources = [{"id": "s", "publisher": "S", "title": "Заголовок", "language": "ru"}]
    quotes = [{"speaker": "ann", "text": "Bonjour", "language": "fr"}]
    text = whole("html", make_log(event(accounts=[{"source": "s", "quotes": quotes}]), sources=sources))
    assert '<html lang="en">' in text
    assert '<cite lang="ru">Заголовок</cite>' in text
    assert '<blockquote lang="fr">' in text
