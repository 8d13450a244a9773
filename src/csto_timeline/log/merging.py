"""Registers of several logs, or of the lines of one, made one."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log.registers import DEFAULT_TITLE, REGISTERS, AnyEntry, Registers, key_of

_Placed = tuple[Callable[[], str], AnyEntry]
_UNITED = ("aliases", "membership", "offices")  # lists that are joined; what else differs is an error


class Merging:
    """Merges register entries by id or code as they are added, each under the name of the place that it is from."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, tuple[Callable[[], str], AnyEntry]]] = {
            register: {} for register in REGISTERS
        }
        self._titles: dict[str, None] = {}

    def add(self, registers: Registers, where: str) -> None:
        """Add all entries and the title; raises `LogError` as `add_entry` does."""
        self.add_title(registers.title)
        for register in REGISTERS:
            for entry in getattr(registers, register):
                self.add_entry(register, entry, lambda: where)

    def add_title(self, title: str) -> None:
        """Add a title; the union has each once."""
        self._titles[title] = None

    def add_entry(self, register: str, entry: AnyEntry, where: Callable[[], str]) -> None:
        """Add an entry; raises `LogError` where one of its key differs in more than the lists that are joined."""
        key = key_of(entry)
        first_where, first = self._entries[register].get(key, (where, entry))
        self._entries[register][key] = (first_where, merged_entry(first, entry, first_where, where))

    def registers(self) -> Registers:
        """Return what has been added, in the order in which it was first."""
        entries = {name: tuple(entry for _, entry in each.values()) for name, each in self._entries.items()}
        return Registers(title=" + ".join(self._titles) or DEFAULT_TITLE, **entries)  # type: ignore[arg-type]


def merged_entry(one: AnyEntry, other: AnyEntry, where: Callable[[], str], where_other: Callable[[], str]) -> AnyEntry:
    """Return one entry of two of a key; raises `LogError`, naming both places, where more than their lists differs."""
    joined = one if one == other else _joined(one, other)
    if joined is None:
        what = f'{type(other).__name__.lower()} "{key_of(other)}"'
        raise LogError(f"{what} is not the same in {where()} and in {where_other()}: {_difference(one, other)}")
    return joined


def _joined(one: AnyEntry, other: AnyEntry) -> AnyEntry | None:
    """Return one entry of two, or None where they differ in more than their lists."""
    lists = {name: _union(getattr(one, name), getattr(other, name)) for name in _UNITED if hasattr(one, name)}
    joined = replace(one, **lists)
    return joined if type(one) is type(other) and joined == replace(other, **lists) else None


def _difference(one: AnyEntry, other: AnyEntry) -> str:
    differing = (name for name in one.__struct_fields__ if getattr(one, name) != getattr(other, name))
    return "they differ in " + ", ".join(name for name in differing if name not in _UNITED)


def _union(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*one, *(item for item in other if item not in one))
