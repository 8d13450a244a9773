"""One entry of a register that several logs, or lines of one, have: that of the first, with what others add."""

from collections.abc import Iterator

from msgspec.structs import replace

from csto_timeline.log.extra import Rows, differing, differing_within, members, merged
from csto_timeline.log.joined_names import Names
from csto_timeline.log.registers import AnyEntry

_NAMES, _ROWS = ("aliases",), ("membership", "offices")  # lists, which are joined; what else differs is a clash


class GrowingEntry:
    """An entry to which others of its id or code are added, each in a time that depends on its own length alone."""

    def __init__(self, entry: AnyEntry) -> None:
        self._entry = entry
        self._names: dict[str, Names] | None = None  # as long as no other was added
        self._rows: dict[str, Rows] = {}

    def entry(self) -> AnyEntry:
        """Return the entry as it is now."""
        if self._names is None:
            return self._entry
        names = {name: each.all() for name, each in self._names.items()}
        return replace(self._entry, **names, **{name: tuple(each.rows) for name, each in self._rows.items()})

    def differing_facts(self, other: AnyEntry) -> Iterator[tuple[str, object, object]]:
        """Yield the members, but for the lists that are joined, that differ in another entry, with both values."""
        for member in members(type(self._entry)):
            if member.name not in (*_NAMES, *_ROWS):
                own, its = getattr(self._entry, member.name), getattr(other, member.name)
                if own != its:
                    yield member.name, own, its

    def differing_extra(self, other: AnyEntry) -> Iterator[str]:
        """Yield the `x-` members that both entries, or the same rows in them, have with different values."""
        self._begin()
        yield from (name for name, _ in differing(self._entry.extra, other.extra))
        for member, rows in self._rows.items():
            for row, same in rows.matched(getattr(other, member)):
                if same is not None:
                    yield from (name for name, _ in differing_within(rows.rows[same], row))

    def add(self, other: AnyEntry) -> None:
        """Add what another entry has and this has not: facts, what is in lists, `x-` members."""
        names = self._begin()
        facts = {name: its for name, own, its in self.differing_facts(other) if own is None}
        self._entry = replace(self._entry, **facts, extra=merged(self._entry.extra, other.extra))
        for member, each in names.items():
            each.add(getattr(other, member))
        for member, rows in self._rows.items():
            rows.add(getattr(other, member))

    def _begin(self) -> dict[str, Names]:
        """Make the lists ready to be added to, and return those of names."""
        if self._names is None:
            self._names = {name: Names(getattr(self._entry, name)) for name in _NAMES if hasattr(self._entry, name)}
            self._rows = {name: Rows(getattr(self._entry, name)) for name in _ROWS if hasattr(self._entry, name)}
        return self._names
