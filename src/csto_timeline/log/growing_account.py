"""One account of what one source says of an event in several logs: that of the first log, with what others add."""

from collections.abc import Iterator
from hashlib import blake2b

from msgspec.structs import replace

from csto_timeline.log import extra
from csto_timeline.log.codec import encode
from csto_timeline.log.model import Account


class GrowingAccount:
    """An account to which others are added. It may get thousands of quotes, one by one, and none is looked at twice."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._quotes = extra.Rows(account.quotes)
        self._digest = blake2b()
        self._digest_from(0)

    @property
    def key(self) -> tuple[object, ...]:
        """What accounts have in common that are the same but for `x-` members, and no others."""
        account = self._account
        return account.source, account.date, account.says, account.announced, self._digest.digest()

    def add(self, other: Account) -> None:
        """Add what only another account has: its words where this has none, quotes and `x-` members."""
        own, before = self._account, len(self._quotes.rows)
        self._account = replace(own, says=own.says or other.says, extra=extra.merged(own.extra, other.extra))
        self._quotes.add(other.quotes)
        self._digest_from(before)

    def account(self) -> Account:
        """Return the account as it is now."""
        return replace(self._account, quotes=tuple(self._quotes.rows))

    def differences(self, other: Account) -> Iterator[str]:
        """Yield in words what another account has otherwise."""
        own = self._account
        if other.date is not None and other.date != own.date:
            yield f"the date {other.date}"
        if own.says and other.says and own.says != other.says:
            yield f'the says "{other.says}"'
        if own.announced != other.announced:
            yield f"the announced {str(other.announced).lower()}"
        for name, value in extra.differing(own.extra, other.extra):
            yield f"the {name} {value}"
        for quote, same in self._quotes.matched(other.quotes):
            if same is not None:
                for name, value in extra.differing_within(self._quotes.rows[same], quote):
                    yield f"the {name} {value} of a quote"

    def _digest_from(self, number: int) -> None:
        """Add the quotes from that number on to the digest, which stands for all of them in the key."""
        for quote in self._quotes.rows[number:]:
            self._digest.update(encode(extra.without_extra(quote)) + b"\n")
