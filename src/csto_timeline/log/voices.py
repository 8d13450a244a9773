"""Whether the accounts of an event agree, and how many independent voices they make.

The event's own date decides. The date of an account contradicts it where neither contains the
other (`EventDate.contains`): an account that gives the month of a day, or the day of a month,
says nothing against it. Nor does one that announced another day than that on which other
accounts report the event. Accounts are one voice where they print the text of one wire
agency, or come from one publisher.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any

from csto_timeline.dates.event_date import EventDate
from csto_timeline.folding import fold
from csto_timeline.log.codec import as_date
from csto_timeline.log.model import Account, Event, Source
from csto_timeline.log.registers import Registers


def differences(event: Any) -> tuple[str, ...]:
    """Return in what the accounts differ, whatever their order: `date`, `words`, both or neither.

    In words where two sources say something, and not the same. The event may be a projected one;
    raises `DateError` if a date of that cannot be read.
    """
    words = {fold(account.says) for account in event.accounts if account.says}
    sources = {account.source for account in event.accounts if account.says}
    in_words = len(words) > 1 and len(sources) > 1  # then two sources say two things
    return ("date",) * differ_in_date(event) + ("words",) * in_words


def differ_in_date(event: Any) -> bool:
    """Return whether an account contradicts the event's date, or two accounts each other; else as `differences`."""
    dated = (account for account in event.accounts if account.date is not None and not _superseded(event, account))
    dates = dict.fromkeys((event.date, *(account.date for account in dated)))
    return any(_incompatible(one, other) for one, other in combinations(dates, 2))


def contradicts(event: Any, account: Any) -> bool:
    """Return whether the date of the account contradicts the event's.

    Both may be projected; raises `DateError` if a date of these cannot be read.
    """
    if account.date is None or account.date == event.date or _superseded(event, account):
        return False
    return _incompatible(event.date, account.date)


def competing_dates(event: Event) -> tuple[EventDate, ...]:
    """Return the event's own date, and after it those of the accounts that contradict it, each once."""
    others = (account.date for account in event.accounts if account.date and contradicts(event, account))
    return tuple(dict.fromkeys((event.date, *others)))


def date_mark(event: Event, account: Account) -> str:
    """Return the mark beside an account's own date; nothing if it has none, or knows the event's as well."""
    if account.date is None or account.date == event.date:
        return ""
    if _incompatible(event.date, account.date):
        return "→ as announced" if _superseded(event, account) else "≠ differs"
    if _is_vaguer(account.date, event.date):
        return "≈ less precise"
    return "≈ more precise" if _is_vaguer(event.date, account.date) else ""


def _superseded(event: Any, account: Any) -> bool:
    """Return whether the account announced what others report: they know on which day it was."""
    return account.announced and not all(each.announced for each in event.accounts)


@lru_cache(maxsize=1 << 12)  # a log has far fewer pairs of dates than accounts
def _incompatible(one: str | EventDate, other: str | EventDate) -> bool:
    """Return whether neither date contains the other; raises `DateError`."""
    one, other = as_date(one), as_date(other)
    return not (one.contains(other) or other.contains(one))


def _is_vaguer(one: EventDate, other: EventDate) -> bool:
    """Return whether `one` contains `other` and does not know it as well: it has more days, or a qualifier alone."""
    if not other.contains(one):
        return one.contains(other)
    return one.qualified and not other.qualified


def voice(source: Source) -> str:
    """Return whose text a source prints: the wire agency's that it credits, else its own."""
    return source.wire or source.publisher


def voices(registers: Registers, event: Event) -> dict[str, list[str]]:
    """Return each independent voice among the accounts of the event, with the publishers that print it."""
    found: dict[str, list[str]] = {}
    for account in event.accounts:
        source = registers.source(account.source)
        found.setdefault(voice(source), []).append(source.publisher)
    return found


def borrowed_voices(registers: Registers, event: Event) -> dict[str, list[str]]:
    """Return each wire agency that several accounts of the event print, with the publishers that do."""
    return {agency: publishers for agency, publishers in voices(registers, event).items() if len(set(publishers)) > 1}


def copies(registers: Registers, event: Event) -> Iterator[str]:
    """Say of each of these agencies who else prints its text: `A, B and C print the text of AP: one voice`."""
    for agency, publishers in borrowed_voices(registers, event).items():
        *others, last = (publisher for publisher in dict.fromkeys(publishers) if publisher != agency)
        printing = f"{', '.join(others)} and {last} print" if others else f"{last} prints"
        yield f"{printing} the text of {agency}: one voice"
