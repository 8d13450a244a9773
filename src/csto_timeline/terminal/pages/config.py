"""The settings as a table."""

from collections.abc import Iterable

from csto_timeline.terminal.elements import Column, Table, span
from csto_timeline.terminal.palette import HEADING, QUIET

_COLUMNS = (Column("Setting"), Column("Value", wraps=True), Column("Why"))


def page(rows: Iterable[tuple[str, str, str]]) -> list[Table]:
    """Return a table of settings, each with its value and why it holds."""
    cells = (((span(setting, HEADING),), (span(value),), (span(because, QUIET),)) for setting, value, because in rows)
    return [Table(_COLUMNS, tuple(cells))]
