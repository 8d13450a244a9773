"""Find characters that control a terminal or change the direction of text, soft hyphens, and look-alikes of a space."""

import re
from collections.abc import Iterator

from csto_timeline.check.findings import Remark
from csto_timeline.check.json_tree import Node, Tree
from csto_timeline.check.structure import is_extra
from csto_timeline.log.validity import Path

# What is as blank as a space: the other spaces of Unicode (Zs), a Mongolian, Hangul and Braille blank.
BLANK = "\xa0\u1680\u180e\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0"
# An escape of JSON, or such a character as it is: delete, C1 (ECMA-48), and the bidirectional
# embeddings, overrides and isolates of UAX #9. JSON takes no other control character unescaped.
_ESCAPE_OR_CONTROL = re.compile(
    r"\\u(?P<code>[0-9a-fA-F]{4})|\\(?P<short>.)|[\x7f-\x9f\xad\u202a-\u202e\u2066-\u2069]"
    rf"|[{BLANK}]"
)
_SOFT_HYPHEN = "\u00ad"
CONTROL = re.compile(r"[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(f"[{BLANK}]")
# Where a space that does not break is meant: beside figures, and as French and Russian set their marks; where a wide
# one is: beside wide letters.
_NARROW, _WIDE = re.compile("[\xa0\u2009\u202f]"), re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_BEFORE, _BEHIND = re.compile("[\\d«‹№§—–]"), re.compile("[\\d»›:;!?%‰°€$—–]")
_CODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_VERBATIM = {"text", "original"}  # quotes, which are to the character
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_BREAKS = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}
# What may be as long as a paragraph, and have several.
_PROSE = {"summary", "date_note", "says", "text", "original"}


def has_control_character(text: str) -> bool:
    """Return whether JSON may have one, or a soft hyphen, within its texts; quickly for most, which have none."""
    if "\\" not in text and (text.isascii() or (text.isprintable() and not _BLANK.search(text))):
        return False
    characters = map(_character, _ESCAPE_OR_CONTROL.finditer(text))
    return any(
        character == _SOFT_HYPHEN or CONTROL.match(character) or _BLANK.match(character) for character in characters
    )


def control_characters(tree: Tree) -> Iterator[Remark]:
    """Find the first such character of each text; prose may have line breaks and tabs, and so may `x-` members."""
    seen = -1
    for match in _ESCAPE_OR_CONTROL.finditer(tree.text):
        character = _character(match)
        if not CONTROL.match(character):
            continue
        path, node = tree.path(match.start())
        if node.start == seen or (character in _BREAKS and (_PROSE & {*path[-1:]} or is_extra(path))):
            continue
        seen = node.start
        named = _BREAKS.get(character)
        words = f"{named} is not allowed here: use a space" if named else f"{_named(character)}: remove it"
        yield Remark("control-character", path, words, character, match.start())


def soft_hyphens(tree: Tree) -> Iterator[Remark]:
    """Find the first soft hyphen of each text: it is left out wherever the text is shown."""
    seen = -1
    for match in _ESCAPE_OR_CONTROL.finditer(tree.text):
        if _character(match) != _SOFT_HYPHEN:
            continue
        path, node = tree.path(match.start())
        if node.start != seen:
            seen = node.start
            words = "soft hyphen (U+00AD), which is left out wherever the text is shown: remove it"
            yield Remark("soft-hyphen", path, words, _SOFT_HYPHEN, match.start())


def blanks(tree: Tree) -> Iterator[tuple[Path, Node, re.Match[str]]]:
    """Yield each character that looks like a space where one would do, with its text and the path of that."""
    for match in _ESCAPE_OR_CONTROL.finditer(tree.text):
        character = _character(match)
        if not _BLANK.match(character) or _is_meant(tree.text, match, character):
            continue
        path, node = tree.path(match.start())
        if not _VERBATIM & {*path[-1:]} and not is_extra(path):
            yield path, node, match


def look_alike_spaces(tree: Tree) -> Iterator[Remark]:
    """Find the first such character of each text: names that look the same differ by it."""
    seen = -1
    for path, node, match in blanks(tree):
        if node.start != seen:
            seen = node.start
            character = _character(match)
            words = f"U+{ord(character):04X} looks like a space but is not one: use a space"
            yield Remark("look-alike-space", path, words, character, match.start())


def _is_meant(text: str, match: re.Match[str], character: str) -> bool:
    escapes = _CODE.fullmatch(text[max(match.start() - 6, 0) : match.start()]), _CODE.match(text, match.end())
    plain = text[match.start() - 1], text[match.end()]  # at the least a quotation mark
    before, behind = (chr(int(each[1], 16)) if each else one for each, one in zip(escapes, plain, strict=True))
    if character == "\u3000":
        return bool(_WIDE.match(before) or _WIDE.match(behind))
    return bool(_NARROW.match(character) and (_BEFORE.match(before) or _BEHIND.match(behind)))


def _character(match: re.Match[str]) -> str:
    if code := match["code"]:
        return chr(int(code, 16))
    return _SHORT.get(match["short"], " ") if match["short"] else match[0]


def _named(character: str) -> str:
    return f"control character U+{ord(character):04X}"
