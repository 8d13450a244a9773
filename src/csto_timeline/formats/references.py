"""What the formats for reference managers share: the sources that a selection cites, with their fields."""

from collections.abc import Iterator

from csto_timeline.addresses import link_of
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import full
from csto_timeline.formats.exporter import Options, Track, read
from csto_timeline.log.model import Event, Source
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Selection
from csto_timeline.text import counted


def cited_by(registers: Registers, event: Event) -> Iterator[str]:
    """Yield the ids of the sources of an event: of its accounts, then of the offices that its speakers certainly held.

    A brief has them as footnotes, in that order. An id may come several times.
    """
    yield from (account.source for account in event.accounts)
    for quote in event.quotes:
        offices = registers.person(quote.speaker).offices_at(event.date)
        yield from (office.source for office in offices if office.source)


def newly_cited(selection: Selection, track: Track = iter) -> Iterator[list[Source]]:
    """Yield for each event the sources that none before it has; nothing for one that has only such."""
    seen: set[str] = set()
    for event, _ in read(track(selection.matches)):
        new = [id for id in dict.fromkeys(cited_by(selection.registers, event)) if id not in seen]
        seen.update(new)
        if new:
            yield [selection.registers.source(id) for id in new]


def remarks(selection: Selection, options: Options, number: int) -> list[str]:  # noqa: ARG001 (no format needs them)
    """Return how many sources the file has, where any event fits, and whether some stand for offices only."""
    sources = {source.id for new in newly_cited(selection) for source in new}
    if not sources:
        return []
    of_offices = sources - {account.source for event in selection.events for account in event.accounts}
    words = f", {len(of_offices):,} of them for speakers’ offices only" if of_offices else ""
    return [f"{counted(len(sources), 'source')} cited{words}"]


def date_parts(when: EventDate | None) -> tuple[int, ...]:
    """Return year, month and day, as many as all the days share that it may have: none of `[2021-12..2022-01]`."""
    if when is None or when.earliest is None or when.latest is None:
        return ()
    shared = []
    for one, other in zip(when.earliest.timetuple()[:3], when.latest.timetuple()[:3], strict=True):
        if one != other:
            break
        shared.append(one)
    return tuple(shared)


def links(source: Source) -> list[str]:
    """Return the addresses that are links, that of the source before that of its stored copy."""
    return [link for address in (source.url, source.archived) if (link := link_of(address))]


def notes(source: Source) -> Iterator[str]:
    """Yield what reference managers have no field for: the wire agency, a date in words, an address that is no link.

    The date is told where it is more, or less, than a day, a month or a year.
    """
    if source.wire and source.wire != source.publisher:
        yield f"text of {source.wire}"
    if source.published and source.published.text != iso(date_parts(source.published)):
        yield f"published {full(source.published)}"
    for label, address in (("address", source.url), ("archived", source.archived)):
        if address and not link_of(address):
            yield f"{label}: {address}"


def iso(parts: tuple[int, ...]) -> str:
    """Return a date from its parts: `2022-11`, nothing for none."""
    return "-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False))
