"""Which quotes of an event render one utterance: a reading of their words, as the log has no link between them.

A quote joins the first utterance of its speaker that its source has not rendered yet and that has
a rendering of the same words. It is compared with those that share a word with it, so that many
quotes take no more time each than few.
"""

from collections import defaultdict
from typing import NamedTuple

from csto_timeline.folding import fold
from csto_timeline.log.model import Quote, Source

# Two sources print one utterance where this share of the shorter text's words is in the longer one.
# A fragment of fewer words tells nothing, unless it stands in the other text as it is.
_SHARE = 0.5
_FEWEST_WORDS = 4
# Words that any two sentences share.
_COMMON = frozenset(
    {
        *("a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "has", "have", "he", "his", "i", "in"),
        *("is", "it", "its", "not", "of", "on", "or", "our", "that", "the", "their", "this", "to", "was", "we", "were"),
        *("which", "who", "will", "with", "you"),
    }
)


class Rendering(NamedTuple):
    """A quote of an utterance, and the source that prints it."""

    quote: Quote
    source: Source


class _Text(NamedTuple):
    """A text as it is compared: folded, its words, and those that tell something."""

    folded: str
    words: frozenset[str]
    telling: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Text":
        folded = fold(text)
        words = frozenset(folded.split())
        return cls(folded, words, words - _COMMON)

    @property
    def key_word(self) -> str:
        """The word by which it is found in a longer text: the longest that tells something, if any does."""
        return max(self.words, key=lambda word: (word in self.telling, len(word), word), default="")


def _same(one: _Text, other: _Text) -> bool:
    """Return whether two texts of one speaker at one event seem to render the same words, in whichever order."""
    shorter, longer = sorted((one, other), key=lambda text: (len(text.folded), len(text.telling)))
    if f" {shorter.folded} " in f" {longer.folded} ":
        return True
    shared = len(shorter.telling & longer.telling)
    return len(shorter.telling) >= _FEWEST_WORDS and shared >= _SHARE * len(shorter.telling)


class Gathering:
    """Gathers the quotes of an event as they are added: `utterances` have the speaker and the renderings of each."""

    def __init__(self) -> None:
        self.utterances: list[tuple[str, list[Rendering]]] = []
        self._texts: list[list[_Text]] = []
        # Numbers of utterances, by speaker and a word of a rendering, and by speaker and its key word.
        self._with_word: defaultdict[tuple[str, str], dict[int, None]] = defaultdict(dict)
        self._with_key_word: defaultdict[tuple[str, str], dict[int, None]] = defaultdict(dict)

    def add(self, speaker: str, rendering: Rendering) -> None:
        """Add a quote."""
        text = _Text.of(rendering.quote.text)
        number = self._number(speaker, rendering.source, text)
        if number is None:
            number = len(self.utterances)
            self.utterances.append((speaker, []))
            self._texts.append([])
        self.utterances[number][1].append(rendering)
        self._texts[number].append(text)
        for word in text.words:
            self._with_word[speaker, word][number] = None
        self._with_key_word[speaker, text.key_word][number] = None

    def _number(self, speaker: str, source: Source, text: _Text) -> int | None:
        """Return the utterance that a quote joins."""
        near = set(self._with_word.get((speaker, text.key_word), ()))  # which may hold the whole text
        for word in text.words | {""}:
            near.update(self._with_key_word.get((speaker, word), ()))  # which the text may hold
        for word in text.telling:
            near.update(self._with_word.get((speaker, word), ()))
        for number in sorted(near):
            is_new = all(each.source.id != source.id for each in self.utterances[number][1])
            if is_new and any(_same(text, other) for other in self._texts[number]):
                return number
        return None
