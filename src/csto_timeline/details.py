"""What a register says of an entry, line by line."""

from collections.abc import Callable, Iterator

from csto_timeline.citation import citation
from csto_timeline.datewords import full
from csto_timeline.model import Log, Tenure
from csto_timeline.names import Name
from csto_timeline.registers import printed_spellings


def details(log: Log, register: str, name: Name) -> list[tuple[str, str]]:
    """Give the facts of an entry of `people`, `countries`, `kinds` or `sources`, each with its label."""
    return list(_READERS[register](log, name))


def _of_person(log: Log, name: Name) -> Iterator[tuple[str, str]]:
    person = log.person(name.key)
    if person.country:
        yield "country", log.country(person.country).name
    for office in person.offices:
        yield "office", f"{office.title}, {_held(office)}"
    yield from _printed(log, name)


def _of_country(log: Log, name: Name) -> Iterator[tuple[str, str]]:
    for held in log.country(name.key).membership:
        body = f" of the {held.body}" if held.body else ""
        event = f" ({held.event})" if held.event else ""
        yield "membership", f"{held.status}{body}, {_held(held)}{event}"
    yield from _printed(log, name)


def _of_kind(log: Log, name: Name) -> Iterator[tuple[str, str]]:
    if color := log.kind(name.key).color:
        yield "colour", color


def _of_source(log: Log, name: Name) -> Iterator[tuple[str, str]]:
    source = log.source(name.key)
    yield "source", ", ".join(citation(source))
    if source.url:
        yield "address", source.url


def _held(tenure: Tenure) -> str:
    """Give the dates of a tenure in words, each as exact as it is known."""
    since = f"from {full(tenure.since)}" if tenure.since else ""
    until = f"to {full(tenure.until)}" if tenure.until else ""
    return " ".join(filter(None, [since, until])) or "dates not in the log"


def _printed(log: Log, name: Name) -> Iterator[tuple[str, str]]:
    for spelling, outlets in printed_spellings(log, name):
        yield "printed", f"“{spelling}” in {', '.join(outlets)}"


_READERS: dict[str, Callable[[Log, Name], Iterator[tuple[str, str]]]] = {
    "people": _of_person,
    "countries": _of_country,
    "kinds": _of_kind,
    "sources": _of_source,
}
