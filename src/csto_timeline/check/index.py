"""What rules that compare events need to know about each one. Little besides the ids grows with the log."""

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

_LONGEST = 200  # characters of a title that are compared


class Named(Struct):
    """Where a name is first used, and how often it is used."""

    path: Path
    times: int = 0


class GivenDates(Struct):
    """The dates that one source gives: the exact ones (at most two are kept), and whether others are `coarse`.

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


class Shape(Struct, frozen=True, gc=False):
    """What an event looks like beside others of the same days: `who` stands for its kind and people, 0 for none.

    Only events that are known to the day, and have people, have a `who`.
    """

    number: int
    id: str
    title: str
    who: int


class ExactDays(Struct):
    """How many events have one day, how many of these the first of a month or year without a note, and the first."""

    every: int = 0
    firsts: int = 0
    new_years: int = 0
    first: Path | None = None

    def add(self, day: str, path: Path, *, noted: bool) -> None:
        """Add a day at `path`."""
        self.every += 1
        if day.endswith("-01") and not noted:
            self.firsts += 1
            self.new_years += day.endswith("-01-01")
            self.first = self.first or path


class Index:
    """Ids, references, names, places, tags, kinds and dates of the events of a log, and what its sources give."""

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
        self.days = ExactDays()
        self.shapes: dict[int, list[Shape]] = {}  # by a hash of the days
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
        self._add_names(text, event, number)
        if text.is_sound(("date",)):
            self._add_days(text, event, number)
        for each, account in enumerate(event.accounts):
            at = ("accounts", each, "date") if account.date else ("date",)
            dates = self._dates_of(account.source)
            if text.is_sound(at):
                dates.add(account.date or event.date, (*path, *at), noted=event.date_note is not None)

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
                        self._dates_of(office.source).add(date, path, noted=True)

    def numbers(self) -> Iterator[tuple[str, int]]:
        """Return the id and number of every event."""
        yield from self.ids.items()
        yield from ((id, number) for number, id in self.repeats)

    def _add_names(self, text: JsonText, event: Event, number: int) -> None:
        path: Path = ("events", number)
        if event.place and event.place not in self.places:
            self.places[event.place] = (*path, "place")
        for each, tag in enumerate(event.tags):
            self.tags.setdefault(tag, (*path, "tags", each))
        if not text.declared:
            self.kinds.setdefault(event.kind, number)
        for register, key, at in uses_of_event(event):
            self._use(register, key, (*path, *at))

    def _add_days(self, text: JsonText, event: Event, number: int) -> None:
        date = event.date
        if date.is_known_day:
            self.days.add(date.text, ("events", number, "date"), noted=event.date_note is not None)
        if text.is_sound(("title",)):
            known = date.is_known_day and text.is_sound(("kind",)) and text.is_sound(("people",))
            who = hash((event.kind, frozenset(event.people))) if known and event.people else 0
            shape = Shape(number, event.id, event.title[:_LONGEST], who)
            self.shapes.setdefault(hash((date.sort_key, date.form)), []).append(shape)

    def _use(self, register: str, key: str, path: Path) -> None:
        named = self.names.get((register, key))
        if named is None:
            named = self.names[register, key] = Named(path)
        named.times += 1

    def _dates_of(self, source: str) -> GivenDates:
        dates = self.dates.get(source)
        if dates is None:
            dates = self.dates[source] = GivenDates(set())
        return dates


@lru_cache(maxsize=1 << 12)
def _is_coarse(date: EventDate) -> bool:
    """Return whether it consists of months and years only."""
    return all(part is not None and part.precision is not Precision.DAY for part in date.parts)


def _is_first(date: EventDate) -> bool:
    """Return whether it is a single day, the first of a month."""
    return date.form is Form.SINGLE and date.text.endswith("-01")
