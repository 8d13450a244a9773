"""The markers, bars and arrows of a picture, as paths of SVG."""

from csto_timeline.answers.marks import Mark
from csto_timeline.formats.marks import hex_of, path_of
from csto_timeline.formats.svg.elements import element, number
from csto_timeline.formats.svg.marks import Shape

_GRID = 16  # the square in which markers are drawn
_PALE, _PALE_MARK = 0.3, 0.5  # opacity
_HIGH, _HIGH_PALE, _HIGH_UNDERLINE = 0.5, 1.1, 0.16  # bars, in sizes of letters
_UNDERLINE = 0.54  # below the middle of a row
_TIP, _HIGH_TIP, _NOTCH = 0.6, 0.9, 0.7


def marker(mark: Mark, x: float, y: float, size: float, *, hollow: bool = False, pale: bool = False) -> str:
    """Return a marker around a point: filled, paler, or its outline alone."""
    place = f"translate({number(x - size / 2)} {number(y - size / 2)}) scale({size / _GRID:.4f})"
    color, path = hex_of(mark), path_of(mark)
    if hollow:
        return element(
            "path", d=path, transform=place, fill="none", stroke=color, stroke_width=1.6, stroke_dasharray="2.6 1.7"
        )
    opacity = _PALE_MARK if pale else None
    return element("path", d=path, transform=place, fill=color, fill_rule="evenodd", fill_opacity=opacity)


def stretch(shape: Shape, y: float, letter: float, color: str, *, hollow: bool = False, low: bool = False) -> str:
    """Return a bar around a height, thin and below it where it is `low`, or a paler and higher stretch."""
    high = letter * (_HIGH_PALE if shape.pale else _HIGH)
    if low and not shape.pale:
        y, high = y + letter * _UNDERLINE, letter * _HIGH_UNDERLINE
    path = _outline(shape, y, high / 2, max(high, letter * _HIGH_TIP * (0.7 if low else 1)) / 2, letter * _TIP)
    if hollow:
        return element("path", d=path, fill="none", stroke=color, stroke_width=1.2, stroke_dasharray="4 2.5")
    return element("path", d=path, fill=color, fill_opacity=_PALE if shape.pale else None)


def _outline(shape: Shape, y: float, half: float, half_tip: float, tip: float) -> str:
    """Return the path of a bar, with a tip on each side that is open, and a notch on each that is cut."""
    left = shape.left + tip * shape.from_ever
    right = shape.right - tip * shape.for_ever
    notch = min(tip, right - left) * _NOTCH
    points = [(left, y - half), (left, y + half), (right, y + half), (right, y - half)]
    if shape.for_ever:
        points[3:3] = [(right, y + half_tip), (shape.right, y), (right, y - half_tip)]
    elif shape.cut_after:
        points[3:3] = [(right - notch, y)]
    if shape.from_ever:
        points[1:1] = [(left, y - half_tip), (shape.left, y), (left, y + half_tip)]
    elif shape.cut_before:
        points[1:1] = [(left + notch, y)]
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def joint(left: float, right: float, y: float, color: str) -> str:
    """Return the line that joins two shapes of an event."""
    path = f"M{number(left)} {number(y)}H{number(right)}"
    return element("path", d=path, stroke=color, stroke_opacity=_PALE_MARK)


def column(left: float, right: float, bottom: float, high: float, *, pale: bool = False) -> str:
    """Return a column of a chart, with a line of the ground on either side."""
    wide = max(right - left - 1, 1)
    opacity = _PALE if pale else None
    return element("rect", x=left + 0.5, y=bottom - high, width=wide, height=high, fill_opacity=opacity)
