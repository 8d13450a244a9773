"""Words that a search looks for and no event has, with those of the log that are near them."""

from collections.abc import Iterator

from csto_timeline.folding import nearest
from csto_timeline.query.has_words import HasWords
from csto_timeline.query.search import SEARCHED, searched_texts
from csto_timeline.query.searched_names import FIELDS, spellings
from csto_timeline.query.select import Selection
from csto_timeline.query.terms import Words, padded, sought

_MOST = 1 << 18  # different words of a log that are looked at


def near_words(selection: Selection) -> Iterator[tuple[str, list[str]]]:
    """Return each word that no event of the log has, and up to three that are near it, best first.

    It takes a pass over the log, which keeps the different words that begin alike.
    """
    searches = [criterion.search for criterion in selection.criteria if isinstance(criterion, HasWords)]
    looked_for = dict.fromkeys(word for each in searches for term in sought(each) for word in _words(term))
    known = _known(selection, {word[0] for word in looked_for})
    text = f" {' '.join(known)} "
    for word in looked_for:
        if not Words((word,)).is_in(text):
            yield word, nearest(word, (each for each in known if abs(len(each) - len(word)) <= len(word) // 2))


def _words(term: object) -> tuple[str, ...]:
    return term.words if isinstance(term, Words) else tuple(str(getattr(term, "text", "")).split())


def _known(selection: Selection, firsts: set[str]) -> dict[str, None]:
    """Return the different words of the log, texts and names, that begin with one of these letters."""
    known: dict[str, None] = {}

    def add(words: str) -> None:
        if len(known) < _MOST:
            known.update(dict.fromkeys(word for word in words.split() if word[0] in firsts))

    for event in selection.store.rows(SEARCHED):
        add(padded(searched_texts(event)))
    registers = selection.registers
    for field in FIELDS:
        for entry in getattr(registers, field):
            add(padded(spellings(registers, field, entry.code if field == "countries" else entry.id)))
    return known
