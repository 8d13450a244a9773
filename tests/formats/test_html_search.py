"""The search of the page, in a real browser: it finds what --search finds."""

import unicodedata

import pytest

from csto_timeline.errors import UsageError
from csto_timeline.folding import fold
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from csto_timeline.query.search import parse_search, searched_texts
from csto_timeline.query.terms import padded
from tests.browser import CHROMIUM, WITHOUT
from tests.formats.conftest import Open
from tests.full_log import FULL
from tests.logs import event, make_log, select
from tests.spellings import OF_LETTERS

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)

SEARCHES = [
    *("leave", "leaves leaving", "leave OR leaving", "-summit", "NOT summit armenia", '"deep roots"', '-"deep roots"'),
    *("ОДКБ", "Пашинян", "Путина", "Ереван", "toqaev", "Тоқаевтың", "frozen particpation", "a", "4", "war", "UN"),
    *("armenia (leave OR leaving)", "(armenia leave) OR leaving", "meetings AND Minsk", "Kassym-Jomart", "kazakh"),
    *("Տոկաև", "Փաշինյան", "саммита", "санкций", "российский", "президентов", "Nur-Sultan", "Erevan", "2022", "202"),
    *("−summit", "–summit", "=-summit", "26 Sep – 8 Oct", 'armenia -"deep roots"', "(-summit) armenia"),
    *("-armenia -russia", "NOT (armenia OR russia)", "dying OR die", "skies", "news", "university", "Şuşa"),
]
REFUSED = [
    "fre*",
    "title:summit",
    "a OR b c",
    "OR a",
    "a OR",
    "NOT",
    "(a",
    "a)",
    "()",
    "+a",
    "a+b",
    "a - b",
    "--a",
    "!a",
    "a | b",
    "a~2",
    "/a/",
]


def test_it_finds_what_the_program_finds(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    for typed in SEARCHES:
        page.tab.locator("#_search").fill(typed)
        assert page.ids() == [each.id for each in select(builtin, Query(search=(typed,))).events], typed
    page.kept()


def test_it_looks_in_every_text_that_is_searched(open_page: Open) -> None:
    log = make_log(*FULL["events"], **{name: value for name, value in FULL.items() if name != "events"})
    page = open_page(log)
    for text in searched_texts(log.events[0]):
        page.tab.locator("#_search").fill(f'"{text}"')
        assert page.ids() == [log.events[0].id], text
    page.kept()


def test_what_it_cannot_do_is_said(open_page: Open) -> None:
    page = open_page(make_log(event()))
    for typed in REFUSED:
        with pytest.raises(UsageError):
            parse_search(typed)
        page.tab.locator("#_search").fill(typed)
        assert page.tab.locator("#_found").inner_text().startswith("Search: "), typed
        assert page.tab.locator("#_search").get_attribute("aria-invalid") == "true"
        assert page.ids() == []
    page.kept()


def test_words_are_forms_of_the_same_words(open_page: Open, builtin: Log) -> None:
    """The stemmers of the page and of the program are two editions of one version: they agree on words of the log."""
    words = sorted({word for each in builtin.events for word in padded(searched_texts(each)).split()})
    titles = " ".join(source.title or "" for source in builtin.sources)
    words = [*words, *sorted(set(fold(titles).split()))]
    chosen = words[:: max(len(words) // 400, 1)]
    script = (
        "([queries, words]) => { const known = words.map((word) => vocabulary.prepared([word]));"
        "return queries.map(search).map((has) => words.filter((_, n) => has(known[n]))) }"
    )
    found: list[list[str]] = open_page(builtin).tab.evaluate(script, [chosen, words])
    for typed, those in zip(chosen, found, strict=True):
        looked_for = parse_search(typed)
        has = [word for word in words if looked_for.holds(lambda term, word=word: term.is_in(f" {word} "))]  # type: ignore[misc]
        assert those == has, typed


# Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian, kana, Hangul, Han. The page leaves out all marks, also the
# vowel signs of Devanagari and the iota below a Greek letter.
LETTERS = [(0x20, 0x370), (0x386, 0x700), (0x10A0, 0x1200), (0x1E00, 0x1F00), (0x3041, 0xA000), (0xAC00, 0xD7A4)]


def test_letters_fold_alike(open_page: Open) -> None:
    letters = [chr(code) for first, end in LETTERS for code in range(first, end)]
    letters = [each for each in letters if unicodedata.category(each)[0] in "LNPSZ"]
    folded = open_page(make_log(event())).tab.evaluate("(letters) => letters.map(fold)", letters)
    differ = [each for each, page in zip(letters, folded, strict=True) if page != fold(each)]
    assert differ == []


def test_the_case_of_letters(open_page: Open) -> None:
    log = make_log(*OF_LETTERS)
    page = open_page(log)
    for typed in ("Taizz", "Касым", "カサ", "ガ", "각", "가", "Astrakhan", "Rahmon", "Thingvellir"):
        page.tab.locator("#_search").fill(typed)
        assert page.ids() == [each.id for each in select(log, Query(search=(typed,))).events], typed
