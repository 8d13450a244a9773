"""The greatest width that a text can have, whatever sans-serif font draws it.

A picture does not know the fonts of its reader. The widths are those of DejaVu Sans, the widest of the usual ones,
rounded up; in Arial or Helvetica a text takes about four fifths of that.
"""

import unicodedata
from functools import lru_cache

_ELLIPSIS = "…"
_STRONG = {"L", "R", "AL"}  # letters that have a direction (Unicode Standard Annex 9)
_WIDTHS = {
    character: width
    for characters, width in (
        *(("ijl'|’", 0.33), ("I.,:; ", 0.36), ("ft-()[]/!r", 0.45), ("–“”", 0.54)),
        *(("mM%", 0.99), ("wW@—…", 1.02), ("ОQЮЖШЩЫФюжшщыфԱՊԹՓ", 0.98)),
    )
    for character in characters
}
_BOLD = 1.13
# Categories of Unicode: marks, and what shows nothing, take no room.
_WITHOUT_WIDTH = {"Mn", "Me", "Cf"}


@lru_cache(maxsize=1 << 12)
def _width(character: str) -> float:
    """Return the width of a character in ems."""
    if width := _WIDTHS.get(character):
        return width
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.4 if ord(character) > 0xFFFF and character.isprintable() and not character.isalpha() else 1.03
    if unicodedata.category(character) in _WITHOUT_WIDTH:
        return 0.0
    if character.isascii():
        return 0.64 if character.islower() or character.isdigit() else 0.8
    return 0.84 if character.isupper() else 0.76


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text of that size of letters is at most, in the unit of `size`."""
    return sum(map(_width, text)) * size * (_BOLD if bold else 1)


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return the text, or its beginning with an ellipsis, no wider than `room`; nothing if not a letter fits."""
    if width(text, size, bold=bold) <= room:
        return text
    room -= width(_ELLIPSIS, size, bold=bold)
    kept = 0
    for number, character in enumerate(text):
        room -= width(character, size, bold=bold)
        if room < 0:
            break
        kept = number + 1
    while kept and kept < len(text) and _joins(text[kept - 1], text[kept]):
        kept -= 1
    return _cut(text[:kept].rstrip(" ,;:–—-(“")) if kept else ""


def _cut(text: str) -> str:
    """Return a text with an ellipsis where its reader expects that it goes on.

    Words from right to left, in a line from left to right, end at their left: what stands there comes before them.
    """
    strong = [(place, kind) for place, kind in enumerate(map(unicodedata.bidirectional, text)) if kind in _STRONG]
    after = max((place for place, kind in strong if kind == "L"), default=-1)
    begin = next((place for place, _ in strong if place > after), len(text))
    return text[:begin] + _ELLIPSIS + text[begin:]


def _joins(before: str, after: str) -> bool:
    """Return whether two characters make one sign."""
    return "\u200d" in (before, after) or unicodedata.category(after)[0] == "M"


def lines(text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """Return the text in lines no wider than `room`, broken between words; what is more than `most` of them is cut."""
    found: list[str] = []
    line = ""
    words = text.split(" ")
    for number, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold=bold) > room:
            if len(found) == most - 1:
                return [*found, fitted(" ".join([line, *words[number:]]), size, room, bold=bold)]
            found.append(line)
            longer = word
        line = longer
    return [*found, fitted(line, size, room, bold=bold)]
