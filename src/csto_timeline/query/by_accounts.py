"""The criteria of accounts: that those of an event differ, or contradict its date, or are one voice."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from csto_timeline.dates.period import Fit
from csto_timeline.errors import DateError
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import differ_in_date, differences
from csto_timeline.query.criterion import Plain

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition


class Differ(Plain, frozen=True):
    """The accounts of the event differ in date or in what they say."""

    costly: ClassVar[bool] = True
    members: ClassVar[frozenset[str]] = frozenset(
        {"date", "accounts.date", "accounts.announced", "accounts.says", "accounts.source"}
    )

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        from csto_timeline.log.condition import Disputed  # only logs in Parquet need it

        return Disputed()

    def fit(self, event: Any) -> Fit:
        """Return whether they do; see `Criterion`."""
        try:
            return Fit.CERTAIN if differences(event) else Fit.NO
        except DateError:  # the event is read whole then, and refused
            return Fit.POSSIBLE

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return "accounts that differ"

    def option(self) -> str:
        """Return the option."""
        return "--disputed"


class DatesDiffer(Plain, frozen=True):
    """An account of the event contradicts its date, or two accounts each other’s."""

    members: ClassVar[frozenset[str]] = frozenset({"date", "accounts.date", "accounts.announced"})

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        from csto_timeline.log.condition import Disputed  # only logs in Parquet need it

        return Disputed(in_date_only=True)

    def fit(self, event: Any) -> Fit:
        """Return whether one does; see `Criterion`."""
        try:
            return Fit.CERTAIN if differ_in_date(event) else Fit.NO
        except DateError:  # the event is read whole then, and refused
            return Fit.POSSIBLE

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return "accounts that differ in date"

    def option(self) -> str:
        """Return the option."""
        return "--date-disputed"


class OneVoice(Plain, frozen=True):
    """The accounts of the event are one voice, however many print it; `voices` has that of each source."""

    voices: Mapping[str, str]
    members: ClassVar[frozenset[str]] = frozenset({"accounts.source"})

    def fit(self, event: Any) -> Fit:
        """Return whether they are; see `Criterion`."""
        sources = (account.source for account in event.accounts)
        return Fit.CERTAIN if len({self.voices.get(source, source) for source in sources}) == 1 else Fit.NO

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return "one voice only"

    def option(self) -> str:
        """Return the option."""
        return "--single-source"
