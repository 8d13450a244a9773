"""Whether the accounts of an event agree, and how many independent voices they are.

Accounts differ in date where one gives a date that contradicts the event's, and in what they say
where two sources say something, and not the same. Accounts are one voice where they print
the text of one wire agency, or come from one publisher.
"""

from typing import Any

from csto_timeline.log.codec import as_date
from csto_timeline.log.model import Account, Event, Source
from csto_timeline.log.registers import Registers
from csto_timeline.text import fold


def differences(event: Any) -> tuple[str, ...]:
    """Return in what the accounts differ, whatever their order: `date`, `words`, both or neither.

    The event may be a projected one; raises `DateError` where a date of that cannot be read.
    """
    words = {fold(account.says) for account in event.accounts if account.says}
    sources = {account.source for account in event.accounts if account.says}
    in_words = len(words) > 1 and len(sources) > 1  # then two sources say two things
    in_date = any(contradicts(event, account) for account in event.accounts)
    return ("date",) * in_date + ("words",) * in_words


def contradicts(event: Any, account: Any) -> bool:
    """Say whether the account contradicts the event's date, rather than repeats it or knows it less well."""
    if account.date is None or account.date == event.date:
        return False
    return not as_date(account.date).contains(as_date(event.date))


def date_mark(event: Event, account: Account) -> str:
    """Return what is said beside an account's own date; nothing where it has none, or the event's."""
    if account.date is None or account.date == event.date:
        return ""
    return "≠ differs" if contradicts(event, account) else "≈ less precise"


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
