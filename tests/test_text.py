"""Text made safe to show, and folded to be compared."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.text import fold, hits, json_escaped, nearest, visible

VISIBLE = [
    ("plain", "plain"),
    ("Тоқаев, Աբգ “quoted” – ok", "Тоқаев, Աբգ “quoted” – ok"),
    ("a\tb\nc\r\nd", "a b c  d"),
    ("two  spaces", "two  spaces"),
    ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
    ("\x07\x00\x7f\x9b", "\\x07\\x00\\x7f\\x9b"),
    ("\u202egnp.exe", "\\u202egnp.exe"),
    ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
    ("line\u2028paragraph\u2029", "line\\u2028paragraph\\u2029"),
    ("\u3164\u034f\u115f", "\\u3164\\u034f\\u115f"),
    ("\U000e0041tag", "\\U000e0041tag"),
]

FOLDED = [
    ("Kassym-Jomart Tokayev", "kassym jomart tokayev"),
    ("Tasmagambetov’s", "tasmagambetovs"),
    ("O'Brien", "obrien"),
    ("KUCZYŃSKI, Łódź", "kuczynski lodz"),
    ("İlham Əliyev", "ilham eliyev"),
    ("ТОҚАЕВ", "тоқаев"),
    ("  CSTO:  30%_off\u00a0now ", "csto 30 off now"),
    ("№ 5™", "no 5tm"),
    ("co\u00adop\u200berate", "cooperate"),
    ("…", ""),
]


@pytest.mark.parametrize(("text", "shown"), VISIBLE)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_visible_is_obeyed_or_hidden(text: str) -> None:
    assert not {unicodedata.category(c) for c in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_for_a_search(text: str) -> None:
    """A word copied out of folded text is found again."""
    assert fold(fold(text).upper().lower()).split() == fold(fold(text)).split()


HITS = [
    ("Kassym-Jomart’s Café", ["jomarts cafe"], ["Jomart’s Café"]),
    ("“Green  — LIGHT”, green light", ["green light"], ["Green  — LIGHT", "green light"]),
    ("border, borders", ["border"], ["border", "border"]),
    ("Fire at the fireplace", ["fire", "place"], ["Fire", "fireplace"]),
    ("Straße", ["s"], ["S", "ß"]),
    ("İlham Əliyev", ["eliyev"], ["Əliyev"]),
    ("nothing", ["fire", ""], []),
    ("", ["fire"], []),
]


@pytest.mark.parametrize(("text", "terms", "marked"), HITS)
def test_hits(text: str, terms: list[str], marked: list[str]) -> None:
    assert [text[start:end] for start, end in hits(text, terms)] == marked


@given(st.text())
def test_what_a_search_finds_is_marked(text: str) -> None:
    """The whole text, folded, is hit from its first to its last word."""
    term = fold(text)
    found = hits(text, [term])
    assert bool(found) == bool(term)
    if found:
        assert fold(text[found[0][0] : found[-1][1]]) == term


def test_nearest_ignores_case_and_accents() -> None:
    assert nearest("pashiyan", ["Pashinyan", "Putin"]) == ["Pashinyan"]
    assert nearest("xyz", ["Pashinyan"]) == []


@given(st.text(st.characters(codec="utf-8")))
def test_escaped_json_means_the_same(text: str) -> None:
    written = json_escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not {unicodedata.category(c) for c in written} & {"Cc", "Cf", "Zl", "Zp"}
