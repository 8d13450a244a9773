"""Whether the accounts of an event agree, and how many independent voices they make.

The event's own date decides. The date of an account contradicts it where neither contains the
other (`EventDate.contains`): an account that gives the month of a day, or the day of a month,
says nothing against it. Nor does one that announced another day than that on which other
accounts report the event. Accounts are one voice where they print the text of one wire
agency, or come from one publisher.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import compress
from typing import Any

from csto_timeline.dates.agreement import agree
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
    superseded = _superseded(event)
    accounts = (account for account in event.accounts if account.date is not None and not superseded(account))
    others = dict.fromkeys(account.date for account in accounts if account.date != event.date)
    if any(_incompatible(event.date, other) for other in others):
        return True
    return len(others) > 1 and not agree(list(map(as_date, others)))


def contradictions(event: Any) -> list[bool]:
    """Return for each account of the event, in their order, whether its date contradicts the event's.

    The event may be a projected one; raises `DateError` if a date of that cannot be read.
    """
    superseded = _superseded(event)
    return [
        account.date is not None
        and account.date != event.date
        and not superseded(account)
        and _incompatible(event.date, account.date)
        for account in event.accounts
    ]


def competing_dates(event: Event) -> tuple[EventDate, ...]:
    """Return the event's own date, and after it those of the accounts that contradict it, each once."""
    others = compress(event.accounts, contradictions(event))
    return tuple(dict.fromkeys((event.date, *(account.date for account in others if account.date))))


def date_marks(event: Event) -> list[str]:
    """Return for each account of the event, in their order, the mark beside its own date.

    That is empty if it has none, or knows the event's as well.
    """
    superseded = _superseded(event)
    return [_date_mark(event.date, account, superseded) for account in event.accounts]


def _date_mark(own: EventDate, account: Account, superseded: Callable[[Any], bool]) -> str:
    if account.date is None or account.date == own:
        return ""
    if _incompatible(own, account.date):
        return "→ as announced" if superseded(account) else "≠ differs"
    if _is_vaguer(account.date, own):
        return "≈ less precise"
    return "≈ more precise" if _is_vaguer(own, account.date) else ""


def _superseded(event: Any) -> Callable[[Any], bool]:
    """Return what tells of an account whether it announced what others report: they know on which day it was."""
    reported = not all(account.announced for account in event.accounts)
    return lambda account: reported and account.announced


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
