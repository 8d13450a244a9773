"""The words of a search, and where it looks for them."""

from collections.abc import Iterator
from typing import Any

from csto_timeline.errors import UsageError
from csto_timeline.text import fold

_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„«»", '"'))
SEARCHED = frozenset({"title", "summary", "tags", "accounts.says", "accounts.quotes.text", "accounts.quotes.original"})


def search_terms(text: str) -> list[str]:
    """Return the folded words of a search, and as one term each what stands in "quotation marks".

    Raises `UsageError` where nothing is left to look for.
    """
    terms = []
    for number, piece in enumerate(text.translate(_QUOTATION_MARKS).split('"')):
        terms += [fold(piece)] if number % 2 else fold(piece).split()
    terms = [term for term in terms if term]
    if not terms:
        raise UsageError(f'--search "{text}" has no letter or number to look for')
    return terms


def searched_texts(event: Any) -> Iterator[str]:
    """Return what a search looks in. `SEARCHED` are the paths.

    Title, summary, tags, what accounts say, quotes and their originals.
    """
    yield event.title
    if event.summary:
        yield event.summary
    yield from event.tags
    for account in event.accounts:
        if account.says:
            yield account.says
        for quote in account.quotes:
            yield quote.text
            if quote.original:
                yield quote.original
