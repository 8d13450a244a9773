"""Members whose names begin with `x-`: any object of a log may have some. They are kept, and nothing shows them.

A row has them in its `extra`, each value as the JSON that stood there, without the spaces between its tokens.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import UNSET, Raw, Struct, json
from msgspec.structs import FieldInfo, fields, replace

from csto_timeline.log.model import EXTRA, PREFIX

_BEGINS = re.compile(rb'"(?:x|\\u0078)(?:-|\\u002[dD])')  # also written with the escapes of JSON
_MEMBERS = json.Decoder(dict[str, Raw])
_ITEMS = json.Decoder(list[Raw])
_ANY = json.Decoder(float_hook=lambda number: Raw(number.encode()))


def has_extra(data: bytes | Raw) -> bool:
    """Return whether JSON may have a member that begins with `x-`."""
    return _BEGINS.search(data) is not None


def gathered(data: bytes | Raw, *, deep: bool = True) -> bytes | Raw:
    """Return JSON in which the `x-` members of each object stand together in one member, `EXTRA`.

    What is inside an `x-` member stays as it is. Unless `deep`, only the outermost object is changed. Of several
    members with one name, the last is kept.
    """
    if not has_extra(data):
        return data
    match bytes(data).lstrip()[:1]:
        case b"{":
            members = _MEMBERS.decode(data)
            extra = {name: _compact(value) for name, value in members.items() if name.startswith(PREFIX)}
            own = {name: value for name, value in members.items() if name not in extra}
            if deep:
                own = {name: value if name == EXTRA else _raw(gathered(value)) for name, value in own.items()}
            return json.encode(own | ({EXTRA: extra} if extra else {}))
        case b"[" if deep:
            return json.encode([_raw(gathered(item)) for item in _ITEMS.decode(data)])
    return data


def spread(value: Any) -> Any:
    """Return a row as a dictionary, its `x-` members after the others; lists and dictionaries of rows likewise."""
    match value:
        case Struct():
            omits = value.__struct_config__.omit_defaults
            values = ((each, getattr(value, each.name)) for each in members(type(value)))
            own = {each.encode_name: spread(it) for each, it in values if not (omits and it == each.default)}
            return {name: it for name, it in own.items() if it is not UNSET} | (getattr(value, "extra", None) or {})
        case dict():
            return {name: spread(each) for name, each in value.items()}
        case tuple() | list():
            return [spread(each) for each in value]
    return value


@cache
def members(row: Any) -> tuple[FieldInfo, ...]:
    """Return the declared members of a row, in their order."""
    return tuple(member for member in fields(row) if member.encode_name != EXTRA)


def canonical(value: Raw) -> Raw:
    """Return JSON that two texts of the same value share: letters instead of escapes, members in order of name.

    A number stays as it is written: 1.10 is another value than 1.1.
    """
    return Raw(json.encode(_ANY.decode(value), order="sorted"))


def merged(one: Mapping[str, Raw] | None, other: Mapping[str, Raw] | None) -> dict[str, Raw] | None:
    """Return the `x-` members of two rows; where both have one, the first row's value."""
    return {**(other or {}), **(one or {})} or None


def differing(one: Mapping[str, Raw] | None, other: Mapping[str, Raw] | None) -> Iterator[tuple[str, str]]:
    """Yield the `x-` members of the other that the first has with another value, with their JSON."""
    for name, value in (other or {}).items():
        if one and canonical(one.get(name, value)) != canonical(value):
            yield name, bytes(value).decode()


def without_extra(row: Any) -> Any:
    """Return a row without its `x-` members, and without those of the rows in it."""
    return replace(row, extra=None, **{name: tuple(map(without_extra, rows)) for name, rows in _rows_in(row)})


def with_extra_of(row: Any, other: Any) -> Any:
    """Return a row with its `x-` members and those of another that is the same but for them; see `merged`."""
    inner = {
        name: tuple(with_extra_of(own, its) for own, its in zip(rows, getattr(other, name), strict=True))
        for name, rows in _rows_in(row)
    }
    return replace(row, extra=merged(row.extra, other.extra), **inner)


class Rows:
    """A list of rows to which others are added; those that are the same but for `x-` members are one."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[Any, int] = {}  # of the first of the rows that are the same
        self._append(rows)

    def matched(self, others: Iterable[Any]) -> Iterator[tuple[Any, int | None]]:
        """Yield other rows, each with the number of the first that is the same but for `x-` members, if one is."""
        for other in others:
            yield other, self._numbers.get(without_extra(other))

    def add(self, others: Iterable[Any]) -> None:
        """Add the rows of another list, see `with_extra_of`; two of these that are the same stay two."""
        new = []
        for other, same in self.matched(others):
            if same is None:
                new.append(other)
            else:
                self.rows[same] = with_extra_of(self.rows[same], other)
        self._append(new)

    def _append(self, rows: Iterable[Any]) -> None:
        for row in rows:
            self._numbers.setdefault(without_extra(row), len(self.rows))
            self.rows.append(row)


def differing_within(row: Any, other: Any) -> Iterator[tuple[str, str]]:
    """Yield what is `differing` in two rows that are the same but for `x-` members, and in the rows in them."""
    yield from differing(row.extra, other.extra)
    for name, rows in _rows_in(row):
        for inner, own in zip(rows, getattr(other, name), strict=True):
            yield from differing_within(inner, own)


def _rows_in(row: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the members that hold rows, with these."""
    for member in members(row.__class__):
        rows = getattr(row, member.name)
        if isinstance(rows, tuple) and rows and isinstance(rows[0], Struct):
            yield member.name, rows


def _compact(value: Raw) -> Raw:
    return Raw(json.format(value, indent=-1))


def _raw(data: bytes | Raw) -> Raw:
    return data if isinstance(data, Raw) else Raw(data)
