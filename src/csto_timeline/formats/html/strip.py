"""The density strip of a page: how many events over time, a bar for each month, year, decade or century."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from csto_timeline.dates.words import MONTHS
from csto_timeline.log.model import Event

_MOST_BARS = 60


class Segment(Struct, frozen=True):
    """The part of a bar that one kind takes: `kind` is its number, the rest counts events from the top."""

    kind: int
    top: int
    height: int


class Bar(Struct, frozen=True):
    """One stretch of time: its name, its first and last month or year, and the events that begin in it.

    `year` is that of its first event; `tick` stands below the bar.
    """

    label: str
    first: str
    last: str
    year: str
    tick: str
    total: int
    segments: tuple[Segment, ...]


class Strip(Struct, frozen=True):
    """The bars in order of time, each `span` months long, and how many events the highest stands for."""

    bars: tuple[Bar, ...]
    highest: int
    span: int
    first: int

    def bar_of(self, event: Event) -> int:
        """Give the number of the event's bar, or -1 where its earliest day is not known."""
        return _month(event) // self.span - self.first if _dated(event) else -1


def strip(events: Sequence[Event], kinds: Sequence[str]) -> Strip | None:
    """Give the strip of the events by their earliest days; none where no two of them differ."""
    months = [_month(event) for event in events if _dated(event)]
    if len(set(months)) < 2:
        return None
    span = next(length for length in (1, 12, 120, 1200) if _bars(months, length) <= _MOST_BARS or length == 1200)
    first = min(months) // span
    counts: list[Counter[str]] = [Counter() for _ in range(_bars(months, span))]
    years: dict[int, int] = {}
    for event in events:
        if _dated(event):
            number = _month(event) // span - first
            counts[number][event.kind] += 1
            years[number] = min(years.get(number, 9999), event.date.start_min.year)
    highest = max(map(Counter.total, counts))
    bars = tuple(
        _bar((first + number) * span, span, count, kinds, highest, years.get(number))
        for number, count in enumerate(counts)
    )
    return Strip(bars, highest, span, first)


def _bar(month: int, span: int, count: Counter[str], kinds: Sequence[str], highest: int, year: int | None) -> Bar:
    segments, top = [], highest
    for number, kind in enumerate(kinds):
        top -= count[kind]
        segments.append(Segment(number, top, count[kind]))
    first, last = _name(month, span), _name(month + span - 1, span)
    if span == 1:
        label, tick = f"{MONTHS[month % 12]} {month // 12}", first[:4] if month % 12 == 0 else ""
    else:
        label = first if first == last else f"{first} to {last}"
        tick = first if int(first) // (span // 12) % 5 == 0 else ""
    return Bar(label, first, last, str(year or ""), tick, count.total(), tuple(segments))


def _name(month: int, span: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}" if span == 1 else f"{month // 12:04}"


def _bars(months: Sequence[int], span: int) -> int:
    return max(months) // span - min(months) // span + 1


def _month(event: Event) -> int:
    return event.date.start_min.year * 12 + event.date.start_min.month - 1


def _dated(event: Event) -> bool:
    return event.date.start_min != date.min
