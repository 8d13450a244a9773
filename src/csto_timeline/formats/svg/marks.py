"""What is drawn of an entry on the axis: a marker for a day, a bar for what lasted, a paler stretch for the rest.

A stretch that is narrower than a marker is one, pale where its days are not known, in the middle of them.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from csto_timeline.formats.svg.axis import Axis
from csto_timeline.formats.svg.entries import Entry
from csto_timeline.formats.svg.pieces import Piece, Sort


class Shape(NamedTuple):
    """A marker (`glyph`) or a stretch from `left` to `right`, pale or not.

    It has an arrow where a side is open, and is cut where it goes on outside the axis.
    """

    left: float
    right: float
    glyph: bool
    pale: bool
    from_ever: bool = False
    for_ever: bool = False
    cut_before: bool = False
    cut_after: bool = False

    @property
    def tips(self) -> int:
        """How many arrows it has."""
        return self.from_ever + self.for_ever

    @property
    def ends(self) -> int:
        """How many of its sides stand beside the axis."""
        return self.tips + self.cut_before + self.cut_after

    @property
    def inset(self) -> int:
        """How many of them are on the left."""
        return self.from_ever + self.cut_before


class Outline(NamedTuple):
    """The shapes of a date, from left to right, and the lines that join those that are apart."""

    shapes: tuple[Shape, ...]
    joints: tuple[tuple[float, float], ...]


class Drawn(NamedTuple):
    """An entry with the outline of its date."""

    entry: Entry
    outline: Outline

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes of its date, from left to right."""
        return self.outline.shapes

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


def drawn(entries: Iterable[Entry], axis: Axis, glyph: float) -> list[Drawn]:
    """Return what is drawn of entries whose dates have a day on the axis. Those of one date share its outline."""
    outlines: dict[tuple[Piece, ...], Outline] = {}
    found = []
    for entry in entries:
        outline = outlines.get(entry.pieces) or outlines.setdefault(entry.pieces, _outline(entry.pieces, axis, glyph))
        found.append(Drawn(entry, outline))
    return found


def _outline(pieces: Iterable[Piece], axis: Axis, glyph: float) -> Outline:
    seen = [piece for piece in pieces if piece.within(axis.first, axis.end)]
    shapes = [shape for run in _runs(sorted(seen, key=_order)) for shape in _shapes(run, axis, glyph)]
    joints = [(one.right, other.left) for one, other in pairwise(shapes) if one.right + 1 < other.left]
    return Outline(tuple(shapes), tuple(joints))


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
    """Return the shapes of pieces that touch. Arrows and cut sides stand beside the axis, which has room there."""
    left, right = _span(run[0], axis)[0], _span(run[-1], axis)[1]
    is_within = axis.has(run[0].first) and axis.has(run[-1].end)
    if right - left < glyph and is_within:
        yield _glyph(left, right, glyph, pale=any(piece.sort is Sort.VAGUE for piece in run))
        return
    for piece in run:
        left, right = _span(piece, axis)
        if piece.sort is Sort.DAY:
            yield _glyph(left, right, glyph, pale=False)
            continue
        shape = Shape(
            left, max(right, left + 1), glyph=False, pale=piece.sort is Sort.VAGUE,
            from_ever=piece.first is None, for_ever=piece.end is None,
            cut_before=piece.first is not None and not axis.has(piece.first),
            cut_after=piece.end is not None and not axis.has(piece.end),
        )  # fmt: skip
        before, after = shape.inset, shape.ends - shape.inset
        yield shape._replace(left=shape.left - glyph * before, right=shape.right + glyph * after)


def _span(piece: Piece, axis: Axis) -> tuple[float, float]:
    left = axis.left if piece.first is None else axis.x(piece.first)
    return left, axis.right if piece.end is None else axis.x(piece.end)


def _glyph(left: float, right: float, glyph: float, *, pale: bool) -> Shape:
    middle = (left + right) / 2
    return Shape(middle - glyph / 2, middle + glyph / 2, glyph=True, pale=pale)
