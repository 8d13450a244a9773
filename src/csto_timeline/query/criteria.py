"""What an event must have to fit, as data: each criterion says which members it reads, and what it is called."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from msgspec import Struct

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.month_day import MonthDay
from csto_timeline.dates.parts import plain_day
from csto_timeline.dates.period import Fit, Period
from csto_timeline.errors import DateError
from csto_timeline.log.named import Named
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import contradicts, differences
from csto_timeline.query.criterion import Plain, quoted
from csto_timeline.query.known_names import canonical

# Looked up once: an event of a log may be asked for each of them.
_NO, _POSSIBLE, _CERTAIN = Fit.NO, Fit.POSSIBLE, Fit.CERTAIN


class InPeriod(Plain, frozen=True, dict=True):
    """The event's own date lies in the period: certainly or possibly, as that date tells.

    Only possibly where the date of an account contradicts it and tells otherwise.
    """

    period: Period | MonthDay
    typed: str = ""
    members: ClassVar[frozenset[str]] = frozenset({"date", "accounts.date", "accounts.announced"})

    def fit(self, event: Any) -> Fit:
        """Return whether it does; see `Criterion`."""
        fits = self._fits
        fit = fits[event.date]
        for account in event.accounts:
            if account.date is not None and fits[account.date] is not fit and _contradicts(event, account):
                return _POSSIBLE
        return fit

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return f"{'on' if isinstance(self.period, MonthDay) else 'period'} {self.period}"

    def option(self) -> str:
        """Return the option; the period as it was typed, where that is known."""
        return (
            f"--on {quoted(str(self.period))}" if isinstance(self.period, MonthDay) else self.typed or f"{self.period}"
        )

    @cached_property
    def _fits(self) -> "_Fits":
        return _Fits(self.period)


class _Fits(dict[str | EventDate, Fit]):
    """Whether dates, or the texts of dates, lie in a period: each is looked at once."""

    def __init__(self, period: Period | MonthDay) -> None:
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


def _contradicts(event: Any, account: Any) -> bool:
    try:
        return contradicts(event, account)
    except DateError:  # the event is read whole then, and refused
        return True


def fit_in(period: Period | MonthDay, when: EventDate) -> Fit:
    """Return whether a date lies in a period, or falls on a day of any year."""
    return period.fit(when) if isinstance(period, MonthDay) else when.fit(period)


class CertainOnly(Struct, frozen=True):
    """The event certainly lies in the period that it is asked for in."""

    refines: InPeriod
    costly: ClassVar[bool] = False
    shadowed: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()

    @property
    def members(self) -> frozenset[str]:
        """The paths of the members that it reads."""
        return self.refines.members

    def fit(self, event: Any) -> Fit:
        """Return whether it does; see `Criterion`."""
        return _CERTAIN if self.refines.fit(event) is _CERTAIN else _NO

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return "certain days only" if isinstance(self.refines.period, MonthDay) else "certain dates only"

    def option(self) -> str:
        """Return the option."""
        return "--certain"


class Asked(NamedTuple):
    """A name as it was typed, and the key that events use for what it means."""

    typed: str
    key: str


class HasAny(Plain, frozen=True, dict=True):
    """The event has all names of one of the groups.

    `longer` are the names that have what was typed, where that is the whole of another.
    """

    named: Named
    groups: tuple[tuple[Asked, ...], ...]
    longer: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def shadowed(self) -> tuple[tuple[str, tuple[str, ...]], ...]:  # type: ignore[override]
        """See `Criterion`."""
        return self.longer

    @property
    def members(self) -> frozenset[str]:
        """The paths of the members that it reads."""
        return self.named.members

    @cached_property
    def fit(self) -> Callable[[Any], Fit]:
        """Return whether it has; see `Criterion`. It is asked of every event of a log: all that it needs is at hand."""
        keys_of = self.named.keys_of
        single = frozenset(group[0].key for group in self.groups if len(group) == 1)
        several = [frozenset(name.key for name in group) for group in self.groups if len(group) > 1]

        def fit(event: Any) -> Fit:
            keys = keys_of(event)
            if not single.isdisjoint(keys):
                return _CERTAIN
            return _CERTAIN if several and any(group.issubset(keys) for group in several) else _NO

        return fit

    def label(self, registers: Registers) -> str:
        """Return it in words."""
        groups = (" and ".join(canonical(self.named, registers, name.key) for name in group) for group in self.groups)
        return f"{self.named.label} {' or '.join(dict.fromkeys(groups))}"

    def option(self, prefix: str = "--") -> str:
        """Return the options as they were typed."""
        values = dict.fromkeys("+".join(name.typed for name in group) for group in self.groups)
        return " ".join(f"{prefix}{self.named.label.split()[0]} {quoted(value)}" for value in values)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all groups."""
        return frozenset(name.key for group in self.groups for name in group)


class Differ(Plain, frozen=True):
    """The accounts of the event differ in date or in what they say."""

    costly: ClassVar[bool] = True
    members: ClassVar[frozenset[str]] = frozenset(
        {"date", "accounts.date", "accounts.announced", "accounts.says", "accounts.source"}
    )

    def fit(self, event: Any) -> Fit:
        """Return whether they do; see `Criterion`."""
        try:
            return _CERTAIN if differences(event) else _NO
        except DateError:  # the event is read whole then, and refused
            return _POSSIBLE

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return "accounts that differ"

    def option(self) -> str:
        """Return the option."""
        return "--disputed"


class OneVoice(Plain, frozen=True):
    """The accounts of the event are one voice, however many print it; `voices` has that of each source."""

    voices: Mapping[str, str]
    members: ClassVar[frozenset[str]] = frozenset({"accounts.source"})

    def fit(self, event: Any) -> Fit:
        """Return whether they are; see `Criterion`."""
        sources = (account.source for account in event.accounts)
        return _CERTAIN if len({self.voices.get(source, source) for source in sources}) == 1 else _NO

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return "one voice only"

    def option(self) -> str:
        """Return the option."""
        return "--single-source"


class Not(Plain, frozen=True):
    """The event does not fit another criterion."""

    criterion: HasAny

    @property
    def shadowed(self) -> tuple[tuple[str, tuple[str, ...]], ...]:  # type: ignore[override]
        """See `Criterion`."""
        return self.criterion.longer

    @property
    def members(self) -> frozenset[str]:
        """The paths of the members that it reads."""
        return self.criterion.members

    def fit(self, event: Any) -> Fit:
        """Return whether it does not; see `Criterion`."""
        return _CERTAIN if self.criterion.fit(event) is _NO else _NO

    def label(self, registers: Registers) -> str:
        """Return it in words."""
        return f"not {self.criterion.label(registers)}"

    def option(self) -> str:
        """Return the options as they were typed."""
        return self.criterion.option("--not-")
