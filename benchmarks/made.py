"""A generated event, and what a right answer has to know of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
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
        """Whether an account contradicts the event's own date."""
        own, *others = self.dates
        return any(other.text != own.text and not other.contains(own) for other in others)
