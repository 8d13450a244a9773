"""Ids made of names and titles: lower-case letters and digits of ASCII, with hyphens between words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, count, takewhile

from csto_timeline.dates.event_date import EventDate
from csto_timeline.folding import fold

_LONGEST = 50  # characters that are taken from a title
# Letters of other scripts as they are usually written in Latin ones, in short; `fold` has dropped their accents.
_LATIN = """
а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch
ъ: ы:y ь: э:e ю:yu я:ya ґ:g ђ:dj ј:j љ:lj њ:nj ћ:c
ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:y թ:t ժ:zh ի:i լ:l խ:kh ծ:ts կ:k հ:h ձ:dz ղ:gh ճ:ch մ:m յ:y ն:n շ:sh ո:o չ:ch
պ:p ջ:j ռ:r ս:s վ:v տ:t ր:r ց:ts ւ:v փ:p ք:k օ:o ֆ:f և:ev
ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:gh ყ:q შ:sh ჩ:ch
ც:ts ძ:dz წ:ts ჭ:ch ხ:kh ჯ:j ჰ:h
"""
_TABLE = str.maketrans(dict(pair.split(":") for pair in _LATIN.split()))


def slug(text: str, longest: int = 200) -> str:
    """Return the words of a text as an id, cut at a word where it is longer; empty if no letter has a Latin one."""
    words = re.findall("[a-z0-9]+", fold(text).translate(_TABLE))
    lengths = accumulate(len(word) + 1 for word in words)  # with a hyphen after each
    fitting = sum(1 for _ in takewhile(lambda length: length <= longest + 1, lengths))
    return "-".join(words[: max(fitting, 1)])[:longest]


def base_id(title: str, when: EventDate) -> str:
    """Return an id for an event, of the words of its title and its year: `court-closes-the-old-quay-2021`."""
    year = f"{(when.earliest or when.latest or when.start_min).year:04}"
    words = slug(title, _LONGEST) or "event"
    return words if words.endswith(year) else f"{words}-{year}"


def event_id(title: str, when: EventDate, taken: Iterable[str | None]) -> str:
    """Return an id as `base_id` that no event has."""
    return FreeIds(taken).take(base_id(title, when))


class FreeIds:
    """Gives ids that nothing else has, each once: with a number after it, from 2 on, where it is taken.

    It goes on counting where it stopped: thousands of names may come to one id, as those without a Latin letter do.
    """

    def __init__(self, taken: Iterable[str | None]) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))

    def add(self, id: str) -> None:
        """Record an id as taken."""
        self._taken.add(id)

    def take(self, id: str) -> str:
        """Return an id that is free, which is taken from now on."""
        numbered = (f"{id}-{number}" for number in self._numbers[id])
        free = next(each for each in chain([id], numbered) if each not in self._taken)
        self._taken.add(free)
        return free
