"""The JSON of found events, kept for whoever reads them again: in memory while it is little, else in a file."""

from array import array
from bisect import bisect_left
from io import BytesIO
from typing import BinaryIO
from weakref import finalize

_IN_MEMORY = 1 << 23  # bytes


class FoundTexts:
    """Texts by their places. They are added in the order of these, pass by pass."""

    def __init__(self) -> None:
        self._file: BinaryIO = BytesIO()
        self._end = 0
        self._passes: list[tuple[array[int], array[int]]] = []  # places, and where their texts begin

    def add(self, place: int, text: bytes) -> None:
        """Keep a text, unless one is kept of that place."""
        if self.get(place) is not None:
            return
        if not self._passes or self._passes[-1][0][-1] > place:
            self._passes.append((array("q"), array("q")))
        places, starts = self._passes[-1]
        places.append(place)
        starts.append(self._end)
        self._file.seek(self._end)
        self._file.write(len(text).to_bytes(8, "big") + text)
        self._end += 8 + len(text)
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
                self._file.seek(starts[number])
                return self._file.read(int.from_bytes(self._file.read(8), "big"))
        return None
