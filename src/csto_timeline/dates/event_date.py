"""Event dates: expressions of EDTF, the Extended Date/Time Format of ISO 8601-2, as far as `EventDate` lists them.

A date stands for a first and a last day, each known only within bounds. All bounds are inclusive, here and everywhere
else. A side that is open has no day: `earliest` or `latest` is None then, and the bounds, which are days to compare
with, reach to that end of the calendar.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from csto_timeline.dates import bounds, edtf
from csto_timeline.dates.bounds import Bounds
from csto_timeline.dates.edtf import Form, Span
from csto_timeline.dates.parts import DatePart
from csto_timeline.dates.period import Fit, Period
from csto_timeline.errors import DateError

# Looked up once: members of an enumeration take as long to find as a date takes to compare.
_NO, _POSSIBLE, _CERTAIN = Fit.NO, Fit.POSSIBLE, Fit.CERTAIN
_SINGLE, _INTERVAL, _EACH_OF = Form.SINGLE, Form.INTERVAL, Form.EACH_OF


class EventDate:
    """An EDTF expression with its bounds. Treat it as frozen.

    Taken, and nothing else: `2022`, `2022-09`, `2022-11-23`; seasons, quarters and halves, `2022-21`,
    `2022-33`, `2022-40`; `2022-09-XX`, `2022-XX-XX`, `2022-XX`; `199X`, `19XX`; each also with `~`
    (approximate), `?` (uncertain) or `%` (both); intervals `A/B`, `A/..`, `../B`, and `A/`, `/B` where the
    other side is not known (it lasted); one-of sets `[A..B]`, `[A,B]`, `[..B]`, `[A..]` (one day of these);
    sets `{A,B}`, `{A..B}` (on each of these).

    `start_min`..`start_max` bound the first day, `end_min`..`end_max` the last one; `spans` are the
    ranges that it consists of. Two dates are equal when they are written alike.
    """

    __slots__ = ("end_max", "end_min", "form", "spans", "start_max", "start_min", "text")

    def __init__(self, text: str) -> None:
        """Raise `DateError` for what is not such an expression, or not a calendar day."""
        self.text = text
        self.form, self.spans = edtf.parse(text)
        if self.form is _SINGLE:
            part = self.spans[0].begin
            assert part is not None  # a single date has no open side
            self.start_min = self.end_min = part.first
            self.start_max = self.end_max = part.last
            return
        self.start_min, self.start_max, self.end_min, self.end_max = bounds.bounds_of(self.form, self.spans)
        for begin, end in self.spans:
            if begin and end and begin.first > end.last:
                raise DateError(f"{text}: the end is before the start")

    @property
    def qualified(self) -> bool:
        """Whether one of its dates is approximate or uncertain."""
        return any(part.qualifier for part in bounds.parts_of(self.spans))

    @property
    def sort_key(self) -> tuple[date, bool, date, bool]:
        """The order of events: earliest day, then latest day; a side that is open lies beyond every day."""
        return (self.start_min, self.spans[0].begin is not None, self.end_max, self.spans[-1].end is None)

    @property
    def lasts(self) -> bool:
        """Whether it took from its first day to its last, or happened on each of several days: not on one."""
        return self.form is _INTERVAL or self.form is _EACH_OF

    @property
    def parts(self) -> tuple[DatePart | None, ...]:
        """The dates that it consists of, in their order, None for a side without one."""
        return tuple(part for begin, end in self.spans for part in ((begin,) if begin is end else (begin, end)))

    @property
    def begin_unknown(self) -> bool:
        """Whether it lasted from a day that is not known: `/B`."""
        return self.text[0] == "/"

    @property
    def end_unknown(self) -> bool:
        """Whether it lasted until a day that is not known: `A/`."""
        return self.text[-1] == "/"

    @property
    def earliest(self) -> date | None:
        """The earliest day that it may have, or None if that side is open."""
        return None if self.spans[0].begin is None else self.start_min

    @property
    def latest(self) -> date | None:
        """The latest day that it may have, or None if that side is open."""
        return None if self.spans[-1].end is None else self.end_max

    @property
    def latest_start(self) -> date | None:
        """The latest day on which it may have begun, or None if that is not known."""
        return None if self.spans[-1].end is None and not self.lasts else self.start_max

    @property
    def is_known_day(self) -> bool:
        """Whether it is one day, which is known, without a qualifier."""
        return self.text == str(self.start_min)

    def fit(self, period: Period) -> Fit:
        """Return whether the date lies in `period`.

        Possible when a day of it, as it is written, may. Certain when the one day must, when what lasted
        must have a day in it, or when one of several must. A qualified part (`~`, `?`, `%`) is certain only
        where one unit more on either side is in the period too: `2020~` in 2019..2021.
        """
        start, end = period.start, period.end
        if self.start_min > end or self.end_max < start:
            return _NO
        if len(self.spans) > 1 and not any(_overlaps(span, start, end) for span in self.spans):
            return _NO
        if self.form is _SINGLE and not self.qualified:  # as most dates are
            return _CERTAIN if start <= self.start_min and self.end_max <= end else _POSSIBLE
        return _CERTAIN if self._must_lie_in(period) else _POSSIBLE

    def _must_lie_in(self, period: Period) -> bool:
        start, end = period.start, period.end
        if period.first is None and period.last is None:
            return True
        if self.form is _EACH_OF:
            from csto_timeline.dates.each_of import certain_of_each  # few logs have such dates

            return any(each.has(start, end) for each in certain_of_each(self.spans))
        sure = self.loosened() if self.qualified else self
        if self.form is _INTERVAL:
            return sure.start_max <= end and sure.end_min >= start
        if (period.first and self.earliest is None) or (period.last and self.latest is None):
            return False  # however early the one begins, or late it ends
        return start <= sure.start_min and sure.end_max <= end

    def loosened(self) -> Bounds:
        """Return the bounds with one unit more on either side of each qualified part."""
        if not self.qualified:
            return Bounds(self.start_min, self.start_max, self.end_min, self.end_max)
        return bounds.bounds_of(self.form, bounds.loosened(self.spans))

    def contains(self, other: "EventDate") -> bool:
        """Return whether `other` may be this date, known as well or better: all its days are days that this may have.

        What lasted contains only what lasted, with a first and a last day within the bounds of its own: to last is
        another claim than to take place on one day. So is to happen on each of several days. Qualifiers
        (`~`, `?`, `%`) do not count.
        """
        if self.form is _EACH_OF and other.form is not _EACH_OF:
            return False
        if not Period(self.earliest, self.latest).covers(Period(other.earliest, other.latest)):
            return False
        if self.form is _INTERVAL and self.start_min < self.end_max:
            return other.form is _INTERVAL and (
                self.start_min <= other.start_min <= other.start_max <= self.start_max
                and self.end_min <= other.end_min <= other.end_max <= self.end_max
            )
        return not (self.gaps and any(_reaches_into(self.gaps, span) for span in other.spans))

    @property
    def gaps(self) -> tuple[Period, ...]:
        """The days that a set leaves out between its members, in their order."""
        return _gaps_of(self) if len(self.spans) > 1 else ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EventDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"EventDate({self.text!r})"


def _overlaps(span: Span, start: date, end: date) -> bool:
    return (span.begin is None or span.begin.first <= end) and (span.end is None or span.end.last >= start)


@lru_cache(maxsize=1 << 8)  # thousands of accounts may be held against one date of thousands of days
def _gaps_of(when: EventDate) -> tuple[Period, ...]:
    days = sorted(span.days for span in when.spans)
    reached = accumulate((last for _, last in days), max)
    return tuple(
        Period(before + timedelta(days=1), first - timedelta(days=1))
        for before, (first, _) in zip(reached, days[1:], strict=False)
        if (first - before).days > 1
    )


def _reaches_into(gaps: Sequence[Period], span: Span) -> bool:
    """Return whether a range has a day in one of the gaps, which are in their order."""
    first, last = span.days
    number = bisect_left(gaps, first, key=lambda gap: gap.end)
    return number < len(gaps) and gaps[number].start <= last


class Day(EventDate):
    """An event date that is one day of the calendar: `2022-11-23`."""

    __slots__ = ()

    def __init__(self, text: str) -> None:
        """Raise `DateError` as `EventDate` does, and for any other expression."""
        super().__init__(text)
        if not self.is_known_day:
            raise DateError(f"{text} is not known to the day: write a day, as 2022-11-23")
