"""Whether the accounts of an event agree, and how many independent voices they are.

Accounts differ in date where one gives a date that contradicts the event's, and in what they say
where two sources say something, and not the same. Accounts are one voice where they print
the text of one wire agency, or come from one publisher.
"""

from csto_timeline.log.model import Account, Event, Source
from csto_timeline.log.registers import Registers
from csto_timeline.text import fold


def differences(event: Event) -> tuple[str, ...]:
    """Give in what the accounts differ: `date`, `words`, both or neither."""
    said = {fold(account.says): account.source for account in event.accounts if account.says}
    in_words = len(said) > 1 and len(set(said.values())) > 1
    in_date = any(contradicts(event, account) for account in event.accounts)
    return ("date",) * in_date + ("words",) * in_words


def contradicts(event: Event, account: Account) -> bool:
    """Say whether the account contradicts the event's date, rather than knowing it less well."""
    return account.date is not None and not account.date.contains(event.date)


def date_mark(event: Event, account: Account) -> str:
    """Give what is said beside an account's own date; nothing where it has none, or the event's."""
    if account.date is None or account.date == event.date:
        return ""
    return "≠ differs" if contradicts(event, account) else "≈ less precise"


def is_disputed(event: Event) -> bool:
    """Say whether the accounts differ in anything."""
    return bool(differences(event))


def is_single_source(registers: Registers, event: Event) -> bool:
    """Say whether the accounts are one voice, however many print it."""
    return len(voices(registers, event)) == 1


def voice(source: Source) -> str:
    """Give whose text a source prints: the wire agency's that it credits, else its own."""
    return source.wire or source.publisher


def voices(registers: Registers, event: Event) -> dict[str, list[str]]:
    """Give each independent voice among the accounts of the event, with the publishers that print it."""
    found: dict[str, list[str]] = {}
    for account in event.accounts:
        source = registers.source(account.source)
        found.setdefault(voice(source), []).append(source.publisher)
    return found


def borrowed_voices(registers: Registers, event: Event) -> dict[str, list[str]]:
    """Give each wire agency that several accounts of the event print, with the publishers that do."""
    return {agency: publishers for agency, publishers in voices(registers, event).items() if len(set(publishers)) > 1}
