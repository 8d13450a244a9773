"""What the rules across events need to know of each event. Little but the ids grows with the log."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct

from csto_timeline.check.one_text import JsonText
from csto_timeline.check.uses_of_names import uses_of_event, uses_of_registers
from csto_timeline.dates.calendar import Precision
from csto_timeline.dates.edtf import Form
from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.validity import Path


class Named(Struct):
    """Where a name is first used, and how often it is used."""

    path: Path
    times: int = 0


class GivenDates(Struct):
    """The dates that one source gives: the exact ones (no more than two are kept), and whether others are `coarse`.

    `first` is the path of an exact one that is the first of a month, and that no note explains.
    """

    days: set[EventDate]
    coarse: bool = False
    first: Path | None = None

    def add(self, date: EventDate, path: Path, *, noted: bool) -> None:
        """Add the date at `path`."""
        if _is_coarse(date):
            self.coarse = True
            return
        if len(self.days) < 2:
            self.days.add(date)
        if self.first is None and not noted and _is_first(date):
            self.first = path


class Index:
    """Ids, references, names, places, tags and kinds of the events of a log, and the dates that its sources give."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.repeats: list[tuple[int, str]] = []
        # By the member that names another event: number, id, and the id of that event.
        self.named_events: dict[str, list[tuple[int, str, str]]] = {"part_of": [], "follows": []}
        self.names: dict[tuple[str, str], Named] = {}
        self.places: dict[str, Path] = {}
        self.tags: dict[str, Path] = {}
        self.kinds: dict[str, int] = {}  # where none are declared: the number of the first event
        self.dates: dict[str, GivenDates] = {}
        self._count = 0

    def add(self, text: JsonText, event: Event) -> None:
        """Add the next event, which was read from that text."""
        number = self._count
        self._count += 1
        path: Path = ("events", number)
        if self.ids.setdefault(event.id, number) != number:
            self.repeats.append((number, event.id))
        for member, named in self.named_events.items():
            if id := getattr(event, member):
                named.append((number, event.id, id))
        if event.place and event.place not in self.places:
            self.places[event.place] = (*path, "place")
        for each, tag in enumerate(event.tags):
            self.tags.setdefault(tag, (*path, "tags", each))
        if not text.declared:
            self.kinds.setdefault(event.kind, number)
        for register, key, at in uses_of_event(event):
            self._use(register, key, (*path, *at))
        for each, account in enumerate(event.accounts):
            at = ("accounts", each, "date") if account.date else ("date",)
            given = self._given(account.source)
            if text.is_sound(at):
                given.add(account.date or event.date, (*path, *at), noted=event.date_note is not None)

    def add_registers(self, registers: Registers, is_sound: Callable[[Path], bool]) -> None:
        """Add the names and dates in the registers, once all events are added."""
        for register, key, path in uses_of_registers(registers):
            self._use(register, key, path)
        for spelling, path in self.places.items():
            for place in registers.places_called(spelling):
                self._use("places", place.id, path)
        for number, person in enumerate(registers.people):
            for each, office in enumerate(person.offices):
                for name, date in (("from", office.since), ("to", office.until)):
                    path = ("people", number, "offices", each, name)
                    if office.source and date and is_sound(path):
                        self._given(office.source).add(date, path, noted=True)

    def numbers(self) -> Iterator[tuple[str, int]]:
        """Return the id and number of every event."""
        yield from self.ids.items()
        yield from ((id, number) for number, id in self.repeats)

    def _use(self, register: str, key: str, path: Path) -> None:
        named = self.names.get((register, key))
        if named is None:
            named = self.names[register, key] = Named(path)
        named.times += 1

    def _given(self, source: str) -> GivenDates:
        given = self.dates.get(source)
        if given is None:
            given = self.dates[source] = GivenDates(set())
        return given


@lru_cache(maxsize=1 << 12)
def _is_coarse(date: EventDate) -> bool:
    """Return whether it is made of months and years only."""
    return all(part is not None and part.precision is not Precision.DAY for part in date.parts)


def _is_first(date: EventDate) -> bool:
    """Return whether it is a single day, the first of a month."""
    return date.form is Form.SINGLE and date.text.endswith("-01")
