r"""Properties of our own (RFC 5545, 3.8.8.2), from which an import reads an event again.

A description is prose for a person: what it says may be a text of the log, and a date in words may be vaguer than the
date. So what an import must not guess stands in properties whose names begin with `X-CSTO-TIMELINE-`.

    X-CSTO-TIMELINE-DATE:2022-09-XX
    X-CSTO-TIMELINE-PLACE:Yerevan;Armenia
    X-CSTO-TIMELINE-PERSON:Lee\, Ann
    X-CSTO-TIMELINE-SOURCE:post-1;The Post;A title;;2022-11-23;AP;https://post.example/1;;;en;2022-11-24;
    X-CSTO-TIMELINE-QUOTE:1;Ann Lee;We go.;Мы идём.;ru

Names that several stand for are repeated, one a property. A source has its members in the order of `SOURCE_MEMBERS`,
parted by semicolons as in `GEO`, and after them the date that its account has of its own, and `yes` if that came out
before the event; there is one for each account. A quote begins with the number of its account. A place stands with its
country, one of which may be empty.
"""

import re
from collections.abc import Iterable, Iterator

from csto_timeline.answers.places import place_and_country
from csto_timeline.formats.icalendar.lines import text, text_list
from csto_timeline.log.model import Event, Source
from csto_timeline.log.registers import Registers
from csto_timeline.text import paragraphs, visible

PREFIX = "X-CSTO-TIMELINE-"
NAMES = tuple(
    f"{PREFIX}{name}"
    for name in ("DATE", "TIME", "DATE-NOTE", "PLACE", "COUNTRY", "ABSENT", "PERSON", "SOURCE", "QUOTE")
)
DATE, TIME, DATE_NOTE, PLACE, COUNTRY, ABSENT, PERSON, SOURCE, QUOTE = NAMES
SOURCE_MEMBERS = (
    *("id", "publisher", "title", "author", "published", "wire", "url", "archived", "accessed", "language"),
)
ACCOUNT_MEMBERS = ("date", "announced")
QUOTE_MEMBERS = ("speaker", "text", "original", "language")
# What begins a line of a description that is no prose; a backslash before it makes it prose again.
_STRUCTURE = re.compile(r"(?m)^(?=\\*(?:Date: |\[[0-9]+\] ))")
_ESCAPED = re.compile(r"(?m)^\\(?=\\*(?:Date: |\[[0-9]+\] ))")


def own_properties(registers: Registers, event: Event) -> Iterator[str]:
    """Yield the properties of an event, each a content line."""
    yield text(DATE, event.date.text)
    if event.time:
        yield text(TIME, event.time)
    if event.date_note:
        yield text(DATE_NOTE, visible(event.date_note))
    if any(place := place_and_country(registers, event)):
        yield text_list(PLACE, map(visible, place), ";")
    yield from _each(COUNTRY, (registers.country(code).name for code in event.countries))
    yield from _each(ABSENT, (registers.country(code).name for code in event.absent))
    yield from _each(PERSON, (registers.person(id).name for id in event.people))
    for account in event.accounts:
        own = (account.date.text if account.date else "", "yes" if account.announced else "")
        yield text_list(SOURCE, (*_members(registers.source(account.source)), *own), ";")
    for number, account in enumerate(event.accounts, start=1):
        for quote in account.quotes:
            speaker, *words = (
                registers.person(quote.speaker).name,
                quote.text,
                quote.original or "",
                quote.language or "",
            )
            yield text_list(QUOTE, (str(number), visible(speaker), *map(prose, words)), ";")


def prose(text: str) -> str:
    """Return a text of the log with its paragraphs, and nothing hidden."""
    return "\n\n".join(paragraphs(text))


def escaped_prose(text: str) -> str:
    """Return a block of a description in which no line looks as one that is no prose does."""
    return _STRUCTURE.sub(r"\\", text)


def unescaped_prose(text: str) -> str:
    """Return the block of which `escaped_prose` made `text`."""
    return _ESCAPED.sub("", text)


def _each(name: str, values: Iterable[str]) -> Iterator[str]:
    return (text(name, visible(value)) for value in values)


def _members(source: Source) -> Iterator[str]:
    for name in SOURCE_MEMBERS:
        value = getattr(source, name)
        yield "" if value is None else visible(value if isinstance(value, str) else value.text)
