"""What is drawn of an entry on the axis: a marker for a day, a bar for what lasted, a paler stretch for the rest.

A stretch that is narrower than a marker is one, pale where it is no known day, in the middle of its days.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from csto_timeline.formats.svg.axis import Axis
from csto_timeline.formats.svg.entries import Entry
from csto_timeline.formats.svg.pieces import Piece, Sort


class Shape(NamedTuple):
    """A marker (`glyph`) or a stretch from `left` to `right`, pale or not; arrows where a side is open."""

    left: float
    right: float
    glyph: bool
    pale: bool
    from_ever: bool = False
    for_ever: bool = False

    @property
    def tips(self) -> int:
        """How many arrows it has."""
        return self.from_ever + self.for_ever


class Drawn(NamedTuple):
    """The shapes of an entry, from left to right, and the lines that join those that are apart."""

    entry: Entry
    shapes: tuple[Shape, ...]
    joints: tuple[tuple[float, float], ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.shapes[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(shape.right for shape in self.shapes)

    @property
    def widest(self) -> Shape:
        """Its widest shape, the first of those."""
        return max(self.shapes, key=lambda shape: shape.right - shape.left)


def drawn(entry: Entry, axis: Axis, glyph: float) -> Drawn:
    """Return what is drawn of an entry whose date has a day on the axis."""
    seen = [piece for piece in entry.pieces if piece.within(axis.first, axis.end)]
    shapes = [shape for run in _runs(sorted(seen, key=_order)) for shape in _shapes(run, axis, glyph)]
    joints = [(one.right, other.left) for one, other in pairwise(shapes) if one.right + 1 < other.left]
    return Drawn(entry, tuple(shapes), tuple(joints))


def _order(piece: Piece) -> tuple[int, int]:
    return piece.first or 0, piece.end or 0


def _runs(seen: list[Piece]) -> Iterator[list[Piece]]:
    """Return the pieces that touch one another together."""
    run: list[Piece] = []
    for piece in seen:
        if run and run[-1].end != piece.first:
            yield run
            run = []
        run.append(piece)
    yield run


def _shapes(run: list[Piece], axis: Axis, glyph: float) -> Iterator[Shape]:
    """Return the shapes of pieces that touch. Arrows stand beside the axis, where there is room for them."""
    left, right = _span(run[0], axis)[0], _span(run[-1], axis)[1]
    if right - left < glyph and run[0].first is not None and run[-1].end is not None:
        yield _glyph(left, right, glyph, pale=all(piece.sort is Sort.VAGUE for piece in run))
        return
    for piece in run:
        left, right = _span(piece, axis)
        if piece.sort is Sort.DAY:
            yield _glyph(left, right, glyph, pale=False)
            continue
        from_ever, for_ever = piece.first is None, piece.end is None
        left, right = left - glyph * from_ever, max(right, left + 1) + glyph * for_ever
        yield Shape(left, right, glyph=False, pale=piece.sort is Sort.VAGUE, from_ever=from_ever, for_ever=for_ever)


def _span(piece: Piece, axis: Axis) -> tuple[float, float]:
    left = axis.left if piece.first is None else axis.x(piece.first)
    return left, axis.right if piece.end is None else axis.x(piece.end)


def _glyph(left: float, right: float, glyph: float, *, pale: bool) -> Shape:
    middle = (left + right) / 2
    return Shape(middle - glyph / 2, middle + glyph / 2, glyph=True, pale=pale)
