"""Lots that fall alike on every machine and every Python."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws lots by `random.Random.random`, the one method that Python promises never to change."""

    def __init__(self, seed: int) -> None:
        self.share = Random(seed).random  # noqa: S311 (nothing here is secret)

    def below(self, end: int) -> int:
        """Return a number from 0 to `end` - 1."""
        return int(self.share() * end)

    def one(self, choices: Sequence[T]) -> T:
        """Return one of them, each as likely."""
        return choices[int(self.share() * len(choices))]

    def some(self, choices: Sequence[T], most: int) -> list[T]:
        """Return up to `most` of them, at least one, none twice."""
        return list(dict.fromkeys(self.one(choices) for _ in range(1 + self.below(most))))
