"""Uses of the names that registers have entries for; of places, see `Index`: events name them by any spelling."""

from collections.abc import Iterator

from csto_timeline.log.model import Event, LogObject
from csto_timeline.log.registers import REGISTERS, Registers
from csto_timeline.log.validity import Path

# A log need not declare its kinds; former ids are named by nothing in it.
NAME_FIELDS = tuple(register for register in REGISTERS if register not in {"kinds", "former"})
Use = tuple[str, str, Path]  # the register that a name belongs to, the name, and where it is used


def uses_of_event(event: Event) -> Iterator[Use]:
    """Return every use of a person, country, source or kind; paths begin at the event."""
    yield "kinds", event.kind, ("kind",)
    for number, code in enumerate(event.countries):
        yield "countries", code, ("countries", number)
    for number, code in enumerate(event.absent):
        yield "countries", code, ("absent", number)
    if event.place_country:
        yield "countries", event.place_country, ("place_country",)
    for number, person in enumerate(event.people):
        yield "people", person, ("people", number)
    for number, account in enumerate(event.accounts):
        yield "sources", account.source, ("accounts", number, "source")
        for each, quote in enumerate(account.quotes):
            yield "people", quote.speaker, ("accounts", number, "quotes", each, "speaker")


def uses_of_registers(registers: Registers) -> Iterator[Use]:
    """Return every use of a country or source by a person, or of a country by a place."""
    for number, place in enumerate(registers.places):
        if place.country:
            yield "countries", place.country, ("places", number, "country")
    for number, person in enumerate(registers.people):
        if person.country:
            yield "countries", person.country, ("people", number, "country")
        for each, office in enumerate(person.offices):
            if office.source:
                yield "sources", office.source, ("people", number, "offices", each, "source")


def names_of(entry: LogObject) -> Iterator[tuple[Path, str]]:
    """Return the name and aliases of a register entry, where it has any: a source has none but its id."""
    if name := getattr(entry, "name", None):
        yield ("name",), name
    for number, alias in enumerate(getattr(entry, "aliases", ())):
        yield ("aliases", number), alias
