"""What text needs before it is shown or compared."""

import re
import unicodedata
from collections.abc import Iterable

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´ʹ′"))
# Letters that Unicode does not decompose into a base letter and an accent.
_BASE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ə": "e", "æ": "ae"})
# Letters and marks that show nothing, though Unicode does not call them format characters.
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0")
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_LINE_BREAKS = str.maketrans("\t\n\v\f\r", "     ")
_ADDRESS = r"(?ai)https?://[!-;=?-~]+"  # a: or U+017F would be like s, and U+212A like k
_NOT_WORD = r"[\W_]+"


def visible(text: str) -> str:
    r"""Give `text` on one line, with what a terminal would obey or hide spelt out.

    Line breaks and tabs become spaces; control characters, bidirectional overrides and
    zero-width characters become `\u202e` and the like. Everything else stays as it is.
    """
    if text.isprintable() and (text.isascii() or FILLERS.isdisjoint(text)):
        return text
    return "".join(map(_spelt_out, text.translate(_LINE_BREAKS)))


def fold(text: str) -> str:
    """Give the words of `text` as they are compared, one space between two.

    Case and accents go, apostrophes close up (O’Brien: obrien), all other
    punctuation parts words (Kassym-Jomart: kassym jomart).
    """
    return re.sub(_NOT_WORD, " ", _bare(text)).strip()


def hits(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Give where in `text` the folded `terms` stand: start and end of each run, in order, none overlapping."""
    folded, places = _folded_with_places(text)
    covered: set[int] = set()
    for term in filter(None, terms):
        at = folded.find(term)
        while at >= 0:
            covered.update(range(places[at], places[at + len(term) - 1] + 1))
            at = folded.find(term, at + 1)
    ends = sorted(place for place in covered if place + 1 not in covered)
    starts = sorted(place for place in covered if place - 1 not in covered)
    return [(start, end + 1) for start, end in zip(starts, ends, strict=True)]


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Fold `text`, and give for each character of the result which one of `text` it comes from."""
    folded, places = "", []
    for place, character in enumerate(text):
        for letter in re.sub(_NOT_WORD, " ", _bare(character)):
            if letter != " " or folded[-1:] not in {" ", ""}:
                folded += letter
                places.append(place)
    return folded, places


def _bare(text: str) -> str:
    """Give `text` in lower case, without accents and apostrophes, its punctuation as it is."""
    text = text.casefold().translate(_APOSTROPHES)
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_BASE_LETTERS)).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")


def nearest(typed: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Give the `known` words most like `typed`, best first; case and accents do not count."""
    import difflib  # only a mistyped word needs it

    by_folded: dict[str, str] = {}
    for word in known:
        by_folded.setdefault(fold(word), word)
    close = difflib.get_close_matches(fold(typed), by_folded, n=most, cutoff=0.75)
    return [by_folded[folded] for folded in close]


def json_escaped(text: str) -> str:
    """Give JSON with what a terminal would obey or hide as escapes, which mean the same."""
    if text.isascii() and "\x7f" not in text:
        return text
    return "".join(c if c == "\n" or c == visible(c) else json_escape(c) for c in text)


def json_escape(character: str) -> str:
    r"""Return the escape that JSON has for a character: one \uXXXX, or a surrogate pair of them."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def linkable(url: str | None) -> bool:
    """Say whether an address may become a link: http or https, of printable ASCII, without < and >."""
    return url is not None and re.fullmatch(_ADDRESS, url) is not None


def counted(number: int, noun: str) -> str:
    """Give `1 event`, `2 events`, `10,000 events`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _spelt_out(character: str) -> str:
    if unicodedata.category(character) not in _HIDDEN_CATEGORIES and character not in FILLERS:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
