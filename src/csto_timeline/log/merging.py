"""Registers of several logs, or of the lines of one, made one."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log.extra import differing, merged
from csto_timeline.log.growing_entry import GrowingEntry
from csto_timeline.log.joined_names import Names
from csto_timeline.log.registers import DEFAULT_TITLE, REGISTERS, AnyEntry, Registers, key_of

_Placed = tuple[Callable[[], str], GrowingEntry]  # an entry, behind what names its place


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
        self._landmarks = Names(())

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
            extra=merged(head.extra, registers.extra),
        )
        self._landmarks.add(registers.landmarks)

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
        if (placed := self._entries[register].get(key)) is None:
            self._entries[register][key] = (where, GrowingEntry(entry))
            return
        first_where, first = placed
        if self._report:
            for text in _losing(first, entry):
                self._report(f"{where()}: left out of {type(entry).__name__.lower()} {key}: {text}")
            first.add(entry)
        else:
            add_agreeing(first, entry, first_where, where)

    def registers(self) -> Registers:
        """Return what has been added, in the order in which it was first."""
        entries = {name: tuple(entry.entry() for _, entry in each.values()) for name, each in self._entries.items()}
        title = " + ".join(self._titles) or DEFAULT_TITLE
        return replace(self._head, title=title, landmarks=self._landmarks.all(), **entries)


def add_agreeing(
    first: GrowingEntry, other: AnyEntry, where: Callable[[], str], where_other: Callable[[], str]
) -> None:
    """Add an entry to another of its key; raises `LogError`, naming both places, where more than lists differs."""
    differing = [*(name for name, _, _ in first.differing_facts(other)), *first.differing_extra(other)]
    if differing:
        what = f'{type(other).__name__.lower()} "{key_of(other)}"'
        both = f"{where()} and in {where_other()}"
        raise LogError(f"{what} is not the same in {both}: they differ in {', '.join(differing)}")
    first.add(other)


def _losing(first: GrowingEntry, other: AnyEntry) -> Iterator[str]:
    """Yield in words what the other of two entries has otherwise."""
    for name, own, its in first.differing_facts(other):
        if own is not None and its is not None:
            yield f'the {name} "{its}"'
    yield from (f"the {name}" for name in first.differing_extra(other))
