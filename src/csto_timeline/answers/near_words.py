"""Words that a search looks for and nothing in a log has, with those of the log that are near them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from csto_timeline.folding import fold, nearest
from csto_timeline.log.condition import Both, Contains
from csto_timeline.log.store import Store
from csto_timeline.query.has_words import HasWords
from csto_timeline.query.search import SEARCHED, parse_searches, searched_texts
from csto_timeline.query.searched_names import FIELDS, spellings
from csto_timeline.query.select import Selection
from csto_timeline.query.terms import Phrase, Term, Words, padded, sought, words_of

_MOST = 1 << 18  # different words of a log that are looked at
_SHORTEST = 4  # letters of a word that may be mistyped in one of them
_QUOTED = frozenset({"accounts.quotes.text", "accounts.quotes.original"})
_AROUND = re.compile(r"^\W+|(?:['’]s)?\W*$")  # punctuation, and the ending of a genitive


class Missing(NamedTuple):
    """What is not there: a word, with up to three that are near it, best first; or words that stand apart."""

    words: str
    near: tuple[str, ...] = ()
    how: str = ""


def near_words(selection: Selection) -> Iterator[Missing]:
    """Return what no event of the log has; a pass over the log, which keeps the different words that begin alike."""
    typed = (each for criterion in selection.criteria if isinstance(criterion, HasWords) for each in criterion.typed)
    return _missing(tuple(typed), lambda letters, terms: _texts(selection, letters, terms))


def near_quoted_words(store: Store, typed: Iterable[str]) -> Iterator[Missing]:
    """Return what no quote of the log has, nor its original; a pass as `near_words` takes."""
    return _missing(tuple(typed), lambda letters, terms: _quoted(store))  # noqa: ARG005 (all are looked at)


def _missing(typed: tuple[str, ...], texts: Callable[[frozenset[str], list[Term]], Iterable[str]]) -> Iterator[Missing]:
    search = parse_searches(typed)
    terms = sought(search) if search else ()
    as_typed = {fold(part): part for each in typed for part in re.findall(r"[^\s\"“”„«»()-]+", each)}
    words = dict.fromkeys(word for term in terms for word in _words(term))
    letters, strict = frozenset(word[0] for word in words), list(filter(_is_strict, terms))
    known, apart = _known(texts(letters, strict), letters, strict)
    text = f" {' '.join(known)} "
    unknown = [word for word in words if not Words((word,)).is_in(text)]
    for word in unknown:
        yield Missing(as_typed.get(word, word), tuple(_near(word, known)))
    for term in apart:
        if not set(unknown) & set(_words(term)):
            how = "exactly so" if isinstance(term, Phrase) else "next to each other"
            yield Missing(" ".join(as_typed.get(word, word) for word in _words(term)), how=how)


def _near(word: str, known: Mapping[str, str]) -> list[str]:
    """Return words that are near one, as they are printed; of a short word, those with the same letters."""
    if len(word) < _SHORTEST:
        return [known[each] for each in known if sorted(each) == sorted(word)]
    return nearest(word, (known[each] for each in known if abs(len(each) - len(word)) <= len(word) // 2))


def _words(term: Term) -> tuple[str, ...]:
    return term.words if isinstance(term, Words) else tuple(term.text.split())


def _is_strict(term: Term) -> bool:
    """Return whether a log may have all words of a term, and not the term."""
    return isinstance(term, Phrase) or len(term.words) > 1


def _known(texts: Iterable[str], firsts: frozenset[str], terms: list[Term]) -> tuple[dict[str, str], list[Term]]:
    """Return the words that begin with one of these letters, folded and as they are printed, and the terms not met."""
    known: dict[str, str] = {}
    for text in texts:
        for printed in text.split() if len(known) < _MOST else ():
            for word in (folded := fold(printed).split()):
                if word[0] in firsts:
                    known.setdefault(word, word if len(folded) > 1 else _AROUND.sub("", printed))
        if terms:
            words = padded([text])
            terms = [term for term in terms if not term.is_in(words)]
    return known, terms


def _texts(selection: Selection, letters: frozenset[str], terms: Iterable[Term]) -> Iterator[str]:
    """Return what a search looks in, as far as it has words with those letters, or terms: texts, names of registers."""
    conditions = [Both(tuple(Contains(words_of(word).needle) for word in _words(term))) for term in terms]
    for event in selection.store.rows_with_words(SEARCHED, letters, conditions):
        yield from searched_texts(event)
    registers = selection.registers
    for field in FIELDS:
        for entry in getattr(registers, field):
            yield from spellings(registers, field, entry.code if field == "countries" else entry.id)


def _quoted(store: Store) -> Iterator[str]:
    for event in store.rows(_QUOTED):
        for account in event.accounts:
            for quote in account.quotes:
                yield from filter(None, (quote.text, quote.original))
