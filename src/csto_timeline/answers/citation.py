"""How a source is cited, in a terminal and in every export."""

import re

from csto_timeline.dates.words import full
from csto_timeline.log.model import Event, Log, Source

_ADDRESS = r"(?ai)https?://[!-;=?-~]+"  # a: or U+017F would be like s, and U+212A like k


def citation(source: Source) -> list[str]:
    """Give the parts of the citation in order, without the address.

    Publisher, title, author, date of publication, wire agency; what is not known is left
    out, save that a missing date or address is said.
    """
    parts = [source.publisher]
    if source.title:
        parts.append(f"“{source.title}”")
    if source.author:
        parts.append(f"by {source.author}")
    parts.append(full(source.published) if source.published else "date of publication not known")
    if source.wire and source.wire != source.publisher:
        parts.append(f"text of {source.wire}")
    if not source.url:
        parts.append("no address known")
    return parts


def linkable(url: str | None) -> bool:
    """Say whether an address may become a link: http or https, of printable ASCII, without < and >."""
    return url is not None and re.fullmatch(_ADDRESS, url) is not None


def voice(source: Source) -> str:
    """Give whose text a source prints: the wire agency's that it credits, else its own."""
    return source.wire or source.publisher


def voices(log: Log, event: Event) -> dict[str, list[str]]:
    """Give each independent voice among the accounts of the event, with the publishers that print it."""
    found: dict[str, list[str]] = {}
    for account in event.accounts:
        source = log.source(account.source)
        found.setdefault(voice(source), []).append(source.publisher)
    return found


def borrowed_voices(log: Log, event: Event) -> dict[str, list[str]]:
    """Give each wire agency that several accounts of the event print, with the publishers that do."""
    return {agency: publishers for agency, publishers in voices(log, event).items() if len(set(publishers)) > 1}


def speaker(log: Log, event: Event, id: str) -> str:
    """Give a person's name with the offices surely held at the time of the event."""
    person = log.person(id)
    return ", ".join([person.name, *(office.title for office in person.offices_at(event.date))])
