"""What a register says of an entry, line by line."""

from collections.abc import Iterator
from functools import cached_property

from csto_timeline.answers.citation import citation
from csto_timeline.answers.entries import printed_spellings, printed_texts
from csto_timeline.dates.words import full
from csto_timeline.log.document import Log
from csto_timeline.log.model import Tenure
from csto_timeline.query.names import Name


class Facts:
    """Gives the facts of the entries of `people`, `countries`, `kinds` or `sources`, each with its label."""

    def __init__(self, registers: Log, register: str) -> None:
        self._registers = registers
        self._read = {
            "people": self._of_person,
            "countries": self._of_country,
            "kinds": self._of_kind,
            "sources": self._of_source,
        }[register]

    def of(self, name: Name) -> list[tuple[str, str]]:
        """Give the label and the text of each fact, in order."""
        return list(self._read(name))

    @cached_property
    def _prints(self) -> list[tuple[str, str]]:
        return printed_texts(self._registers)

    def _of_person(self, name: Name) -> Iterator[tuple[str, str]]:
        person = self._registers.person(name.key)
        if person.country:
            yield "country", self._registers.country(person.country).name
        for office in person.offices:
            yield "office", f"{office.title}, {_held(office)}"
        yield from self._printed(name)

    def _of_country(self, name: Name) -> Iterator[tuple[str, str]]:
        for held in self._registers.country(name.key).membership:
            body = f" of the {held.body}" if held.body else ""
            event = f" ({held.event})" if held.event else ""
            yield "membership", f"{held.status}{body}, {_held(held)}{event}"
        yield from self._printed(name)

    def _of_kind(self, name: Name) -> Iterator[tuple[str, str]]:
        if color := self._registers.kind(name.key).color:
            yield "colour", color

    def _of_source(self, name: Name) -> Iterator[tuple[str, str]]:
        source = self._registers.source(name.key)
        yield "source", ", ".join(citation(source))
        if source.url:
            yield "address", source.url

    def _printed(self, name: Name) -> Iterator[tuple[str, str]]:
        for spelling, outlets in printed_spellings(self._prints, name):
            yield "printed", f"“{spelling}” in {', '.join(outlets)}"


def _held(tenure: Tenure) -> str:
    """Give the dates of a tenure in words, each as exact as it is known."""
    since = f"from {full(tenure.since)}" if tenure.since else ""
    until = f"to {full(tenure.until)}" if tenure.until else ""
    return " ".join(filter(None, [since, until])) or "dates not in the log"
