"""The interface of every log, however it is stored."""

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from csto_timeline.log.model import Event
from csto_timeline.log.name_fields import UsedNames
from csto_timeline.log.registers import Registers
from csto_timeline.log.screening import Criterion, Outcomes

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition
    from csto_timeline.log.store_counts import StoreCounts

Locator = int
"""Where an event is in its log: an offset or a number, which only that log understands."""


class Prefer(StrEnum):
    """Which of several logs settles what they do not agree on."""

    FIRST = "first"
    LAST = "last"


class Found(NamedTuple):
    """An event that matches, its place in the store, and whether it matches only possibly.

    Places are in the order of the log. The event is an `Event`, or has only the members that were asked for.
    """

    event: Any
    place: Locator
    possible: bool


class Store(Protocol):
    """A log that is asked for events, and read only as far as the question takes.

    One rule of validity holds for all of them: what a question rules out is not validated; what
    it finds is, whole; so are the registers, whatever is asked. Every method raises `LogError`
    where the log cannot be read or is not valid.
    """

    name: str

    def registers(self) -> Registers:
        """Return the title and the registers."""

    def registers_so_far(self) -> Registers | None:
        """Return them as far as they are known without reading on.

        None if `events` does not look at every name that `rows` has.
        """

    def names(self, fields: Collection[str]) -> UsedNames | None:
        """Return of those fields of `NAME_FIELDS` the names that events use; None if all have to be read for it."""

    def rows(self, members: frozenset[str]) -> Iterator[Any]:
        """Return all events as far as those members go, in the order of the log.

        An event that cannot be read so far is passed over: this validates nothing.
        """

    def rows_with_words(
        self, members: frozenset[str], letters: frozenset[str], conditions: "Sequence[Condition]"
    ) -> Iterator[Any]:
        """Return as `rows` does all events that are needed to know the words of the log.

        Of each word that begins with one of the letters, folded, the first event that has it; and each that may hold
        one of the conditions. A store may give more, in the order of the log.
        """

    def events(
        self,
        criteria: Sequence[Criterion],
        outcomes: Outcomes | None = None,
        without: Collection[str] = frozenset(),
        *,
        ids_may_repeat: bool = False,
        members: frozenset[str] | None = None,
    ) -> Iterator[Found]:
        """Find the matching events, in any order; those with an id in `without` are passed over.

        `outcomes` counts all the others. That two have the same id is an error, unless it is left to whoever asks,
        so that no id is held: the ids then `may_repeat`. Whoever asks for no more than some `members` may get a
        projected event, as of `rows`, from a log that need not be validated.
        """

    def counts(self, by: str, criteria: Sequence[Criterion], outcomes: Outcomes) -> "StoreCounts | None":
        """Count events that certainly fit, by `year`, `month`, `kind` or a field of `NAME_FIELDS`; find the others.

        None if the store cannot count without reading them.
        """

    def event(self, place: Locator) -> Event:
        """Return the event that was found at that place."""

    def row(self, place: Locator, members: frozenset[str]) -> Any:
        """Return the event that was found at that place, at least as far as those members go.

        Its date may be a text, as of `rows`. It takes a part of the time of `event`.
        """

    def fraction(self, place: Locator) -> float | None:
        """Return how much of the log stands before that place, from 0 to 1, where that is known."""

    def title_of(self, place: Locator) -> str | None:
        """Return the title of the log that the event at that place is from, its own even if it is read with others.

        None for the log that comes with the program.
        """
