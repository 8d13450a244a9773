"""JSON: a log of its own, that the program loads again.

It is written event by event, as if it were encoded whole: the registers stand before the events.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct, field

from csto_timeline.formats.exporter import Options, Track, is_filtered
from csto_timeline.log.document import Log, encode, encode_value
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.query.query import Selection
from csto_timeline.text import json_escaped

_NO_EVENTS = "[]\n}\n"


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:  # noqa: ARG001 (it takes none)
    """Yield the events as a log. The whole log keeps its registers; a part keeps what it uses of them."""
    empty = encode(Log(**_members(_registers(selection)), events=()))
    if not selection.matches:
        yield empty
        return
    before = empty.removesuffix(_NO_EVENTS) + "["
    for match in track(selection.matches):
        yield before + _indented(match.event)
        before = ","
    yield "\n  " + _NO_EVENTS.removeprefix("[")


def _indented(event: Event) -> str:
    text = msgspec.json.format(_ENCODER.encode(event), indent=2).decode()
    return json_escaped(f"\n{text}".replace("\n", "\n    "))


def _registers(selection: Selection) -> Registers:
    registers = selection.registers
    if len(selection.matches) == selection.found and not is_filtered(selection):
        return registers
    return _Used.by(selection.events).of(registers)


def _members(registers: Registers) -> dict[str, Any]:
    return {name: getattr(registers, name) for name in Registers.__struct_fields__}


class _Used(Struct):
    """The ids and codes that events use."""

    kinds: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    @classmethod
    def by(cls, events: Iterable[Event]) -> "_Used":
        """Return what those events use, read once."""
        used = cls()
        for event in events:
            used.kinds.add(event.kind)
            used.countries.update(event.countries, (event.place_country,) if event.place_country else ())
            used.people |= event.involved
            used.sources.update(account.source for account in event.accounts)
        return used

    def of(self, registers: Registers) -> Registers:
        """Return the registers reduced to that, and to what the entries of people use in their turn."""
        people = tuple(person for person in registers.people if person.id in self.people)
        countries = self.countries | {person.country for person in people if person.country}
        sources = self.sources | {office.source for person in people for office in person.offices if office.source}
        return Registers(
            title=registers.title,
            kinds=tuple(kind for kind in registers.kinds if kind.id in self.kinds),
            countries=tuple(country for country in registers.countries if country.code in countries),
            people=people,
            sources=tuple(source for source in registers.sources if source.id in sources),
        )


_ENCODER = msgspec.json.Encoder(enc_hook=encode_value)
