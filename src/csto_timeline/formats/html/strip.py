"""The density strip of a page: how many events over time, a bar for each month, year, decade or century.

An event stands in the bar in which it certainly begins. One of which no more is known than a season,
year, decade … that is longer than the bars, or lies in two of them, has a bar of its own, before them.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct, field

from csto_timeline.answers.headings import first_part
from csto_timeline.dates.calendar import Precision, months_of, unit_of
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.parts import DatePart
from csto_timeline.dates.words import MONTHS, part_words
from csto_timeline.log.model import Event

_MOST_BARS = 60
_SPANS = (1, 12, 120, 1200)


class Stretch(NamedTuple):
    """Months in a row: the first, counted from the year 0, and how many."""

    first: int
    months: int


class Segment(Struct, frozen=True):
    """The part of a bar that one kind takes: `kind` is its number, the rest counts events from the top."""

    kind: int
    top: int
    height: int


class Bar(Struct, frozen=True):
    """A stretch of time with its name and the events that begin in it.

    `group` is the id of the group in which its earliest events stand; `tick` stands below the bar.
    """

    stretch: Stretch
    label: str
    group: str
    tick: str
    total: int
    segments: tuple[Segment, ...]


class Strip(Struct, frozen=True):
    """The bars in order of time, most of them `span` months long, and how many events the highest stands for."""

    bars: tuple[Bar, ...]
    highest: int
    span: int


class Density(Struct):
    """The contents of a strip, collected event by event: how many of each kind begin when, and where they stand."""

    counts: Counter[tuple[Stretch, str]] = field(default_factory=Counter)
    groups: dict[Stretch, str] = field(default_factory=dict)

    def add(self, event: Event, group: str) -> None:
        """Take in an event that stands in the group of that id."""
        if stretch := stretch_of(event.date):
            self.counts[stretch, event.kind] += 1
            self.groups.setdefault(stretch, group)

    def strip(self, kinds: Sequence[str]) -> Strip | None:
        """Return the strip; none where no two events begin in different months."""
        months = [stretch.first for stretch in self.groups]
        if len(set(months)) < 2:
            return None
        span = _span(months, finest=min(stretch.months for stretch in self.groups))
        counts = {Stretch(number * span, span): Counter[str]() for number in _numbers(months, span)}
        groups: dict[Stretch, str] = {}
        for stretch, group in sorted(self.groups.items()):
            groups.setdefault(bar_of(stretch, span), group)
        for (stretch, kind), number in self.counts.items():
            counts.setdefault(bar_of(stretch, span), Counter())[kind] += number
        order = sorted(counts, key=lambda bar: (bar.first, -bar.months))
        highest = max(map(Counter.total, counts.values()))
        bars = tuple(_drawn(bar, span, counts[bar], kinds, highest, groups.get(bar, "")) for bar in order)
        return Strip(bars, highest, span)


def _drawn(bar: Stretch, span: int, count: Counter[str], kinds: Sequence[str], highest: int, group: str) -> Bar:
    segments, top = [], highest
    for number, kind in enumerate(kinds):
        top -= count[kind]
        segments.append(Segment(number, top, count[kind]))
    label, tick = _words(bar, span)
    return Bar(bar, label, group, tick, count.total(), tuple(segments))


def _words(bar: Stretch, span: int) -> tuple[str, str]:
    """Return the label of a bar, and the tick below it; none below one that is longer than the others."""
    year, month = divmod(bar.first, 12)
    if bar.months != span:
        return _long(bar), ""
    if span == 1:
        return f"{MONTHS[month]} {year}", f"{year:04}" if month == 0 else ""
    last = (bar.first + bar.months - 1) // 12
    label = f"{year:04}" if year == last else f"{year:04} to {last:04}"
    return label, f"{year:04}" if year // (span // 12) % 5 == 0 else ""


def _long(bar: Stretch) -> str:
    """Return the name of a season, quarter, half or year, or of a decade or century with its expression."""
    year, month = divmod(bar.first, 12)
    precision = _PRECISIONS.get((bar.months, bar.first % bar.months))
    if precision:
        first, last = unit_of(date(year, month + 1, 1), precision)
        return part_words(DatePart(first, last, precision))
    return _LONG[bar.months].format(year, year // 10, year // 100, year + 99)


_PRECISIONS = {months_of(each): each for each in (Precision.SEASON, Precision.QUARTER, Precision.HALF)}
_LONG = {12: "{0}", 120: "{0}s ({1:03}X)", 1200: "{0}–{3}? ({2:02}XX)"}


def bar_of(stretch: Stretch, span: int) -> Stretch:
    """Return the stretch of the bar in which an event stands that begins in `stretch`."""
    bar = Stretch(stretch.first // span * span, span)
    return bar if stretch.first + stretch.months <= bar.first + span else stretch


def _span(months: Sequence[int], finest: int) -> int:
    """Return how long the bars are: as the best known of the dates at least, and no more bars than fit."""
    return next(
        span for span in _SPANS if span == _SPANS[-1] or (span >= finest and len(_numbers(months, span)) <= _MOST_BARS)
    )


def _numbers(months: Sequence[int], span: int) -> range:
    return range(min(months) // span, max(months) // span + 1)


@lru_cache(maxsize=1 << 12)  # a log has far fewer dates than events
def stretch_of(when: EventDate) -> Stretch | None:
    """Return the months in one of which the date begins; None if its earliest day is not known."""
    begin = first_part(when)
    return Stretch(begin.first.year * 12 + begin.first.month - 1, _months(begin)) if begin else None


def _months(part: DatePart) -> int:
    """Return how many months a date covers, a day one."""
    return (part.last.year - part.first.year) * 12 + part.last.month - part.first.month + 1
