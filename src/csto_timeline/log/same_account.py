"""The accounts of events that are one, as these are added: those of all, or of each source in several logs one.

An event is added in two steps: `paired` returns its accounts beside those that they are one with, of which the other
methods tell what will be left out; then `add` takes them in.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from msgspec.structs import replace

from csto_timeline.log import extra
from csto_timeline.log.growing_account import GrowingAccount
from csto_timeline.log.model import Account, Event

Pairs = list[tuple[Account, int | None]]  # accounts of another event, each with the number of what it is one with


class Accounts(Protocol):
    """The accounts of an event to which other events are added."""

    def paired(self, other: Event) -> Pairs:
        """Return the accounts of another event, with the date that it gives, and what they are one with."""

    def left_out(self, other: Event, pairs: Pairs) -> Iterator[str]:
        """Yield in words what the accounts and the date of another event say and the merged event will not."""

    def repeated(self, pairs: Pairs) -> Iterator[str]:
        """Yield each source that tells another event otherwise than it does so far, so that both accounts stand."""

    def add(self, pairs: Pairs) -> None:
        """Add the accounts of another event."""

    def all(self) -> tuple[Account, ...]:
        """Return the accounts of all events."""


class JoinedAccounts:
    """The accounts of all events; those that are the same but for `x-` members are one."""

    def __init__(self, first: Event) -> None:
        self._first = first
        self._rows = extra.Rows(first.accounts)
        self._sources = {account.source for account in first.accounts}

    def paired(self, other: Event) -> Pairs:
        """See `Accounts`."""
        return list(self._rows.matched(_dated(other, self._first)))

    def left_out(self, other: Event, pairs: Pairs) -> Iterator[str]:
        """Yield a date that no account keeps, and `x-` members; see `Accounts`."""
        if self._first.date != other.date and all(account.date for account in other.accounts):
            yield f"the date {other.date}"
        for account, same in pairs:
            if same is not None:
                for name, value in extra.differing_within(self._rows.rows[same], account):
                    yield f"the {name} {value} of the account of {account.source}"

    def repeated(self, pairs: Pairs) -> Iterator[str]:
        """See `Accounts`."""
        yield from dict.fromkeys(each.source for each, same in pairs if same is None and each.source in self._sources)

    def add(self, pairs: Pairs) -> None:
        """See `Accounts`."""
        self._rows.add(account for account, _ in pairs)
        self._sources.update(account.source for account, _ in pairs)

    def all(self) -> tuple[Account, ...]:
        """See `Accounts`."""
        return tuple(self._rows.rows)


class PreferredAccounts:
    """The accounts of all events, of a source that several have those of the first, with what only others have.

    An account is one with the same account, else with the next one of its source.
    """

    def __init__(self, first: Event) -> None:
        self._first = first
        self._accounts: list[GrowingAccount] = []
        self._numbers: dict[object, list[int]] = {}  # of the accounts that may be the same, in order
        self._of_source: dict[str, list[int]] = {}
        self._append(first.accounts)

    def paired(self, other: Event) -> Pairs:
        """See `Accounts`."""
        exact = [(account, self._same(account)) for account in _dated(other, self._first)]
        free = self._free({same for _, same in exact if same is not None})
        return [(account, free(account.source) if same is None else same) for account, same in exact]

    def left_out(self, other: Event, pairs: Pairs) -> Iterator[str]:
        """See `Accounts`."""
        if self._first.date != other.date and not any(
            same is None and account.date == other.date for account, same in pairs
        ):
            yield f"the date {other.date}"
        for account, same in pairs:
            if same is not None:
                for text in self._accounts[same].differences(account):
                    yield f"{text} of the account of {account.source}"

    def repeated(self, pairs: Pairs) -> Iterator[str]:  # noqa: ARG002 (as `Accounts` has it)
        """Yield nothing: no source has another account."""
        yield from ()

    def add(self, pairs: Pairs) -> None:
        """See `Accounts`."""
        for account, same in pairs:
            if same is not None:
                growing = self._accounts[same]
                numbers = self._numbers[growing.key]
                del numbers[bisect_left(numbers, same)]
                growing.add(account)
                insort(self._numbers.setdefault(growing.key, []), same)
        self._append(account for account, same in pairs if same is None)

    def all(self) -> tuple[Account, ...]:
        """See `Accounts`."""
        return tuple(growing.account() for growing in self._accounts)

    def _append(self, accounts: Iterable[Account]) -> None:
        for account in accounts:
            number, growing = len(self._accounts), GrowingAccount(account)
            self._accounts.append(growing)
            self._numbers.setdefault(growing.key, []).append(number)
            self._of_source.setdefault(account.source, []).append(number)

    def _same(self, account: Account) -> int | None:
        """Return the number of the first account that is the same but for `x-` members, if one is."""
        numbers = self._numbers.get(GrowingAccount(account).key)
        return numbers[0] if numbers else None

    def _free(self, taken: set[int]) -> Callable[[str], int | None]:
        """Return what gives the number of the next account of a source that none of another event is one with."""
        left: dict[str, Iterator[int]] = {}

        def following(source: str) -> int | None:
            if source not in left:
                left[source] = (number for number in self._of_source.get(source, ()) if number not in taken)
            return next(left[source], None)

        return following


def _dated(other: Event, first: Event) -> Iterator[Account]:
    """Yield the accounts of an event, with the date that it gives, where the event that they are added to has another.

    An account that has a date of its own keeps it.
    """
    for account in other.accounts:
        own = account.date is not None or other.date == first.date
        yield account if own else replace(account, date=other.date)
