"""A day of any year."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from csto_timeline.dates.edtf import Form, days_in
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

    def falls_in(self, first: date, last: date) -> bool:
        """Return whether it is among the days from `first` to `last`, both included."""
        return any(self.days(first, last))

    def fit(self, when: EventDate) -> Fit:
        """Return whether the date is this day of some year.

        Possible when it may be. Certain when that is the one day it has, or when what lasted must
        have had it; where a part is qualified (`~`, `?`, `%`), with one unit more on either side.
        """
        if not any(self.falls_in(first, last) for first, last in _ranges(when)):
            return Fit.NO
        sure = when.loosened()
        if when.lasts:
            certain = sure.start_max <= sure.end_min and self.falls_in(sure.start_max, sure.end_min)
        else:
            certain = all(first == last and self.falls_in(first, last) for first, last in _ranges(when, sure=True))
        return Fit.CERTAIN if certain else Fit.POSSIBLE

    def __str__(self) -> str:
        """Return it as `23 November`."""
        return f"{self.day} {MONTH_NAMES[self.month - 1]}"


def _ranges(when: EventDate, *, sure: bool = False) -> list[tuple[date, date]]:
    """Return the ranges of days among which the date has its own; `sure` with one unit more where it is qualified."""
    if when.form is Form.CHOICE:
        parts = [part.loosened() if sure else part for part in when.parts if part]
        return [(part.first, part.last) for part in parts]
    bounds = when.loosened() if sure else when
    return [(bounds.start_min, bounds.end_max)]
