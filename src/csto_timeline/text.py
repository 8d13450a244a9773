"""What text needs before it is shown or compared."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol

# Apostrophes, also those that stand for hamza and ayn, for a soft and a hard sign.
APOSTROPHES = "'’‘ʼʻ`´ʹ′ʾʿʺ″"
# Letters that Unicode does not decompose into a base letter and an accent, with their plain neighbours.
_LATIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e", "æ": "ae", "œ": "oe"}
_CYRILLIC = dict(zip("қғґңөүұһҳҷієә", "кггноууххчиеа", strict=True))
BASE_LETTERS = _LATIN | _CYRILLIC
_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))
_BASE_LETTERS = str.maketrans(BASE_LETTERS)
# A kana with its sound mark, and jamo: they are another syllable, not one with an accent.
_SOUND_MARKS = "\u3099\u309a"
_ASTRAY = dict.fromkeys(map(ord, _SOUND_MARKS))
_HANGUL = "\u1100-\u11ff\uac00-\ud7a3"
_SYLLABLES = f".[{_SOUND_MARKS}]|[{_HANGUL}]*[\u1100-\u11ff][{_HANGUL}]*"
# Letters and marks that show nothing, though Unicode does not call them format characters.
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0")
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_LINE_BREAKS = "\t\n\v\f\r"
_WHITE_SPACE = r"[ \t\n\v\f\r]+"
_PARAGRAPH_BREAK = r"(?>\r\n?|[\n\v\f])[ \t]*(?>\r\n?|[\n\v\f])[ \t\n\v\f\r]*"
_SOFT_HYPHEN = "\u00ad"
_JOINERS = "\u200c\u200d"


class _Characters(dict[int, int | str | None]):
    """A table for `str.translate`, filled character by character as texts need it."""

    def __missing__(self, code: int) -> int | str | None:
        made = self.of(chr(code))
        self[code] = result = ord(made) if len(made) == 1 else made or None
        return result

    def of(self, character: str) -> str:
        """Return what stands for the character."""
        raise NotImplementedError


class _Visible(_Characters):
    """Each character as it is shown, joiners in their place: what a terminal would obey or hide spelt out."""

    def of(self, character: str) -> str:
        return spelt_out(character) if _is_hidden(character) else character


class _JsonEscaped(_Characters):
    """Each character as it stands in JSON, joiners in their place: what a terminal would obey or hide as an escape."""

    def of(self, character: str) -> str:
        return json_escape(character) if _is_hidden(character) and character != "\n" else character


class _Folded(_Characters):
    """Each character as it is compared: nothing, a space, or the letters, numbers and vowel signs it comes to."""

    def of(self, character: str) -> str:
        bare = character.casefold().translate(_APOSTROPHES)
        decomposed = unicodedata.normalize("NFKD", bare).casefold().translate(_BASE_LETTERS)
        return _composed("".join(c if c.isalnum() or _is_mark(c) else " " for c in decomposed if not _vanishes(c)))


class _FoldedWords(dict[str, str]):
    """Words, parted by white space alone, with what they fold to: texts use the same few again and again."""

    _MOST, _LONGEST = 1 << 13, 40  # so that no log fills the memory

    def __missing__(self, word: str) -> str:
        folded = " ".join(_composed(word.translate(_FOLDED)).translate(_ASTRAY).split())
        if len(word) <= self._LONGEST:
            if len(self) >= self._MOST:
                self.clear()
            self[word] = folded
        return folded


_VISIBLE, _JSON_ESCAPED, _FOLDED, _FOLDED_WORDS = _Visible(), _JsonEscaped(), _Folded(), _FoldedWords()


def visible(text: str) -> str:
    r"""Return `text` on one line, as it is to be read: with what a terminal would obey or hide spelt out.

    White space with a line break or a tab in it becomes one space, none at the ends. Soft hyphens
    are left out, unless there is nothing else. Joiners stay where they shape letters or emoji; all
    other control characters, bidirectional overrides and zero-width characters become `\u202e` and
    the like. Everything else stays as it is.
    """
    return text if _all_shown(text) else visible_in_message(_without_soft_hyphens(text))


def visible_in_message(text: str) -> str:
    """Return `text` as `visible` does, but with soft hyphens spelt out: they may be what is wrong with a name."""
    if _all_shown(text):
        return text
    if any(character in text for character in _LINE_BREAKS):
        text = re.sub(_WHITE_SPACE, _one_space, text)
    return _joined(text.translate(_VISIBLE), spelt_out)


def inert(text: str) -> str:
    """Return `text` with what a terminal would obey spelt out, joiners as they are: for lines that end within words."""
    return text if _all_shown(text) else text.translate(_VISIBLE)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text`, at least one, each as `visible` shows it; a blank line begins a paragraph."""
    if _all_shown(text):
        return [text]
    *others, last = re.split(_PARAGRAPH_BREAK, _without_soft_hyphens(text))
    parts = map(visible_in_message, [*(part.rstrip(" \t") for part in others), last])
    return [part for part in parts if part] or [""]


def fold(text: str) -> str:
    """Return the words of `text` as they are compared, one space between two.

    Case and accents go, apostrophes close up (O’Brien: obrien), all other
    punctuation parts words (Kassym-Jomart: kassym jomart). Letters that are no
    accented ones come to their neighbours too (Қасым: касым). Vowel signs, as of
    Devanagari and Thai, are part of their word; kana and Hangul are whole syllables.
    """
    return " ".join(filter(None, map(_FOLDED_WORDS.__getitem__, text.split())))


def closed_up(text: str) -> str:
    """Return the words of `text` as they are compared, without the spaces between them."""
    return fold(text).replace(" ", "")


class Findable(Protocol):
    """What is looked for in folded words that have a space before and behind each."""

    def spans(self, padded: str) -> Iterable[tuple[int, int]]:
        """Return where it stands: start and end of each run."""


def hits(text: str, terms: Iterable[Findable]) -> list[tuple[int, int]]:
    """Return where in `text` the terms stand: start and end of each run, in order, none overlapping."""
    folded, places = _folded_with_places(text)
    padded = f" {folded.rstrip()} "
    covered: set[int] = set()
    for start, end in (span for term in terms for span in term.spans(padded)):
        covered.update(range(places[start - 1], places[end - 2] + 1))
    ends = sorted(place for place in covered if place + 1 not in covered)
    starts = sorted(place for place in covered if place - 1 not in covered)
    return [(start, end + 1) for start, end in zip(starts, ends, strict=True)]


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Fold `text`, and say for each character of the result which one of `text` it comes from."""
    folded, places = "", []
    for place, character in enumerate(text):
        for letter in character.translate(_FOLDED):
            if folded and len(both := _composed(folded[-1] + letter)) == 1:
                folded = folded[:-1] + both
            elif letter not in _SOUND_MARKS and (letter != " " or folded[-1:] not in {" ", ""}):
                folded += letter
                places.append(place)
    return folded, places


def _composed(folded: str) -> str:
    """Return folded text with its kana and Hangul as whole syllables, so that none is a part of another."""
    if folded.isascii():
        return folded
    return _syllables().sub(_syllable, folded)


def _syllable(found: re.Match[str]) -> str:
    made = unicodedata.normalize("NFC", found[0])
    return made[0] if made[-1] in _SOUND_MARKS else made  # on any other letter the mark is an accent


@cache
def _syllables() -> re.Pattern[str]:
    return re.compile(_SYLLABLES)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _vanishes(character: str) -> bool:
    """Say whether a word is the same without it: accents, format characters, and marks that show nothing."""
    if character in _SOUND_MARKS:
        return False
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return True
    return _is_mark(character) and (character in FILLERS or "VARIATION SELECTOR" in unicodedata.name(character, ""))


def nearest(typed: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the `known` words most like `typed`, best first; case and accents do not count."""
    import difflib  # only a mistyped word needs it

    by_folded: dict[str, str] = {}
    for word in known:
        by_folded.setdefault(fold(word), word)
    close = difflib.get_close_matches(fold(typed), by_folded, n=most, cutoff=0.75)
    return [by_folded[folded] for folded in close]


def json_escaped(text: str) -> str:
    """Return JSON with what a terminal would obey or hide as escapes, which mean the same."""
    if text.isascii() and "\x7f" not in text:
        return text
    return text if _all_shown(text.replace("\n", "")) else _joined(text.translate(_JSON_ESCAPED), json_escape)


def json_escape(character: str) -> str:
    r"""Return the escape that JSON has for a character: one \uXXXX, or a surrogate pair of them."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def counted(number: int, noun: str) -> str:
    """Return `1 event`, `2 events`, `10,000 events`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _all_shown(text: str) -> bool:
    return text.isprintable() and (text.isascii() or FILLERS.isdisjoint(text))


def _is_hidden(character: str) -> bool:
    """Say whether a character is not seen, whatever stands around it."""
    hidden = unicodedata.category(character) in _HIDDEN_CATEGORIES or character in FILLERS
    return hidden and character not in _JOINERS


def _without_soft_hyphens(text: str) -> str:
    """Return `text` without its soft hyphens, or as it is where it has nothing else."""
    bare = text.replace(_SOFT_HYPHEN, "")
    return bare if bare.strip() else text


def _joined(text: str, escape: Callable[[str], str]) -> str:
    """Return `text` with escapes for the joiners that are out of place."""
    if not any(joiner in text for joiner in _JOINERS):
        return text
    from csto_timeline.joiners import is_in_place  # few scripts have them

    return re.sub(
        f"[{_JOINERS}]", lambda found: found[0] if is_in_place(text, found.start()) else escape(found[0]), text
    )


def _one_space(run: re.Match[str]) -> str:
    """Return what a run of white space is on one line: spaces alone stay, a break is a space, at the ends nothing."""
    if not run[0].strip(" "):
        return run[0]
    return " " if run.start() and run.end() < len(run.string) else ""


def spelt_out(character: str) -> str:
    r"""Return the escape by which a character is told, `\x1b` or `\u202e`."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
