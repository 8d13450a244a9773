"""The registers of a log, with how many of a selection's events each entry has."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from csto_timeline.log.document import Log
from csto_timeline.log.model import Event
from csto_timeline.log.voices import voice
from csto_timeline.query import names
from csto_timeline.query.names import Name
from csto_timeline.query.query import NAMED_FIELDS, Match, Selection
from csto_timeline.text import fold


class Entry(Struct, frozen=True):
    """An entry with the matches that have it, in the order of their dates."""

    name: Name
    matches: tuple[Match, ...]

    @property
    def possible(self) -> int:
        """How many of the matches are not certain."""
        return sum(not match.certain for match in self.matches)

    @property
    def first(self) -> Event | None:
        """The event with the earliest day."""
        return self.matches[0].event if self.matches else None

    @property
    def last(self) -> Event | None:
        """The event with the latest day."""
        return max((match.event for match in self.matches), key=lambda event: event.date.end_max, default=None)


def entries(selection: Selection, register: str, typed: str | None) -> list[Entry]:
    """Give the entries of `people`, `countries`, `kinds` or `sources`, those with most events first.

    With `typed` only those whom that spelling means; raises `UnresolvedName` where there is
    none. Otherwise a selection that is filtered leaves out the entries without an event.
    """
    field = NAMED_FIELDS[register]
    known = field.known(selection.registers)
    by_key: dict[str, list[Match]] = {}
    for match in selection.matches:
        for key in field.keys_of(match.event):
            by_key.setdefault(key, []).append(match)
    asked = names.resolve_all(typed, known, field.label) if typed else known
    found = [Entry(name, tuple(by_key.get(name.key, ()))) for name in asked]
    if not typed and selection.criteria:
        found = [entry for entry in found if entry.matches]
    return sorted(found, key=lambda entry: (-len(entry.matches), fold(entry.name.name)))


def printed_texts(registers: Log) -> list[tuple[str, str]]:
    """Give what outlets print, titles and quotes, folded: each with its wire agency or publisher.

    What a log says in its own words does not count.
    """
    printed = [(voice(source), source.title) for source in registers.sources if source.title]
    for event in registers.events:
        for account in event.accounts:
            printed += [(voice(registers.source(account.source)), quote.text) for quote in account.quotes]
    return [(outlet, f" {fold(text)} ") for outlet, text in printed]


def printed_spellings(texts: Sequence[tuple[str, str]], name: Name) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the spellings of a name that stand in those texts, each with the outlets that print it."""
    for spelling in name.spellings:
        outlets = tuple(dict.fromkeys(outlet for outlet, text in texts if f" {fold(spelling)} " in text))
        if outlets:
            yield spelling, outlets
