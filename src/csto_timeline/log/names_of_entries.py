"""The entries that countries and people have in registers, by any of their names."""

from collections.abc import Iterable, Iterator

from csto_timeline.folding import fold
from csto_timeline.log.name_fields import NAME_FIELDS, add_names
from csto_timeline.log.registers import Registers, key_of
from csto_timeline.log.store import Store

_NAME_FIELDS = (NAME_FIELDS["countries"], NAME_FIELDS["people"])


def keys_by_name(registers: Registers) -> dict[tuple[str, str], set[str]]:
    """Return the ids or codes of the entries that a name belongs to, by register and folded name."""
    keys: dict[tuple[str, str], set[str]] = {}
    for name_field in _NAME_FIELDS:
        for entry in getattr(registers, name_field.name):
            for spelling in (key_of(entry), entry.name, *entry.aliases):
                keys.setdefault((name_field.name, fold(spelling)), set()).add(key_of(entry))
    return keys


def other_names(store: Store, registers: Registers) -> Iterator[tuple[str, str]]:
    """Yield names that events use in the place of an id or code, each with that of the one entry that it belongs to."""
    keys = keys_by_name(registers)
    for name_field, names in zip(_NAME_FIELDS, _used(store), strict=True):
        for name in names:
            owners = keys.get((name_field.name, fold(name)), set())
            if len(owners) == 1 and name not in owners:
                yield name, next(iter(owners))


def _used(store: Store) -> Iterable[dict[str, None]]:
    """Return the names that events use, of each register."""
    if known := store.names([name_field.name for name_field in _NAME_FIELDS]):
        return known.values()
    used: list[dict[str, None]] = [{} for _ in _NAME_FIELDS]
    for row in store.rows(frozenset().union(*(name_field.members for name_field in _NAME_FIELDS))):
        for name_field, names in zip(_NAME_FIELDS, used, strict=True):
            add_names(names, name_field, [row])
    return used
