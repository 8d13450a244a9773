"""What a shell may be given from a log when it completes.

Typer puts values and descriptions into the text that zsh evaluates, bash inserts values as
they stand, and each shell has characters of its own that end a word. No shell reads a
letter, a mark or a digit of any script as anything but itself, nor `-`, `.` and `_`.
"""

import os
import unicodedata

from csto_timeline.cli.output import writes_utf_8
from csto_timeline.text import FILLERS

_LONGEST = 200  # characters of a description
_PUNCTUATION = frozenset("-._")
# Letters and marks that show nothing: fillers, blanks, and selectors of variants.
_UNSEEN = FILLERS | {*map(chr, (*range(0x180B, 0x1810), 0x13441, 0x13442, 0x16FE4))}
_UNSEEN |= {*map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))}


def join_signs() -> None:
    """Join an @ to the word after it, which bash tells of as two, since it completes hosts there; it replaces both."""
    words, number = os.environ.get("COMP_WORDS", "").split("\n"), os.environ.get("COMP_CWORD", "")
    if not number.isdecimal() or not 1 < int(number) < len(words):
        return
    current = int(number)
    if words[current - 1] == "@":
        words[current - 1 : current + 1] = [f"@{words[current]}"]
        os.environ |= {"COMP_WORDS": "\n".join(words), "COMP_CWORD": f"{current - 1}"}


def is_word(text: str) -> bool:
    """Return whether `text` is a plain word: letters, marks, digits and `-._`.

    It begins neither as an option does nor with a mark, which would belong to what is before it.
    """
    return bool(text) and text[0] != "-" and not _is_mark(text[0]) and all(map(_is_plain, text))


def is_completion(value: str, typed: str) -> bool:
    """Return whether `value` is a word, after what is `typed` up to the last `+`, which must be words too."""
    before, plus, _ = typed.rpartition("+")
    words = before.split("+") if plus else []
    return all(map(is_word, [*words, value.removeprefix(before + plus)]))


def description(text: str) -> str:
    """Return the words of `text` with no punctuation but `-._` and commas; empty if it has none."""
    return " ".join("".join(c if _is_plain(c) or c == "," else " " for c in text[:_LONGEST]).split())


def _is_plain(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _PUNCTUATION
    category = unicodedata.category(character)
    if category[0] not in "LM" and category != "Nd":
        return False
    # In another encoding a letter may be lacking, or have a byte that is a backslash or a backtick.
    return character not in _UNSEEN and writes_utf_8()


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"
