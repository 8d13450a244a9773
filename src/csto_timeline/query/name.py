"""A name of a log, and the ways in which what a user typed fits it.

Case, accents, apostrophes and hyphens do not count. What else people are called by is in query/person_names.py.
"""

from collections.abc import Callable, Collection

from msgspec import Struct

from csto_timeline.folding import closed_up, fold
from csto_timeline.query.stems import alike, in_case

SHORTEST = 3  # letters of a name that is cut short; a shorter one is not held to be mistyped either
SMALL = frozenset({"of", "the", "and"})
_SHORT = {"usa": "US", "uk": "GB"}  # what is written for a code


class Name(Struct, frozen=True):
    """What events call something by (`key`), its canonical name, its spellings, and those that count as a whole."""

    key: str
    name: str
    spellings: tuple[str, ...]
    whole: tuple[str, ...] = ()

    def has_key(self, typed: str) -> bool:
        """Return whether `typed` is the key, to the letter."""
        return typed == self.key

    def is_exactly(self, typed: str) -> bool:
        """Return whether `typed` is the key, to the letter but for case."""
        return typed.casefold() == self.key.casefold()

    def is_written(self, typed: str) -> bool:
        """Return whether `typed` is the key or one of the spellings, to the letter but for case."""
        return typed.casefold() in {spelling.casefold() for spelling in (self.key, *self.spellings)}

    def is_whole(self, typed: str) -> bool:
        """Return whether `typed` is one of the spellings, or the key."""
        whole = closed_up(typed)
        return whole != "" and whole in map(closed_up, (self.key, *self.spellings, *self.whole))

    def has_any(self, texts: Collection[str]) -> bool:
        """Return whether one of these folded texts stands anywhere in it: it has none of their words if not."""
        together = closed_up(" ".join((self.key, *self.spellings, *self.whole)))
        return any(text in together for text in texts)

    def has_words(self, typed: str) -> bool:
        """Return whether all words of `typed` are words of one spelling."""
        words = set(fold(typed).split())
        return bool(words) and any(words <= _words(spelling) for spelling in self.spellings)

    def sharing(self, typed: str) -> bool:
        """Return whether `typed` is one of the spellings, or its words are words of one."""
        return closed_up(typed) in set(map(closed_up, self.spellings)) or self.has_words(typed)

    def has_forms(self, typed: str) -> bool:
        """Return whether all words of `typed` are forms of words of one spelling: a plural of a kind."""
        return self._has_each(typed, alike)

    def has_cases(self, typed: str) -> bool:
        """Return whether all words of `typed` are words of one spelling, in cases of Russian."""
        return self._has_each(typed, in_case)

    def has_beginnings(self, typed: str) -> bool:
        """Return whether all words of `typed`, of three letters or more, begin words of one spelling."""
        return self._has_each(typed, lambda part, word: len(part) >= SHORTEST and word.startswith(part))

    def has_initials(self, typed: str) -> bool:
        """Return whether `typed` is short for a spelling: its initials, or what is said for its code."""
        short = fold(typed)
        initials = ("".join(word[0] for word in fold(each).split() if word not in SMALL) for each in self.spellings)
        return len(short) > 1 and (short in initials or _SHORT.get(short) == self.key)

    def is_called(self, typed: str) -> bool:
        """Return whether `typed` names the person of that name; see query/person_names.py."""
        from csto_timeline.query.person_names import calls  # most people are asked for by a name that the log has

        return any(calls(fold(typed).split(), fold(spelling).split()) for spelling in self.spellings)

    def _has_each(self, typed: str, fits: Callable[[str, str], bool]) -> bool:
        words = fold(typed).split()
        spelt = map(_words, self.spellings)
        return bool(words) and any(all(any(fits(word, each) for each in known) for word in words) for known in spelt)

    def spelling(self, typed: str) -> str:
        """Return the spelling that `typed` is the whole of, else one that has its words, else the key."""
        alone = [Name(spelling, spelling, (spelling,)) for spelling in self.spellings]
        for fits in (Name.is_whole, Name.has_words, Name.is_called, Name.has_cases, Name.has_beginnings):
            if fitting := [each for each in alone if fits(each, typed)]:
                return fitting[0].name
        return self.key


def _words(spelling: str) -> set[str]:
    """Return the words of a spelling, those with a hyphen both parted and closed up."""
    return {*fold(spelling).split(), *(closed_up(word) for word in spelling.split())}
