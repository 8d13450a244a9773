"""Sequences in JSON text, each value with the text before it: items of an array, members of an object, lines."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from msgspec import Raw, json

from csto_timeline.errors import LogError
from csto_timeline.log.validity import repeated_member

_BEFORE = re.compile(rb"[\s,]*")
_KEY = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"\s*:\s*', re.DOTALL)
_LINE = re.compile(rb"\S(?:[^\n]*\S)?")
_NOTHING: Mapping[int, bytes] = MappingProxyType({})


class Items:
    """Values in their order: joined, they are the text that they were read from.

    `before` is what stands before each, white space and comma; `keys` are the names of members as written, with the
    colon and the space after it, empty for what is no member. `begin` and `end` are what stands around them.
    """

    def __init__(self, begin: bytes = b"", end: bytes = b"") -> None:
        self.begin = begin
        self.before: list[bytes] = []
        self.keys: list[bytes] = []
        self.values: list[bytes] = []
        self.end = end

    @classmethod
    def of_array(cls, text: bytes) -> "Items":
        """Read the items of an array, which must be JSON."""
        items, place = cls(b"["), 1
        for item in json.decode(text, type=list[Raw]):
            place = items._read(text, place, len(item))
        items.end = text[place:]
        return items

    @classmethod
    def of_object(cls, text: bytes) -> "Items":
        """Read the members of an object, which must be JSON; raises `LogError` if one is given twice."""
        items, place = cls(b"{"), 1
        values = json.decode(text, type=dict[str, Raw])
        while key := _KEY.match(text, start := _begin(text, place)):
            name = _name(key[0])
            if name in items.names() or not text.startswith(values[name], key.end()):
                raise LogError(repeated_member(name))
            items.before.append(text[place:start])
            items.keys.append(key[0])
            items.values.append(bytes(values[name]))
            place = key.end() + len(values[name])
        if text[start : start + 1] != b"}":  # what looked like the value of a member was the beginning of a longer one
            raise LogError(repeated_member(name))
        items.end = text[place:]
        return items

    @classmethod
    def of_lines(cls, text: bytes) -> "Items":
        """Read the lines that are not empty."""
        items, place = cls(), 0
        for line in _LINE.finditer(text):
            place = items._read(text, place, len(line[0]))
        items.end = text[place:]
        return items

    def __len__(self) -> int:
        return len(self.values)

    def names(self) -> list[str]:
        """Return the names of the members."""
        return list(map(_name, self.keys))

    def joined(self, instead: Mapping[int, bytes] = _NOTHING) -> bytes:
        """Return the text, with other values `instead` of those that have these numbers."""
        return b"".join((self.begin, *self._pieces(instead), self.end))

    def insert(self, number: int, value: bytes, first: bytes, between: bytes, *, key: bytes = b"") -> None:
        """Put a value before that number; `first` stands before the first one, `between` before any other."""
        if number == 0 and self.before:
            self.before[0:1] = [self.before[0], between]
        else:
            self.before.insert(number, between if number else first)
        self.keys.insert(number, key)
        self.values.insert(number, value)

    def remove(self, numbers: Collection[int]) -> None:
        """Remove the values of these numbers; what stood before the first one stands before what is first then."""
        kept = [number for number in range(len(self.values)) if number not in numbers]
        self.before = [self.before[number if place else 0] for place, number in enumerate(kept)]
        self.keys = [self.keys[number] for number in kept]
        self.values = [self.values[number] for number in kept]
        if not self.values:
            self.end = self.end.strip()  # as an empty array is written, and a file without a line

    def _read(self, text: bytes, place: int, length: int) -> int:
        """Read the next value, of that length; return where it ends."""
        start = _begin(text, place)
        self.before.append(text[place:start])
        self.keys.append(b"")
        self.values.append(text[start : start + length])
        return start + length

    def _pieces(self, instead: Mapping[int, bytes]) -> Iterator[bytes]:
        for number, (before, key, value) in enumerate(zip(self.before, self.keys, self.values, strict=True)):
            yield before
            yield key
            yield instead.get(number, value)


def _begin(text: bytes, place: int) -> int:
    """Return where the next value begins, after white space and commas."""
    found = _BEFORE.match(text, place)
    assert found is not None  # the pattern takes any text
    return found.end()


def _name(key: bytes) -> str:
    name: str = json.decode(key.rstrip().removesuffix(b":"))
    return name
