"""Ways of naming a person: with a title, a patronymic or initials, surname first, in a Russian case."""

import re
from collections.abc import Sequence
from functools import cache

from csto_timeline.folding import fold
from csto_timeline.query.stems import beginning, in_case, stem

_TITLES = """
    president prime minister premier pm vice deputy first foreign defence defense interior secretary general chairman
    chairwoman chair speaker head of state the mr mrs ms miss dr professor sir chancellor ambassador colonel lieutenant
    major marshal admiral former acting ex
    президент премьер министр вице первый заместитель генсек генеральный секретарь генерал глава председатель спикер
    иностранных дел обороны господин госпожа посол маршал полковник бывший экс
"""
# Of sons and daughters in Turkic languages, also parted from the father’s name.
_OF = r"ul[yu]|uulu|улы|уулу|kyzy|qizi|кызы|гызы|ogl[yu]|oghlu|оглы|оглу"
PARTED = re.compile(rf" (?=(?:{_OF})\b)")
# Armenian ones end in i.
PATRONYMIC = re.compile(rf"\w+(?:(?:[оеь]вич|льич|овн|евн|ичн|[oe]vich|[oe]vn|ichn|{_OF})\w{{0,3}}|(?<=\w\w\w)[iի])")
MOST_INITIALS = 2  # of the given name and the patronymic


def calls(typed: Sequence[str], spelling: Sequence[str]) -> bool:
    """Return whether folded words name the person of a spelling, whose last word is the surname.

    They are words of the spelling beside titles, or have the surname, in any of its forms. All else must be a
    title, a given name or its initial, or, beside one of these, a patronymic or its initial.
    """
    typed = PARTED.sub("", " ".join(typed)).split()
    words = [word for word in typed if stem(word) not in title_stems() or word in spelling]
    if words and set(words) <= set(spelling):
        return True
    *given_names, surname = spelling or [""]
    for number, word in enumerate(words):
        if in_case(word, surname):
            return _are_given([*words[:number], *words[number + 1 :]], given_names)
    return False


def beginnings(typed: str) -> frozenset[str]:
    """Return what forms of words of `typed` begin with, also of a patronymic that is parted: a name has one of them."""
    folded = fold(typed)
    return frozenset(map(beginning, (*folded.split(), *PARTED.sub("", folded).split())))


def _are_given(words: Sequence[str], given_names: Sequence[str]) -> bool:
    named = [word for word in words if any(in_case(word, name) for name in given_names)]
    initials = [word for word in words if len(word) == 1]
    others = [word for word in words if word not in named and word not in initials]
    if not all(map(PATRONYMIC.fullmatch, others)) or len(initials) > MOST_INITIALS:
        return False
    return bool(named) or not words or (initials[:1] != [] and initials[0] in {name[0] for name in given_names})


@cache
def title_stems() -> frozenset[str]:
    """Return the stems of the words of titles, folded."""
    return frozenset(map(stem, fold(_TITLES).split()))
