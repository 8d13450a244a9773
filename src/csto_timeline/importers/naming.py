"""Ids for what a foreign file calls by words."""

import re
from hashlib import sha256

from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import SLUG
from csto_timeline.writing.ids import slug

_LONGEST = 50  # characters that are taken from a title


def is_slug(text: str) -> bool:
    """Return whether a text is an id as it is."""
    return re.fullmatch(SLUG, text) is not None


def id_of(title: str, when: EventDate) -> str:
    """Return an id for an event: the words of its title, and its year."""
    year = f"{(when.earliest or when.latest or when.start_min).year:04}"
    words = slug(title, _LONGEST) or "event"
    return words if words.endswith(year) else f"{words}-{year}"


def digest(*parts: str) -> str:
    """Return a short hash, the same in every run."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
