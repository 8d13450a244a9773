"""The meaning of a name typed for an event: one in the log, or else a new one with an entry of its own.

What is the whole of a name goes before what is part of one: of those in the log, then of the kinds and countries that
the program knows. So `Russia` is no `Russian Empire` of the log.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.dates.typed.relative import length_of, relative
from csto_timeline.dates.typed.text import cleaned
from csto_timeline.dates.typed.units import of_days
from csto_timeline.errors import UnresolvedName
from csto_timeline.folding import fold
from csto_timeline.log.faults import near_word
from csto_timeline.log.names_of_entries import keys_by_name
from csto_timeline.log.registers import key_member, key_of
from csto_timeline.log.store import Store
from csto_timeline.log.validity import undeclared_kind
from csto_timeline.query.known_names import USUAL_KINDS
from csto_timeline.query.name import Name
from csto_timeline.query.names import resolve, resolve_all
from csto_timeline.query.resolve import names_of_fields
from csto_timeline.query.unknown_names import unknown_event
from csto_timeline.writing.countries import country_called, country_names
from csto_timeline.writing.ids import FreeIds, slug
from csto_timeline.writing.near_names import joined_names, near_kind, near_name

_ID = frozenset({"id"})
_FIELDS = ("kinds", "countries", "people", "places", "sources")


class Resolution(NamedTuple):
    """What events call something by, the entry that it needs where it is new, and what is to be told of it.

    It is `doubtful` where it is new and may be a mistake, the more so if there is a known name `near` it, or several
    that it joins; these are in quotation marks.
    """

    key: str
    entry: dict[str, Any] | None = None
    note: str | None = None
    doubtful: bool = False
    near: str | None = None

    @property
    def question(self) -> str:
        """What is to be told, with the known name that may have been meant."""
        return (self.note or "") + (f"; did you mean {self.near}?" if self.near else "")

    def unless_near(self) -> "Resolution":
        """Return it; raises `UnresolvedName` where it is new and near a known name."""
        if self.near:
            raise UnresolvedName(f"{self.question} If not, add --as-typed")
        return self


def date_of(typed: str) -> EventDate:
    """Return the date that someone types, also one that counts from today; raises `DateError`."""
    text = cleaned(typed)
    near = None if length_of(text) else relative(text)
    if near and near.first and near.last:
        return EventDate(of_days(near.first, near.last))
    return EventDate(expression_of(typed))


class Names:
    """The names of a log. Where a name fits several equally well, `UnresolvedName` is raised."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self, field: str) -> Sequence[Name]:
        """Return the names of a field, those that only events use too."""
        return self._known[field]

    @cached_property
    def _known(self) -> dict[str, list[Name]]:
        return names_of_fields(self._store, _FIELDS)

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the events."""
        return [row.id for row in self._store.rows(_ID) if isinstance(row.id, str)]

    def kind(self, typed: str) -> Resolution:
        """Return a kind; raises `UnresolvedName` for one that the log does not declare, where it declares any."""
        declared = self._store.registers().kinds
        if typed in USUAL_KINDS and not declared:  # new to this log it may be, but not mistyped, nor part of another
            return Resolution(typed)
        if found := _found(typed, self.known("kinds"), "kind"):
            return _meant(typed, found)
        if words := undeclared_kind(typed, {kind.id for kind in declared}):
            raise UnresolvedName(words)
        known = (*(name.name for name in self.known("kinds")), *USUAL_KINDS)
        near = _quoted(near_kind(typed, known))
        return Resolution(typed, note=f'the kind "{typed}" is new', doubtful=True, near=near)

    def country(self, typed: str) -> Resolution:
        """Return a country: of the log, else by its code or English name (ISO 3166-1), else as typed.

        A name in full means that country, in the log or new to it, even if it is also part of a name in the log.
        """
        known = self.known("countries")
        called = None if any(name.is_whole(typed) for name in known) else country_called(typed)
        in_log = [name for name in known if called and (name.key == called[0] or name.is_whole(called[1]))]
        if called and not in_log:
            code, name = called
            return Resolution(code, {"code": code, "name": name})
        if found := in_log[0] if in_log else _found(typed, known, "country"):
            return self._with_entry("countries", typed, found)
        close = near_word(typed, tuple(country_names()))
        note = f'no country has the code or the English name "{typed}"'
        several = joined_names(typed, lambda part: bool(country_called(part) or _found(part, known, "country")))
        near = several or _quoted(near_name(typed, (*_spellings(known), *country_names())))
        if close and not near:  # which it may be, as Prussia is no misspelt Russia
            note += f'; did you mean "{close}"?'
        return Resolution(typed, {"code": typed, "name": typed}, note, doubtful=True, near=near)

    def person(self, typed: str) -> Resolution:
        """Return a person; a new one gets an id of the whole name."""
        if found := _found(typed, self.known("people"), "person"):
            return self._with_entry("people", typed, found)
        known = self.known("people")
        id = FreeIds(name.key for name in known).take(slug(typed) or "person")
        return _new(Resolution(id, {"id": id, "name": typed}), "person", typed, known)

    def place(self, typed: str) -> Resolution:
        """Return a place, which events name as it is typed."""
        known = self.known("places")
        if any(name.is_whole(typed) for name in known):
            return Resolution(typed)
        return _new(Resolution(typed), "place", typed, known)

    def event(self, typed: str) -> Resolution:
        """Return the event of an id, in any case, or of a former id; raises `UnresolvedName` for none."""
        id = typed.strip().lower()
        if id in self.ids:
            return Resolution(id)
        if now := self._store.registers().merged_into(id):
            return Resolution(now, note=f"{id} was merged into {now}")
        raise unknown_event(typed, self.ids)

    def _with_entry(self, register: str, typed: str, found: Name) -> Resolution:
        """Return a name of the log; one that only events use means the one entry so called, or gets one if it may."""
        member, registers = key_member(register), self._store.registers()
        if found.key in {key_of(entry) for entry in getattr(registers, register)}:
            return _meant(typed, found)
        owners = keys_by_name(registers).get((register, fold(found.key)), set())
        if len(owners) == 1:
            return _meant(typed, next(name for name in self.known(register) if name.key in owners))
        if member == "id" and slug(found.key) != found.key:  # which no entry can have
            return _meant(typed, found)
        _, name = (register == "countries" and country_called(found.key)) or (found.key, found.name)
        return Resolution(found.key, {member: found.key, "name": name})


def _new(resolution: Resolution, what: str, typed: str, known: Sequence[Name]) -> Resolution:
    """Return a name that is new; of what is near another one, or joins several, what is to be told."""
    several = joined_names(typed, lambda part: bool(_found(part, known, what)))
    near = several or _quoted(near_name(typed, _spellings(known)))
    if near is None:
        return resolution
    return resolution._replace(note=f'the {what} "{typed}" is new', doubtful=True, near=near)


def _quoted(name: str | None) -> str | None:
    return name and f'"{name}"'


def _spellings(names: Sequence[Name]) -> Iterator[str]:
    return (spelling for name in names for spelling in name.spellings)


def _meant(typed: str, found: Name) -> Resolution:
    key = "" if found.key == found.name else f" ({found.key})"
    note = None if found.is_written(typed) else f'"{typed}" is {found.name}{key}'
    return Resolution(found.key, note=note)


def _found(typed: str, names: Sequence[Name], what: str) -> Name | None:
    """Return the name that is meant, None if none fits; raises `UnresolvedName` if several do."""
    try:
        resolve_all(typed, names, what)
    except UnresolvedName:
        return None
    return resolve(typed, names, what)
