"""Who held an office, from when to when, in order."""

from msgspec import Struct

from csto_timeline.log.model import Office, Person, Source
from csto_timeline.log.registers import Registers
from csto_timeline.query.titles import titles_meant


class OfficeHolder(Struct, frozen=True):
    """An office that a person held, with the source that says so where the log names one."""

    office: Office
    person: Person
    source: Source | None


def office_holders(registers: Registers, typed: str) -> list[OfficeHolder]:
    """Return the tenures of the offices whose titles have the words typed, by office and by their dates.

    Those whose beginning is not known come after the others of their office. Raises `UnresolvedName` if no title
    has the words.
    """
    titles = titles_meant(registers, typed)
    found = [
        OfficeHolder(office, person, registers.source(office.source) if office.source else None)
        for person in registers.people
        for office in person.offices
        if office.title in titles
    ]
    return sorted(found, key=lambda each: (titles.index(each.office.title), _order(each.office)))


def _order(office: Office) -> tuple[object, ...]:
    """Return what orders tenures: their beginning, then their end; those of which neither is known are last."""
    begin = office.since or office.until
    return (begin is None, office.since is None, begin.sort_key if begin else ())
