"""Addresses of sources as `--map` takes them from a cell: one each, or they are told and left out."""

import re

from csto_timeline.importers.record import Problem
from csto_timeline.importers.table import Cell, Cells, items_of, one_line

_TARGETS = ("source.url", "source.archived")
_NEXT_ADDRESS = re.compile(r"(?i) ?([;,| ]) ?https?://")  # that of an archive has another behind a slash


def single_addresses(targets: Cells, place: str) -> tuple[Cells, list[Problem]]:
    """Return the members of a row without items that are no single address, and why; columns are those of members.

    An item that is left out stays as an empty one: what stands in one place of several cells belongs together.
    """
    found, problems = dict(targets), list[Problem]()
    for target in (target for target in _TARGETS if target in targets):
        items = [one_line(item) for item in items_of(targets, target)]
        faults = [_fault(item, target) for item in items]
        if any(faults):
            kept: Cell = tuple("" if fault else item for item, fault in zip(items, faults, strict=True))
            found[target] = kept
            problems += (Problem(place, target, f"{fault}; it is left out") for fault in faults if fault)
    return found, problems


def _fault(item: str, target: str) -> str | None:
    """Return why an item is no single address, and what would work; None for one."""
    if several := _NEXT_ADDRESS.search(item):
        separator, advice = several[1], "name their separator"
        if separator == " ":
            separator, advice = ";", "write ; between them"
        return f"\"{item}\" is several addresses: {advice}, as in --map '{target}=COLUMN{separator}'"
    return f'"{item}" has white space, which no address has: write %20 for each space' if " " in item else None
