"""Offices, memberships and the like of register entries, whatever member they are in."""

from collections.abc import Iterator
from functools import cache

from csto_timeline.check.structure import item_of, members_of
from csto_timeline.log.model import LogObject, Tenure


def tenures(entry: LogObject) -> Iterator[tuple[str, int, Tenure]]:
    """Return each with the name of its member, and its number there."""
    for name in _members(type(entry)):
        for number, tenure in enumerate(getattr(entry, name)):
            yield name, number, tenure


@cache
def _members(row: type[LogObject]) -> tuple[str, ...]:
    items = {member.name: item_of(member.type) for member in members_of(row).values()}
    return tuple(name for name, item in items.items() if isinstance(item, type) and issubclass(item, Tenure))
