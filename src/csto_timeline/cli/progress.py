"""How far a long export is, on standard error, where that is a terminal."""

import sys
import time
from collections.abc import Iterable, Iterator

from csto_timeline.cli.notes import note
from csto_timeline.query.select import Match

PATIENCE = 1.0  # seconds that nobody needs to be told about
BETWEEN = 0.1


class Progress:
    """Counts matches as they are written; shows nothing for the first second, nor in a pipe."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._due = time.monotonic() + PATIENCE
        self._width = 0

    def track(self, matches: Iterable[Match]) -> Iterator[Match]:
        """Hand on the matches."""
        for number, match in enumerate(matches, start=1):
            if time.monotonic() >= self._due and sys.stderr.isatty():
                self._show(f"{number:,} of {self._total:,} events")
                self._due = time.monotonic() + BETWEEN
            yield match

    def clear(self) -> None:
        """Take the line away."""
        if self._width:
            self._show("")
            self._width = 0

    def _show(self, said: str) -> None:
        note(f"\r{said:<{self._width}}", end="" if said else "\r")
        self._width = max(self._width, len(said))
