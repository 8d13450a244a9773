"""Presets: the known columns of a kind of file, and which members of an event they become."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from csto_timeline.importers.table import Cells, Table, folded_name


class Preset(Protocol):
    """What the module of a preset has; the names of columns are in lower case, with `_` for spaces.

    `NEEDS` are the columns by which it is recognised, `USES` those that it takes something of, `DATE` the one that has
    the date, as the file calls it.
    """

    NEEDS: frozenset[str]
    USES: frozenset[str]
    DATE: str

    @staticmethod
    def targets(cells: Cells) -> Cells | None:
        """Return what an event takes of a row, None if it is not an event; raises `DateError`."""


class ForeignFile(Struct, frozen=True):
    """A foreign file, recognised and opened."""

    table: Table
    title: str
    preset: Preset | None


def unused(columns: Sequence[str], preset: Preset | None, mapped: set[str]) -> list[str]:
    """Return the columns that nothing is taken of."""
    uses = preset.USES if preset else frozenset[str]()
    return [column for column in columns if column not in mapped and folded_name(column) not in uses]
