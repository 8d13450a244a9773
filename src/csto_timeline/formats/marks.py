"""The terminal's markers as they stand in a page or a picture: shapes as SVG, colours as hexadecimal."""

import re

from csto_timeline.answers.marks import Mark

_CUBE = (0, 95, 135, 175, 215, 255)
# Drawn in a square of 16 by 16, so that no font, and no emoji, comes between.
PATHS = {
    "◆": "M8 1 15 8 8 15 1 8Z",
    "◇": "M8 1 15 8 8 15 1 8ZM8 4.2 4.2 8 8 11.8 11.8 8Z",
    "◈": "M8 1 15 8 8 15 1 8ZM8 3.4 3.4 8 8 12.6 12.6 8ZM8 5.4 10.6 8 8 10.6 5.4 8Z",
    "●": "M8 2a6 6 0 1 0 .01 0Z",
    "◉": "M8 1a7 7 0 1 0 .01 0ZM8 3a5 5 0 1 1-.01 0ZM8 5a3 3 0 1 0 .01 0Z",
    "★": "M8 .8 9.9 5.9 15.3 6.1 11 9.4 12.5 14.7 8 11.6 3.5 14.7 5 9.4 .7 6.1 6.1 5.9Z",
    "■": "M2.5 2.5h11v11h-11Z",
    "○": "M8 2a6 6 0 1 0 .01 0ZM8 4a4 4 0 1 0 .01 0Z",
    "☆": "M8 .8 9.9 5.9 15.3 6.1 11 9.4 12.5 14.7 8 11.6 3.5 14.7 5 9.4 .7 6.1 6.1 5.9Z"
    "M8 4.6 7 7.3 4.2 7.4 6.4 9.1 5.6 11.8 8 10.2 10.4 11.8 9.6 9.1 11.8 7.4 9 7.3Z",
    "□": "M2.5 2.5h11v11h-11ZM4.5 4.5h7v7h-7Z",
    "▣": "M2.5 2.5h11v11h-11ZM4 4h8v8h-8ZM5.5 5.5h5v5h-5Z",
    "▲": "M8 1.5 15 14H1Z",
    "△": "M8 1.5 15 14H1ZM8 5.6 4.4 12h7.2Z",
    "▼": "M8 14.5 1 2h14Z",
    "▽": "M8 14.5 1 2h14ZM8 10.4 11.6 4H4.4Z",
    "✖": "M3.5 1.4 8 5.9l4.5-4.5 2.1 2.1L10.1 8l4.5 4.5-2.1 2.1L8 10.1l-4.5 4.5-2.1-2.1L5.9 8 1.4 3.5Z",
    "✚": "M6 1.5h4V6h4.5v4H10v4.5H6V10H1.5V6H6Z",
    "»": "M1.5 2.5h3L9 8l-4.5 5.5h-3L6 8ZM7.5 2.5h3L15 8l-4.5 5.5h-3L12 8Z",
}


def path_of(mark: Mark) -> str:
    """Return the SVG path of a marker's shape; even-odd, so that what lies inside another is a hole."""
    return PATHS[mark.shape]


def hex_of(mark: Mark) -> str:
    """Return the colour of a marker, `#0087ff`, of the fixed part of the 256-colour palette of xterm."""
    match = re.fullmatch(r"color\(([0-9]+)\)", mark.style)
    assert match is not None  # the palette names its colours so
    number = int(match[1])
    if number >= 232:
        return "#" + f"{8 + 10 * (number - 232):02x}" * 3
    red, green, blue = (number - 16) // 36, (number - 16) // 6 % 6, (number - 16) % 6
    return "#" + "".join(f"{_CUBE[level]:02x}" for level in (red, green, blue))
