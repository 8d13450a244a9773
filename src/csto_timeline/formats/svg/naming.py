"""The names of entries: where each may stand, inside a stretch, after or before a mark, and what is cut off it."""

from typing import NamedTuple

from msgspec import Struct

from csto_timeline.formats.svg.marks import Drawn
from csto_timeline.formats.svg.measure import fitted, width

_GAP = 0.35  # between a mark and its name, in sizes of its letters
_SHORTEST = 12  # letters of a name that had to be cut
_APART = 0.9  # between two boxes of a row
_SHARE, _SHARE_DATED = 0.5, 0.65  # of the width of a lane, for a name, as long as others may need the room


class Name(NamedTuple):
    """A label: its text, where it begins, and how wide it is at most.

    It may stand `inside` a stretch that has room for it, or `before` its mark, so that it ends there however narrow the
    font is; it is not `whole` where it had to be cut.
    """

    text: str
    left: float
    width: float
    inside: bool = False
    before: bool = False
    whole: bool = True

    @property
    def anchored(self) -> tuple[float, str | None]:
        """Where it is fixed, and with which end of the text."""
        return (self.left + self.width, "end") if self.before else (self.left, None)


class Room(Struct, frozen=True):
    """What names are fitted into: the edges of the lane, and the size of letters; they may begin with the date."""

    left: float
    right: float
    size: float
    dated: bool = False

    def places(self, drawn: Drawn, share: float | None = None) -> list[Name]:
        """Return where the name may stand, the best place first, within a share of the lane."""
        name = f"{drawn.entry.date}: {drawn.entry.name}" if self.dated else drawn.entry.name
        share = share or (_SHARE_DATED if self.dated else _SHARE)
        text = fitted(name, self.size, (self.right - self.left) * share)
        found = self._beside(drawn, text)
        if not found and (cut := fitted(text, self.size, max(self._rooms(drawn)))):
            found = self._beside(drawn, cut) if len(cut) >= _SHORTEST else []
        return [each._replace(whole=each.text == name) for each in found]

    def _rooms(self, drawn: Drawn) -> tuple[float, float, float]:
        """Return how wide a name may be inside the entry, after and before it."""
        gap, widest = self.size * _GAP, drawn.widest
        inside = 0 if widest.glyph else widest.right - widest.left - 2 * gap - widest.ends * self.size
        return inside, self.right - drawn.right - gap, drawn.left - gap - self.left

    def _beside(self, drawn: Drawn, text: str) -> list[Name]:
        wide, gap, widest = width(text, self.size), self.size * _GAP, drawn.widest
        inside, after, before = (wide <= room for room in self._rooms(drawn))
        if inside:
            return [Name(text, widest.left + gap + self.size * widest.inset, wide, inside=True)]
        places = [Name(text, drawn.right + gap, wide)] if after else []
        return places + ([Name(text, drawn.left - gap - wide, wide, before=True)] if before else [])

    def box(self, drawn: Drawn, name: Name | None) -> tuple[float, float]:
        """Return the edges of an entry with its name, and what keeps the next one away."""
        left, right = drawn.left, drawn.right
        if name:
            left, right = min(left, name.left), max(right, name.left + name.width)
        return left, right + (self.size * _APART if name and not name.inside else 1)
