"""Zero-width joiners (U+200D) and non-joiners (U+200C): where they shape the text around them, and where they hide.

They belong between two letters or marks of one script whose letters join, as in Persian, and after a virama, as in
Malayalam (after RFC 5892, appendices A.1 and A.2, which asks besides whether the two letters join each other: people
write U+200C where it changes nothing, too). A joiner also belongs between two emoji (UTS #51, ED-16).
"""

import re
import unicodedata
from functools import cache

ZWNJ, ZWJ = "\u200c", "\u200d"
# The scripts whose letters join or form conjuncts, by the first word in the names of their letters.
_JOINING = frozenset(
    {
        *("ADLAM", "ARABIC", "BALINESE", "BENGALI", "DEVANAGARI", "GUJARATI", "GURMUKHI", "HANIFI", "JAVANESE"),
        *("KANNADA", "KHMER", "MALAYALAM", "MANDAIC", "MONGOLIAN", "MYANMAR", "NKO", "ORIYA", "PHAGS-PA", "SINHALA"),
        *("SYRIAC", "TAMIL", "TELUGU", "TIBETAN"),
    }
)
_VIRAMA = 9  # the combining class of those signs that take the vowel from a letter
EMOJI = "\u2194-\u21aa\u231a-\u23fa\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff"  # the blocks that have some
_AMONG_EMOJI = f"(?:(?<=[{EMOJI}])|(?<=[{EMOJI}]\ufe0f)){ZWJ}(?=[{EMOJI}])"


def is_in_place(text: str, at: int) -> bool:
    """Return whether the joiner or non-joiner at that offset of `text` shapes what is around it."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if before and unicodedata.combining(before) == _VIRAMA:
        return True
    script = _joining_script(before)
    if script:
        return script == _joining_script(after)
    return re.compile(_AMONG_EMOJI).match(text, at) is not None


@cache
def _joining_script(character: str) -> str:
    """Return the script of a letter or mark, if its letters join."""
    if not character or unicodedata.category(character)[0] not in "LM":
        return ""
    script = unicodedata.name(character, "").partition(" ")[0]
    return script if script in _JOINING else ""
