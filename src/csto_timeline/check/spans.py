"""The positions of texts in a file, so that each can be read again."""

from array import array
from typing import BinaryIO, NamedTuple

from csto_timeline.check.json_tree import Position


class Span(NamedTuple):
    """The bytes of a text, from `start` up to `end`, and the place at which it begins."""

    start: int
    end: int
    place: Position

    def read(self, file: BinaryIO) -> bytes:
        """Read the text again."""
        file.seek(self.start)
        return file.read(self.end - self.start)


class Spans:
    """Many spans, in 32 bytes each."""

    def __init__(self) -> None:
        self._numbers = array("Q")

    def append(self, span: Span) -> None:
        """Add one."""
        self._numbers.extend((span.start, span.end, *span.place))

    def pop(self) -> Span:
        """Remove and return the last one."""
        span = self[len(self) - 1]
        del self._numbers[-4:]
        return span

    def __len__(self) -> int:
        return len(self._numbers) // 4

    def __getitem__(self, number: int) -> Span:
        start, end, line, column = self._numbers[4 * number : 4 * number + 4]
        return Span(start, end, Position(line, column))
