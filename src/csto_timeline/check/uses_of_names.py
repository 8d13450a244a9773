"""Where a log names what registers have entries for."""

from collections.abc import Iterator
from typing import NamedTuple

from csto_timeline.check.json_tree import Path
from csto_timeline.log.model import Event
from csto_timeline.log.whole import Log


class Use(NamedTuple):
    """A name, the register that it belongs to, and where it is used."""

    register: str
    key: str
    path: Path


def uses(log: Log) -> Iterator[Use]:
    """Give every use of a person, country, source or kind, in the order of events, then of registers."""
    for number, event in enumerate(log.events):
        yield from _of_event(event, ("events", number))
    for number, person in enumerate(log.people):
        path: Path = ("people", number)
        if person.country:
            yield Use("countries", person.country, (*path, "country"))
        for each, office in enumerate(person.offices):
            if office.source:
                yield Use("sources", office.source, (*path, "offices", each, "source"))


def _of_event(event: Event, path: Path) -> Iterator[Use]:
    yield Use("kinds", event.kind, (*path, "kind"))
    for number, code in enumerate(event.countries):
        yield Use("countries", code, (*path, "countries", number))
    if event.place_country:
        yield Use("countries", event.place_country, (*path, "place_country"))
    for number, person in enumerate(event.people):
        yield Use("people", person, (*path, "people", number))
    for number, account in enumerate(event.accounts):
        yield Use("sources", account.source, (*path, "accounts", number, "source"))
        for each, quote in enumerate(account.quotes):
            yield Use("people", quote.speaker, (*path, "accounts", number, "quotes", each, "speaker"))
