"""The styles, in the words of Rich, of what is drawn beside the marks of kinds."""

QUIET = "dim"
RAIL = "color(244)"
HEADING = "bold"
WARNING = "color(166)"
WRONG = "bold color(196)"
HIT = "bold underline color(161)"
