"""The page of `stats`: bars in the colours of the kinds, a total, and for months a heat strip."""

from collections.abc import Iterator

from csto_timeline.groups import By
from csto_timeline.model import Log
from csto_timeline.query import Selection
from csto_timeline.tally import Bar, Tally
from csto_timeline.terminal.document import Line, Span, line, span
from csto_timeline.terminal.palette import HEADING, QUIET, RAIL, WARNING, mark_of
from csto_timeline.text import counted, visible

_SOLID, _LIGHT = "█", "░"
_WIDEST_EVENT = 4
_NARROWEST_BAR = 8
_SHADES = "▁▂▃▄▅▆▇█"
_INITIALS = "JFMAMJJASOND"


def page(selection: Selection, shown: Tally, width: int) -> Iterator[Line]:
    """Give the page for a terminal that wide."""
    if not shown.bars:
        return
    yield from _bars(selection.log, shown, width)
    yield line()
    if shown.by is By.MONTH:
        yield from _heat_strip(shown)
        yield line()
    if shown.by is not By.KIND:
        yield from _legend(selection, width)
    yield from _total(shown)


def _bars(log: Log, shown: Tally, width: int) -> Iterator[Line]:
    names = max(min(max(len(visible(bar.group.name)) for bar in shown.bars), width // 3), 4)
    most = max(_size(bar) for bar in shown.bars)
    figures = max(len(_figures(bar)) for bar in shown.bars)
    room = max(width - names - figures - 3, _NARROWEST_BAR)
    cells = min(room / most, _WIDEST_EVENT)
    for bar in shown.bars:
        name = visible(bar.group.name)
        name = name if len(name) <= names else name[: names - 1] + "…"
        figure = span(f"{_figures(bar):>{figures}} ", QUIET)
        yield line(f"{name:>{names}} ", figure, *_drawn(log, bar, cells))._replace(whole=True)


def _drawn(log: Log, bar: Bar, cells: float) -> Iterator[Span]:
    """Draw the kinds one after the other; each ends where the sum so far does, so that all adds up."""
    counted_so_far, done = 0, 0
    for shape, kinds in ((_SOLID, bar.certain), (_LIGHT, bar.possible)):
        for kind, number in kinds.most_common():
            counted_so_far += number
            end = max(round(counted_so_far * cells), 1)
            yield Span(shape * (end - done), mark_of(log, kind).style)
            done = end


def _heat_strip(shown: Tally) -> Iterator[Line]:
    """Draw a row for each year, a cell for each month, the higher the more events are certain."""
    months = {bar.group.key: bar for bar in shown.bars if bar.group.key}
    most = max((bar.certain.total() for bar in months.values()), default=0)
    yield line("     ", span(" ".join(_INITIALS), QUIET))._replace(whole=True)
    for year in sorted({key[:4] for key in months}):
        cells = (_heat(months.get(f"{year}-{month:02}"), most) for month in range(1, 13))
        yield line(f"{year} ", *(part for cell in cells for part in (cell, " ")))._replace(whole=True)
    said = (
        f"{_SHADES[0]} 1 to {_SHADES[-1]} {counted(most, 'event')}, ░ only possible" if most > 1 else "░ only possible"
    )
    yield line("     ", span(said, QUIET))


def _heat(bar: Bar | None, most: int) -> Span:
    if bar is None:
        return Span("·", RAIL)
    number = bar.certain.total()
    if number == 0:
        return Span(_LIGHT, RAIL)
    height = round((number - 1) / max(most - 1, 1) * (len(_SHADES) - 1))
    return Span(_SHADES[height], WARNING)


def _legend(selection: Selection, width: int) -> Iterator[Line]:
    """Give the colour of each kind that occurs, in lines broken between kinds only."""
    parts: list[Span] = []
    for kind in dict.fromkeys(event.kind for event in selection.events):
        name = span(f" {selection.log.kind(kind).name}  ")
        if parts and sum(len(part.text) for part in parts) + len(name.text) - 1 > width:
            yield line("", *parts)._replace(whole=True)
            parts = []
        parts += [Span(_SOLID, mark_of(selection.log, kind).style), name]
    yield line("", *parts)._replace(whole=True)


def _total(shown: Tally) -> Iterator[Line]:
    said = counted(shown.certain + shown.possible, "event")
    if shown.possible:
        said += f": {shown.certain:,} certain ({_SOLID}), {shown.possible:,} possible ({_LIGHT})"
    yield line("", span(said, HEADING))
    if shown.possible and shown.by.is_time:
        yield line("", span(f"A possible one stands in every {shown.by} in which it may have begun.", QUIET))
    if shown.by in {By.COUNTRY, By.PERSON}:
        yield line("", span("An event stands in the bar of everyone it involves.", QUIET))


def _figures(bar: Bar) -> str:
    possible = bar.possible.total()
    return f"{bar.certain.total()}" + (f"+{possible}" if possible else "")


def _size(bar: Bar) -> int:
    return bar.certain.total() + bar.possible.total()
