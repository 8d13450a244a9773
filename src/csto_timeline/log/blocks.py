"""Events that are read together, still as JSON."""

from collections.abc import Sequence
from functools import cached_property
from io import BytesIO
from itertools import accumulate

from csto_timeline.log.screening import Json


class Block:
    """Events that are read together: the JSON of all, and on demand the place and the JSON of each."""

    places: Sequence[int]
    texts: Sequence[Json]

    def __init__(self, places: Sequence[int], texts: Sequence[Json]) -> None:
        self.places = places
        self.texts = texts

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def joined(self) -> bytes:
        """The JSON of all events, one after the other."""
        return b"\n".join(self.texts)

    def parted(self) -> "Block":
        """Return the block with nothing between its events."""
        return self


class LineBlock(Block):
    """Whole lines, each with its end; they are parted where one is asked for."""

    def __init__(self, offset: int, data: bytes) -> None:
        self._offset = offset
        self._data = data

    def __len__(self) -> int:
        return len(self._lines)

    @cached_property
    def _lines(self) -> list[bytes]:
        return BytesIO(self._data).readlines()  # in half the time that counting their ends takes

    @property
    def joined(self) -> bytes:
        """The lines."""
        return self._data

    @cached_property
    def texts(self) -> list[bytes]:  # type: ignore[override] # (made when it is asked for)
        """Each line, without its end."""
        return [line[:-1] for line in self._lines]

    @cached_property
    def places(self) -> list[int]:  # type: ignore[override] # (made when it is asked for)
        """The offset of each line."""
        return list(accumulate(map(len, self._lines[:-1]), initial=self._offset))

    def parted(self) -> Block:
        """Return the lines that are not empty."""
        lines = zip(self.places, self._lines, strict=True)
        placed = [(place, text) for place, line in lines if (text := line.strip())]
        return Block([start for start, _ in placed], [text for _, text in placed])
