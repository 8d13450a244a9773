"""A day of any year."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from csto_timeline.dates import bounds, each_of
from csto_timeline.dates.calendar import days_in
from csto_timeline.dates.edtf import Form, Span
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Fit
from csto_timeline.dates.words import MONTH_NAMES
from csto_timeline.errors import DateError

_LEAP = 2000


class MonthDay(Struct, frozen=True):
    """A day of the calendar without its year, `--11-23` in XML Schema; 29 February is one.

    Raises `DateError` if the calendar has no such day.
    """

    month: int
    day: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise DateError(f"there is no month {self.month:02}: months go from 01 to 12")
        if not 1 <= self.day <= days_in(_LEAP, self.month):
            raise DateError(f"there is no {self.day} {MONTH_NAMES[self.month - 1]}")

    @property
    def iso(self) -> str:
        """The month and the day as `11-23`."""
        return f"{self.month:02}-{self.day:02}"

    def days(self, first: date, last: date) -> Iterator[date]:
        """Yield each day from `first` to `last`, both included, that it is."""
        for year in range(first.year, last.year + 1):
            if self.day <= days_in(year, self.month):
                day = date(year, self.month, self.day)
                if first <= day <= last:
                    yield day

    def has(self, day: date) -> bool:
        """Return whether a day is it."""
        return (day.month, day.day) == (self.month, self.day)

    def falls_in(self, first: date, last: date) -> bool:
        """Return whether it is among the days from `first` to `last`, both included."""
        return any(self.days(first, last))

    def fit(self, when: EventDate) -> Fit:
        """Return whether the date is this day of some year.

        Possible when it may be. Certain when that is the one day it has, or when what lasted must
        have had it; where a part is qualified (`~`, `?`, `%`), with one unit more on either side.
        """
        if not any(self.falls_in(first, last) for first, last in _ranges(when.spans)):
            return Fit.NO
        return Fit.CERTAIN if self._must_be(when) else Fit.POSSIBLE

    def _must_be(self, when: EventDate) -> bool:
        if when.form is Form.INTERVAL:
            sure = when.loosened()
            return self.falls_in(sure.start_max, sure.end_min)
        if when.form is Form.EACH_OF:
            days = (each for each in each_of.certain_of_each(when.spans) if isinstance(each, each_of.Around))
            return any(self.falls_in(each.end_from, each.begin_by) for each in days)
        ranges = _ranges(bounds.loosened(when.spans))
        return all(first == last and self.falls_in(first, last) for first, last in ranges)

    def __str__(self) -> str:
        """Return it as `23 November`."""
        return f"{self.day} {MONTH_NAMES[self.month - 1]}"


def _ranges(spans: Iterable[Span]) -> list[tuple[date, date]]:
    """Return the ranges of days among which a date has its own."""
    return [(begin.first if begin else date.min, end.last if end else date.max) for begin, end in spans]
