"""From the members that a row gives to an event that a log takes, with its register entries."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import ValidationError, json
from msgspec.structs import fields

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError
from csto_timeline.importers.accounts import KeyOf, accounts_of
from csto_timeline.importers.accounts import losses as losses_of_accounts
from csto_timeline.importers.dating import when_of
from csto_timeline.importers.mapping import LISTS
from csto_timeline.importers.naming import digest, is_slug
from csto_timeline.importers.places import Places
from csto_timeline.importers.record import Entries, Problem, Record, Reference
from csto_timeline.importers.sources import Sources
from csto_timeline.importers.table import Cell, Cells, items_of, one_line, text_of
from csto_timeline.importers.timelinejs import PartError
from csto_timeline.importers.times import losses, time_of
from csto_timeline.log.codec import decode_value
from csto_timeline.log.faults import fault
from csto_timeline.log.model import Event
from csto_timeline.writing.countries import country_called
from csto_timeline.writing.ids import slug

_EVENT = json.Decoder(Event, dec_hook=decode_value)
_LINES = ("kind", "title", "place", "place_country")
_PROSE = ("date_note", "summary")
COUNTRIES = frozenset({"countries", "absent", "place_country"})
REFERENCES = ("part_of", "follows")
_ORDER = tuple(member.encode_name for member in fields(Event) if member.name not in {"extra", "accounts"})
DEFAULT_KIND = "event"


class Maker:
    """Makes events of rows. `column_of` says in which column of the file a member stands, for messages.

    `exact` is whether dates are already those of a log, `key_of` the id or code under which a log knows a name, None
    for one that it does not know.
    """

    def __init__(
        self,
        sources: Sources,
        places: Places,
        column_of: Callable[[str], str],
        *,
        exact: bool,
        day_first: bool | None = None,
        key_of: KeyOf = lambda _member, _name: None,
    ) -> None:
        self._sources, self._places = sources, places
        self._column_of = column_of
        self._exact = exact
        self._day_first = day_first
        self._key_of = key_of

    def record(self, place: str, targets: Cells, extra: Mapping[str, Cell]) -> Record:
        """Return what becomes of a row: its event has no id yet where the file gives none."""
        try:
            date, clock, end = when_of(targets, day_first=self._day_first, exact=self._exact)
        except DateError as error:
            column = self._column_of(error.part if isinstance(error, PartError) else "date")
            return Record(place, None, {}, (Problem(place, column, str(error)),))
        if not text_of(targets, "title").strip():
            return Record(place, None, {}, (Problem(place, self._column_of("title"), "there is no title"),))
        time, problems = self._time(place, clock, date)
        references, entries = tuple(self._references(targets)), Entries()
        event = {"date": date, **({"time": time} if time else {}), **self._members(targets, entries)}
        event |= {each.member: f"to-be-found-{digest(each.text)}" for each in references}  # an id in its place
        event |= {name: _plain(cell) for name, cell in {**_extra(targets), **extra}.items() if cell}
        if fault := self._places.put(event, targets, entries):
            problems.append(Problem(place, self._column_of(fault.member), fault.words))
        sources, more = self._sources.of(targets, place, self._day_first)
        problems += (each._replace(column=self._column_of(each.column)) for each in more)
        entries["sources"] = {source["id"]: source for source in sources if len(source) > 1}
        event["accounts"], faults = accounts_of(targets, sources, self._key_of)
        problems += (Problem(place, self._column_of(each.member), each.words) for each in faults)
        event = {**{name: event[name] for name in _ORDER if name in event}, **event}
        lost = (*losses(date, clock if time or "/" in date else "", end), *losses_of_accounts(event["accounts"]))
        return _checked(Record(place, event, entries, tuple(problems), bool(event["id"]), references, lost))

    def _members(self, targets: Cells, entries: Entries) -> dict[str, Any]:
        """Return the members that are texts and lists of names, and add the entries of their countries."""
        own = text_of(targets, "id").strip()
        event: dict[str, Any] = {"id": own if is_slug(own) else slug(own), "kind": DEFAULT_KIND}
        event |= {name: text for name in _LINES if (text := one_line(text_of(targets, name)))}
        event |= {name: text for name in _PROSE if (text := text_of(targets, name).strip())}
        for name in LISTS:
            if items := _clean(items_of(targets, name)):
                event[name] = list(dict.fromkeys(self._key(name, item, entries) for item in items))
        for name in ("kind", "place_country"):
            if name in event:
                event[name] = self._key(name, event[name], entries)
        return event

    def _references(self, targets: Cells) -> Iterator[Reference]:
        for member in REFERENCES:
            if text := text_of(targets, member).strip():
                yield Reference(member, self._column_of(member), text)

    def _time(self, place: str, text: str, date: str) -> tuple[str, list[Problem]]:
        if not text or "/" in date:  # of what lasted, its times are told together
            return "", []
        column = self._column_of("time")
        try:
            time = time_of(text)
        except DateError as error:
            return "", [Problem(place, column, f"{error}; the time is left out")]
        if not EventDate(date).is_known_day:
            words = f'"{text}" goes with a date that is known to the day, and {date} is not; the time is left out'
            return "", [Problem(place, column, words)]
        return time, []

    def _key(self, member: str, name: str, entries: Entries) -> str:
        """Return how the log names what a cell names; a country in full gets its code, and an entry."""
        if known := self._key_of(member, name):
            return known
        called = country_called(name) if member in COUNTRIES else None
        if called is None or called[0] == name:
            return name
        entries.setdefault("countries", {})[called[0]] = {"code": called[0], "name": called[1]}
        return called[0]


def _clean(items: Iterable[str]) -> list[str]:
    return [plain for item in items if (plain := one_line(item))]


def _extra(targets: Cells) -> dict[str, Cell]:
    return {name: cell for name, cell in targets.items() if name.startswith("x-")}


def _plain(cell: Cell) -> str | list[str]:
    return cell if isinstance(cell, str) else list(cell)


def _checked(record: Record) -> Record:
    """Return the record, without its event where a log would not take it."""
    event = {**record.event, "id": record.event["id"] or "an-event"} if record.event else {}
    data = json.encode({name: value for name, value in event.items() if not name.startswith("x-")})
    try:
        _EVENT.decode(data)
    except ValidationError as error:
        return Record(record.place, None, {}, (*record.problems, Problem(record.place, "", fault(data, error))))
    return record
