"""Names that are typed almost like known ones, compared as `check` compares the names of a log."""

import re
from collections.abc import Callable, Iterable

from csto_timeline.check.spelling import are_near, sound_of
from csto_timeline.folding import fold

_SHORTEST_WORD = 4
_JOINED = re.compile(r"\s*[+,;&/]\s*|\s+and\s+", re.IGNORECASE)


def joined_names(typed: str, is_known: Callable[[str], bool]) -> str | None:
    """Return the names that a sign or “and” joins, each in quotation marks; None where one of them is not known."""
    parts = _JOINED.split(typed)
    if len(parts) < 2 or not all(part and is_known(part) for part in parts):
        return None
    return ", ".join(f'"{part}"' for part in parts) + ", each by itself"


def near_name(typed: str, known: Iterable[str]) -> str | None:
    """Return the first of the names that differs from what was typed by one letter, or in how a sound is written."""
    sound = sound_of(typed)
    return next((name for name in known if are_near(sound_of(name), sound, loose=True)), None)


def near_kind(typed: str, known: Iterable[str]) -> str | None:
    """Return as `near_name` does the kind that was meant; of a short one, a letter may be missing or too much."""
    known = list(known)
    return near_name(typed, known) or next((kind for kind in known if _lacks_a_letter(fold(typed), fold(kind))), None)


def _lacks_a_letter(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_WORD or len(longer) - len(shorter) != 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
