"""The density strip of a page: how many events over time, a bar for each day, month, year, decade or century.

An event stands in the bar in which it certainly begins. One that is known to begin only within a longer
time than a bar, or that lies in two of them, has a bar of its own, before them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from msgspec import Struct, field

from csto_timeline.dates.calendar import Precision, unit_of
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.parts import DatePart
from csto_timeline.dates.words import MONTHS, day, part_words
from csto_timeline.log.model import Event

_MOST_BARS = 60
_SCALES = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY)
_YEARS = {Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100}
_ONE_DAY = timedelta(days=1)


class Stretch(NamedTuple):
    """Days in a row: the first and the last. Where the last is not known it is that of the calendar."""

    first: date
    last: date


class Segment(Struct, frozen=True):
    """The part of a bar that one kind takes: `kind` is its number, the rest counts events from the top."""

    kind: int
    top: int
    height: int


class Bar(Struct, frozen=True):
    """A stretch of time with its name and the events that begin in it.

    `event` is the id of the first of them on the page; `tick` stands below the bar.
    """

    stretch: Stretch
    label: str
    event: str
    tick: str
    total: int
    segments: tuple[Segment, ...]


class Strip(Struct, frozen=True):
    """The bars in order of time, most of them of the length `scale`, and how many events the highest stands for."""

    bars: tuple[Bar, ...]
    highest: int
    scale: Precision


class Density(Struct):
    """The contents of a strip, collected event by event: how many of each kind begin when, and which is the first."""

    counts: Counter[tuple[Stretch, str]] = field(default_factory=Counter)
    events: dict[Stretch, str] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """Take in the next event of the page."""
        if stretch := stretch_of(event.date):
            self.counts[stretch, event.kind] += 1
            self.events.setdefault(stretch, event.id)

    def strip(self, kinds: Sequence[str]) -> Strip | None:
        """Return the strip; none where no two events begin on different days."""
        if len({stretch.first for stretch in self.events}) < 2:
            return None
        scale = _scale(list(self.events))
        counts = {bar: Counter[str]() for bar in _bars(self.events, scale)}
        events: dict[Stretch, str] = {}
        for stretch, id in self.events.items():
            events.setdefault(bar_of(stretch, scale), id)
        for (stretch, kind), number in self.counts.items():
            counts.setdefault(bar_of(stretch, scale), Counter())[kind] += number
        order = sorted(counts, key=lambda bar: (bar.first, -bar.last.toordinal()))
        highest = max(map(Counter.total, counts.values()))
        begin = min(bar.first for bar in order)
        bars = tuple(
            Bar(
                stretch=bar,
                label=_label(bar, scale),
                event=events.get(bar, ""),
                tick=_tick(bar, scale, begin),
                total=counts[bar].total(),
                segments=tuple(_segments(counts[bar], kinds, highest)),
            )
            for bar in order
        )
        return Strip(bars, highest, scale)


def _segments(count: Counter[str], kinds: Sequence[str], highest: int) -> Iterator[Segment]:
    top = highest
    for number, kind in enumerate(kinds):
        top -= count[kind]
        yield Segment(number, top, count[kind])


def _label(bar: Stretch, scale: Precision) -> str:
    """Return the days of a bar in words, a decade or century of its own with its expression."""
    year = bar.first.year
    precision = next((each for each in Precision if unit_of(bar.first, each) == bar), None)
    if precision is None:
        return f"{day(bar.first)} {'or later' if bar.last == date.max else f'to {day(bar.last)}'}"
    if precision is scale and precision in _CODES:
        return f"{year:04} to {bar.last.year:04}"
    words = part_words(DatePart(*bar, precision))
    return f"{words} ({_CODES[precision].format(year // 10, year // 100)})" if precision in _CODES else words


_CODES = {Precision.DECADE: "{0:03}X", Precision.CENTURY: "{1:02}XX"}


def _tick(bar: Stretch, scale: Precision, begin: date) -> str:
    """Return what stands below a bar: a day each week, each January, each fifth year, decade …; or nothing."""
    first = bar.first
    if unit_of(first, scale) != bar:
        return ""
    if scale is Precision.DAY:
        month = f" {MONTHS[first.month - 1]}" if first == begin or first.day <= 7 else ""
        return "" if (first - begin).days % 7 else f"{first.day}{month}"
    if scale is Precision.MONTH:
        return f"{first.year:04}" if first.month == 1 else ""
    return "" if first.year // _YEARS[scale] % 5 else f"{first.year:04}"


def bar_of(stretch: Stretch, scale: Precision) -> Stretch:
    """Return the stretch of the bar in which an event stands that begins in `stretch`."""
    bar = Stretch(*unit_of(stretch.first, scale))
    return bar if stretch.last <= bar.last else stretch


def _scale(stretches: Sequence[Stretch]) -> Precision:
    """Return how long the bars are: as the best known of the dates at least, and no more bars than fit."""
    for scale in _SCALES:
        known = any(bar_of(each, scale) == unit_of(each.first, scale) for each in stretches)
        if known and len(list(islice(_bars(stretches, scale), _MOST_BARS + 1))) <= _MOST_BARS:
            return scale
    return _SCALES[-1]


def _bars(stretches: Iterable[Stretch], scale: Precision) -> Iterator[Stretch]:
    """Yield the bars of that length from the first beginning to the last."""
    last = max(each.first for each in stretches)
    bar = Stretch(*unit_of(min(each.first for each in stretches), scale))
    yield bar
    while bar.last < last:
        bar = Stretch(*unit_of(bar.last + _ONE_DAY, scale))
        yield bar


@lru_cache(maxsize=1 << 12)  # a log has far fewer dates than events
def stretch_of(when: EventDate) -> Stretch | None:
    """Return the days on one of which the date begins; None if its earliest day is not known."""
    return Stretch(when.start_min, when.start_max) if when.earliest else None
