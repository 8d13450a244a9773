"""The entries of a register, with how many of a selection's events each has, and what is said of it."""

import shlex
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.answers.citation import citation
from csto_timeline.answers.on_a_day import standing_words
from csto_timeline.answers.places import degrees
from csto_timeline.answers.sequence import Order, in_order, order_of_last
from csto_timeline.answers.spellings import printed_spellings
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import full
from csto_timeline.errors import UnresolvedName
from csto_timeline.folding import fold
from csto_timeline.log.codec import event_date
from csto_timeline.log.model import Tenure
from csto_timeline.log.name_fields import NAME_FIELDS
from csto_timeline.log.registers import Registers
from csto_timeline.log.store_counts import GroupCount
from csto_timeline.query.known_names import as_registered, known_names
from csto_timeline.query.name import Name
from csto_timeline.query.names import resolve_all
from csto_timeline.query.resolve import all_names
from csto_timeline.query.select import Selection
from csto_timeline.query.titles import titles_with

# What is said of each entry, by its key: a label and a text for each fact.
Facts = Mapping[str, Sequence[tuple[str, str]]]


class Entry(Struct, frozen=True):
    """A name with the number of its events, how many of these only may fit, and the dates of the first and last.

    The first has the earliest first day, the last the latest last day. `absent` counts the events from which a
    country stayed away, which are none of its `events`; None for what is no country.
    """

    name: Name
    events: int = 0
    possible: int = 0
    first: EventDate | None = None
    last: EventDate | None = None
    absent: int | None = None


class _Count:
    """Counts the events of one name."""

    def __init__(self) -> None:
        self.events = self.possible = 0
        self.first: EventDate | None = None
        self.last: EventDate | None = None
        self._last_order: Order = None

    def add(self, date: EventDate, order: Order, *, certain: bool) -> None:
        """Count an event; they come in their order."""
        self.events += 1
        self.possible += not certain
        self._span(date, date, order)

    def add_counted(self, counted: GroupCount) -> None:
        """Add so many events, which are certain, in the place of their first."""
        self.events += counted.number
        self._span(event_date(counted.first), event_date(counted.last), order_of_last(counted))

    def _span(self, first: EventDate, last: EventDate, order: Order) -> None:
        if self.first is None or first.sort_key < self.first.sort_key:
            self.first = first
        ends = last.sort_key[2:]  # its latest day
        if self.last is None or (
            order < self._last_order if ends == self.last.sort_key[2:] else ends > self.last.sort_key[2:]
        ):
            self.last, self._last_order = last, order

    def entry(self, name: Name) -> Entry:
        """Return what has been counted."""
        return Entry(name, self.events, self.possible, self.first, self.last)


def entries(selection: Selection, register: str, typed: str | None) -> list[Entry]:
    """Return the entries of `people`, `countries`, `places`, `kinds` or `sources`, those with most events first.

    With `typed` only the entries that this spelling means; raises `UnresolvedName` if there is none. Otherwise a
    filtered selection leaves out entries without an event, and kinds that the log does not declare.
    """
    counts, absences = _counted(selection, register)
    names = _meant(selection, register, typed) if typed else _names(selection, register, counts, absences)
    found = [counts[name.key].entry(name) if name.key in counts else Entry(name) for name in names]
    if register == "countries":
        found = [replace(entry, absent=absences[entry.name.key]) for entry in found]
    return sorted(found, key=lambda entry: (-entry.events, fold(entry.name.name), entry.name.key))


def _counted(selection: Selection, register: str) -> tuple[dict[str, _Count], Counter[str]]:
    """Return the count of each key, and from how many events each country stayed away."""
    name_field = as_registered(NAME_FIELDS[register], selection.registers)
    counts: defaultdict[str, _Count] = defaultdict(_Count)
    absences: Counter[str] = Counter()
    for order, match in in_order(selection):
        if isinstance(match, GroupCount):
            if match.key:  # else they are the events without any
                key = selection.registers.place(match.key).id if register == "places" else match.key
                counts[key].add_counted(match)
            continue
        event = match.event
        for key in event.countries if register == "countries" else name_field.keys_of(event):
            counts[key].add(match.date, order, certain=match.certain)
        absences.update(event.absent)
    if selection.store_counts:
        absences.update(selection.store_counts.absences)
    return counts, absences


def _names(
    selection: Selection, register: str, counts: Mapping[str, _Count], absences: Mapping[str, int]
) -> list[Name]:
    used = dict.fromkeys([*counts, *absences] if register == "countries" else counts)
    names = known_names(as_registered(NAME_FIELDS[register], selection.registers), selection.registers, used)
    is_declared = register != "kinds" or bool(selection.registers.kinds)
    return [name for name in names if name.key in used or (is_declared and not selection.criteria)]


def _meant(selection: Selection, register: str, typed: str) -> list[Name]:
    try:
        return resolve_all(typed, all_names(selection.store, register), NAME_FIELDS[register].label)
    except UnresolvedName:
        if register == "people" and titles_with(selection.registers, typed):
            raise UnresolvedName(
                f'no person "{typed}" in the log, but an office: people --office {shlex.quote(typed)}'
            ) from None
        raise


def facts(selection: Selection, register: str, names: Sequence[Name]) -> Facts:
    """Return by key what a register says of entries, and of people, countries and places which outlet prints which."""
    printed = printed_spellings(selection.store, names) if register in {"people", "countries", "places"} else {}
    return {
        name.key: [
            *(_FACTS[register](selection.registers, name) if register in _FACTS else ()),
            *(("printed", f"“{spelling}” in {', '.join(outlets)}") for spelling, outlets in printed.get(name.key, ())),
        ]
        for name in names
    }


def _of_person(registers: Registers, name: Name) -> Iterator[tuple[str, str]]:
    person = registers.person(name.key)
    if person.country:
        yield "country", registers.country(person.country).name
    for office in person.offices:
        yield "office", f"{office.title}, {held(office)}"


def _of_country(registers: Registers, name: Name) -> Iterator[tuple[str, str]]:
    for each in registers.country(name.key).membership:
        event = f" ({each.event})" if each.event else ""
        yield "membership", f"{standing_words([each])}, {held(each)}{event}"


def _of_place(registers: Registers, name: Name) -> Iterator[tuple[str, str]]:
    place = registers.place(name.key)
    if place.country:
        yield "country", registers.country(place.country).name
    if place.coordinates:
        yield "position", degrees(place.coordinates)


def _of_kind(registers: Registers, name: Name) -> Iterator[tuple[str, str]]:
    if color := registers.kind(name.key).color:
        yield "colour", color


def _of_source(registers: Registers, name: Name) -> Iterator[tuple[str, str]]:
    source = registers.source(name.key)
    yield "source", ", ".join(citation(source))
    if source.url:
        yield "address", source.url
    if source.archived:
        yield "archived", source.archived


def held(tenure: Tenure) -> str:
    """Return the dates of a tenure in words, each as exact as it is known."""
    since = f"from {full(tenure.since)}" if tenure.since else ""
    until = f"to {full(tenure.until)}" if tenure.until else ""
    return " ".join(filter(None, [since, until])) or "dates not in the log"


_FACTS: dict[str, Callable[[Registers, Name], Iterator[tuple[str, str]]]] = {
    "people": _of_person,
    "countries": _of_country,
    "places": _of_place,
    "kinds": _of_kind,
    "sources": _of_source,
}
