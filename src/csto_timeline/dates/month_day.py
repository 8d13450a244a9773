"""A day of any year, or a month of any year."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from csto_timeline.dates import bounds, each_of
from csto_timeline.dates.calendar import days_in, last_of_month
from csto_timeline.dates.edtf import Form
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Fit
from csto_timeline.dates.words import MONTH_NAMES
from csto_timeline.errors import DateError

_LEAP = 2000


class MonthDay(Struct, frozen=True):
    """A day of the calendar without its year, `--11-23` in XML Schema, or without a day a month, `--11`.

    29 February is a day. Raises `DateError` if the calendar has no such day or month.
    """

    month: int
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise DateError(f"there is no month {self.month:02}: months go from 01 to 12")
        if self.day is not None and not 1 <= self.day <= days_in(_LEAP, self.month):
            raise DateError(f"there is no {self.day} {MONTH_NAMES[self.month - 1]}")

    @property
    def iso(self) -> str:
        """The month and the day as `11-23`, a month as `--11`."""
        return f"--{self.month:02}" if self.day is None else f"{self.month:02}-{self.day:02}"

    def within(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """Yield for each year the first and last day that it has from `first` to `last`, both included."""
        for year in range(first.year, last.year + 1):
            if self.day is None:
                begin = date(year, self.month, 1)
                end = last_of_month(begin)
            elif self.day <= days_in(year, self.month):
                begin = end = date(year, self.month, self.day)
            else:
                continue
            if begin <= last and first <= end:
                yield max(begin, first), min(end, last)

    def has(self, day: date) -> bool:
        """Return whether a day is it, or in it."""
        return day.month == self.month and self.day in (None, day.day)

    def falls_in(self, first: date, last: date) -> bool:
        """Return whether a day of it is among those from `first` to `last`, both included."""
        return any(self.within(first, last))

    def fit(self, when: EventDate) -> Fit:
        """Return whether the date is this day, or in this month, of some year.

        Possible when it may be. Certain when all the days that it may have are, or when what lasted must
        have had one; where a part is qualified (`~`, `?`, `%`), with one unit more on either side.
        """
        if not any(self.falls_in(*each.days) for each in when.spans):
            return Fit.NO
        return Fit.CERTAIN if self._must_be(when) else Fit.POSSIBLE

    def _must_be(self, when: EventDate) -> bool:
        if when.form is Form.INTERVAL:
            sure = when.loosened()
            needed: list[each_of.Enclosing | each_of.WholeUnit] = [each_of.Enclosing(sure.end_min, sure.start_max)]
        elif when.form is Form.EACH_OF:
            needed = list(each_of.certain_of_each(when.spans))
        else:
            return all(self._covers(*each.days) for each in bounds.loosened(when.spans))
        return any(each.has(*days) for each in needed for days in self._in_years(each[0], each[1]))

    def _in_years(self, one: date, other: date) -> Iterator[tuple[date, date]]:
        """Yield its first and last day in each year from that of one day to that of the other."""
        first, last = sorted((one.year, other.year))
        return self.within(date(first, 1, 1), date(last, 12, 31))

    def _covers(self, first: date, last: date) -> bool:
        """Return whether it has all days from `first` to `last` in one year."""
        return self.has(first) and (first.year, first.month) == (last.year, last.month) and self.has(last)

    def __str__(self) -> str:
        """Return it as `23 November`, or `November`."""
        month = MONTH_NAMES[self.month - 1]
        return month if self.day is None else f"{self.day} {month}"
