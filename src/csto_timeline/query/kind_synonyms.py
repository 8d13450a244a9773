"""What the usual kinds are called otherwise: a war is a clash. Only errors need it."""

from collections.abc import Iterable

from csto_timeline.folding import fold
from csto_timeline.query.name import Name
from csto_timeline.query.stems import alike

_SYNONYMS = {
    **dict.fromkeys(("war", "battle", "fighting", "fight", "attack"), "clash"),
    **dict.fromkeys(("talks", "visit", "call"), "meeting"),
    **dict.fromkeys(("drill", "manoeuvre", "maneuver"), "exercise"),
    **dict.fromkeys(("speech", "interview"), "statement"),
    **dict.fromkeys(("agreement", "accord"), "treaty"),
    **dict.fromkeys(("rally", "demonstration", "unrest"), "protest"),
    "request": "appeal",
}


def kinds_meant(typed: str, names: Iterable[Name]) -> list[str]:
    """Return the name of the kind, if the log has it, that is meant by a synonym in any form, `wars`; else nothing."""
    word = fold(typed)
    meant = {kind for synonym, kind in _SYNONYMS.items() if alike(word, synonym)}
    return [name.name for name in names if name.key in meant]
