"""What may be asked of a picture of time, whatever the format of its file: its lanes, size and theme."""

import re
from enum import StrEnum
from typing import NamedTuple

from csto_timeline.errors import UsageError


class LaneBy(StrEnum):
    """What the lanes of a picture are."""

    KIND = "kind"
    COUNTRY = "country"
    PERSON = "person"


class Theme(StrEnum):
    """The colours of a picture."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"


class Size(NamedTuple):
    """Width and height of a picture in pixels, or in user units of SVG."""

    width: int
    height: int


USUAL_SIZE = Size(1600, 900)
SMALLEST, LARGEST = Size(400, 240), Size(10_000, 10_000)


def parse_size(text: str) -> Size:
    """Read `1600x900`; raises `UsageError` for what is no size, and for one that no picture fits in."""
    match = re.fullmatch(r" *([0-9]{1,6}) *[x×X] *([0-9]{1,6}) *", text)
    if match is None:
        raise UsageError(f'--size: "{text}" is not a width and a height: write 1600x900, say')
    size = Size(int(match[1]), int(match[2]))
    if not (SMALLEST.width <= size.width <= LARGEST.width and SMALLEST.height <= size.height <= LARGEST.height):
        bounds = f"{SMALLEST.width}x{SMALLEST.height} to {LARGEST.width}x{LARGEST.height}"
        raise UsageError(f"--size: pictures go from {bounds}: {size.width}x{size.height} is outside")
    return size
