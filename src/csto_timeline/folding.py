"""Words as they are compared: without case, accents, apostrophes and punctuation."""

import re
import unicodedata
from collections.abc import Iterable, Set
from functools import cache
from heapq import heappop, heappush
from typing import Protocol

from csto_timeline.text import FILLERS, Characters

_NEAR = 0.75  # of the letters of two words that are alike
# Apostrophes, also those that stand for hamza and ayn, for a soft and a hard sign.
APOSTROPHES = "'’‘ʼʻ`´ʹ′ʾʿʺ″"
# Letters that Unicode does not decompose into a base letter and an accent, with their plain neighbours.
_LATIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e", "æ": "ae", "œ": "oe"}
_CYRILLIC = dict(zip("қғґңөүұһҳҷієә", "кггноууххчиеа", strict=True))
BASE_LETTERS = _LATIN | _CYRILLIC
_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))
_BASE_LETTERS = str.maketrans(BASE_LETTERS)
# A kana with its sound mark, and jamo: they are another syllable, not one with an accent.
_SOUND_MARKS = "\u3099\u309a"
_ASTRAY = dict.fromkeys(map(ord, _SOUND_MARKS))
_HANGUL = "\u1100-\u11ff\uac00-\ud7a3"
_FIRST_OF_SYLLABLES = "\u1100"
_SYLLABLES = f".[{_SOUND_MARKS}]|[{_HANGUL}]*[\u1100-\u11ff][{_HANGUL}]*"


class _Folded(Characters):
    """Each character as it is compared: nothing, a space, or the letters, numbers and vowel signs it comes to."""

    def of(self, character: str) -> str:
        bare = character.casefold().translate(_APOSTROPHES)
        decomposed = unicodedata.normalize("NFKD", bare).casefold().translate(_BASE_LETTERS)
        return _composed("".join(c if c.isalnum() or _is_mark(c) else " " for c in decomposed if not _vanishes(c)))


class _FoldedWords(dict[str, str]):
    """Words, parted by white space alone, with what they fold to: texts use the same few again and again."""

    _MOST, _LONGEST = 1 << 13, 40  # so that no log fills the memory

    def __missing__(self, word: str) -> str:
        if word.isascii() and word.isalnum():
            folded = word.lower()  # as most are, in a fraction of the time
        else:
            folded = " ".join(_composed(word.translate(_FOLDED)).translate(_ASTRAY).split())
        if len(word) <= self._LONGEST:
            if len(self) >= self._MOST:
                self.clear()
            self[word] = folded
        return folded


_FOLDED, _FOLDED_WORDS = _Folded(), _FoldedWords()


def fold(text: str) -> str:
    """Return the words of `text` as they are compared, one space between two.

    Case and accents go, apostrophes close up (O’Brien: obrien), all other
    punctuation parts words (Kassym-Jomart: kassym jomart). Letters that are no
    accented ones come to their neighbours too (Қасым: касым). Vowel signs, as of
    Devanagari and Thai, are part of their word; kana and Hangul are whole syllables.
    """
    return " ".join(filter(None, map(_FOLDED_WORDS.__getitem__, text.split())))


def closed_up(text: str) -> str:
    """Return the words of `text` as they are compared, without the spaces between them."""
    return fold(text).replace(" ", "")


class Findable(Protocol):
    """What is looked for in folded words that have a space before and after each."""

    def spans(self, padded: str) -> Iterable[tuple[int, int]]:
        """Return where it stands: start and end of each run."""


def hits(text: str, terms: Iterable[Findable]) -> list[tuple[int, int]]:
    """Return where in `text` the terms stand: start and end of each run, in order, none overlapping."""
    folded, places = _folded_with_places(text)
    padded = f" {folded.rstrip()} "
    covered: set[int] = set()
    for start, end in (span for term in terms for span in term.spans(padded)):
        covered.update(range(places[start - 1], places[end - 2] + 1))
    ends = sorted(place for place in covered if place + 1 not in covered)
    starts = sorted(place for place in covered if place - 1 not in covered)
    return [(start, end + 1) for start, end in zip(starts, ends, strict=True)]


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Fold `text`, and say for each character of the result which one of `text` it comes from."""
    folded, places = "", []
    for place, character in enumerate(text):
        for letter in character.translate(_FOLDED):
            if folded and len(both := _composed(folded[-1] + letter)) == 1:
                folded = folded[:-1] + both
            elif letter not in _SOUND_MARKS and (letter != " " or folded[-1:] not in {" ", ""}):
                folded += letter
                places.append(place)
    return folded, places


def _composed(folded: str) -> str:
    """Return folded text with its kana and Hangul as whole syllables, so that none is a part of another."""
    if folded.isascii() or max(folded) < _FIRST_OF_SYLLABLES:
        return folded
    return _syllables().sub(_syllable, folded)


def _syllable(found: re.Match[str]) -> str:
    made = unicodedata.normalize("NFC", found[0])
    return made[0] if made[-1] in _SOUND_MARKS else made  # on any other letter the mark is an accent


@cache
def _syllables() -> re.Pattern[str]:
    return re.compile(_SYLLABLES)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _vanishes(character: str) -> bool:
    """Return whether a word is the same without it: accents, format characters, and marks that show nothing."""
    if character in _SOUND_MARKS:
        return False
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return True
    return _is_mark(character) and (character in FILLERS or "VARIATION SELECTOR" in unicodedata.name(character, ""))


def nearest(typed: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the `known` words most like `typed`, best first; case and accents do not count."""
    by_folded: dict[str, str] = {}
    for word in known:
        by_folded.setdefault(fold(word), word)
    return [by_folded[folded] for folded in _most_like(fold(typed), by_folded, most)]


def _most_like(word: str, others: Iterable[str], most: int) -> list[str]:
    """Return what `difflib.get_close_matches` does of different words; it takes a third of the time where many are."""
    from difflib import SequenceMatcher  # only a mistyped word needs it

    matcher = SequenceMatcher(b=word)
    letters, least = set(word), _NEAR
    best: list[tuple[float, str]] = []  # a heap
    for other in others:
        if _highest_ratio(word, letters, other) < least:
            continue
        matcher.set_seq1(other)
        if matcher.quick_ratio() < least or (ratio := matcher.ratio()) < least:
            continue
        heappush(best, (ratio, other))
        if len(best) > most:
            heappop(best)
        if len(best) == most:
            least = best[0][0]  # what is less like it is not looked for any more
    return [other for _, other in sorted(best, reverse=True)]


def _highest_ratio(word: str, letters: Set[str], other: str) -> float:
    """Return a bound of the ratio of two words that is quickly found: by their lengths and the letters of one alone."""
    both = len(word) + len(other)
    common = min(len(word), len(other))
    if 2 * common >= _NEAR * both:
        own = set(other)
        common = min(common, len(other) - len(own - letters), len(word) - len(letters - own))
    return 2.0 * common / both if both else 1.0
