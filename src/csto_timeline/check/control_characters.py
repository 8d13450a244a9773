"""Find characters that control a terminal or change the direction in which text is shown, and soft hyphens."""

import re
from collections.abc import Iterator

from csto_timeline.check.findings import Remark
from csto_timeline.check.json_tree import Tree
from csto_timeline.check.structure import is_extra

# An escape of JSON, or such a character as it is: delete, C1 (ECMA-48), and the bidirectional
# embeddings, overrides and isolates of UAX #9. JSON takes no other control character unescaped.
_ESCAPE_OR_CONTROL = re.compile(r"\\u(?P<code>[0-9a-fA-F]{4})|\\(?P<short>.)|[\x7f-\x9f\xad\u202a-\u202e\u2066-\u2069]")
_SOFT_HYPHEN = "\u00ad"
_CONTROL = re.compile(r"[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_BREAKS = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}
# What may be as long as a paragraph, and have several.
_PROSE = {"summary", "date_note", "says", "text", "original"}


def has_control_character(text: str) -> bool:
    """Return whether there may be one, or a soft hyphen, in JSON, but for breaks between its values: mostly not."""
    if "\\" not in text and text.isprintable():
        return False
    characters = map(_character, _ESCAPE_OR_CONTROL.finditer(text))
    return any(character == _SOFT_HYPHEN or _CONTROL.match(character) for character in characters)


def control_characters(tree: Tree) -> Iterator[Remark]:
    """Find the first such character of each text; prose may have line breaks and tabs, and so may `x-` members."""
    seen = -1
    for match in _ESCAPE_OR_CONTROL.finditer(tree.text):
        character = _character(match)
        if not _CONTROL.match(character):
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


def _character(match: re.Match[str]) -> str:
    if code := match["code"]:
        return chr(int(code, 16))
    return _SHORT.get(match["short"], " ") if match["short"] else match[0]


def _named(character: str) -> str:
    return f"control character U+{ord(character):04X}"
