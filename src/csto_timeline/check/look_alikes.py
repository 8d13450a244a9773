"""Find events that look the same: on the same days under nearly the same title, or of one day, kind and people.

Titles are nearly the same when their words are, whatever their order, but for one that was added, left out or spelt
otherwise; words such as "of" and "the" do not count. Events of the same days are looked up by what two titles have in
common, so that the time grows with the events and not with their pairs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from csto_timeline.check.findings import Remark
from csto_timeline.check.index import Shape
from csto_timeline.check.spelling import are_near, sound_of
from csto_timeline.check.whole_log import WholeLog
from csto_timeline.folding import fold

_SMALL = frozenset(  # in English, Russian and German
    "a an and at by for from in of on the to with в и на о по с am an auf bei beim das dem der die im und".split()  # noqa: SIM905
)
_VOWELS = re.compile("[aeiouyаеиоуыэюя]")
_FEWEST = 3  # words of a title that another one may have with one more
_BUCKET = 8  # titles that are compared under one key
_BEGINNING = 4  # letters with which two forms of a word begin
_WORDS = 20  # of a title that is compared
_Words = tuple[str, ...]


def look_alikes(log: WholeLog) -> Iterator[Remark]:
    """Find each event that looks like an earlier one; one that is part of the other or answers it is another."""
    relations = _Relations(log)
    for shapes in log.index.shapes.values():
        if len(shapes) > 1:
            seen = _Seen(relations)
            for shape in shapes:
                yield from seen.like(shape)
                seen.add(shape)


def look_alikes_of(before: Sequence[WholeLog], log: WholeLog) -> Iterator[Remark]:
    """Find each event that looks like one of a log before, unless that log has it too."""
    for days, shapes in log.index.shapes.items():
        for other in before:
            seen = _Seen()
            for shape in other.index.shapes.get(days, ()):
                seen.add(shape)
            for shape in shapes if seen else ():
                if shape.id not in other.index.ids:
                    yield from seen.like(shape, f" in {other.name}")


class _Relations:
    """Which events of a log the log itself tells apart."""

    def __init__(self, log: WholeLog) -> None:
        named = {member: {number: id for number, _, id in each} for member, each in log.index.named_events.items()}
        self._whole, self._answered = named["part_of"], named["follows"]

    def are_two(self, one: Shape, other: Shape) -> bool:
        """Return whether one is part of the other or answers it; or they have the same id, which is said elsewhere."""
        named = (each.get(a.number) == b.id for each in (self._whole, self._answered) for a, b in _both(one, other))
        return one.id == other.id or any(named)

    def are_apart(self, one: Shape, other: Shape) -> bool:
        """Return whether they are two, or both are parts of one event."""
        whole = self._whole.get(one.number)
        return self.are_two(one, other) or (whole is not None and whole == self._whole.get(other.number))


def _both(one: Shape, other: Shape) -> tuple[tuple[Shape, Shape], tuple[Shape, Shape]]:
    return (one, other), (other, one)


class _Seen:
    """Events of the same days, by what others may have in common with them."""

    def __init__(self, relations: _Relations | None = None) -> None:
        self._relations = relations
        self._titles: dict[_Words, list[tuple[Shape, _Words]]] = {}
        self._kinds: dict[int, Shape] = {}

    def __len__(self) -> int:
        return len(self._titles) + len(self._kinds)

    def add(self, shape: Shape) -> None:
        """Add an event."""
        words = _words(shape.title)
        for key in _keys(words):
            bucket = self._titles.setdefault(key, [])
            if len(bucket) < _BUCKET:
                bucket.append((shape, words))
        if shape.who:
            self._kinds.setdefault(shape.who, shape)

    def like(self, shape: Shape, where: str = "") -> Iterator[Remark]:
        """Find the first event that was added and looks like this one."""
        words, relations = _words(shape.title), self._relations
        near = (other for key in _keys(words) for other, its in self._titles.get(key, ()) if _are_near(words, its))
        if other := next((each for each in near if not (relations and relations.are_two(each, shape))), None):
            message = f"has the same dates as {other.id}{where}, and nearly the same title"
            yield _remark(shape, "title", message, other)
        elif (other := self._kinds.get(shape.who)) and not (relations and relations.are_apart(other, shape)):
            yield _remark(shape, "kind", f"has the same day, kind and people as {other.id}{where}", other)


def _remark(shape: Shape, member: str, words: str, other: Shape) -> Remark:
    return Remark("look-alike", ("events", shape.number, member), f"{words}: are they one event?", other.id)


def _words(title: str) -> _Words:
    return tuple(sorted(word for word in fold(title).split()[:_WORDS] if word not in _SMALL))


def _keys(words: _Words) -> Iterator[_Words]:
    """Yield the words, and the words without each one of them."""
    if words:
        yield words
    if len(words) > 1:
        yield from dict.fromkeys(words[:number] + words[number + 1 :] for number in range(len(words)))


def _are_near(words: _Words, others: _Words) -> bool:
    gone, come = (list((Counter(one) - Counter(other)).elements()) for one, other in ((words, others), (others, words)))
    if len(gone) > 1 or len(come) > 1:
        return False
    if not gone or not come:
        enough = min(len(words), len(others)) >= _FEWEST or words == others
        return enough and not any(map(str.isdecimal, gone + come))
    one, other = gone[0], come[0]
    if len(words) > _FEWEST and len(one) == len(other) and _VOWELS.sub("", one) == _VOWELS.sub("", other):
        return True  # Kek-Tash and Kok-Tash
    begins = one[:_BEGINNING] == other[:_BEGINNING] and min(len(one), len(other)) >= _BEGINNING
    return not (one + other).isdecimal() and (begins or are_near(sound_of(one), sound_of(other), loose=True))
