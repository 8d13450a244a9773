"""A parsed search, as data: words in any of their forms, exact phrases, and how they are joined.

They are looked for in words as `padded` writes them: folded, a space before and after each.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from csto_timeline.folding import fold
from csto_timeline.query.stems import alike, beginning

# Scripts that put no spaces between words, or little words behind a word: their words are found within others.
_UNPARTED = re.compile(
    "[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LONG = 4  # letters; so long a word is found as the beginning of longer ones too
Span = tuple[int, int]


class Words(Struct, frozen=True, dict=True):
    """Folded words next to each other, each in any of its forms: one by its stem, or as the beginning of a longer."""

    words: tuple[str, ...]

    def spans(self, padded: str) -> Iterator[Span]:
        """Return where they stand: start and end of each run."""
        for found in self._pattern.finditer(padded):
            if all(map(_is_form, self.words, found.groups())):
                yield found.start(1), found.end(len(self.words))

    def is_in(self, padded: str) -> bool:
        """Return whether they stand there."""
        return self.needle in padded and next(self.spans(padded), None) is not None

    @cached_property
    def needle(self) -> str:
        """What stands in a text wherever they do."""
        return f" {beginning(self.words[0])}"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        first, *others = (rf"({beginning(word)}\S*)" for word in self.words)
        return re.compile(f" {first}(?={''.join(f' {form}' for form in others)} )")


class Phrase(Struct, frozen=True, dict=True):
    """Folded words exactly as they are printed."""

    text: str

    def spans(self, padded: str) -> Iterator[Span]:
        """Return where it stands: start and end of each."""
        at = padded.find(self.needle)
        while at >= 0:
            start = at + self.needle.index(self.text)
            yield start, start + len(self.text)
            at = padded.find(self.needle, at + 1)

    def is_in(self, padded: str) -> bool:
        """Return whether it stands there."""
        return self.needle in padded

    @cached_property
    def needle(self) -> str:
        """The text with the spaces around it, but where its script has none."""
        before, after = (" " * (not _UNPARTED.match(edge)) for edge in (self.text[0], self.text[-1]))
        return f"{before}{self.text}{after}"


Term = Words | Phrase


def words_of(text: str) -> Term:
    """Return the term for words in any of their forms; in a script that does not part words, as they are printed."""
    folded = fold(text)
    return Phrase(folded) if _UNPARTED.search(folded) else Words(tuple(folded.split()))


Has = Callable[[Term], bool]
"""Whether an event has a term."""


class Not(Struct, frozen=True):
    """What must not be there."""

    part: "Search"

    def holds(self, has: Has) -> bool:
        """Return whether it is not there."""
        return not self.part.holds(has)


class Either(Struct, frozen=True):
    """Parts any of which will do."""

    parts: "tuple[Search, ...]"

    def holds(self, has: Has) -> bool:
        """Return whether one of them is there."""
        return any(part.holds(has) for part in self.parts)


class Every(Struct, frozen=True):
    """Parts all of which must be there."""

    parts: "tuple[Search, ...]"

    def holds(self, has: Has) -> bool:
        """Return whether all of them are there."""
        return all(part.holds(has) for part in self.parts)


class One(Struct, frozen=True):
    """A term that must be there."""

    term: Term

    def holds(self, has: Has) -> bool:
        """Return whether it is there."""
        return has(self.term)


Search = One | Not | Either | Every


def terms_of(search: Search) -> tuple[Term, ...]:
    """Return the terms of a search, each once."""
    match search:
        case One(term):
            return (term,)
        case Not(part):
            return terms_of(part)
    return tuple(dict.fromkeys(term for part in search.parts for term in terms_of(part)))


def sought(search: Search) -> tuple[Term, ...]:
    """Return the terms that an event may be found by: not those that it must not have."""
    match search:
        case One(term):
            return (term,)
        case Not():
            return ()
    return tuple(dict.fromkeys(term for part in search.parts for term in sought(part)))


def padded(texts: Iterable[str]) -> str:
    """Return the folded words of texts, a space before and after each, so that no term runs from one text on."""
    return "\n".join(f" {fold(text)} " for text in texts)


def _is_form(word: str, other: str) -> bool:
    if len(word) >= _LONG and not word.isdigit() and other.startswith(word):
        return True
    return alike(word, other)
