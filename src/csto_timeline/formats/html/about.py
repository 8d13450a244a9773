"""What a page tells of a person or country by whom it is filtered: offices, terms, membership."""

from collections.abc import Iterator

from csto_timeline.answers.entries import held
from csto_timeline.answers.on_a_day import standing_words
from csto_timeline.log.registers import Registers


def about(registers: Registers, field: str, key: str) -> Iterator[str]:
    """Yield a line for each fact that a register has of a person or a country, by its field and key."""
    if field == "people":
        person = registers.person(key)
        if person.country:
            yield registers.country(person.country).name
        yield from (f"{office.title}, {held(office)}" for office in person.offices)
    if field == "countries":
        yield from (f"{standing_words([each])}, {held(each)}" for each in registers.country(key).membership)
