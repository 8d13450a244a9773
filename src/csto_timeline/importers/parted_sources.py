"""Guesses at what separates several sources in one cell: first their addresses, then what else is known of each."""

from collections.abc import Sequence

from msgspec.structs import replace

from csto_timeline.importers.mapping import Mapping, Rule
from csto_timeline.importers.table import Cells
from csto_timeline.writing.sources import is_address

_SEPARATORS = ";|,"


def with_separators(rules: tuple[Rule, ...], known: Mapping, samples: Sequence[Cells]) -> tuple[Rule, ...]:
    """Return the rules, those for sources with their separators; `known` are rules that are no guesses.

    Addresses show what separates them. A publisher, title, author or day has the separator by which its cell has as
    many parts as the cell of the addresses; without addresses, a semicolon separates publishers.
    """
    found = tuple(_of_addresses(rule, samples) if rule.target == "source.url" else rule for rule in rules)
    addresses = next((rule for rule in (*found, *known.rules) if rule.target == "source.url"), None)
    if addresses is None:
        return tuple(_of_publishers(rule, samples) if rule.target == "source.publisher" else rule for rule in found)
    if addresses.separator is None:
        return found
    return tuple(_beside(rule, addresses, samples) if _is_of_sources(rule) else rule for rule in found)


def _is_of_sources(rule: Rule) -> bool:
    return rule.target.startswith("source.") and rule.target != "source.url"


def _of_addresses(rule: Rule, samples: Sequence[Cells]) -> Rule:
    """Return the rule with the sign that stands only between addresses, if one does."""
    for separator in _SEPARATORS:
        several = [parts for cells in samples if len(parts := _parts(cells, rule.column, separator)) > 1]
        if several and all(is_address(part) for parts in several for part in parts if part):
            return replace(rule, separator=separator)
    return rule


def _of_publishers(rule: Rule, samples: Sequence[Cells]) -> Rule:
    is_parted = any(len(_parts(cells, rule.column, ";")) > 1 for cells in samples)
    return replace(rule, separator=";") if is_parted else rule


def _beside(rule: Rule, addresses: Rule, samples: Sequence[Cells]) -> Rule:
    """Return the rule with the sign that parts its cells into as many items as there are addresses, if one does."""
    wanted = [len(_parts(cells, addresses.column, addresses.separator or "")) for cells in samples]
    for separator in _SEPARATORS:
        numbers = [len(_parts(cells, rule.column, separator)) for cells in samples]
        parted = [number == other for number, other in zip(numbers, wanted, strict=True) if number > 1]
        if parted and all(parted):
            return replace(rule, separator=separator)
    return rule


def _parts(cells: Cells, column: str, separator: str) -> list[str]:
    """Return the items of a cell, none for an empty one or a list."""
    cell = cells.get(column, "")
    return [part.strip() for part in cell.split(separator)] if isinstance(cell, str) and cell else []
