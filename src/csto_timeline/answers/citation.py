"""How a source is cited, in a terminal and in every export."""

import re

from csto_timeline.answers.languages import in_language
from csto_timeline.dates.words import full
from csto_timeline.folding import fold
from csto_timeline.log.model import SLUG, Event, Source
from csto_timeline.log.registers import Registers

_LONGEST = 40  # characters of a name in a key


def key(id: str) -> str:
    """Return what exports call a source: always the same, whatever else they cite, in `a-z`, `0-9`, `-` and `.` alone.

    That is its id. A source that the log has no entry for may have any text in the place of an id: the key is the
    ASCII words of the text then, a dot, which no id has, and the beginning of its SHA-256.
    """
    if re.fullmatch(SLUG, id):
        return id
    from hashlib import sha256  # few logs have sources without an id

    words = "-".join(re.findall("[a-z0-9]+", fold(id)))[:_LONGEST].strip("-")
    return f"{words or 'source'}.{sha256(id.encode()).hexdigest()[:10]}"


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


def line(source: Source) -> str:
    """Return the full citation on one line, as in the footnotes of a brief."""
    return ", ".join([*citation(source), *(before + address for before, address in addresses(source))])


def speaker(registers: Registers, event: Event, id: str) -> str:
    """Return a person's name with the offices certainly held at the time of the event."""
    person = registers.person(id)
    return ", ".join([person.name, *(office.title for office in person.offices_at(event.date))])
