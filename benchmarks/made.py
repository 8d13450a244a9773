"""A generated event, and what a right answer has to know of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from benchmarks.dates import Dated


@dataclass(frozen=True, slots=True)
class Made:
    """A generated event: its members as the log format has them, and what its dates say of days.

    `dates` has the event's own first, then those of the accounts that give another date.
    """

    members: dict[str, Any]
    dates: tuple[Dated, ...]

    @property
    def first(self) -> date:
        """The earliest day of the event's own date, for programs that know days only."""
        return self.dates[0].spans[0][0]

    @property
    def competing(self) -> Iterator[Dated]:
        """The event's own date, then those of accounts that contradict it."""
        own = self.dates[0]
        yield own
        yield from (other for other in self._given_dates if not other.agrees_with(own))

    @property
    def texts(self) -> Iterator[str]:
        """The texts that a search looks in: title, summary, what accounts say, quotes."""
        yield self.members["title"]
        yield self.members.get("summary", "")
        for account in self.members["accounts"]:
            yield account.get("says", "")
            yield from (quote["text"] for quote in account.get("quotes", ()))

    @property
    def involved(self) -> set[str]:
        """The people of the event and the speakers of its quotes."""
        accounts = self.members["accounts"]
        speakers = (quote["speaker"] for account in accounts for quote in account.get("quotes", ()))
        return {*self.members.get("people", ()), *speakers}

    @property
    def differs_in_words(self) -> bool:
        """Whether accounts, which are of different sources, say different things."""
        return len({account["says"] for account in self.members["accounts"] if "says" in account}) > 1

    @property
    def differs_in_date(self) -> bool:
        """Whether an account contradicts the event's own date, or another account."""
        dates = (self.dates[0], *self._given_dates)
        return any(not one.agrees_with(other) for one, other in combinations(dates, 2))

    @property
    def _given_dates(self) -> Iterator[Dated]:
        """The dates of accounts, without what some announced and others report."""
        accounts = self.members["accounts"]
        reported = not all(account.get("announced") for account in accounts)
        dated = (account for account in accounts if "date" in account)
        for account, other in zip(dated, self.dates[1:], strict=True):
            if not (reported and account.get("announced")):
                yield other
