"""Words for what is wrong with the JSON of a log: where it is, what was found, what would be right."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from functools import cache
from typing import NamedTuple, get_args

from msgspec import Struct, ValidationError

from csto_timeline.folding import fold, nearest
from csto_timeline.log.extra import members
from csto_timeline.log.model import (
    LANGUAGE,
    SLUG,
    TIME,
    Account,
    Color,
    Country,
    Event,
    Former,
    Kind,
    Membership,
    Office,
    Person,
    Place,
    Quote,
    Source,
)
from csto_timeline.log.registers import Registers
from csto_timeline.log.right_dates import with_right_date
from csto_timeline.text import visible_in_message

_UNKNOWN_MEMBER = re.compile(r"Object contains unknown field `(?P<name>.*?)`( - at `(?P<path>.*)`)?", re.DOTALL)
_MISSING_MEMBER = re.compile(r"Object missing required field `(?P<name>.*?)`( - at `(?P<path>.*)`)?")
_AT_PATH = re.compile(r"(?P<fault>.*?)( - at `(?P<path>.*)`)?", re.DOTALL)
_AT_BYTE = re.compile(r"(?P<fault>.*) \(byte (?P<byte>[0-9]+)\)")
# What the patterns of the model ask for, in words.
_PATTERNS = {
    SLUG: "a slug: lower-case letters and digits, with hyphens between them",
    r"\S": "text that is not empty",
    TIME: "a time of day: 14:30, or with its offset from UTC 14:30+06:00 or 14:30Z",
    LANGUAGE: "a language tag: en, ru, zh-Hant",
}
_RANGES = {
    "`array` of length 2": "[longitude, latitude]",
    **dict.fromkeys(("`float` <= 180.0", "`float` >= -180.0"), "a longitude from -180 to 180"),
    **dict.fromkeys(("`float` <= 90.0", "`float` >= -90.0"), "a latitude from -90 to 90, after the longitude"),
}
# What stands where JSON cannot go on, and what to do about it.
_CAUSES = (
    (re.compile(rb"//|/\*|#"), "a comment, which JSON does not have: remove it"),
    (re.compile(rb"<{7}|={7}|>{7}|\|{7}"), "a conflict mark of Git: settle the merge, and remove the marks"),
)
# An escape, or two that are one character; the group has half of such a pair, alone, unless the text is cut off there.
_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})(?!(?:\\(?:u[0-9a-fA-F]{0,3})?)?\Z)|.)",
    re.DOTALL,
)
_AT_HALF = re.compile("surrogate|hex escape|truncated")  # what msgspec says where there is one
# What msgspec calls values by, in the words of JSON.
_TYPES = {
    "object": "an object",
    "array": "an array",
    "array | null": "an array",
    "str": "text",
    "str | null": "text",
    "null": "null",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
}

_ROWS = (Event, Account, Quote, Source, Person, Office, Place, Country, Membership, Kind, Former)
_MEMBERS = {member.encode_name: row.__name__.lower() for row in reversed(_ROWS) for member in members(row)}
_MEMBERS |= dict.fromkeys(("version", *(member.encode_name for member in members(Registers)), "events"), "log")
_EVERY_MEMBER = tuple(_MEMBERS)
# The row that is held by the member of that name.
_HELD: dict[str, type[Struct]] = {
    "events": Event,
    "accounts": Account,
    "quotes": Quote,
    "sources": Source,
    "people": Person,
    "offices": Office,
    "places": Place,
    "countries": Country,
    "membership": Membership,
    "kinds": Kind,
    "former": Former,
    "registers": Registers,
}
_LAST_STEP = re.compile(r"(\w+)(\[[0-9.]*\])?$")


def fault(data: bytes, error: Exception, row: type[Struct] | None = None) -> str:
    """Describe what msgspec raised when it decoded `data`, as that row: a `DecodeError` or one of its causes."""
    if isinstance(error, ValidationError):
        return _invalid(str(error), row)
    byte, words = malformed(data, error)
    if byte is None:
        return words
    before = data[:byte].decode(errors="replace")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return f"line {line}, column {column}: {words}"


def unknown_member(name: str, row: type[Struct] | None = None) -> str:
    """Describe an unknown member `name` of `row`: which may be meant, which object has it, or what `row` has."""
    if name in _MEMBERS:
        owner = _MEMBERS[name]
        none_here = f'{_a(noun(row))} has no "{name}": it' if row and noun(row) != owner else f'"{name}"'
        return f"unknown member; {none_here} belongs to {_a(owner)}"
    own = _members_of(row) if row else ()
    if close := near_word(name, own) or near_word(name, _EVERY_MEMBER):
        return f'unknown member; did you mean "{close}"?'
    return "unknown member" + (f"; known here: {', '.join(own)}" if own else "")


def missing_member(row: type[Struct] | None = None) -> str:
    """Describe a missing member that every such object needs."""
    return "this member is missing" + (f": every {noun(row)} has one" if row else "")


def noun(row: type[Struct]) -> str:
    """Return what a row is called: a line is an event, the registers are members of a log."""
    name = row.__name__.lower()
    return {"line": "event", "registers": "log"}.get(name, name)


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeio' else 'a'} {word}"


class _Folded(NamedTuple):
    """A word as it is compared, and its letters."""

    text: str
    letters: frozenset[str]


def near_word(word: str, known: tuple[str, ...]) -> str | None:
    """Return the one of the `known` words meant by `word`, if one is near.

    Words that share too few letters with it are not compared: a log may have many that are like none.
    """
    own = _folded(word)
    possible = [each for each, folded in _all_folded(known) if _may_be_near(own, folded)]
    return next(iter(nearest(word, possible, most=1)), None) if possible else None


def _folded(word: str) -> _Folded:
    text = fold(word)
    return _Folded(text, frozenset(text))


@cache
def _all_folded(known: tuple[str, ...]) -> list[tuple[str, _Folded]]:
    return [(word, _folded(word)) for word in known]


def _may_be_near(one: _Folded, other: _Folded) -> bool:
    """Return whether `nearest` may take two words for near: three quarters of their letters are the same, or more."""
    first, second = len(one.text), len(other.text)
    if 8 * min(first, second) < 3 * (first + second):
        return False
    common = min(first - len(one.letters - other.letters), second - len(other.letters - one.letters))
    return 8 * common >= 3 * (first + second)


@cache
def _members_of(row: type[Struct]) -> tuple[str, ...]:
    return tuple(member.encode_name for member in members(row))


def reason(message: str, path: str = "") -> str:
    """Reword msgspec's `message` about the value at `path`: what was expected, and what was found."""
    words = visible_in_message(with_right_date(message)).replace(
        "Invalid enum value", "expected " + _choices(path) + ", not"
    )
    for pattern, meaning in _PATTERNS.items():
        words = words.replace(f"Expected `str` matching regex {pattern!r}", f"expected {meaning}")
    for type_, meaning in _RANGES.items():
        words = words.replace(f"Expected {type_}", f"expected {meaning}")
    words = words.replace("Expected `array` of length >= 1", "expected at least one").replace("Expected", "expected")
    words = words.replace("expected `int`, got `float`", "expected a whole number, not a decimal")
    for type_, name in _TYPES.items():
        words = words.replace(f"`{type_}`", name)
    return words


def _invalid(message: str, row: type[Struct] | None) -> str:
    """Reword msgspec's message as `events[12].acounts: unknown member; did you mean accounts?`."""
    if match := _UNKNOWN_MEMBER.fullmatch(message):
        step = _LAST_STEP.search((match["path"] or "").removeprefix("$"))
        words = unknown_member(match["name"], _HELD.get(step[1]) if step else row)
        return f"{_path(match['path'], match['name'])}: {words}"
    if match := _MISSING_MEMBER.fullmatch(message):
        return f"{_path(match['path'], match['name'])}: {missing_member()}"
    match = _AT_PATH.fullmatch(message)
    assert match is not None  # the pattern takes any text
    return f"{_path(match['path'])}: {reason(match['fault'], match['path'] or '')}"


def _choices(path: str) -> str:
    """Return the values that the member at `path` takes, of those with a closed list."""
    return ", ".join(get_args(Color)) if path.endswith("color") else "1, the version of this format"


def _path(path: str | None, member: str | None = None) -> str:
    steps = [step for step in ((path or "$").removeprefix("$").removeprefix("."), member) if step]
    return visible_in_message(".".join(steps)) or "the log"


def _half(data: bytes) -> re.Match[bytes] | None:
    return next((escape for escape in _ESCAPE.finditer(data) if escape["half"]), None)


def malformed(data: bytes, error: Exception) -> tuple[int | None, str]:
    """Return at which byte, if any, `data` turns out not to be JSON in UTF-8, and why."""
    if data.startswith(BOM_UTF8):
        return None, "begins with a byte order mark, which is allowed only at the very beginning: remove it"
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return None, "is in UTF-16: save it as UTF-8"
    if isinstance(error, UnicodeDecodeError):
        return None, "has bytes that are not UTF-8"
    if isinstance(error, RecursionError):
        return None, "is nested too deeply"
    if not data.strip():
        return None, "the file is empty: a log begins with {"
    if _AT_HALF.search(str(error)) and (half := _half(data)):
        return half.start(), f"{half[0].decode()} is half a character, a surrogate without its other half: remove it"
    if match := _AT_BYTE.fullmatch(str(error)):
        byte = int(match["byte"]) - ("trailing characters" in match["fault"])  # msgspec has read the first of these
        words = match["fault"] + (": remove it" if "trailing comma" in match["fault"] else "")
        return byte, next((cause for begins, cause in _CAUSES if begins.match(data, byte)), words)
    return None, f"is incomplete: {error}" if "truncated" in str(error) else f"is not JSON: {error}"
