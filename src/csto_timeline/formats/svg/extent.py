"""The days that an axis needs for dates of events."""

from collections.abc import Iterable
from datetime import date

from csto_timeline.dates.period import Period
from csto_timeline.formats.svg.pieces import Piece

_FIRST, _END = date.min.toordinal(), date.max.toordinal() + 1
SHORTEST = 7  # days, but for a shorter period


def days_of(dates: Iterable[tuple[Piece, ...]], period: Period | None) -> tuple[int, int] | None:
    """Return the first day and the one after the last, as ordinals; None if there is not a date.

    They are those of the dates, as far as they lie in the period that is asked for: a date of which only the year is
    known takes no year of an axis where a month of it is asked for. What lies outside altogether, since
    a source has another day, is taken in whole. A period that is not much longer than its events is shown whole.
    """
    low, high = (period.start.toordinal(), period.end.toordinal() + 1) if period else (_FIRST, _END)
    found = []
    for each in dates:
        own = [piece for piece in each if piece.within(low, high)]
        found += [_within(piece, low, high) for piece in own] or [_within(piece, _FIRST, _END) for piece in each]
    if not found:
        return None
    first, end = min(begin for begin, _ in found), max(end for _, end in found)
    if high - low <= max(2 * (end - first), SHORTEST):
        first, end = min(first, low), max(end, high)
    if (short := SHORTEST - (end - first)) > 0:  # names stand after their marks
        first = max(first - short // 4, min(first, low))
        end = first + SHORTEST if high == _END else min(first + SHORTEST, max(end, high))
    return first - max(end - _END, 0), min(end, _END)


def _within(piece: Piece, low: int, high: int) -> tuple[int, int]:
    """Return the days of a stretch within bounds. On an open side it reaches to the bound, if that is one."""
    first, end = piece.first, piece.end
    if first is None:
        first = low if low > _FIRST or end is None else end - 1
    if end is None:
        end = high if high < _END else max(first, low) + 1
    return max(first, low), min(end, high)
