"""How a source is cited, in a terminal and in every export."""

from csto_timeline.answers.languages import in_language
from csto_timeline.dates.words import full
from csto_timeline.log.model import Event, Source
from csto_timeline.log.registers import Registers


def citation(source: Source) -> list[str]:
    """Return the parts of the citation in order, without the address.

    Publisher, title, author, language, date of publication, wire agency, day of access; what is not
    known is left out, save that a missing date or address is said.
    """
    parts = [source.publisher]
    if source.title:
        parts.append(f"“{source.title}”")
    if source.author:
        parts.append(f"by {source.author}")
    if source.language:
        parts.append(in_language(source.language))
    parts.append(full(source.published) if source.published else "date of publication not known")
    if source.wire and source.wire != source.publisher:
        parts.append(f"text of {source.wire}")
    if not source.url and not source.archived:
        parts.append("no address known")
    if source.accessed:
        parts.append(f"accessed {full(source.accessed)}")
    return parts


def addresses(source: Source) -> list[tuple[str, str]]:
    """Return the addresses of a source, each with the words before it: none before its own."""
    known = (("", source.url), ("archived at ", source.archived))
    return [(before, address) for before, address in known if address]


def speaker(registers: Registers, event: Event, id: str) -> str:
    """Return a person's name with the offices surely held at the time of the event."""
    person = registers.person(id)
    return ", ".join([person.name, *(office.title for office in person.offices_at(event.date))])
