"""The lines that `list` writes to a pipe, in colour."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from csto_timeline.answers.marks import mark_of
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.terminal.elements import Span
from csto_timeline.terminal.palette import HEADING, QUIET
from csto_timeline.terminal.screen import painted

_STYLES = {"group": HEADING, "title": HEADING, "number": QUIET, "id": QUIET}


def painter(registers: Registers, columns: Sequence[str]) -> Callable[[Event, Sequence[str]], list[str]]:
    """Return what colours the cells of an event, of which the first are those columns: the kind as in the timeline."""

    def paint(event: Event, cells: Sequence[str]) -> list[str]:
        styles = _STYLES | {"kind": mark_of(registers, event.kind).style}
        named = zip_longest(cells, columns[: len(cells)], fillvalue="")
        return [painted(Span(cell, styles.get(column, ""))) for cell, column in named]

    return paint
