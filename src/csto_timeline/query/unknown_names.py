"""The errors for names that a log does not have: with the nearest ones, or how to ask for several."""

import shlex
from collections.abc import Iterable

from csto_timeline.errors import UnresolvedName
from csto_timeline.folding import fold, nearest
from csto_timeline.query.name import SHORTEST, Name

_LISTED = 12


def unknown_name(typed: str, names: list[Name], what: str) -> UnresolvedName:
    """Return the error for a name that none of `names` fits; `what` says what was looked for (`person`)."""
    return UnresolvedName(f'no {what} "{typed}" in the log{_several(typed, what) or _suggestion(typed, names, what)}')


def _several(typed: str, what: str) -> str:
    """Return how to ask for several names, where a comma joins them; an event has one kind, place and source each."""
    parts = list(filter(None, map(str.strip, typed.split(","))))
    if len(parts) < 2:
        return ""
    option = f"--{what.split()[0]}"
    repeated = f"; for “or” repeat the option: {' '.join(f'{option} {shlex.quote(part)}' for part in parts)}"
    return repeated if what in {"kind", "place", "source"} else f'{repeated}; for “and” join several names with "+"'


def unknown_event(typed: str, ids: Iterable[str], otherwise: str = "") -> UnresolvedName:
    """Return the error for an id that no event has, with the nearest ids, else with what to do `otherwise`."""
    ids, words = list(ids), set(fold(typed).split())
    close = nearest(typed, ids) or [id for id in ids if words and words <= set(fold(id).split())][:3]
    return UnresolvedName(
        f'no event "{typed}" in the log' + _did_you_mean(close, otherwise or "list prints the ids when piped")
    )


def _suggestion(typed: str, names: list[Name], what: str) -> str:
    most = len(names) if what in {"kind", "country", "absent country"} else _LISTED
    by_spelling = {spelling: name for name in names for spelling in (name.key, *name.spellings)}
    by_word = {word: name for spelling, name in by_spelling.items() for word in fold(spelling).split() if len(word) > 2}
    known = by_spelling | by_word
    close = dict.fromkeys(known[spelling].name for spelling in nearest(typed, known) if len(fold(typed)) > SHORTEST)
    some = ", ".join(dict.fromkeys(name.name for name in names[:most])) + (", …" if len(names) > most else "")
    return _did_you_mean(list(close), f"it has {some}" if some else "it has none")


def _did_you_mean(close: list[str], otherwise: str) -> str:
    return f"; did you mean {' or '.join(close)}?" if close else f"; {otherwise}"
