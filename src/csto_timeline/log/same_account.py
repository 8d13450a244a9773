"""Make one account of what two logs say that one source tells of an event: that of the first log stands."""

from collections.abc import Iterator

from msgspec.structs import replace

from csto_timeline.log import extra
from csto_timeline.log.model import Account, Event


def dated(account: Account, own: Event, merged: Event) -> Account:
    """Return an account with the date that its own event gives, where the event that it is merged into has another."""
    if account.date is not None or own.date == merged.date:
        return account
    return replace(account, date=own.date)


def joined(first: Event, other: Event) -> tuple[Account, ...]:
    """Return the accounts of both events; of a source that both have, the first one's with what only the other has."""
    accounts = list(first.accounts)
    for account, same in _paired(first, other):
        if same is None:
            accounts.append(account)
        else:
            accounts[same] = _one(accounts[same], account)
    return tuple(accounts)


def repeated(first: Event, other: Event) -> Iterator[str]:
    """Yield each source that tells the other event otherwise than the first, so that both accounts stand."""
    known = {account.source for account in first.accounts}
    matched = extra.matched(first.accounts, (dated(account, other, first) for account in other.accounts))
    yield from dict.fromkeys(account.source for account, same in matched if same is None and account.source in known)


def not_standing(first: Event, other: Event) -> Iterator[str]:
    """Yield in words what the other event's accounts and date say and the merged event does not."""
    pairs = list(_paired(first, other))
    if first.date != other.date and not any(same is None and account.date == other.date for account, same in pairs):
        yield f"the date {other.date}"
    for account, same in pairs:
        if same is not None:
            for text in _differences(first.accounts[same], account):
                yield f"{text} of the account of {account.source}"


def _paired(first: Event, other: Event) -> Iterator[tuple[Account, int | None]]:
    """Yield the other event's accounts, with their dates, each with the number of the first one's that it is one with.

    That is the same account, else the next one of the same source.
    """
    matched = list(extra.matched(first.accounts, (dated(account, other, first) for account in other.accounts)))
    free = [number for number in range(len(first.accounts)) if number not in {same for _, same in matched}]
    for account, same in matched:
        if same is None:
            same = next((number for number in free if first.accounts[number].source == account.source), None)
            free = [number for number in free if number != same]
        yield account, same


def _one(first: Account, other: Account) -> Account:
    return replace(
        first,
        says=first.says or other.says,
        quotes=extra.joined(first.quotes, other.quotes),
        extra=extra.merged(first.extra, other.extra),
    )


def _differences(first: Account, other: Account) -> Iterator[str]:
    if other.date is not None and other.date != first.date:
        yield f"the date {other.date}"
    if first.says and other.says and first.says != other.says:
        yield f'the says "{other.says}"'
    if first.announced != other.announced:
        yield f"the announced {str(other.announced).lower()}"
    for name, value in extra.differing(first.extra, other.extra):
        yield f"the {name} {value}"
    for quote, same in extra.matched(first.quotes, other.quotes):
        if same is not None:
            for name, value in extra.differing_within(first.quotes[same], quote):
                yield f"the {name} {value} of a quote"
