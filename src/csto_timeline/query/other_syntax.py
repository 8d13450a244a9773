"""Search syntax of other programs, and words that say what works here instead."""

import re

_UNKNOWN = (
    (
        re.compile(r"[*]|\w\?\w"),
        "wildcards; a word matches in all its forms, and from four letters on as the start of longer words",
    ),
    (re.compile(r"[|]|&&"), "| or &&; write OR between words, a space means “and”"),
    (re.compile(r"^!"), "!; write -word or NOT word"),
    (re.compile(r"^-"), "--; write -word or NOT word"),
    (re.compile(r"^[+]|\w[+](?=\w)"), "+; all words must occur anyway"),
    (re.compile(r"\w[~^]"), "~ or ^; if no event matches, similar words are suggested"),
    (re.compile(r"^[^\W\d_]+:\S"), "fields; use --person, --kind, --source and the other filters"),
    (re.compile(r"^/.+/$"), "regular expressions"),
)
_OPERATORS = frozenset({"OR", "AND", "NOT"})
_JOINING = {"or": "for either word write OR", "или": "for either word write OR", "and": "a space means “and”"}
_NOT = "to exclude a word write NOT"
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„«»", '"'))


def plain_quotation_marks(typed: str) -> str:
    """Return what was typed with every quotation mark as `"`."""
    return typed.translate(_QUOTATION_MARKS)


def other_syntax(piece: str) -> str:
    """Return what a word of a search asks for that a search here has not, with what works; nothing for a plain word."""
    return next((words for unknown, words in _UNKNOWN if unknown.search(piece)), "")


def small_operators(typed: str) -> dict[str, str]:
    """Return the words of a search that may be meant as OR, AND or NOT, each with what is to be written then."""
    words = re.sub('"[^"]*"', '""', plain_quotation_marks(typed)).split()
    found = {word: _JOINING.get(word.lower(), "") for word in words[1:-1]} | {
        word: _NOT for word in words[:-1] if word.lower() == "not"
    }
    return {word: advice for word, advice in found.items() if advice and word not in _OPERATORS}
