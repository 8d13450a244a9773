"""Characters that no log has, and that foreign files do: those that control a terminal or the direction of text."""

from csto_timeline.check.control_characters import CONTROL
from csto_timeline.importers.record import Problem
from csto_timeline.importers.table import Cell, Cells

_BREAKS = "\n\r\t"  # which prose may have, and which become a space in what is one line


def without_control_characters(text: str) -> str:
    """Return a text without them; one that breaks a line, as a vertical tab does, becomes a line break."""
    return CONTROL.sub(lambda found: found[0] if found[0] in _BREAKS else "\n" if found[0].isspace() else "", text)


def control_characters(text: str) -> list[str]:
    """Return those that a text has, each once, as `U+001B`."""
    if text.isprintable():  # as most are, and that is seen in a tenth of the time
        return []
    return [f"U+{ord(each):04X}" for each in dict.fromkeys(CONTROL.findall(text)) if each not in _BREAKS]


def printable(cells: Cells, place: str) -> tuple[Cells, list[Problem]]:
    """Return the cells of a row without control characters, and what to say of each that had any."""
    problems: list[Problem] = []
    clean: Cells = {}
    for column, cell in cells.items():
        clean[column] = cell
        if found := control_characters(cell if isinstance(cell, str) else "".join(cell)):
            clean[column] = _clean(cell)
            problems.append(Problem(place, column, told(found)))
    return clean, problems


def told(found: list[str]) -> str:
    """Return what becomes of these control characters, in words."""
    *others, last = found
    if not others:
        return f"has the control character {last}, which is left out"
    return f"has the control characters {', '.join(others)} and {last}, which are left out"


def _clean(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return without_control_characters(cell)
    return tuple(map(without_control_characters, cell))
