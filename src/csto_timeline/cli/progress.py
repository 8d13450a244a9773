"""The progress of a long export or import, on standard error if that is a terminal."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from csto_timeline.cli.notes import note

T = TypeVar("T")

PATIENCE = 1.0  # seconds that nobody needs to be told about
BETWEEN = 0.1
_WIDTH = 24  # columns of a bar


class Progress:
    """Counts what is written or read; shows nothing for the first second, nor in a pipe.

    `words` says how far it is at so many; by default how many events of the `total`.
    """

    def __init__(self, total: int, words: Callable[[int], str] | None = None) -> None:
        self._words = words or (lambda number: f"{number:,} of {total:,} events")
        self._due = time.monotonic() + PATIENCE
        self._width = 0

    def track(self, items: Iterable[T]) -> Iterator[T]:
        """Hand on the items."""
        for number, item in enumerate(items, start=1):
            if time.monotonic() >= self._due and sys.stderr.isatty():
                self._show(self._words(number))
                self._due = time.monotonic() + BETWEEN
            yield item

    def clear(self) -> None:
        """Remove the line."""
        if self._width:
            self._show("")
            self._width = 0

    def _show(self, text: str) -> None:
        note(f"\r{text:<{self._width}}", end="" if text else "\r")
        self._width = max(self._width, len(text))


def bar(fraction: float) -> str:
    """Return a bar that is full to that fraction, from 0 to 1, and how many hundredths that is."""
    full = round(min(max(fraction, 0), 1) * _WIDTH)
    return f"[{'#' * full}{'.' * (_WIDTH - full)}] {min(fraction, 1):4.0%}"
