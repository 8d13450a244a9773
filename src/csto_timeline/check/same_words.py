"""Find names that have the words of another one in another order, or initials in the place of some.

Words are compared as `spelling` does. Only people are known by initials: N. Pashinyan may be Nikol Pashinyan, where a
word of three letters or more is the same. Names are looked up by what two of them have in common, so that the time
grows with the names and not with their pairs.
"""

from collections.abc import Iterable, Iterator

from csto_timeline.check.findings import Remark
from csto_timeline.check.spelling import near_spellings, sounding_of
from csto_timeline.check.spellings import Spelling, concern, groups, named
from csto_timeline.check.whole_log import WholeLog
from csto_timeline.folding import fold

_WORDS = 6  # of a name that is compared
_SHORTEST = 3  # letters of a word that two names have in common
_BUCKET = 4  # names that are compared under one key
_Words = tuple[str, ...]


def names_alike(log: WholeLog) -> Iterator[Remark]:
    """Find names that have the same words, and those that are spelt almost alike; of one name, the former."""
    found = list(same_words(log))
    yield from found
    places = {remark.path for remark in found}
    yield from (remark for remark in near_spellings(log) if remark.path not in places)


def same_words(log: WholeLog) -> Iterator[Remark]:
    """Find such names of two people, countries, publishers, places or tags, once for each, at the later one."""
    for group, spellings in groups(log):
        yield from alike(spellings, initials=group == "people")


def alike(spellings: Iterable[Spelling], *, initials: bool) -> Iterator[Remark]:
    """Find the first such spelling of each owner."""
    seen: dict[_Words, list[tuple[Spelling, _Words]]] = {}
    done: set[str] = set()
    for spelling in spellings:
        words = tuple(map(sounding_of, fold(spelling.text).split()))
        if not 2 <= len(words) <= _WORDS or any(map(str.isdecimal, words)):
            continue
        keys = [tuple(sorted(words)), *(_initial_keys(words) if initials else ())]
        others = (each for key in keys for each in seen.get(key, ()))
        found = next((each for each in others if concern(each[0], spelling) and _are_one(words, each[1])), None)
        if found and spelling.owner not in done:
            done.add(spelling.owner)
            yield _remark(spelling, words, *found)
        for key in keys:
            bucket = seen.setdefault(key, [])
            if len(bucket) < _BUCKET and all(other.owner != spelling.owner for other, _ in bucket):
                bucket.append((spelling, words))


def _remark(spelling: Spelling, words: _Words, other: Spelling, its: _Words) -> Remark:
    how = "has the words of {} in another order" if sorted(words) == sorted(its) else "may be {}, with initials"
    message = f'"{spelling.text}" {how.format(named(other))}: are they the same?'
    return Remark("same-words", spelling.path, message, spelling.text)


def _initial_keys(words: _Words) -> dict[_Words, None]:
    """Return what a name has in common with one in which only one word is not an initial: that word, and an initial.

    They begin with a mark, so that they are no words of another name.
    """
    return dict.fromkeys(
        ("", word, other[0])
        for number, word in enumerate(words)
        for place, other in enumerate(words)
        if place != number and len(word) >= _SHORTEST
    )


def _are_one(words: _Words, others: _Words) -> bool:
    """Return whether two names have the same words in another order, or one has initials for those of the other."""
    if sorted(words) == sorted(others):
        return words != others  # else they are spelt alike
    rest, its = _not_in(words, others), _not_in(others, words)
    if len(rest) == len(words) or not rest or not its:
        return False
    if all(len(word) > 1 for word in rest):
        rest, its = its, rest
    return all(len(word) == 1 for word in rest) and all(len(word) > 1 for word in its) and _stand_for(rest, its)


def _not_in(words: _Words, others: _Words) -> list[str]:
    return [word for word in words if word not in others]


def _stand_for(initials: list[str], words: list[str]) -> bool:
    """Return whether each initial begins a word, or each word begins with an initial."""
    left = list(words)
    for initial in initials:
        found = next((word for word in left if word.startswith(initial)), None)
        if found:
            left.remove(found)
    return len(words) - len(left) in {len(initials), len(words)}
