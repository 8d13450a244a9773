"""Quotes as someone types them or a table has them: verbatim, without the marks around the whole of them."""

import re

from msgspec import Struct

from csto_timeline.errors import UsageError

_QUOTE = re.compile(r"(?P<speaker>[^:]+?)\s*:\s*(?P<text>.+)", re.DOTALL)
_MARKS = {"“”", '""', "«»", "»«", "„“", "„”", "‘’", "‚‘", "''"}
_APOSTROPHES = "’'"


class QuoteDraft(Struct, frozen=True):
    """Words as a source prints them, and who said them, as typed."""

    speaker: str
    text: str


def quote_of(typed: str) -> QuoteDraft:
    """Read `Speaker: words`, the words without the marks around them; raises `UsageError` for anything else."""
    match = _QUOTE.fullmatch(typed.strip())
    if match is None:
        raise UsageError(f'"{typed}" names no speaker: write it as "Ann Lee: We shall go."')
    return QuoteDraft(match["speaker"], without_marks(match["text"]))


def without_marks(words: str) -> str:
    """Return words without the pair of quotation marks that encloses the whole of them, if there is one.

    `“No” and “yes”` keeps its marks: the first is closed before the end.
    """
    words = words.strip()
    first, inner, last = words[:1], words[1:-1], words[-1:]
    is_pair = inner != "" and first + last in _MARKS
    return inner if is_pair and first not in inner and (last not in inner or last in _APOSTROPHES) else words
