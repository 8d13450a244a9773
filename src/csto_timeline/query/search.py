"""The syntax of --search, and the texts that it looks in.

    leave leaving          both words, in any of their forms: leaves and leaving are forms of leave
    leave OR leaving       either; AND says what a space says, and ( ) group
    "deep roots"           these words next to each other, exactly so
    -summit, NOT summit    not this word; also not a phrase, or what stands in ( )

A word with a hyphen or dots is these words next to each other. Several searches mean *or*.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, NoReturn

from csto_timeline.errors import UsageError
from csto_timeline.folding import fold
from csto_timeline.query.other_syntax import other_syntax, plain_quotation_marks
from csto_timeline.query.terms import Either, Every, Not, One, Phrase, Search, Term, sought, words_of

# A minus or a dash is what editors make of a hyphen.
_PIECES = re.compile(r'(?P<excluding>[-−–](?=["(\w]))|"[^"]*"|[()]|[^\s"()]+')
_EXCLUDING = "-"
SEARCHED = frozenset({"title", "summary", "tags", "accounts.says", "accounts.quotes.text", "accounts.quotes.original"})


class _Part(NamedTuple):
    """A part of what was typed, with its words."""

    typed: str
    search: Search


def parse_searches(typed: Iterable[str]) -> Search | None:
    """Return what several searches look for, any of which will do; None if there is none.

    Raises `UsageError` for what a search cannot do, and where nothing is left to look for.
    """
    searches = tuple(map(parse_search, typed))
    return searches[0] if len(searches) == 1 else Either(searches) if searches else None


def parse_search(typed: str) -> Search:
    """Return what a search looks for; raises `UsageError` as `parse_searches`."""
    parser = _Parser(typed)
    try:
        found = parser.group(closing=False)
    except RecursionError:
        raise UsageError("--search: too many brackets or NOTs within one another") from None
    if found is None:
        raise UsageError(f'--search "{typed}" has no letter or number to search for')
    return found


def marked_terms(typed: Iterable[str]) -> tuple[Term, ...]:
    """Return the terms that are marked where they stand; raises `UsageError` as `parse_searches`."""
    search = parse_searches(typed)
    return sought(search) if search else ()


class _Parser:
    def __init__(self, typed: str) -> None:
        self._typed = typed
        text = plain_quotation_marks(typed).removeprefix("=")  # what is left of -s=words
        if text.count('"') % 2:
            self._refuse("the quotation mark is not closed")
        self._pieces = [*self._cut(text), ""]

    def _cut(self, text: str) -> Iterator[str]:
        """Return the words, phrases and signs of a text; a hyphen that belongs to no word may mean this or that."""
        for piece in _PIECES.finditer(text):
            if piece["excluding"]:
                yield _EXCLUDING
            elif piece[0] in {"-", "−"}:
                self._refuse(f"{piece[0]} stands alone: write -word to exclude a word, or leave it out")
            else:
                yield piece[0]

    def group(self, *, closing: bool) -> Search | None:
        """Read to the end, or to the bracket that closes the group; None for what has nothing to look for."""
        parts: list[_Part] = []
        joins: list[str] = []
        join = ""
        while (piece := self._pieces[0]) not in {"", ")"}:
            if piece in {"OR", "AND"}:
                if not parts or join:
                    self._refuse(f"a word is missing before {piece}")
                join = self._pieces.pop(0)
            elif part := self._part():
                joins += [join] * bool(parts)
                parts.append(part)
                join = ""
        if join:
            self._refuse(f"a word is missing after {join}")
        if bool(piece) is not closing:
            self._refuse("the brackets do not match")
        return self._joined(parts, joins) if parts else None

    def _joined(self, parts: list[_Part], joins: list[str]) -> Search:
        if "OR" not in joins:
            return parts[0].search if len(parts) == 1 else Every(tuple(part.search for part in parts))
        if {*joins} != {"OR"}:
            near, far = _readings(parts, joins)
            self._refuse(f"OR beside other words may mean {near} or {far}; write one of them")
        return Either(tuple(part.search for part in parts))

    def _part(self) -> _Part | None:
        """Read a word, a phrase or a group; None for punctuation alone."""
        piece = self._pieces.pop(0)
        if piece in {"NOT", _EXCLUDING}:
            return self._excluded(piece + " " * (piece == "NOT"))
        if piece == "(":
            inner = list(self._pieces)
            if (found := self.group(closing=True)) is None:
                self._refuse("there is nothing between the brackets")
            typed = " ".join(inner[: len(inner) - len(self._pieces)]).replace(f"{_EXCLUDING} ", _EXCLUDING)
            self._pieces.pop(0)
            return _Part(f"({typed})", found)
        if piece.startswith('"'):
            if not (words := fold(piece)):
                self._refuse("there is nothing to search for between the quotation marks")
            return _Part(piece, One(Phrase(words)))
        if unknown := other_syntax(piece):
            self._refuse(
                f'"{piece}": a search has no {unknown}. Put it in "quotation marks" to search for it as printed'
            )
        return _Part(piece, One(words_of(piece))) if fold(piece) else None

    def _excluded(self, sign: str) -> _Part:
        part = None if self._pieces[0] in {"", ")", "OR", "AND"} else self._part()
        if part is None:
            self._refuse(f"a word is missing after {sign.strip()}")
        return _Part(sign + part.typed, Not(part.search))

    def _refuse(self, words: str) -> NoReturn:
        raise UsageError(f"--search {self._typed}: {words}")


def _readings(parts: list[_Part], joins: list[str]) -> tuple[str, str]:
    """Return what OR may mean beside other words: that it joins the words next to it, or all on either side."""
    near, far = [[parts[0].typed]], [[parts[0].typed]]
    for join, part in zip(joins, parts[1:], strict=True):
        for groups, joined in ((near, join == "OR"), (far, join != "OR")):
            if joined:
                groups[-1].append(part.typed)
            else:
                groups.append([part.typed])
    return " ".join(map(_either, near)), " OR ".join(f"({' '.join(each)})" if each[1:] else each[0] for each in far)


def _either(typed: list[str]) -> str:
    return f"({' OR '.join(typed)})" if typed[1:] else typed[0]


def searched_texts(event: Any) -> Iterator[str]:
    """Return what a search looks in, beside names. `SEARCHED` are the paths.

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
