"""Words that are near one another, held against what `difflib` makes of all of them."""

import difflib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline import folding
from csto_timeline.folding import fold, nearest

WORDS = st.text("abcd ", max_size=9) | st.sampled_from(["kadobelu", "kadobel", "vadobel", "Kädobelu", "кадобелу"])


@given(WORDS, st.lists(WORDS, max_size=30), st.integers(1, 4))
def test_the_nearest_words_are_those_of_difflib(typed: str, known: list[str], most: int) -> None:
    by_folded: dict[str, str] = {}
    for word in known:
        by_folded.setdefault(fold(word), word)
    close = difflib.get_close_matches(fold(typed), by_folded, n=most, cutoff=0.75)
    assert nearest(typed, known, most) == [by_folded[folded] for folded in close]


@given(st.text(string.ascii_letters + string.digits, min_size=1, max_size=60))
def test_plain_words_fold_as_others_do(word: str) -> None:
    assert fold(word) == word.translate(folding._FOLDED)


def test_words_that_share_few_letters_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    class Watched(difflib.SequenceMatcher[str]):
        def set_seq1(self, a: str) -> None:  # type: ignore[override]
            compared.append(a)
            super().set_seq1(a)

    monkeypatch.setattr(difflib, "SequenceMatcher", Watched)
    others = [f"{one}{other}zzyyxx" for one in string.ascii_lowercase for other in string.ascii_lowercase]
    compared.clear()
    assert nearest("kadobelu", [*others, "kadobela"]) == ["kadobela"]
    assert set(compared) <= {"", "kadobela"}
