"""Words in their forms, phrases, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.folding import fold, hits
from csto_timeline.log.whole import Log
from csto_timeline.query.search import searched_texts
from csto_timeline.query.stems import alike, beginning, stem
from csto_timeline.query.terms import Phrase, padded, words_of

ALIKE = [
    *(("leaves", "leaving"), ("country", "countries"), ("hopes", "hoping"), ("dying", "dies"), ("skies", "sky")),
    *(("заседание", "заседания"), ("саммит", "саммита"), ("ереван", "ереване"), ("военныи", "военного")),
    *(("россииские", "россиискои"), ("a", "a"), ("2022", "2022")),
]
APART = [("leave", "left"), ("general", "generate"), ("war", "warn"), ("ашот", "ашхабад"), ("2022", "202"), ("a", "as")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_forms_of_a_word_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)
    assert words_of(one).is_in(padded([f"x {other} y"]))


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


FOUND = [
    ("kazakh", "Kazakhstan", True),  # four letters and more begin longer words
    ("war", "Warsaw, toward", False),
    ("2022", "20221", False),
    ("Kassym-Jomart", "Kassym Jomart Tokayev", True),
    ("Kassym-Jomart", "Jomart Kassym", False),
    ("U.S.", "the U.S. said", True),
    ("U.S.", "us", False),
    ("カザ", "ガザとカザフスタン", True),
    ("회의", "정상회의가", True),
    ("ประชุม", "การประชุมที่", True),
    ("中", "中国", True),
]


@pytest.mark.parametrize(("typed", "text", "found"), FOUND)
def test_words_are_found(typed: str, text: str, found: bool) -> None:
    assert words_of(typed).is_in(padded([text])) is found


def test_no_phrase_runs_from_one_text_to_the_next() -> None:
    texts = padded(["at the border", "fire again"])
    assert Phrase("the border").is_in(texts)
    assert not Phrase("border fire").is_in(texts)
    assert not words_of("border-fire").is_in(texts)


def test_all_forms_in_the_log_begin_alike(builtin: Log) -> None:
    """What begins otherwise is not looked at."""
    words = {word for event in builtin.events for word in padded(searched_texts(event)).split()}
    by_stem: dict[str, set[str]] = {}
    for word in words:
        by_stem.setdefault(stem(word), set()).add(word)
        by_stem.setdefault(word, set()).add(word)
    assert any(len(forms) > 3 for forms in by_stem.values())
    for forms in by_stem.values():
        assert all(other.startswith(beginning(word)) for word in forms for other in forms if alike(word, other))


@given(st.text(), st.data())
def test_every_word_of_a_text_is_found_and_marked(text: str, data: st.DataObject) -> None:
    if words := fold(text).split():
        term = words_of(data.draw(st.sampled_from(words)))
        assert term.is_in(padded([text]))
        assert hits(text, [term])


@given(st.text(alphabet="ab カガ각가 4é", min_size=1), st.text(alphabet="ab カガ각가 4é"))
def test_what_is_found_is_marked(typed: str, text: str) -> None:
    if fold(typed):
        for term in (words_of(typed), Phrase(fold(typed))):
            assert term.is_in(padded([text])) == bool(hits(text, [term]))
