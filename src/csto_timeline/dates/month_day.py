"""A day of any year."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from csto_timeline.dates.bounds import loosened
from csto_timeline.dates.calendar import days_in
from csto_timeline.dates.each_of import certain_of_each
from csto_timeline.dates.edtf import Form, Span
from csto_timeline.dates.event_date import EventDate, Fit
from csto_timeline.dates.words import MONTH_NAMES
from csto_timeline.errors import DateError

_LEAP = 2000


class MonthDay(Struct, frozen=True):
    """A day of the calendar without its year, `--11-23` in XML Schema; 29 February is one.

    Raises `DateError` where the calendar has no such day.
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
        if not any(map(self._may_be_in, when.spans)):
            return Fit.NO
        return Fit.CERTAIN if self._must_be_in(when) else Fit.POSSIBLE

    def _may_be_in(self, span: Span) -> bool:
        begin, end = span
        return self.falls_in(begin.first if begin else date.min, end.last if end else date.max)

    def _must_be_in(self, when: EventDate) -> bool:
        sure = when.loosened()
        if when.form is Form.INTERVAL:
            return sure.start_max <= sure.end_min and self.falls_in(sure.start_max, sure.end_min)
        if when.form is Form.EACH_OF:
            members = tuple(certain_of_each(when.spans))
            return any(each.has(day, day) for day in self.days(sure.start_min, sure.end_max) for each in members)
        return all(
            begin and end and begin.first == end.last and self.falls_in(begin.first, end.last)
            for begin, end in loosened(when.spans)
        )

    def __str__(self) -> str:
        """Return it as `23 November`."""
        return f"{self.day} {MONTH_NAMES[self.month - 1]}"
