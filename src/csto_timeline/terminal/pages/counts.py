"""The page of `stats`: bars in the colours of the kinds, a total, and for months a heat strip."""

from collections.abc import Iterable, Iterator, Sequence

from csto_timeline.answers.absences import absence_words
from csto_timeline.answers.by import By
from csto_timeline.answers.counts import Bar, Counts
from csto_timeline.answers.marks import mark_of
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Selection
from csto_timeline.terminal.elements import Line, Span, line, span
from csto_timeline.terminal.palette import HEADING, QUIET, RAIL, WARNING
from csto_timeline.text import counted

_SOLID, _LIGHT, _NONE = "█", "░", "·"
_WIDEST_EVENT = 4
_WIDEST_NAME = 20
_NARROWEST_BAR = 8
_SHADES = "▁▂▃▄▅▆▇█"
_INITIALS = "JFMAMJJASOND"


def page(selection: Selection, shown: Counts, width: int) -> Iterator[Line]:
    """Return the page for a terminal that wide."""
    if not shown.bars:
        return
    bars = list(_bars(selection, shown, width))
    yield from [*bars, line()] if bars else []
    if shown.by is By.MONTH:
        yield from _heat_strip(shown)
        yield line()
    if shown.by is not By.KIND:
        yield from _legend(selection.registers, shown.kinds, width)
    yield from _total(shown)
    yield from _absences(selection, shown)


def sentences(selection: Selection, shown: Counts) -> Iterator[Line]:
    """Return the page without bars: a sentence for each, with its kinds."""
    for bar in shown.bars:
        parts = []
        for word, kinds in (("certain", bar.certain), ("possible", bar.possible)):
            named = ", ".join(f"{selection.registers.kind(kind).name} {kinds[kind]:,}" for kind in kinds)
            parts += [f"{kinds.total():,} {word}" + (f" ({named})" if shown.by is not By.KIND else "")] if kinds else []
        yield line("", span(f"{bar.group.name}: {', '.join(parts) or 'none'}."))
    if shown.bars:
        possible = f", {shown.possible:,} of them only possible" if shown.possible else ""
        yield line("", span(f"{counted(shown.certain + shown.possible, 'event')} in all{possible}.", HEADING))
        yield from _absences(selection, shown)


def _bars(selection: Selection, shown: Counts, width: int) -> Iterator[Line]:
    """Draw a line a bar; a month without certain events stands in the heat strip alone."""
    bars = [bar for bar in shown.bars if bar.certain or not bar.group.key or shown.by is not By.MONTH]
    if not bars:
        return
    from csto_timeline.terminal.screen import clipped, padded, width_of  # a pipe has no bars, and needs no Rich

    widest = max(width_of([span(bar.group.name)]) for bar in bars)
    names = max(min(widest, max(width // 3, _WIDEST_NAME)), 4)
    most = max(_size(bar) for bar in bars)
    figures = max(len(_figures(bar)) for bar in bars)
    room = max(width - names - figures - 3, _NARROWEST_BAR)
    cells = min(room / most, _WIDEST_EVENT)
    for bar in bars:
        name = padded([clipped(span(bar.group.name), names)], names, before=True)
        figure = span(f"{_figures(bar):>{figures}} ", QUIET)
        drawn = _drawn(selection.registers, bar, shown.kinds, cells)
        yield line("", *name, " ", figure, *drawn)._replace(whole=True)


def _drawn(registers: Registers, bar: Bar, order: Sequence[str], cells: float) -> Iterator[Span]:
    """Draw the kinds one after another; each ends where the sum so far does, so that all adds up."""
    counted_so_far, done = 0, 0
    for shape, kinds in ((_SOLID, bar.certain), (_LIGHT, bar.possible)):
        for kind in filter(kinds.__contains__, order):
            counted_so_far += kinds[kind]
            end = max(round(counted_so_far * cells), 1)
            yield Span(shape * (end - done), mark_of(registers, kind).style)
            done = end


def _heat_strip(shown: Counts) -> Iterator[Line]:
    """Draw a row for each year, a cell for each month, the higher the more events are certain."""
    months = {bar.group.key: bar for bar in shown.bars if bar.group.key}
    most = max((bar.certain.total() for bar in months.values()), default=0)
    yield line("     ", span(" ".join(_INITIALS), QUIET))._replace(whole=True)
    for year in sorted({key[:4] for key in months}):
        cells = (_heat(months.get(f"{year}-{month:02}"), most) for month in range(1, 13))
        yield line(f"{year} ", *(part for cell in cells for part in (cell, " ")))._replace(whole=True)
    key = [f"{_SHADES[0]} {counted(1, 'event')}" if most == 1 else f"{_SHADES[0]} 1 to {_SHADES[-1]} {most:,} events"]
    lightest = [f"{_LIGHT} only possible"] if any(map(_is_only_possible, months.values())) else []
    yield line("     ", span(", ".join([*(key if most else []), *lightest]), QUIET))


def _heat(bar: Bar | None, most: int) -> Span:
    if bar is None or not _size(bar):
        return Span(_NONE, RAIL)
    number = bar.certain.total()
    if number == 0:
        return Span(_LIGHT, RAIL)
    height = round((number - 1) / max(most - 1, 1) * (len(_SHADES) - 1))
    return Span(_SHADES[height], WARNING)


def _legend(registers: Registers, kinds: Iterable[str], width: int) -> Iterator[Line]:
    """Return the legend: each kind that occurs, its mark in its colour, in lines broken only between kinds."""
    parts: list[Span] = []
    for kind in kinds:
        name = span(f" {registers.kind(kind).name}  ")
        if parts and sum(len(part.text) for part in parts) + len(name.text) - 1 > width:
            yield line("", *parts)._replace(whole=True)
            parts = []
        mark = mark_of(registers, kind)
        parts += [Span(mark.shape, mark.style), name]
    yield line("", *parts)._replace(whole=True)


def _total(shown: Counts) -> Iterator[Line]:
    summary = counted(shown.certain + shown.possible, "event")
    if shown.possible:
        summary += f": {shown.certain:,} certain ({_SOLID}), {shown.possible:,} possible ({_LIGHT})"
    yield line("", span(summary, HEADING))
    if shown.possible and shown.by.is_time:
        yield line("", span(f"A possible one counts in every {shown.by} in which it may have begun.", QUIET))
    if shown.by is By.MONTH:
        yield from _without_a_bar([bar for bar in shown.bars if bar.group.key])
    if shown.by in {By.COUNTRY, By.PERSON}:
        away = "; not in that of a country that stayed away" if shown.by is By.COUNTRY else ""
        yield line("", span(f"An event counts in the bar of everyone it involves{away}.", QUIET))


def _absences(selection: Selection, shown: Counts) -> Iterator[Line]:
    for words in absence_words(selection.registers, shown.absences, shown.certain + shown.possible):
        yield line("", span(f"{words}.", QUIET))


def _without_a_bar(months: Sequence[Bar]) -> Iterator[Line]:
    for number, words, shape in (
        (sum(map(_is_only_possible, months)), "with possible ones only", _LIGHT),
        (sum(not _size(bar) for bar in months), "without events", _NONE),
    ):
        if number:
            yield line("", span(f"{counted(number, 'month')} {words}: no bar, {shape} in the strip.", QUIET))


def _figures(bar: Bar) -> str:
    possible = bar.possible.total()
    return f"{bar.certain.total()}" + (f"+{possible}" if possible else "")


def _is_only_possible(bar: Bar) -> bool:
    return bool(bar.possible) and not bar.certain


def _size(bar: Bar) -> int:
    return bar.certain.total() + bar.possible.total()
