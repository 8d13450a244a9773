"""What a page filters by: the kinds, countries, people, places, sources and tags of its events."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property

from msgspec import Struct

from csto_timeline.folding import fold


class Choice(Struct, frozen=True):
    """One value that a page filters by, with how many events have it."""

    key: str
    name: str
    count: int


class Facet(Struct, frozen=True, dict=True):
    """The values of one filter in the order of their names. Events refer to them by number."""

    choices: tuple[Choice, ...]

    def number(self, key: str) -> str:
        """Return the number of that value."""
        return str(self._numbers[key])

    def numbers(self, keys: Iterable[str]) -> str:
        """Return the numbers of those values, in order, separated by spaces."""
        return " ".join(map(str, sorted({self._numbers[key] for key in keys})))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {choice.key: number for number, choice in enumerate(self.choices)}


class Values:
    """Counts the values of a filter, event by event."""

    def __init__(self) -> None:
        self._counts = Counter[str]()
        self._spelt: dict[str, str] = {}

    def add(self, values: Iterable[tuple[str, str]]) -> None:
        """Count the values of an event: the key of each and how it is written, of which the first stands."""
        found = dict(values)
        self._counts.update(found.keys())
        for key, spelt in found.items():
            self._spelt.setdefault(key, spelt)

    def facet(self, name: Callable[[str], str] | None = None) -> Facet:
        """Return the facet of what has been counted, each key with its name."""
        name = name or self._spelt.__getitem__
        choices = (Choice(key, name(key), count) for key, count in self._counts.items())
        return Facet(tuple(sorted(choices, key=lambda choice: (fold(choice.name), choice.key))))
