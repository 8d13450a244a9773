"""How a source is cited, in a terminal and in every export."""

from csto_timeline.dates.words import full
from csto_timeline.log.model import Event, Source
from csto_timeline.log.registers import Registers


def citation(source: Source) -> list[str]:
    """Return the parts of the citation in order, without the address.

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


def speaker(registers: Registers, event: Event, id: str) -> str:
    """Return a person's name with the offices surely held at the time of the event."""
    person = registers.person(id)
    return ", ".join([person.name, *(office.title for office in person.offices_at(event.date))])
