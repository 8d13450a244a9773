"""Cells of which a workbook of this program holds only the beginning, and a mark that says so."""

from csto_timeline.formats.cell_text import CUT
from csto_timeline.importers.record import Problem
from csto_timeline.importers.table import Cell, Cells


def uncut(cells: Cells, place: str) -> tuple[Cells, list[Problem]]:
    """Return the cells of a row without that mark, and what to say of each that had it."""
    whole: Cells = {}
    problems: list[Problem] = []
    for column, cell in cells.items():
        whole[column] = _without_mark(cell)
        if whole[column] != cell:
            problems.append(Problem(place, column, "was cut when the workbook was exported; the rest is left out"))
    return whole, problems


def _without_mark(cell: Cell) -> Cell:
    return cell.removesuffix(CUT) if isinstance(cell, str) else tuple(item.removesuffix(CUT) for item in cell)
