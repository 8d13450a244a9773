"""The layout of a log's text, so that new parts look like the existing ones."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import DecodeError, json

from csto_timeline.errors import LogError
from csto_timeline.log.codec import ENCODER
from csto_timeline.text import json_escaped
from csto_timeline.writing.items import Items

_LEADING = re.compile(rb"(?m)^ +")


class Style(NamedTuple):
    """Line breaks and indentation of a log; the defaults are those of an export as JSON.

    `unit` is a step of indentation, `compact` says that no space stands after a comma and colon on one line.
    """

    newline: bytes = b"\n"
    unit: bytes = b"  "
    compact: bool = False

    @classmethod
    def of(cls, text: bytes) -> "Style":
        """Return the style of JSON: its first line break, the indentation of its first member, its first colon."""
        broken = re.search(rb"(\r?\n)([ \t]*)", text)
        colon = re.search(rb'":(.)', text)
        newline, unit = (broken[1], broken[2]) if broken else (b"\n", b"  ")
        return cls(newline, unit or b"  ", compact=colon is not None and not colon[1].isspace())

    def block(self, value: Any, depth: int) -> bytes:
        """Return a value, a member a line, as it stands at that depth of the text."""
        text = self._json(value, 1)
        text = _LEADING.sub(lambda found: self.unit * len(found[0]), text)
        return text.replace(b"\n", self.newline + self.unit * depth)

    def line(self, value: Any) -> bytes:
        """Return a value on one line."""
        return self._json(value, -1 if self.compact else 0)

    def like(self, other: bytes, value: Any, depth: int) -> bytes:
        """Return a value laid out as another one is: on one line, or as a block."""
        return self.block(value, depth) if b"\n" in other else self.line(value)

    def rewritten(self, old: bytes, new: Mapping[str, Any], depth: int) -> bytes:
        """Return an object with the members of `new`; a value that `old` has too stays as it is written there."""
        try:
            items = Items.of_object(old)
        except (LogError, DecodeError):  # of what is at fault nothing is kept
            return self.like(old, new, depth)
        kept = dict(zip(items.names(), zip(items.keys, items.values, strict=True), strict=True))
        broken = bool(items) and b"\n" in items.before[0]
        colon = b":" if self.compact and not broken else b": "
        first, between = self.around(items, depth)
        again = Items(items.begin, items.end)
        for name, value in new.items():
            key, text = kept.get(name, (json.encode(name) + colon, b""))
            if not text or _canonical(text) != ENCODER.encode(value):
                text = self.block(value, depth + 1) if broken else self.line(value)
            again.insert(len(again), text, first, between, key=key)
        return old if (again.keys, again.values) == (items.keys, items.values) else again.joined()

    def around(self, items: Items, depth: int) -> tuple[bytes, bytes]:
        """Return what stands before a first item, and between two, of an array or object at that depth.

        If there is none yet, each stands on a line of its own; `items` then ends on a line of its own too.
        """
        if not items:
            items.end = self.newline + self.unit * depth + items.end.strip()
            first = self.newline + self.unit * (depth + 1)
            return first, b"," + first
        first = items.before[0]
        return first, items.before[1] if len(items) > 1 else b"," + (first or (b"" if self.compact else b" "))

    @staticmethod
    def _json(value: Any, indent: int) -> bytes:
        return json_escaped(json.format(ENCODER.encode(value), indent=indent).decode()).encode()


def dedented(text: bytes) -> bytes:
    """Return an object of a log as it stands alone, its last line at the left; line breaks are plain."""
    lines = text.replace(b"\r\n", b"\n").split(b"\n")
    if len(lines) == 1:
        return json.format(text, indent=2)
    margin = len(lines[-1]) - len(lines[-1].lstrip())
    return b"\n".join((lines[0], *(line[margin:] if not line[:margin].strip() else line for line in lines[1:])))


def _canonical(text: bytes) -> bytes:
    return json.encode(json.decode(text))
