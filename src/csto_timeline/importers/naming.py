"""Ids for what a foreign file calls by words."""

import re
from hashlib import sha256

from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import SLUG
from csto_timeline.text import fold

_LONGEST = 60  # characters
_LETTERS = "абвгдежзиклмнопрстуфхцчшщъыьэюя"  # as they are folded
_SOUNDS = "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "")
_CYRILLIC = dict(zip(_LETTERS, _SOUNDS.split(" "), strict=True))
_LATIN = str.maketrans(_CYRILLIC)


def slug(text: str, longest: int = _LONGEST) -> str:
    """Return the words of a text as a slug, cut behind a word; empty where no letter is Latin or Cyrillic."""
    words = "-".join(re.findall("[a-z0-9]+", fold(text).translate(_LATIN)))
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0] or words[:longest]


def is_slug(text: str) -> bool:
    """Return whether a text is an id as it is."""
    return re.fullmatch(SLUG, text) is not None


def id_of(title: str, when: EventDate) -> str:
    """Return an id for an event: the words of its title, and its year."""
    year = f"{(when.earliest or when.latest or when.start_min).year:04}"
    words = slug(title) or "event"
    return words if words.endswith(year) else f"{words}-{year}"


def digest(*parts: str) -> str:
    """Return a short hash, the same in every run."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
