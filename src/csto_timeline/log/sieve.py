"""Cut a log down to the events that a query may find, without decoding the others.

The events are cut out as JSON: of a document that checks their syntax and no more, of JSON Lines
only the ends of each line are looked at. Those that do not mention the names that are asked for
go; of the others only the dates are decoded, and those that lie elsewhere go. What is left is
a smaller log in the same format, read and queried as any log is. It answers as the whole one
would where something is found and `is_decided`; else the whole log must be read.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import TypeVar

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from csto_timeline.dates.event_date import EventDate, Period
from csto_timeline.errors import DateError
from csto_timeline.log.document import Log
from csto_timeline.query.query import NAMED_FIELDS, Query, typed_names

# Names that JSON writes in one way only, but for escapes of letters that need none.
_PLAIN = r"[A-Za-z0-9]([A-Za-z0-9 ._-]*[A-Za-z0-9])?"
BLOCK = 1 << 18  # bytes of JSON Lines that are held at a time
_FEW_YEARS = 20  # of a period, so that each can stand in a pattern
_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_ENDS = itemgetter(0, -2)  # of a line with a line feed

_Json = TypeVar("_Json", bytes, Raw)


class Sieve(Struct, frozen=True):
    """What an event must have that a query finds: one of the names of each group, and a date in the period.

    A name is the JSON string that an event writes it as.
    """

    names: tuple[tuple[bytes, ...], ...]
    period: Period | None


class _DatedAccount(Struct):
    """An account of which nothing but its own date is read."""

    date: str | None = None


class _DatedEvent(Struct):
    """An event of which nothing but the dates that its accounts give is read."""

    date: str
    accounts: tuple[_DatedAccount, ...] = ()


class _Document(Struct, forbid_unknown_fields=True):
    """A log whose members stay JSON, its events apart."""

    events: list[Raw]
    version: Raw | UnsetType = UNSET
    title: Raw | UnsetType = UNSET
    kinds: Raw | UnsetType = UNSET
    countries: Raw | UnsetType = UNSET
    people: Raw | UnsetType = UNSET
    sources: Raw | UnsetType = UNSET


def narrows(query: Query) -> bool:
    """Say whether names or dates rule events out, and nothing else must be known of them."""
    asked = query.period or typed_names(query, negated=False)
    return bool(asked) and not (query.search is not None or query.disputed or query.single_source)


def sieve_of(query: Query) -> Sieve | None:
    """Give what the events that `query` finds must have; None where it takes a look at all of them."""
    asked = tuple(typed_names(query, negated=False).values())
    if not narrows(query) or not all(re.fullmatch(_PLAIN, name) for group in asked for name in group):
        return None
    return Sieve(tuple(tuple(f'"{name}"'.encode() for name in group) for group in asked), query.period)


def is_decided(log: Log, query: Query) -> bool:
    """Say whether a cut-down log resolves the names of `query` as the whole one does: each is a key in it."""
    return all(
        {name.key for name in NAMED_FIELDS[field].known(log)}.issuperset(typed)
        for field, typed in typed_names(query, negated=True).items()
    )


def cut_down(data: bytes, sieve: Sieve) -> bytes | None:
    """Give the log in `data`, JSON in UTF-8, with those events that pass; None where something in it is wrong."""
    try:
        document = _DOCUMENT.decode(data)
    except _UNREADABLE:
        return None
    if _ENCODER.encode(document).count(b":") != data.count(b":"):  # a member of the log is given twice
        return None
    document.events = _sifter(sieve)(document.events, data)
    return _ENCODER.encode(document)


def cut_down_lines(read: Callable[[int], list[bytes]], sieve: Sieve) -> bytes | None:
    """Give those lines of JSON Lines that pass; None where one has not the look of an object.

    `read` gives whole lines, of about as many bytes as it is asked for, and none at the end.
    """
    kept: list[bytes] = []
    sift = _sifter(sieve)
    while lines := read(BLOCK):
        lines[-1] = lines[-1].removesuffix(b"\n") + b"\n"
        if b"\n" in lines or set(map(_ENDS, lines)) != {(ord("{"), ord("}"))}:
            return None
        kept += sift(lines, b"".join(lines))
    return b"".join(kept)


def _sifter(sieve: Sieve) -> Callable[[list[_Json], bytes], list[_Json]]:
    """Give what takes events, and the JSON that they are part of, and gives those that pass."""
    searches = [[re.compile(re.escape(name)).search for name in group] for group in sieve.names]
    searches += [[re.compile(_date_of(sieve.period)).search]] if sieve.period else []
    dated = _dated_in(sieve.period) if sieve.period else None

    def sift(events: list[_Json], data: bytes) -> list[_Json]:
        for group in [] if _may_escape(data) else searches:
            if len(group) == 1:  # as fast again
                events = list(filter(group[0], events))
            else:
                events = [event for event in events if any(search(event) for search in group)]
        return dated(events) if dated else events

    return sift


def _may_escape(data: bytes) -> bool:
    """Say whether JSON may write a letter of ASCII as an escape."""
    return b"\\" in data and re.search(rb"\\u00[2-7]", data) is not None


def _date_of(period: Period) -> bytes:
    """Give a pattern for the member of a date in the years of the period, or of one that is not plain digits.

    It may be found where the date lies elsewhere; where it is not found, none can lie in the period.
    """
    years = range(period.first.year, period.last.year + 1)
    some = "|".join(f"{year:04}" for year in years) if len(years) <= _FEW_YEARS else "[0-9]"
    return rf'"date"\s*:\s*"(?:{some}|[0-9-]*[^0-9"-])'.encode()


def _dated_in(period: Period) -> Callable[[list[_Json]], list[_Json]]:
    """Give what takes events and gives those of which a date may lie in the period; all, where one cannot be read."""

    @lru_cache(maxsize=1 << 14)
    def may_lie(text: str) -> bool:
        try:
            return EventDate(text).may_lie_in(period)
        except DateError:
            return True

    def passing(events: list[_Json]) -> list[_Json]:
        try:
            rows = _DATES.decode_lines(b"\n".join(events))
        except _UNREADABLE:
            return events
        if len(rows) != len(events):
            return events
        return [
            event
            for event, row in zip(events, rows, strict=True)
            if may_lie(row.date) or any(account.date and may_lie(account.date) for account in row.accounts)
        ]

    return passing


_DOCUMENT = msgspec.json.Decoder(_Document)
_DATES = msgspec.json.Decoder(_DatedEvent)
_ENCODER = msgspec.json.Encoder()
