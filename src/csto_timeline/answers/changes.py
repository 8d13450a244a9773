"""What changed between two logs: events and register entries added, removed and changed, by member.

Events are the same where their ids are, register entries where their id or code is. The order of events, white space
and the form of a log do not count; the order of what an event lists does.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from csto_timeline.answers.member_changes import MemberChange, member_changes
from csto_timeline.log.model import Event
from csto_timeline.log.registers import REGISTERS, AnyEntry, Registers, key_of
from csto_timeline.log.store import Locator, Store

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
EVENT, LOG = "event", "log"  # an event; what a log says of itself
# What one entry of a register is called, where that is not the name of the register.
_NOUNS = {
    "kinds": "kind",
    "countries": "country",
    "places": "place",
    "people": "person",
    "sources": "source",
    "former": "former id",
}


class Change(NamedTuple):
    """An event, an entry or the head of a log that the logs differ in: its row in each, None if it is not there."""

    noun: str
    id: str | None
    old: Event | AnyEntry | Registers | None
    new: Event | AnyEntry | Registers | None

    @property
    def word(self) -> str:
        """`added`, `removed` or `changed`."""
        return ADDED if self.old is None else REMOVED if self.new is None else CHANGED

    @property
    def members(self) -> Iterator[MemberChange]:
        """The members in which what is in both logs differs."""
        return member_changes(self.old, self.new) if self.old is not None and self.new is not None else iter(())


class _Pair(NamedTuple):
    """An event by its places in both logs; `key` is the order of dates."""

    key: tuple[Any, ...]
    id: str
    old: Locator | None
    new: Locator | None


class Changes:
    """What differs between two stores. No event is kept, but read again by its places when it is asked for."""

    def __init__(self, old: Store, new: Store) -> None:
        """Read both logs whole; raises `LogError` if one cannot be read, or is not valid."""
        self._old, self._new = old, new
        self._pairs = sorted(_pairs(old, new))
        self._others = [*_of_heads(old.registers(), new.registers()), *_of_entries(old.registers(), new.registers())]

    def __len__(self) -> int:
        return len(self._others) + len(self._pairs)

    def __iter__(self) -> Iterator[Change]:
        """Yield what the logs say of themselves first, then register entries, then events in order of date."""
        yield from self._others
        for pair in self._pairs:
            old = None if pair.old is None else self._old.event(pair.old)
            new = None if pair.new is None else self._new.event(pair.new)
            yield Change(EVENT, pair.id, old, new)

    def registers(self, change: Change) -> Registers:
        """Return the registers that have the names of what changed: those of the new log, if it is there."""
        return (self._old if change.new is None else self._new).registers()

    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many there are of each noun and word, events first."""
        found: dict[tuple[str, str], int] = {}
        for pair in self._pairs:
            word = ADDED if pair.old is None else REMOVED if pair.new is None else CHANGED
            found[EVENT, word] = found.get((EVENT, word), 0) + 1
        for change in self._others:
            found[change.noun, change.word] = found.get((change.noun, change.word), 0) + 1
        return found


def _pairs(old: Store, new: Store) -> Iterator[_Pair]:
    before = {found.event.id: (found.event.date.sort_key, found.place) for found in old.events([])}
    for found in new.events([]):
        event = found.event
        _, place = before.pop(event.id, (None, None))
        if place is None or _differ(old.event(place), event):
            yield _Pair(event.date.sort_key, event.id, place, found.place)
    for id, (key, place) in before.items():
        yield _Pair(key, id, place, None)


def _of_heads(old: Registers, new: Registers) -> Iterator[Change]:
    none: dict[str, Sequence[Any]] = dict.fromkeys(REGISTERS, ())
    one, other = (replace(registers, **none) for registers in (old, new))
    if _differ(one, other):
        yield Change(LOG, None, one, other)


def _of_entries(old: Registers, new: Registers) -> Iterator[Change]:
    for register in REGISTERS:
        noun = _NOUNS.get(register, register)
        before = {key_of(entry): entry for entry in getattr(old, register)}
        for entry in getattr(new, register):
            one = before.pop(key_of(entry), None)
            if one is None or _differ(one, entry):
                yield Change(noun, key_of(entry), one, entry)
        for key, entry in before.items():
            yield Change(noun, key, entry, None)


def _differ(old: Any, new: Any) -> bool:
    return old != new and any(member_changes(old, new))  # the same value may be written in two ways


def name_of(row: Any) -> str:
    """Return what a person calls it: the title of an event, source or log, the name of any other entry."""
    names = (getattr(row, member, None) for member in ("title", "name", "publisher"))
    return next((str(name) for name in names if name), None) or key_of(row)
