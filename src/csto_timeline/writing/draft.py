"""An event as someone writes it, made one of the log: names resolved, an id, entries for what is new."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from msgspec import Struct

from csto_timeline.addresses import fault_of
from csto_timeline.dates.event_date import EventDate
from csto_timeline.writing.ids import event_id
from csto_timeline.writing.names import Names, Resolution
from csto_timeline.writing.sources import SourceDraft, may_be, source_of
from csto_timeline.writing.text import LogText

_LISTED = 3  # sources that are named


class Draft(Struct, frozen=True, kw_only=True):
    """What was typed for an event. Names are in any spelling, dates read already.

    New names that are near known ones are taken if `as_typed` says so of all, or if they are `confirmed`.
    """

    date: EventDate
    kind: str
    title: str
    sources: Sequence[SourceDraft]
    id: str | None = None
    time: str | None = None
    date_note: str | None = None
    summary: str | None = None
    place: str | None = None
    place_country: str | None = None
    countries: Sequence[str] = ()
    absent: Sequence[str] = ()
    people: Sequence[str] = ()
    tags: Sequence[str] = ()
    part_of: str | None = None
    follows: str | None = None
    as_typed: bool = False
    confirmed: Collection[str] = ()


class Composed(Struct, frozen=True):
    """An event and the register entries that it needs, by register, id or code.

    `notes` say what was assumed, `duplicates` says which events of the log may be the same.
    """

    event: dict[str, Any]
    entries: list[tuple[str, str, dict[str, Any]]]
    notes: list[str]
    duplicates: str | None

    def put_into(self, log: LogText) -> None:
        """Add the event and its entries to a log."""
        for register, key, entry in self.entries:
            log.put_entry(register, key, {**(log.entry(register, key) or {}), **entry})
        log.add_event(self.event)


def compose(log: LogText, draft: Draft) -> Composed:
    """Return the event that was typed as one of the log.

    Raises `UnresolvedName` for what several names of the log fit, or for a new one near a known one, and `UsageError`
    for what contradicts a source of the log.
    """
    return _Composer(log, draft).composed()


class _Composer:
    """Makes one event, and keeps what it needs and supposes."""

    def __init__(self, log: LogText, draft: Draft) -> None:
        store = log.store()
        self._log, self._draft = log, draft
        self._names = Names(store)
        self._sources = list(store.registers().sources)
        self._former = [former.id for former in store.registers().former]
        self._entries: dict[tuple[str, str], dict[str, Any]] = {}
        self._notes: list[str] = []

    def composed(self) -> Composed:
        """Return the event."""
        draft, names = self._draft, self._names
        event: dict[str, Any] = {
            "id": draft.id or event_id(draft.title, draft.date, [*self._log.ids, *self._former]),
            "date": draft.date,
            "time": draft.time,
            "kind": self._named("kinds", names.kind, [draft.kind])[0],
            "title": draft.title,
            "summary": draft.summary,
            "date_note": draft.date_note,
            "place": self._place(draft.place),
            "place_country": self._country(draft.place_country),
            "countries": self._named("countries", names.country, draft.countries),
            "absent": self._named("countries", names.country, draft.absent),
            "people": self._named("people", names.person, draft.people),
            "tags": list(draft.tags),
            "part_of": self._event(draft.part_of),
            "follows": self._event(draft.follows),
            "accounts": list(map(self._account, draft.sources)),
        }
        members = {name: value for name, value in event.items() if value not in (None, [])}
        entries = [(register, key, entry) for (register, key), entry in self._entries.items()]
        return Composed(members, entries, list(dict.fromkeys(self._notes)), self._doubles(draft))

    def _doubles(self, draft: Draft) -> str | None:
        """Return a note of the events with the same date and title, if any: this one may already be there."""
        ids = self._log.ids_of(draft.date, draft.title)
        return f"the log already has this date and title: {', '.join(ids)}" if ids else None

    def _place(self, typed: str | None) -> str | None:
        return self._named("places", self._names.place, [typed])[0] if typed else typed

    def _country(self, typed: str | None) -> str | None:
        return self._named("countries", self._names.country, [typed])[0] if typed else None

    def _event(self, typed: str | None) -> str | None:
        return self._named("events", self._names.event, [typed])[0] if typed else None

    def _named(self, register: str, meaning: Callable[[str], Resolution], typed: Sequence[str]) -> list[str]:
        """Return the keys of names, each once."""
        keys = []
        for each in typed:
            resolution = meaning(each)
            if not self._draft.as_typed and each not in self._draft.confirmed:
                resolution.unless_near()
            keys.append(resolution.key)
            if resolution.entry:
                self._entries[register, resolution.key] = resolution.entry
            if resolution.note:
                self._notes.append(resolution.note)
        return list(dict.fromkeys(keys))

    def _account(self, source: SourceDraft) -> dict[str, Any]:
        id, entry = source_of(source, self._sources, [name.key for name in self._names.known("sources")])
        if entry:
            self._entries["sources", id] = entry
            self._tell_of_others(id, entry)
            addresses = (entry.get(member) for member in ("url", "archived"))
            self._notes += [f'"{address}" {fault}' for address in addresses if address and (fault := fault_of(address))]
        quotes = [
            {"speaker": self._named("people", self._names.person, [quote.speaker])[0], "text": quote.text}
            for quote in source.quotes
        ]
        account = {
            "source": id,
            "date": source.date,
            "says": source.says,
            "quotes": quotes,
            "announced": source.announced,
        }
        return {name: value for name, value in account.items() if value not in (None, [], False)}

    def _tell_of_others(self, id: str, entry: dict[str, Any]) -> None:
        """Say of a new source which ones of the log may be meant."""
        if others := may_be(entry, self._sources):
            listed = ", ".join(others[:_LISTED]) + (", …" if len(others) > _LISTED else "")
            self._notes.append(
                f"{id} is a new source; the log has {listed} of {entry['publisher']}: give the id to use it"
            )
