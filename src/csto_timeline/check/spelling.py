"""Find names that are spelt almost like another one.

Names are compared without case, accents and punctuation, with letters of Cyrillic and Greek that look
like Latin ones as these, and with the transliterations of one sound made alike (Yerevan: Erevan,
Toqayev: Tokaev). Two are near when they are the same then, or when one letter was added, left out,
replaced or exchanged with its neighbour. A digit never makes two near, nor does another first letter of
a word (Zambia, Gambia); between two entries, which both were meant, only a letter that sounds alike may
be replaced (Iceland, Ireland).

Each name is looked up under itself and under itself without each of its letters, which two names that
are near always have in common, so that the time grows with the letters of the log and not with
the pairs of its names. No more than `_BUCKET` names are compared under one of these, and names of
more than `_LONGEST` letters only with equal ones.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from csto_timeline.check.findings import Remark
from csto_timeline.check.spellings import Spelling, Standing, concern, groups, named
from csto_timeline.check.whole_log import WholeLog
from csto_timeline.folding import fold

_SHORTEST = 6  # letters of a name in which one may differ
_SHORTEST_SOUND = 5  # letters of a name that is compared by its sound
_LONGEST = 60
_BUCKET = 4
_SOUNDS = (("dzh", "j"), ("zh", "j"), ("kh", "h"), ("ye", "e"), ("w", "v"), ("q", "k"), ("y", "i"))
_SHAPES = str.maketrans("авекмнорстухіѕјαβεζηικμνορτυχ", "abekmhopctyxisjabezhikmnoptyx")  # as capitals look
_TWICE = re.compile(r"(.)\1+")
_ALIKE = [set(letters) for letters in ("aeiouаеиоуыэюя", "ckg", "sz", "gh", "vfb", "dt", "ij")]


class Sound(NamedTuple):
    """The letters of a spelling as they are compared, and which of them begin a word."""

    letters: str
    beginnings: frozenset[int]


def near_spellings(log: WholeLog) -> Iterator[Remark]:
    """Find near names of two people, countries, publishers, places or tags, once for each, at the later one."""
    for _, spellings in groups(log):
        yield from near(spellings)


def near(spellings: Iterable[Spelling]) -> Iterator[Remark]:
    """Find each owner's first spelling that is near one of another owner before."""
    seen: dict[str, list[tuple[Spelling, Sound]]] = {}
    done: set[str] = set()
    for spelling in _once(spellings):
        sound = sound_of(spelling.text)
        keys = _keys(sound.letters)
        others = (other for each in keys for other in seen.get(each, ()))
        found = next((other for other, heard in others if _concern(other, spelling, heard, sound)), None)
        if found and spelling.owner not in done:
            done.add(spelling.owner)
            yield _remark(spelling, found)
        for each in keys:
            if (bucket := seen.get(each)) is None:
                seen[each] = [(spelling, sound)]
            elif len(bucket) < _BUCKET and all(other.owner != spelling.owner for other, _ in bucket):
                bucket.append((spelling, sound))


def _once(spellings: Iterable[Spelling]) -> Iterable[Spelling]:
    first: dict[tuple[str, str, Standing], Spelling] = {}
    for spelling in spellings:
        first.setdefault((spelling.owner, spelling.text, spelling.standing), spelling)
    return first.values()


def sound_of(text: str) -> Sound:
    """Return the letters of a name, look-alikes of two scripts and transliterations of one sound made alike."""
    words = _shape_of(text).split()
    sounding = [sounding_of(word) for word in words]
    if sum(map(len, sounding)) >= _SHORTEST_SOUND:
        words = sounding
    return Sound("".join(words), frozenset(accumulate(map(len, words[:-1]), initial=0)))


def _shape_of(text: str) -> str:
    return fold(text).translate(_SHAPES)


def are_near(one: Sound, other: Sound, *, loose: bool) -> bool:
    """Return whether two names are the same but for one letter; `loose` allows one that does not sound alike."""
    a, b = one.letters, other.letters
    if a == b:
        return True
    if min(len(a), len(b)) < _SHORTEST:
        return False
    start = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) != len(b):
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        return longer[start + 1 :] == shorter[start:] and not longer[start].isdigit()
    changed, into = a[start : start + 2], b[start : start + 2]
    if changed == into[::-1] and a[start + 2 :] == b[start + 2 :]:
        return not any(map(str.isdigit, changed))
    if a[start + 1 :] != b[start + 1 :] or start in one.beginnings | other.beginnings:
        return False
    pair = {changed[0], into[0]}
    return not any(map(str.isdigit, pair)) and (loose or any(pair <= letters for letters in _ALIKE))


def sounding_of(word: str) -> str:
    """Return a folded word with transliterations of one sound made alike."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _TWICE.sub(r"\1", word)


def _keys(letters: str) -> list[str]:
    if not letters or not _SHORTEST <= len(letters) <= _LONGEST:
        return [letters] if letters else []
    without = [letters[:place] + letters[place + 1 :] for place in range(len(letters)) if not letters[place].isdigit()]
    return list(dict.fromkeys([letters, *without]))


def _concern(other: Spelling, spelling: Spelling, heard: Sound, sound: Sound) -> bool:
    """Return whether two spellings of two owners are near; between two entries, only letters that sound alike count."""
    loose = spelling.standing is Standing.STRAY and other.standing is not Standing.STRAY
    return concern(other, spelling) and are_near(heard, sound, loose=loose)


def _remark(spelling: Spelling, other: Spelling) -> Remark:
    if spelling.standing is Standing.STRAY and fold(spelling.text) == fold(other.text) and other.text != other.owner:
        words = f'"{spelling.text}" is a name of {other.owner}: write "{other.owner}" here'
    elif fold(spelling.text) != fold(other.text) and _shape_of(spelling.text) == _shape_of(other.text):
        words = f'"{spelling.text}" looks like {named(other)} but has letters of another script: are they the same?'
    elif spelling.text == spelling.owner and other.text != other.owner:
        words = f'"{spelling.text}" is spelt almost like "{other.text}": is it {other.owner}?'
    else:
        words = f'"{spelling.text}" is spelt almost like {named(other)}: are they the same?'
    return Remark("near-spelling", spelling.path, words, spelling.text)
