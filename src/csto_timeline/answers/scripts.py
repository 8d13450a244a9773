"""Words that are searched for in a script in which a log has no titles and summaries."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from csto_timeline.log.store import Store

_SCRIPTS = {
    "Cyrillic": re.compile("[\u0400-\u052f]"),
    "Armenian": re.compile("[\u0530-\u058f]"),
    "Georgian": re.compile("[\u10a0-\u10ff]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
    "Arabic": re.compile("[\u0600-\u06ff]"),
}
_TITLED = frozenset({"title", "summary"})
_LOOKED_AT = 1_000  # events, so that nobody waits for a large log
_ENGLISH = re.compile(r"(?i)\b(the|of)\b")
_IN_ENGLISH = 0.5  # of the events, at least, have one of these words


def script_words(store: Store, words: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each script of the words that no title or summary has, as far as 1,000 events tell.

    Latin letters are not looked at. That titles are in English is told by small words, which no other language has.
    """
    searched = " ".join(words)
    scripts = {name: letters for name, letters in _SCRIPTS.items() if letters.search(searched)}
    if not scripts:
        return
    texts = [
        " ".join(text for text in (row.title, row.summary) if isinstance(text, str))
        for row in islice(store.rows(_TITLED), _LOOKED_AT)
    ]
    english = sum(bool(_ENGLISH.search(text)) for text in texts) >= _IN_ENGLISH * len(texts)
    told = " ".join(texts)
    for name, letters in scripts.items():
        if not letters.search(told):
            titles = "are in English" if english else f"have no {name} letters"
            yield f"Titles and summaries {titles}; words in {name} can only match quotes, names and titles of sources"
