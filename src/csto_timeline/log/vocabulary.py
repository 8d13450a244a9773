"""The names that a log in JSON Lines has, and the keys that a query means by them, without holding the log."""

from collections.abc import Callable, Iterator

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from csto_timeline.log.document import Log
from csto_timeline.log.lines import decode_lines
from csto_timeline.query.names import resolve
from csto_timeline.query.query import NAMED_FIELDS, Query

_BLOCK = 1 << 18  # bytes that are held at a time


class _Quote(Struct):
    speaker: str


class _Account(Struct):
    source: str
    quotes: tuple[_Quote, ...] = ()


class _Registers(Struct):
    """Register entries, left as JSON."""

    kinds: tuple[Raw, ...] = ()
    countries: tuple[Raw, ...] = ()
    people: tuple[Raw, ...] = ()
    sources: tuple[Raw, ...] = ()


class _Line(Struct):
    """A line of which nothing but names is read."""

    kind: str
    place: str | None = None
    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    accounts: tuple[_Account, ...] = ()
    registers: _Registers | None = None


def vocabulary(read: Callable[[int], list[bytes]], name: str) -> Log | None:
    """Give a log of those lines that have a name or a register entry first; None where a line is wrong.

    `read` gives whole lines, of about as many bytes as it is asked for, and none at the
    end; `name` is what errors call the log. Raises `LogError` where entries clash.
    """
    known: set[object] = set()
    kept: list[bytes] = []
    while lines := read(_BLOCK):
        try:
            rows = _LINES.decode_lines(b"".join(lines))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        if len(rows) != len(lines):
            return None
        for line, row in zip(lines, rows, strict=True):
            before = len(known)
            known.update(_named(row))
            if len(known) > before:
                kept.append(line)
    return decode_lines(b"".join(kept), name)


def with_registers(log: Log, names: Log) -> Log:
    """Give the log with the registers of `names`, which has all of its."""
    return replace(
        log, title=names.title, kinds=names.kinds, countries=names.countries, people=names.people, sources=names.sources
    )


def keyed(log: Log, query: Query) -> Query:
    """Give the query with the keys of `log` in place of what was typed for them; raises `UnresolvedName`.

    Excluded names too. Names that are joined by `+`, places and sources stay as they are.
    """
    keys = {}
    for member in ("people", "countries", "kinds"):
        field = NAMED_FIELDS[member]
        for each in (member, f"not_{member}"):
            typed = getattr(query, each)
            keys[each] = tuple(
                name if "+" in name else resolve(name, field.known(log), field.label).key for name in typed
            )
    return replace(query, **keys)


def _named(row: _Line) -> Iterator[object]:
    """Give all names of a line, each with what it names, and its register entries."""
    yield from (("kind", row.kind), ("place", row.place))
    yield from (("country", code) for code in row.countries)
    yield from (("person", id) for id in row.people)
    for account in row.accounts:
        yield "source", account.source
        yield from (("person", quote.speaker) for quote in account.quotes)
    if row.registers:
        given = row.registers
        yield from map(bytes, (*given.kinds, *given.countries, *given.people, *given.sources))


_LINES = msgspec.json.Decoder(_Line)
