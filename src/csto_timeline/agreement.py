"""Whether the accounts of an event agree, and how many independent voices they are.

Accounts differ in date where one gives another date than the event's, and in what they say
where two sources say something, and not the same. Accounts are one voice where they print
the text of one wire agency, or come from one publisher.
"""

from csto_timeline.citation import voices
from csto_timeline.model import Event, Log
from csto_timeline.text import fold


def differences(event: Event) -> tuple[str, ...]:
    """Give in what the accounts differ: `date`, `words`, both or neither."""
    said = {fold(account.says): account.source for account in event.accounts if account.says}
    in_words = len(said) > 1 and len(set(said.values())) > 1
    return ("date",) * (len(event.dates) > 1) + ("words",) * in_words


def is_disputed(event: Event) -> bool:
    """Say whether the accounts differ in anything."""
    return bool(differences(event))


def is_single_source(log: Log, event: Event) -> bool:
    """Say whether the accounts are one voice, however many print it."""
    return len(voices(log, event)) == 1
