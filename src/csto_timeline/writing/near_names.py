"""Names that are typed almost like known ones, compared as `check` compares the names of a log."""

from collections.abc import Iterable

from csto_timeline.check.spelling import are_near, sound_of
from csto_timeline.folding import fold

_SHORTEST_WORD = 4


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
