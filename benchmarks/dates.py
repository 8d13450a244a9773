"""Generated event dates in EDTF, with the days that they stand for, so that nothing need read them again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from benchmarks.draw import Draw

Span = tuple[date, date]  # the first and the last day on which something may have been, both included


class Dated(NamedTuple):
    """An EDTF expression, and what it says of days.

    `spans` are the days as written. It began on a day of `begun`: those have one unit more on either side where
    the date is qualified (`~`, `?`). What lasted ended on `ended` at the earliest; without that it was one day.
    """

    text: str
    spans: tuple[Span, ...]
    begun: tuple[Span, ...]
    ended: date | None = None

    @property
    def begun_as_written(self) -> tuple[Span, ...]:
        """The days on one of which it began, as written."""
        return self.begun if self.ended else self.spans

    def may_lie_in(self, first: date, last: date) -> bool:
        """Whether one of its days may lie between those two, both included."""
        return any(begin <= last and end >= first for begin, end in self.spans)

    def surely_lies_in(self, first: date, last: date) -> bool:
        """Whether its day must lie there, or one of its days if it lasted."""
        return self.begun[-1][1] <= last and (self.ended or self.begun[0][0]) >= first

    def agrees_with(self, other: "Dated") -> bool:
        """Whether it may be the same date, as well known, better or less well."""
        return self.text == other.text or self._contains(other) or other._contains(self)

    def _contains(self, other: "Dated") -> bool:
        """Whether all days of the other are days that it may have; what lasted contains only what lasted."""
        within = other._days <= self._days
        if self.ended is None:
            return within
        (earliest, latest), (first, last) = self.begun[0], other.begun[0]
        ends_within = other.ended is not None and self.ended <= other.ended
        return within and ends_within and earliest <= first and last <= latest

    @property
    def _days(self) -> set[int]:
        """All its days, as written, counted from the first of the calendar."""
        return {day for first, last in self.spans for day in range(first.toordinal(), last.toordinal() + 1)}


def dated(draw: Draw, day: date) -> Dated:
    """Return that day in EDTF, known more or less well."""
    return draw.one(_DATES)(draw, day)


def _one_of(text: str, *spans: Span) -> Dated:
    return Dated(text, spans, spans)


def _day(_: Draw, day: date) -> Dated:
    return _one_of(str(day), (day, day))


def _days(draw: Draw, day: date) -> Dated:
    """Return what lasted."""
    last = day + timedelta(days=1 + draw.below(9))
    return Dated(f"{day}/{last}", ((day, last),), ((day, day),), last)


def _one_of_range(draw: Draw, day: date) -> Dated:
    last = day + timedelta(days=1 + draw.below(60))
    return _one_of(f"[{day}..{last}]", (day, last))


def _one_of_two(draw: Draw, day: date) -> Dated:
    other = day + timedelta(days=1 + draw.below(60))
    return _one_of(f"[{day},{other}]", (day, day), (other, other))


def _in_month(draw: Draw, day: date) -> Dated:
    return _within(f"{day:%Y-%m}", draw.one(_QUALIFIERS), day, _month)


def _months(_: Draw, day: date) -> Dated:
    """Return what lasted from some day of a month to some day of the next."""
    begun = _month(day)
    after = begun[1] + timedelta(days=1)
    return Dated(f"{day:%Y-%m}/{after:%Y-%m}", ((begun[0], _month(after)[1]),), (begun,), after)


def _in_year(draw: Draw, day: date) -> Dated:
    return _within(f"{day.year}", draw.one(_QUALIFIERS), day, _year)


def _within(text: str, qualifier: str, day: date, unit: Callable[[date], Span]) -> Dated:
    """Return one day of the month or year in which `day` lies."""
    first, last = unit(day)
    if not qualifier:
        return _one_of(text, (first, last))
    return Dated(
        f"{text}{qualifier}",
        ((first, last),),
        ((unit(first - timedelta(days=1))[0], unit(last + timedelta(days=1))[1]),),
    )


def _year(day: date) -> Span:
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _month(day: date) -> Span:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


_QUALIFIERS = ("", "", "~", "?")
# About as often as in the built-in log: 80 of 100 are days.
_DATES = (
    *[_day] * 80, *[_days] * 8, *[_one_of_range] * 2, _one_of_two, *[_in_month] * 6, _months, *[_in_year] * 2,
)  # fmt: skip
