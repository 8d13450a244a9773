"""The form in which logs are written, that of an export as JSON or JSON Lines."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from io import BytesIO

from msgspec import Raw, json

from csto_timeline.errors import LogError
from csto_timeline.log.faults import fault
from csto_timeline.log.open import has_lines
from csto_timeline.log.projection import UNREADABLE
from csto_timeline.text import json_escaped
from csto_timeline.writing.items import Items

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"')


def formatted(data: bytes, name: str) -> bytes:
    """Return a log with its values as they are, each member a line, or in JSON Lines each event.

    A byte order mark is left out. Raises `LogError` if it is not JSON.
    """
    data = data.removeprefix(BOM_UTF8)
    if has_lines(name, BytesIO(data)):
        return b"".join(_lines(data, name))
    try:
        json.decode(data, type=dict[str, Raw])
        return _escaped(json.format(data, indent=2))
    except UNREADABLE as error:
        raise LogError(f"{name}: {fault(data, error)}") from None


def _lines(data: bytes, name: str) -> Iterator[bytes]:
    for number, line in enumerate(Items.of_lines(data).values, start=1):
        try:
            json.decode(line, type=dict[str, Raw])
        except UNREADABLE as error:
            raise LogError(f"{name}: event {number}: {fault(line, error)}") from None
        yield _escaped(json.format(line, indent=-1))


def _escaped(text: bytes) -> bytes:
    """Return JSON with escapes for the characters that an export has escapes for, and for no others."""
    plain = _STRING.sub(_without_escapes, text)
    return json_escaped(plain.decode()).encode() + b"\n"


def _without_escapes(found: re.Match[bytes]) -> bytes:
    try:
        return json.encode(json.decode(found[0], type=str))
    except UNREADABLE:  # half a character, which only an escape can have
        return found[0]
