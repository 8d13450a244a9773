"""Which events a log has, by their ids and dates: where each stands, and where a new one belongs."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from msgspec import Struct, json

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError
from csto_timeline.log.codec import event_date
from csto_timeline.log.projection import UNREADABLE


class _Dated(Struct):
    """What is read of each event."""

    id: Any = None
    date: Any = None


_DATED = json.Decoder(_Dated)


class EventIndex:
    """The ids and dates of events, by their numbers; `ids` has None for what is none."""

    def __init__(self, texts: Iterable[bytes]) -> None:
        """Read them from the JSON of the events."""
        rows = list(map(_dated, texts))
        self.ids: list[str | None] = [row.id if isinstance(row.id, str) else None for row in rows]
        self._known = {id for id in self.ids if id is not None}
        self._dates = [_sort_key(row.date) for row in rows]
        self._numbers: dict[str | None, list[int]] | None = None  # of each id, as long as no event moves

    def __contains__(self, id: str) -> bool:
        return id in self._known

    def numbers(self, id: str) -> Sequence[int]:
        """Return the numbers of the events with an id: in a valid log one, or none."""
        if id not in self._known:
            return ()
        if self._numbers is None:
            self._numbers = {}
            for number, each in enumerate(self.ids):
                self._numbers.setdefault(each, []).append(number)
        return self._numbers[id]

    def on(self, date: EventDate) -> Iterator[tuple[str, int]]:
        """Yield the id and the number of each event of those days."""
        for number, each in enumerate(self._dates):
            if each == date.sort_key and (id := self.ids[number]) is not None:
                yield id, number

    def keeps_order(self, number: int, date: Any) -> bool:
        """Return whether events in order of date stay so where that one gets another date."""
        key = _sort_key(date)
        before, behind = self._dates[max(number - 1, 0) : number], self._dates[number + 1 : number + 2]
        return not self._in_order or (all(each <= key for each in before) and all(key <= each for each in behind))

    def add(self, id: str, date: Any) -> int:
        """Add an event, in order of date where all are, else as the last; return its number."""
        key = _sort_key(date)
        number = bisect_right(self._dates, key) if self._in_order else len(self.ids)
        self.ids.insert(number, id)
        self._dates.insert(number, key)
        self._known.add(id)
        self._numbers = None
        return number

    def replace(self, number: int, id: str, date: Any) -> None:
        """Put an event in the place of another one."""
        if id != self.ids[number]:
            self._known = self._known - {self.ids[number]} | {id}
            self._numbers = None
        self.ids[number], self._dates[number] = id, _sort_key(date)

    def remove(self, numbers: Collection[int]) -> None:
        """Remove the events of these numbers."""
        self._known.difference_update(id for number in numbers if (id := self.ids[number]) is not None)
        self.ids = [id for number, id in enumerate(self.ids) if number not in numbers]
        self._dates = [date for number, date in enumerate(self._dates) if number not in numbers]
        self._numbers = None

    @cached_property
    def _in_order(self) -> bool:
        """Whether the events are in order of date, which adding and replacing leaves so."""
        return None not in self._dates and all(one <= other for one, other in pairwise(self._dates))


def _dated(text: bytes) -> _Dated:
    try:
        return _DATED.decode(text)
    except UNREADABLE:
        return _Dated()


def _sort_key(date: Any) -> Any:
    """Return the place of a date among others, None for what is not a date."""
    try:
        return event_date(str(date)).sort_key
    except DateError:
        return None
