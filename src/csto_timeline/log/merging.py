"""Registers of several logs, or of the lines of one, made one."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log.extra import differing, differing_within, joined, matched, members, merged
from csto_timeline.log.joined_names import union
from csto_timeline.log.registers import DEFAULT_TITLE, REGISTERS, AnyEntry, Registers, key_of

_Placed = tuple[Callable[[], str], AnyEntry]  # an entry, behind what names its place
_ROWS = ("membership", "offices")
_LISTS = ("aliases", *_ROWS)  # which are joined; what else differs is an error


class Merging:
    """Merges register entries by id or code as they are added, each under the name of the place that it is from.

    Entries that differ are an error, unless there is a `report`: then the first stands, and `report` is called with
    each text of the other that does not.
    """

    def __init__(self, report: Callable[[str], object] | None = None) -> None:
        self._report = report
        self._entries: dict[str, dict[str, _Placed]] = {register: {} for register in REGISTERS}
        self._titles: dict[str, None] = {}
        self._head = Registers()

    def add(self, registers: Registers, where: str) -> None:
        """Add all entries and the head; raises `LogError` as `add_entry` does."""
        self.add_head(registers)
        for register in REGISTERS:
            for entry in getattr(registers, register):
                self.add_entry(register, entry, lambda: where)

    def add_head(self, registers: Registers) -> None:
        """Add what a log says of itself. The merged log has each title and landmark once, and of all else the first."""
        self._titles[registers.title] = None
        head = self._head
        self._head = Registers(
            schema=head.schema or registers.schema,
            chair=head.chair or registers.chair,
            landmarks=union(head.landmarks, registers.landmarks),
            extra=merged(head.extra, registers.extra),
        )

    def not_standing(self, registers: Registers) -> Iterator[str]:
        """Yield in words what a log that was added says of itself and the merged log does not."""
        for member, own, first in (
            ("$schema", registers.schema, self._head.schema),
            ("chair", registers.chair, self._head.chair),
        ):
            if own and own != first:
                yield f'the {member} "{own}"'
        for member, value in differing(self._head.extra, registers.extra):
            yield f"the {member} {value}"

    def add_entry(self, register: str, entry: AnyEntry, where: Callable[[], str]) -> None:
        """Add an entry; raises `LogError` if one of its key differs in more than the lists that are joined."""
        key = key_of(entry)
        first_where, first = self._entries[register].get(key, (where, entry))
        if self._report:
            for text in _losing(first, entry):
                self._report(f"{where()}: left out of {type(entry).__name__.lower()} {key}: {text}")
            one = _winning(first, entry)
        else:
            one = merged_entry(first, entry, first_where, where)
        self._entries[register][key] = (first_where, one)

    def registers(self) -> Registers:
        """Return what has been added, in the order in which it was first."""
        entries = {name: tuple(entry for _, entry in each.values()) for name, each in self._entries.items()}
        return replace(self._head, title=" + ".join(self._titles) or DEFAULT_TITLE, **entries)


def merged_entry(one: AnyEntry, other: AnyEntry, where: Callable[[], str], where_other: Callable[[], str]) -> AnyEntry:
    """Return one entry of two of a key; raises `LogError`, naming both places, where more than their lists differs."""
    entry = one if one == other else _joined(one, other)
    if entry is None:
        what = f'{type(other).__name__.lower()} "{key_of(other)}"'
        raise LogError(f"{what} is not the same in {where()} and in {where_other()}: {_difference(one, other)}")
    return entry


def _winning(one: AnyEntry, other: AnyEntry) -> AnyEntry:
    """Return the first of two entries, with what it does not have and the other has."""
    own = {name: getattr(other, name) for name in _facts(one) if getattr(one, name) is None}
    return replace(one, **own, **_joined_lists(one, other))


def _losing(one: AnyEntry, other: AnyEntry) -> Iterator[str]:
    """Yield in words what the other of two entries has otherwise."""
    for name in _facts(one):
        first, second = getattr(one, name), getattr(other, name)
        if second is not None and first is not None and first != second:
            yield f'the {name} "{second}"'
    yield from (f"the {name}" for name in _differing_extra(one, other))


def _facts(entry: AnyEntry) -> Iterator[str]:
    return (member.name for member in members(type(entry)) if member.name not in _LISTS)


def _joined_lists(one: AnyEntry, other: AnyEntry) -> dict[str, Any]:
    lists = (name for name in _LISTS if hasattr(one, name))
    both: dict[str, Any] = {
        name: (joined if name in _ROWS else union)(getattr(one, name), getattr(other, name)) for name in lists
    }
    both["extra"] = merged(one.extra, other.extra)
    return both


def _joined(one: AnyEntry, other: AnyEntry) -> AnyEntry | None:
    """Return one entry of two, or None if they differ in more than their lists."""
    both = _joined_lists(one, other)
    entry = replace(one, **both)
    fits = type(one) is type(other) and entry == replace(other, **both) and not any(_differing_extra(one, other))
    return entry if fits else None


def _difference(one: AnyEntry, other: AnyEntry) -> str:
    own = [name for name in _facts(one) if getattr(one, name) != getattr(other, name)]
    return "they differ in " + ", ".join([*own, *_differing_extra(one, other)])


def _differing_extra(one: AnyEntry, other: AnyEntry) -> Iterator[str]:
    """Yield the `x-` members that two entries, or the same rows in them, have with different values."""
    yield from (name for name, _ in differing(one.extra, other.extra))
    for own, its in ((getattr(one, name, ()), getattr(other, name, ())) for name in _ROWS):
        for row, same in matched(own, its):
            if same is not None:
                yield from (name for name, _ in differing_within(own[same], row))
