"""The card of a page: the picture that hosts show beside a link to it, in the size that they agree on."""

import base64
from collections import defaultdict
from collections.abc import Iterator, Sequence

from csto_timeline.formats.html.strip import Strip
from csto_timeline.formats.pictures import Size, Theme
from csto_timeline.formats.svg.elements import element, number, opened, text
from csto_timeline.formats.svg.look import COLORS
from csto_timeline.formats.svg.measure import lines
from csto_timeline.text import visible

SIZE = Size(1200, 630)  # the Open Graph protocol names none; this is what hosts cut to
_MARGIN, _TOP, _BOTTOM = 60, 320, 560  # the bars stand between top and bottom
_TITLE, _DESCRIPTION, _TICK = 56, 30, 22  # sizes of letters


def card(title: str, description: str, strip: Strip | None, colors: Sequence[str]) -> str:
    """Return the card as an address that holds it (RFC 2397): title, description, and the events over time.

    `colors` are those of the kinds. Texts are made visible and escaped here.
    """
    drawn = "".join(_drawn(visible(title), visible(description), strip, colors))
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()


def _drawn(title: str, description: str, strip: Strip | None, colors: Sequence[str]) -> Iterator[str]:
    width, height = SIZE
    yield opened("svg", xmlns="http://www.w3.org/2000/svg", width=width, height=height, font_family="sans-serif")
    yield element("rect", width=width, height=height, fill=COLORS[Theme.LIGHT].ground)
    yield from _words(title, description)
    if strip:
        yield from _bars(strip, colors)
    yield "</svg>"


def _words(title: str, description: str) -> Iterator[str]:
    ink, y, room = COLORS[Theme.LIGHT], float(_MARGIN), SIZE.width - 2 * _MARGIN
    for line in lines(title, _TITLE, room, 2, bold=True):
        y += _TITLE * 1.1
        yield text(line, x=_MARGIN, y=y, fill=ink.ink, font_size=_TITLE, font_weight="bold")
    for line in lines(description, _DESCRIPTION, room, 2):
        y += _DESCRIPTION * 1.4
        yield text(line, x=_MARGIN, y=y, fill=ink.quiet, font_size=_DESCRIPTION)


def _bars(strip: Strip, colors: Sequence[str]) -> Iterator[str]:
    """Return a path for each kind, the line below, and the years."""
    step, unit = (SIZE.width - 2 * _MARGIN) / len(strip.bars), (_BOTTOM - _TOP) / strip.highest
    paths, quiet = defaultdict[int, str](str), COLORS[Theme.LIGHT].quiet
    for place, bar in enumerate(strip.bars):
        x = _MARGIN + place * step
        for each in bar.segments:
            if each.height:
                high = number(each.height * unit)
                paths[each.kind] += f"M{number(x)} {number(_TOP + each.top * unit)}h{number(step * 0.85)}v{high}"
                paths[each.kind] += f"h{number(step * -0.85)}z"
        if bar.tick:
            yield text(bar.tick, x=x, y=_BOTTOM + _TICK * 1.5, fill=quiet, font_size=_TICK)
    for kind, path in sorted(paths.items()):
        yield element("path", d=path, fill=colors[kind])
    yield element("path", d=f"M{_MARGIN} {_BOTTOM}h{SIZE.width - 2 * _MARGIN}", stroke=quiet, stroke_width=2)
