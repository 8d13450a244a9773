"""Several logs as one: registers merge, and the accounts of an event that several have may be merged."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log.blocks import Block
from csto_timeline.log.codec import encode
from csto_timeline.log.merging import Merging
from csto_timeline.log.model import Event
from csto_timeline.log.name_fields import UsedNames
from csto_timeline.log.names_of_entries import other_names
from csto_timeline.log.projection import decoder
from csto_timeline.log.registers import KindsInUse, Registers
from csto_timeline.log.same_event import merged
from csto_timeline.log.screening import Criterion, HasId, Outcomes, Screen
from csto_timeline.log.store import Found, Locator, Prefer, Store
from csto_timeline.log.validity import PREFER, RENAME_OR_MERGE, repeated_id

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition

_T = TypeVar("_T")
_ROOM = 1 << 48  # for the places of one log


class MergedLogs:
    """Several logs as a `Store`: a place is the number of the log, times `_ROOM`, and the place there."""

    def __init__(
        self,
        stores: Sequence[Store],
        report: Callable[[str], object] | None = None,
        prefer: Prefer | None = None,
    ) -> None:
        """Take the logs in their order.

        With a `report` an event that several have is made one, and `report` is called with each
        wording that does not stand; without it such an event is an error. The log that is to `prefer` settles
        whatever they do not agree on; without it facts that differ are an error.
        """
        self.name = " + ".join(store.name for store in stores)
        self._stores = stores
        self._report = report
        self._prefer = prefer

    def registers(self) -> Registers:
        """Return the registers of all logs as one; raises `LogError` if they contradict each other."""
        return self._registers

    def registers_so_far(self) -> None:
        """Return None: once accounts are merged, an event may lose names that its copies have; see `Store`."""

    @cached_property
    def _registers(self) -> Registers:
        merging = Merging(self._report if self._prefer else None)
        for store in self._by_preference(self._stores):
            registers = store.registers()
            try:
                merging.add(registers, store.name)
            except LogError as error:
                raise LogError(f"{error} ({PREFER})" if self._report else str(error)) from None
            if self._report:
                for text in merging.not_standing(registers):
                    self._report(f"{store.name}: left out of the log: {text}")
        titles = dict.fromkeys(store.registers().title for store in self._stores)
        merged = replace(merging.registers(), title=" + ".join(titles))
        if self._report:
            self._report_other_names(merged, self._report)
        return merged.with_kinds_of(KindsInUse(merged.kinds, self.rows))

    def _report_other_names(self, registers: Registers, report: Callable[[str], object]) -> None:
        """Report which names of events stay beside the id or code that another log has for them."""
        for store in self._stores:
            for name, key in other_names(store, registers):
                remedy = "export the merged log, and check --fix replaces it"
                report(f'{store.name}: "{name}" stays, though it is a name of {key}: {remedy}')

    def _by_preference(self, placed: Sequence[_T]) -> Sequence[_T]:
        """Return what is in the order of the logs in an order in which the first settles what they do not agree on."""
        return placed[::-1] if self._prefer is Prefer.LAST else placed

    def names(self, fields: Collection[str]) -> UsedNames | None:
        """Return the names that the events of all logs use; see `Store`."""
        used: UsedNames = {field: {} for field in fields}
        for store in self._stores:
            names = store.names(fields)
            if names is None:
                return None
            for field, known in names.items():
                used[field].update(known)
        return used

    def rows(self, members: frozenset[str]) -> Iterator[Any]:
        """Return all events as far as those members go; see `Store`. What is merged is not yet one here."""
        for store in self._stores:
            yield from store.rows(members)

    def rows_with_words(
        self,
        members: frozenset[str],
        letters: frozenset[str],
        conditions: "Sequence[Condition]",
    ) -> Iterator[Any]:
        """Return those of all logs; see `Store`."""
        for store in self._stores:
            yield from store.rows_with_words(members, letters, conditions)

    def events(
        self,
        criteria: Sequence[Criterion],
        outcomes: Outcomes | None = None,
        without: Collection[str] = frozenset(),
        *,
        ids_may_repeat: bool = False,
    ) -> Iterator[Found]:
        """Find the matching events; see `Store`."""
        outcomes = outcomes or Outcomes()
        first: dict[str, Store] = {}
        apart = {*without, *self._merged}
        for number, store in enumerate(self._stores):
            for found in store.events(criteria, outcomes, apart, ids_may_repeat=ids_may_repeat):
                if not ids_may_repeat and (before := first.setdefault(found.event.id, store)) is not store:
                    words = repeated_id(found.event.id, before.name, RENAME_OR_MERGE)
                    raise LogError(f"{store.name}: {words}")
                yield found._replace(place=number * _ROOM + found.place)
        for id, found in self._merged.items():
            if id not in without:
                yield from _screened(found, criteria, outcomes)
        self.registers()  # validated whatever is asked, as those of one log

    def counts(self, by: str, criteria: Sequence[Criterion], outcomes: Outcomes) -> None:
        """Count nothing; see `Store`."""

    def event(self, place: Locator) -> Event:
        """Return the event at that place; see `Store`."""
        if (event := self._merged_at.get(place)) is not None:
            return event
        number, inside = divmod(place, _ROOM)
        return self._stores[number].event(inside)

    def fraction(self, place: Locator) -> float | None:
        """Return how much of all logs stands before that place, where that is known of its own; see `Store`."""
        number, inside = divmod(place, _ROOM)
        own = self._stores[number].fraction(inside)
        return None if own is None else (number + own) / len(self._stores)

    def title_of(self, place: Locator) -> str | None:
        """Return the title of the log that the event is from, of several the first; see `Store`."""
        number, inside = divmod(place, _ROOM)
        return self._stores[number].title_of(inside)

    @cached_property
    def _merged_at(self) -> dict[Locator, Event]:
        """The events that several logs have, by their places."""
        return {found.place: found.event for found in self._merged.values()}

    @cached_property
    def _merged(self) -> dict[str, Found]:
        """The events that several logs have, made one, each at the place of its first."""
        if self._report is None:
            return {}
        times = Counter(id for store in self._stores for id in {row.id for row in store.rows(HasId.members)})
        shared = HasId(frozenset(id for id, number in times.items() if number > 1))
        if not shared.ids:
            return {}
        placed: list[tuple[str, Event]] = []
        places: dict[str, Locator] = {}
        for number, store in enumerate(self._stores):
            for found in store.events([shared]):
                placed.append((store.name, found.event))
                places.setdefault(found.event.id, number * _ROOM + found.place)
        in_order = self._by_preference(placed)
        one = merged(in_order, self._report, self.registers(), first_wins=self._prefer is not None)
        return {event.id: Found(event, places[event.id], possible=False) for event in one}


def _screened(found: Found, criteria: Sequence[Criterion], outcomes: Outcomes) -> Iterator[Found]:
    """Test a merged event against the criteria, as a reader holds its own."""
    text = encode(found.event)
    screen = Screen(criteria, outcomes)
    for _, possible in screen.passing([decoder(screen.members).decode(text)], Block([0], [text])):
        yield found._replace(possible=possible)
