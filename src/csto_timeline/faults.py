"""Word what is wrong with the JSON of a log: where it is, what was found, what would be right."""

import re
from typing import get_args

from msgspec import ValidationError
from msgspec.structs import fields

from csto_timeline.model import Account, Color, Country, Event, Kind, Log, Membership, Office, Person, Quote, Source
from csto_timeline.text import nearest, visible

_UNKNOWN_MEMBER = re.compile(r"Object contains unknown field `(?P<name>.*?)`( - at `(?P<path>.*)`)?", re.DOTALL)
_MISSING_MEMBER = re.compile(r"Object missing required field `(?P<name>.*?)`( - at `(?P<path>.*)`)?")
_AT_PATH = re.compile(r"(?P<fault>.*?)( - at `(?P<path>.*)`)?", re.DOTALL)
_AT_BYTE = re.compile(r"(?P<fault>.*) \(byte (?P<byte>[0-9]+)\)")
# What the patterns of the model ask for, in words.
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "a slug: lower-case letters, digits and single hyphens",
    r"\S": "a text that is not empty",
}

_MEMBERS = sorted(
    {
        member.encode_name
        for row in (Log, Event, Account, Quote, Source, Person, Office, Country, Membership, Kind)
        for member in fields(row)
    }
)


def fault(data: bytes, error: Exception) -> str:
    """Word what msgspec raised when it decoded `data`: a `DecodeError` or one of its causes."""
    return _invalid(str(error)) if isinstance(error, ValidationError) else _malformed(data, error)


def _invalid(message: str) -> str:
    """Word msgspec's message as `events[12].acounts: unknown member; did you mean accounts?`."""
    if match := _UNKNOWN_MEMBER.fullmatch(message):
        path = _path(match["path"], match["name"])
        close = nearest(match["name"], _MEMBERS, most=1)
        return f"{path}: unknown member" + (f'; did you mean "{close[0]}"?' if close else "")
    if match := _MISSING_MEMBER.fullmatch(message):
        return f"{_path(match['path'], match['name'])}: this member is missing"
    match = _AT_PATH.fullmatch(message)
    assert match is not None  # the pattern takes any text
    words = visible(match["fault"]).replace("Invalid enum value", "expected " + _choices(match["path"]) + ", not")
    for pattern, meaning in _PATTERNS.items():
        words = words.replace(f"Expected `str` matching regex {pattern!r}", f"expected {meaning}")
    words = words.replace("Expected `array` of length >= 1", "expected at least one")
    words = words.replace("Expected", "expected").replace("`object`", "an object").replace("`array`", "an array")
    return f"{_path(match['path'])}: {words}"


def _choices(path: str | None) -> str:
    """Give the values that the member at `path` takes, of those with a closed list."""
    return ", ".join(get_args(Color)) if (path or "").endswith("color") else "1, the version of this format"


def _path(path: str | None, member: str | None = None) -> str:
    steps = [step for step in ((path or "$").removeprefix("$").removeprefix("."), member) if step]
    return visible(".".join(steps)) or "the log"


def _malformed(data: bytes, error: Exception) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "begins with a byte order mark: save it as UTF-8 without one"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "is in UTF-16: save it as UTF-8"
    if isinstance(error, UnicodeDecodeError):
        return "holds bytes that are not UTF-8"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    if not data.strip():
        return "is empty: a log begins with {"
    if match := _AT_BYTE.fullmatch(str(error)):
        before = data[: int(match["byte"])]
        line, column = before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1
        return f"line {line}, column {column}: {match['fault']}"
    return f"is not whole: {error}" if "truncated" in str(error) else f"is not JSON: {error}"
