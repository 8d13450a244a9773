"""The chart of a picture: its lanes laid out on the axis, before anything is drawn."""

from msgspec import Struct

from csto_timeline.formats.svg.axis import Axis
from csto_timeline.formats.svg.columns import Column
from csto_timeline.formats.svg.lanes import Lane
from csto_timeline.formats.svg.marks import Drawn
from csto_timeline.formats.svg.rows import Placed


class LaidOut(Struct, frozen=True):
    """A lane from `top` to `bottom`, whose rows begin at `first_row`.

    Where it has more events than fit, `columns` count all of them, from `bottom` to `columns_top`, and `placed`
    are a few.
    """

    lane: Lane
    top: float
    bottom: float
    first_row: float
    placed: tuple[Placed, ...]
    columns: tuple[Column, ...] = ()
    columns_top: float = 0


class Chart(Struct, frozen=True):
    """The lanes from top to bottom, all with rows of one height, and the axis below them."""

    axis: Axis
    left: float
    right: float
    row: float
    lanes: tuple[LaidOut, ...]
    unit: str  # of the columns
    dated: bool

    @property
    def drawn(self) -> list[Drawn]:
        """What is drawn of each event, in each of its lanes; not the columns."""
        return [placed.drawn for lane in self.lanes for placed in lane.placed]

    @property
    def named(self) -> int:
        """How many events have their names in the picture."""
        return len({placed.drawn.entry.number for lane in self.lanes for placed in lane.placed if placed.name})

    @property
    def cut(self) -> int | None:
        """How many names had to be cut, where every event has its name, with the date, in each of its lanes."""
        placed = [each for lane in self.lanes for each in lane.placed]
        if not self.dated or any(lane.columns for lane in self.lanes) or not all(each.name for each in placed):
            return None
        return sum(not (each.name and each.name.whole) for each in placed)

    @property
    def in_columns(self) -> int:
        """How many events are in columns."""
        return len({entry.number for lane in self.lanes if lane.columns for entry in lane.lane.entries})
