"""What the readers of JSON and of JSON Lines share: two stages, the second for what is found.

Of every event only those members are decoded that the criteria look at; an event that fits is
then decoded whole, and validated. Where one of those members cannot be read, a criterion that
does not need it may still rule the event out; else the event is read whole, and refused with
what is wrong.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from csto_timeline.errors import LogError
from csto_timeline.log.blocks import Block
from csto_timeline.log.model import Event
from csto_timeline.log.name_fields import UsedNames
from csto_timeline.log.projection import UNREADABLE, decoder
from csto_timeline.log.registers import Registers
from csto_timeline.log.screening import Criterion, Json, Outcomes, Screen
from csto_timeline.log.store import Found, Locator
from csto_timeline.log.validity import repeated_id

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition
    from csto_timeline.log.store_counts import StoreCounts

_REMEMBERED = 512  # events


class Reader(ABC):
    """A log in one file, as a `Store`. `name` is what errors call it.

    `before_member` stands in errors between the place of an event and its member.
    """

    before_member = "."

    def __init__(self, name: str) -> None:
        self.name = name
        self._decoded: dict[int, Event] = {}

    @abstractmethod
    def registers(self) -> Registers:
        """Return the title and the registers; raises `LogError`."""

    def registers_so_far(self) -> Registers:
        """Return the title and the registers as far as they are known without reading on; see `Store`."""
        return self.registers()

    @abstractmethod
    def _blocks(self) -> Iterator[Block]:
        """Read all events, from the first to the last."""

    @abstractmethod
    def _text(self, place: int) -> Json:
        """Return the JSON of the event at that place."""

    @abstractmethod
    def _where(self, place: int) -> str:
        """Name the place of an event for errors: `events[3]`, `line 4`."""

    @abstractmethod
    def _decode(self, text: Json, place: int) -> Event:
        """Read a whole event; raises `LogError` if its members are not those of the log format."""

    @abstractmethod
    def _fault_of(self, event: Event, text: Json) -> str | None:
        """Describe what else is wrong with an event, after the name of its place; None if nothing is."""

    def rows(self, members: frozenset[str]) -> Iterator[Any]:
        """Return all events as far as those members go; see `Store`."""
        for _, rows in self._rows(members):
            yield from (row for row in rows if row is not None)

    def rows_with_words(
        self,
        members: frozenset[str],
        letters: frozenset[str],  # noqa: ARG002 (it takes a pass in any case)
        conditions: "Sequence[Condition]",  # noqa: ARG002
    ) -> Iterator[Any]:
        """Return all events; see `Store`."""
        return self.rows(members)

    def events(
        self,
        criteria: Sequence[Criterion],
        outcomes: Outcomes | None = None,
        without: Collection[str] = frozenset(),
        *,
        ids_may_repeat: bool = False,
        members: frozenset[str] | None = None,  # noqa: ARG002 (what is found is validated, whole)
    ) -> Iterator[Found]:
        """Find the matching events, in the order of the log; see `Store`."""
        screen = Screen(criteria, outcomes or Outcomes())
        yield from self._found(screen, self._rows(screen.members), without, ids_may_repeat=ids_may_repeat)

    def _found(
        self,
        screen: Screen,
        read: Iterable[tuple[Block, Sequence[Any]]],
        without: Collection[str],
        *,
        ids_may_repeat: bool,
    ) -> Iterator[Found]:
        """Find those events that match among what was read as far as the screen looks."""
        first: dict[int, int] = {}  # by their hashes: a large log has many ids
        for block, rows in read:
            if without:
                block, rows = _leaving_out(without, block, rows)
            for number, possible in screen.passing(rows, block):
                place = block.places[number]
                event = self._validated(block.texts[number], place)
                if rows[number] is not None and rows[number].id != event.id:
                    raise self._uneven(block)
                before = place if ids_may_repeat else first.setdefault(hash(event.id), place)
                if before != place and self.event(before).id == event.id:
                    words = repeated_id(event.id, self._where(before))
                    raise LogError(f"{self.name}: {self._where(place)}{self.before_member}id: {words}")
                if event.id not in without:
                    yield Found(event, place, possible)

    def counts(self, by: str, criteria: Sequence[Criterion], outcomes: Outcomes) -> "StoreCounts | None":  # noqa: ARG002
        """Count nothing: its events are to be read for it; see `Store`."""
        return None

    def event(self, place: Locator) -> Event:
        """Return the event at that place; see `Store`."""
        return self._decoded.get(place) or self._decode(self._text(place), place)

    def row(self, place: Locator, members: frozenset[str]) -> Any:
        """Return the event at that place as far as those members go; see `Store`."""
        if event := self._decoded.get(place):
            return event
        text = self._text(place)
        return _row(decoder(members), text) or self._decode(text, place)

    def names(self, fields: Collection[str]) -> UsedNames | None:  # noqa: ARG002 (its events are to be read for it)
        """Return nothing; see `Store`."""
        return None

    def fraction(self, place: Locator) -> float | None:  # noqa: ARG002 (whoever knows more says so)
        """Return nothing; see `Store`."""
        return None

    def title_of(self, place: Locator) -> str | None:  # noqa: ARG002 (all places are of one log)
        """Return the title of the log; see `Store`."""
        return self.registers().title

    def _validated(self, text: Json, place: int) -> Event:
        event = self._decode(text, place)
        if fault := self._fault_of(event, text):
            raise LogError(f"{self.name}: {self._where(place)}{fault}")
        if len(self._decoded) < _REMEMBERED:
            self._decoded[place] = event
        return event

    def _uneven(self, block: Block) -> LogError:
        """Return what is wrong with a block in which an event does not stand where it should: some text is not one."""
        parted = block.parted()
        for place, text in zip(parted.places, parted.texts, strict=True):
            self._decode(text, place)  # raises for the first of them
        return self._changed()

    def _changed(self) -> LogError:
        return LogError(f"{self.name}: was changed while it was read")

    def _rows(self, members: frozenset[str]) -> Iterator[tuple[Block, Sequence[Any]]]:
        """Read all events as far as `members` go; None stands for one that cannot be read so far."""
        return projected_rows(self._blocks(), members)


def projected_rows(blocks: Iterable[Block], members: frozenset[str]) -> Iterator[tuple[Block, Sequence[Any]]]:
    """Read events as far as `members` go; None stands for one that cannot be read so far."""
    projected = decoder(members)
    for block in blocks:
        rows: Sequence[Any] | None = None
        with suppress(*UNREADABLE):
            rows = projected.decode_lines(block.joined)
        if rows is None or len(rows) != len(block):
            block = block.parted()
            rows = [_row(projected, text) for text in block.texts]
        yield block, rows


def _row(projected: Any, text: Json) -> Any:
    try:
        return projected.decode(text)
    except UNREADABLE:
        return None


def _leaving_out(ids: Collection[str], block: Block, rows: Sequence[Any]) -> tuple[Block, list[Any]]:
    kept = [number for number, row in enumerate(rows) if row is None or row.id not in ids]
    places, texts = [block.places[number] for number in kept], [block.texts[number] for number in kept]
    return Block(places, texts), [rows[number] for number in kept]
