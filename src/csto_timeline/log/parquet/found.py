"""The JSON of found events, kept for whoever reads them again: in memory while it is little, else in a file."""

from array import array
from bisect import bisect_left
from io import BytesIO
from typing import BinaryIO
from weakref import finalize

_IN_MEMORY = 1 << 22  # bytes
_LENGTH = 8  # bytes that say how long a text is


class FoundTexts:
    """Texts by their places. They are added in the order of these, pass by pass."""

    def __init__(self) -> None:
        self._file: BinaryIO = BytesIO()
        self._end, self._at_end = 0, True
        self._last = -1  # of the places that were added, the largest
        self._passes: list[tuple[array[int], array[int]]] = []  # places, and where their texts begin

    def add(self, place: int, text: bytes) -> None:
        """Keep a text, unless one is kept of that place."""
        if place <= self._last and self.get(place) is not None:
            return
        if not self._passes or self._passes[-1][0][-1] > place:
            self._passes.append((array("q"), array("q")))
        places, starts = self._passes[-1]
        places.append(place)
        starts.append(self._end)
        if not self._at_end:
            self._file.seek(self._end)
            self._at_end = True
        self._end += self._file.write(len(text).to_bytes(_LENGTH, "big") + text)
        self._last = max(self._last, place)
        if self._end > _IN_MEMORY and isinstance(self._file, BytesIO):
            self._put_into_a_file(self._file.getvalue())

    def _put_into_a_file(self, texts: bytes) -> None:
        from tempfile import TemporaryFile  # few answers are so long

        self._file = TemporaryFile()  # noqa: SIM115 (closed when nothing needs it any more)
        finalize(self, self._file.close)
        self._file.write(texts)

    def get(self, place: int) -> bytes | None:
        """Return the text of that place; None where none is kept."""
        for places, starts in self._passes:
            number = bisect_left(places, place)
            if number < len(places) and places[number] == place:
                self._at_end = False
                self._file.seek(starts[number])
                return self._file.read(int.from_bytes(self._file.read(_LENGTH), "big"))
        return None
