"""The errors for names that a log does not have: with the nearest ones, or how to ask for several."""

import re
import shlex
from collections.abc import Callable, Iterable, Mapping

from csto_timeline.dates.typed import period_or_none
from csto_timeline.errors import UnknownName, UnresolvedName
from csto_timeline.folding import fold, nearest
from csto_timeline.log.name_fields import JOINABLE, NAME_FIELDS
from csto_timeline.log.registers import Registers
from csto_timeline.query.kind_synonyms import kinds_meant
from csto_timeline.query.known_names import known_names
from csto_timeline.query.name import SHORTEST, SMALL, Name

_LISTED = 12  # names of a log, where none is near
_MEANT = 5
_JOINED = re.compile(r"\s*[,;/&]\s*|\s+(?:and|or)\s+", re.IGNORECASE)
_PLURALS = {"country": "countries", "absent country": "absent countries", "person": "people"}
_ELSEWHERE = ("countries", "places", "people")  # whose names may be typed for another option


def unknown_name(typed: str, names: list[Name], what: str, option: str, is_known: Callable[[str], bool]) -> UnknownName:
    """Return the error for a name that none of `names` fits; `what` says what was looked for (`person`).

    `option` is how it was asked for, `is_known` says of a part of it whether a name fits.
    """

    def word() -> str:
        if typed[:1].isdigit() and period_or_none(typed):
            hint = "; a period is asked for with --since and --until"
        else:
            hint = _several(typed, option, is_known) or _suggestion(typed, names, what)
        return f'no {what} "{typed}" in the log{hint}'

    return UnknownName(typed, word)


def name_elsewhere(unknown: UnknownName, what: str, registers: Registers) -> UnresolvedName:
    """Return the error for a name that a register has under another option: a country in the place of a place.

    That is the error itself if none has.
    """
    for field in _ELSEWHERE:
        other = NAME_FIELDS[field].label
        if other in what:  # an absent country is a country
            continue
        names = known_names(NAME_FIELDS[field], registers, ())
        found = next((name for name in names if name.is_exactly(unknown.typed) or name.is_whole(unknown.typed)), None)
        if found:
            option = f"--{other} {shlex.quote(unknown.typed)}"
            return UnresolvedName(f'no {what} "{unknown.typed}" in the log; {found.name} is a {other}: {option}')
    return unknown


def _several(typed: str, option: str, is_known: Callable[[str], bool]) -> str:
    """Return how to ask for several names, where a comma or a word joins them."""
    parts = list(filter(None, _JOINED.split(typed)))
    if len(parts) < 2 or not all(map(is_known, parts)):
        return ""
    repeated = " ".join(f"{option} {shlex.quote(part)}" for part in parts)
    joined = f"; for “and” {option} {shlex.quote('+'.join(parts))}"
    both = joined if option.removeprefix("--").removeprefix("not-") in JOINABLE else ""
    return f"; for “or” repeat the option: {repeated}{both}"


def negated_name(typed: str, what: str, excluded: Mapping[str, str]) -> UnresolvedName:
    """Return the error for a name with a sign before it; `excluded` has by what can be left out the option for that."""
    bare = shlex.quote(typed.strip()[1:].strip())
    options = (
        f"{excluded[what]} {bare} leaves it out" if what in excluded else f"only {_listed(excluded)} leave events out"
    )
    return UnresolvedName(f'no {what} "{typed}" in the log; {options}')


def _listed(options: Mapping[str, str]) -> str:
    *first, last = options.values()
    return f"{', '.join(first)} and {last}"


def unknown_event(typed: str, ids: Iterable[str], otherwise: str = "") -> UnresolvedName:
    """Return the error for an id that no event has, with the nearest ids, else with what to do `otherwise`."""
    ids, words = list(ids), set(fold(typed).split())
    close = [id for id in ids if words and words <= set(fold(id).split())][:3] or nearest(typed, ids)
    return UnresolvedName(
        f'no event "{typed}" in the log' + _did_you_mean(close, otherwise or "list --ids prints every id")
    )


def _suggestion(typed: str, names: list[Name], what: str) -> str:
    listed = list(dict.fromkeys(name.name for name in names))
    whole_list = what in {"kind", "country", "absent country"}
    most = len(listed) if whole_list else _LISTED
    some = ", ".join(listed[:most]) + (", …" if len(listed) > most else "")
    close = _meant_by(typed, names, what) or ([] if whole_list else _with_some_words(typed, names))
    plural = _PLURALS.get(what, f"{what}s")
    return _did_you_mean(close, f"it has {some}" if some else f"it has no {plural} at all")


def _meant_by(typed: str, names: list[Name], what: str) -> list[str]:
    return (kinds_meant(typed, names) if what == "kind" else []) or _near(typed, names)


def _near(typed: str, names: Iterable[Name]) -> list[str]:
    """Return the names a spelling of which, or a word of one, is like what was typed."""
    if len(fold(typed)) <= SHORTEST:
        return []
    by_spelling = {spelling: name for name in names for spelling in (name.key, *name.spellings)}
    by_word = {word: name for spelling, name in by_spelling.items() for word in fold(spelling).split() if len(word) > 2}
    known = by_spelling | by_word
    return list(dict.fromkeys(known[spelling].name for spelling in nearest(typed, known)))


def _with_some_words(typed: str, names: Iterable[Name]) -> list[str]:
    """Return the names with most words of several, half of them at least, or a word that begins so; none for many."""
    words = set(fold(typed).split()) - SMALL
    having: dict[int, dict[str, None]] = {}
    for name in names:
        if not name.has_any(words):
            continue
        spelt = {word for spelling in name.spellings for word in fold(spelling).split()}
        begins = len(words) == 1 and any(word.startswith(tuple(words)) for word in spelt)
        having.setdefault(len(words & spelt) or begins, {})[name.name] = None
    best = max(having, default=0)
    return list(having[best]) if 2 * best >= len(words) > 0 and len(having[best]) <= _MEANT else []


def _did_you_mean(close: list[str], otherwise: str) -> str:
    return f"; did you mean {' or '.join(close)}?" if close else f"; {otherwise}"
