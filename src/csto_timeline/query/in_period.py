"""The criteria of time: that an event lies in a period or on a day of any year, and certainly so."""

from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import Struct

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.parts import plain_day
from csto_timeline.dates.period import Fit, Period
from csto_timeline.errors import DateError
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import contradictions
from csto_timeline.query.criterion import Also, Plain, quoted

if TYPE_CHECKING:
    from csto_timeline.dates.month_day import MonthDay  # few calls ask for one
    from csto_timeline.log.condition import Condition

# Looked up once: an event of a log may be asked for each of them.
_NO, _POSSIBLE, _CERTAIN = Fit.NO, Fit.POSSIBLE, Fit.CERTAIN


class InPeriod(Plain, frozen=True, dict=True):
    """The event's own date lies in the period: certainly or possibly, as that date tells.

    Only possibly where the date of an account contradicts it and tells otherwise.
    """

    period: "Period | MonthDay"
    typed: str = ""
    members: ClassVar[frozenset[str]] = frozenset({"date", "accounts.date", "accounts.announced"})

    def fit(self, event: Any) -> Fit:
        """Return whether it does; see `Criterion`."""
        fits = self._fits
        fit = fits[event.date]
        for account in event.accounts:
            if account.date is not None and fits[account.date] is not fit:  # as of few events
                return _POSSIBLE if self._is_told_otherwise(event, fit) else fit
        return fit

    def _is_told_otherwise(self, event: Any, fit: Fit) -> bool:
        """Return whether the date of an account contradicts the event's, and does not fit as that does."""
        others = compress(event.accounts, _contradictions(event))
        return any(account.date is not None and self._fits[account.date] is not fit for account in others)

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return f"{'period' if isinstance(self.period, Period) else 'on'} {self.period}"

    def option(self) -> str:
        """Return the option; the period as it was typed, where that is known."""
        days = str(self.period)
        return self.typed or days if isinstance(self.period, Period) else f"--on {quoted(days)}"

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        from csto_timeline.log.condition import OnDay, Within  # only logs in Parquet need it

        return Within(self.period.start, self.period.end) if isinstance(self.period, Period) else OnDay(self.period)

    @cached_property
    def _fits(self) -> "_Fits":
        return _Fits(self.period)


class _Fits(dict[str | EventDate, Fit]):
    """Whether dates, or the texts of dates, lie in a period: each is looked at once."""

    def __init__(self, period: "Period | MonthDay") -> None:
        self._period = period

    def __missing__(self, date: str | EventDate) -> Fit:
        try:
            fit = self._fit(date)
        except DateError:  # the event is read whole then, and refused
            return _POSSIBLE
        self[date] = fit
        return fit

    def _fit(self, date: str | EventDate) -> Fit:
        if not isinstance(date, str):
            return fit_in(self._period, date)
        if day := plain_day(date):  # as most are: as below, ten times as fast
            return _CERTAIN if self._period.has(day) else _NO
        return fit_in(self._period, EventDate(date))


def _contradictions(event: Any) -> list[bool]:
    try:
        return contradictions(event)
    except DateError:  # the event is read whole then, and refused
        return [True] * len(event.accounts)


def fit_in(period: "Period | MonthDay", when: EventDate) -> Fit:
    """Return whether a date lies in a period, or falls on a day of any year."""
    return when.fit(period) if isinstance(period, Period) else period.fit(when)


class CertainOnly(Struct, frozen=True):
    """The event certainly lies in the period that it is asked for in."""

    refines: InPeriod
    costly: ClassVar[bool] = False
    also: ClassVar[tuple[Also, ...]] = ()

    @property
    def members(self) -> frozenset[str]:
        """The paths of the members that it reads."""
        return self.refines.members

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        return self.refines.condition

    def fit(self, event: Any) -> Fit:
        """Return whether it does; see `Criterion`."""
        return _CERTAIN if self.refines.fit(event) is _CERTAIN else _NO

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return "certain dates only" if isinstance(self.refines.period, Period) else "certain days only"

    def option(self) -> str:
        """Return the option."""
        return "--certain"
