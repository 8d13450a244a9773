"""What stands in the line below the title of an event: where it was and who took part, each a door to more of the same.

A door says which filter it sets, and to the value of which number. Without the script it is text.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from csto_timeline.formats.html.summary import Summary, outlets, place_keys
from csto_timeline.log.model import Event, Source
from csto_timeline.log.registers import Registers


class Door(Struct, frozen=True):
    """A name that is a value of a filter: the filter, the number of the value, and the name as it stands there."""

    filter: str
    number: str
    name: str


class Fact(Struct, frozen=True):
    """Names of one sort, and the word before them: `without` before countries that stayed away."""

    doors: tuple[Door, ...]
    before: str = ""


class Doors:
    """Makes the doors of a page."""

    def __init__(self, registers: Registers, known: Summary) -> None:
        """Take the names that the page knows, and the filters."""
        self._registers, self._known = registers, known

    def facts(self, event: Event) -> Iterator[Fact]:
        """Yield the place of an event, its countries, those that stayed away, and its people; none of them empty."""
        registers, known = self._registers, self._known
        place = tuple(
            Door("place", known.places.number(key), registers.place_name(event) or "")
            for key in place_keys(registers, event)
        )
        people = tuple(self.person(id, registers.person(id).name) for id in event.people)
        facts = (
            Fact(place),
            Fact(self._countries(event.countries)),
            Fact(self._countries(event.absent), before="without "),
            Fact(people),
        )
        yield from (fact for fact in facts if fact.doors)

    def person(self, id: str, name: str) -> Door:
        """Return the door of a person, under that name."""
        return Door("person", self._known.people.number(id), name)

    def publisher(self, source: Source) -> Door:
        """Return the door of the publisher of a source."""
        key, name = next(outlets([source]))
        return Door("source", self._known.sources.number(key), name)

    def kind(self, event: Event) -> Door:
        """Return the door of the kind of an event."""
        return Door("kind", self._known.kinds.number(event.kind), self._registers.kind(event.kind).name)

    def tag(self, key: str, tag: str) -> Door:
        """Return the door of a tag, as the event spells it."""
        return Door("tag", self._known.tags.number(key), tag)

    def _countries(self, codes: Iterable[str]) -> tuple[Door, ...]:
        return tuple(
            Door("country", self._known.countries.number(code), self._registers.country(code).name) for code in codes
        )
