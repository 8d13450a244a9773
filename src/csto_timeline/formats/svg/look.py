"""The look of a picture: the colours of its themes, and measures that grow with its size."""

from math import sqrt
from typing import NamedTuple

from csto_timeline.formats.pictures import Size, Theme


class Colors(NamedTuple):
    """The colours of a theme: of the ground, of words, of quiet words, of lines, and after every other lane."""

    ground: str
    ink: str
    quiet: str
    line: str
    band: str


COLORS = {
    Theme.LIGHT: Colors("#ffffff", "#1c1e21", "#595e66", "#dfe2e6", "#f5f6f8"),
    Theme.DARK: Colors("#15181c", "#e9ebee", "#a3a9b2", "#343a42", "#1c2026"),
    Theme.PRINT: Colors("#ffffff", "#000000", "#333333", "#c4c4c4", "#ffffff"),
}


class Look(NamedTuple):
    """The measures of a picture: `letter` is the size of its letters, on which the others depend."""

    size: Size
    colors: Colors
    letter: float

    @property
    def margin(self) -> float:
        """Between the edges and everything."""
        return 1.7 * self.letter

    @property
    def row(self) -> float:
        """The height of a row, at least."""
        return 1.2 * self.letter

    @property
    def glyph(self) -> float:
        """The width of a marker."""
        return 0.86 * self.letter

    @property
    def name(self) -> float:
        """The size of the letters of names beside marks."""
        return 0.94 * self.letter

    @property
    def small(self) -> float:
        """The size of letters of the axis and the legend."""
        return 0.9 * self.letter

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.size.width - 2 * self.margin


LARGER = (2.0, 1.5, 1.3, 1.15)  # letters of a picture with few events


def look(size: Size, theme: Theme, larger: float = 1) -> Look:
    """Return the look of a picture: letters of 16 pixels for 1600x900, no smaller than 10, or larger ones."""
    letter = max(10, 11.4 * sqrt(sqrt(size.width * size.height) / 600)) * larger
    return Look(size, COLORS[theme], round(letter * 2) / 2)
