"""What a calendar says of an event in prose: its summary, its circumstances, and each account with its words."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from msgspec import Struct

from csto_timeline.addresses import link_of
from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.citation import addresses, citation, speaker
from csto_timeline.answers.languages import before_translation
from csto_timeline.answers.relations import Mention, relations
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import full
from csto_timeline.formats.icalendar.own_properties import escaped_prose, prose
from csto_timeline.log.model import Account, Event, Quote
from csto_timeline.log.registers import Registers
from csto_timeline.text import visible


class Cited(Struct, frozen=True):
    """What is said of a source in each event that cites it: its citation, its last possible day, its link."""

    citation: str
    published: date | None
    link: str | None


class Sources:
    """The sources of the registers as they are cited, each made once."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self.of = cache(self._of)

    def _of(self, id: str) -> Cited:
        source = self._registers.source(id)
        parts = [part.last for part in source.published.parts if part] if source.published else []
        text = ", ".join([*citation(source), *map("".join, addresses(source))])
        return Cited(visible(text), max(parts, default=None), link_of(source.url))


def description(registers: Registers, event: Event, sources: Sources, mentions: Mapping[str, Mention]) -> Iterator[str]:
    """Yield the lines of a description; a text of the log has its paragraphs, and nothing hidden.

    None of its paragraphs looks as a line does that is no prose: a backslash stands before one that would.
    """
    if event.summary:
        yield escaped_prose(prose(event.summary))
    yield visible(f"Date: {when(event, full)}" + (f". {event.date_note}" if event.date_note else ""))
    if event.announced:
        yield "Announced: reported ahead of its date only; the log does not say whether it took place."
    if event.countries or event.absent:
        yield visible(f"Countries: {countries(registers, event)}")
    if event.people:
        yield visible("People: " + ", ".join(registers.person(id).name for id in event.people))
    for label, other in relations(event, mentions):
        yield visible(f"{label}: {other}")
    for number, account in enumerate(event.accounts, start=1):
        yield f"[{number}] {sources.of(account.source).citation}"
        yield from _account(registers, event, account)


def _account(registers: Registers, event: Event, account: Account) -> Iterator[str]:
    if account.date:
        yield own_date(account.date)
    if account.says:
        yield escaped_prose(prose(account.says))
    for quote in account.quotes:
        yield escaped_prose(words_of(quote) + visible(speaker(registers, event, quote.speaker)))


def own_date(when: EventDate) -> str:
    """Return the line for the date that an account has of its own."""
    return f"gives the date as {full(when)}"


def words_of(quote: Quote) -> str:
    """Return a quote, up to the name of its speaker."""
    return f"“{prose(quote.text)}”{_before_translation(quote)} — "


def _before_translation(quote: Quote) -> str:
    label, text = before_translation(quote) or ("", "")
    return (f" ({label}: “{prose(text)}”)" if text else f" ({label})") if label else ""
