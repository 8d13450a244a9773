"""What a page filters by: the kinds, countries, people and tags of its events."""

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


def facet(counts: Counter[str], name: Callable[[str], str]) -> Facet:
    """Return the facet of the keys that are counted, each with its name."""
    choices = (Choice(key, name(key), count) for key, count in counts.items())
    return Facet(tuple(sorted(choices, key=lambda choice: (fold(choice.name), choice.key))))
