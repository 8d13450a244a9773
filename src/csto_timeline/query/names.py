"""Resolve what a user typed to the people, countries, kinds, places and sources of a log.

A name is typed whole, or by any of its words, in any spelling that the log has. Where no
name fits so, forms of words and beginnings do.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from csto_timeline.errors import UnresolvedName
from csto_timeline.query.name import Name

_STRICT = (Name.has_key, Name.is_exactly, Name.is_whole, Name.has_words)
_LOOSE = (Name.has_cases, Name.has_beginnings)
_OF_ITS_SORT: dict[str, tuple[Callable[[Name, str], bool], ...]] = {
    "person": (Name.is_called,),
    "country": (Name.has_initials,),
    "absent country": (Name.has_initials,),
    "kind": (Name.has_forms,),
    "tag": (Name.has_forms,),
}


def resolve_all(typed: str, names: Iterable[Name], what: str) -> list[Name]:
    """Return every name that has the words of `typed`; where that is an id and no spelling, the one of that id.

    If there is none, those that match as `resolve` tells. Raises `UnresolvedName`, with the nearest names,
    if there is none at all; `what` says what was looked for (`person`).
    """
    names, typed = list(names), typed.strip()
    return matching_all(typed, names, what) or _fitting(typed, names, what)


def matching_all(typed: str, names: Iterable[Name], what: str) -> list[Name]:
    """Return the names that `resolve_all` does; none where that raises an error, which takes much longer to word."""
    names, typed = list(names), typed.strip()
    if own := [name for name in names if name.has_key(typed) and not name.sharing(typed)]:
        return own
    fits = (Name.is_exactly, Name.is_whole, Name.has_words)
    return [name for name in names if any(fit(name, typed) for fit in fits)] or _best(typed, names, what)


def resolve(typed: str, names: Iterable[Name], what: str, option: str = "") -> Name:
    """Return the one name that `typed` fits best; raises `UnresolvedName` for none, and for several.

    By its key, first to the letter, else as a whole, else by some of its words. Else a person by what people
    are called, a country by its initials; else by forms of its words, else by their beginnings.
    """
    fitting = _fitting(typed.strip(), list(names), what, option)
    if len(fitting) == 1:
        return fitting[0]
    listed = ", ".join(f"{name.name} ({name.key})" for name in fitting)
    raise UnresolvedName(f'"{typed}" matches {len(fitting)} in the log: {listed}; write more of the name, or the id')


def sharing(typed: str, found: Name, names: Iterable[Name]) -> list[Name]:
    """Return the other names that have the words of `typed`, which is the whole of the name that was found."""
    return [name for name in names if name.key != found.key and name.sharing(typed)]


def labels(names: Sequence[Name]) -> list[str]:
    """Return what names are called, with their ids where several are called the same."""
    times = Counter(name.name for name in names)
    return [f"{name.name} ({name.key})" if times[name.name] > 1 else name.name for name in names]


def _fitting(typed: str, names: list[Name], what: str, option: str = "") -> list[Name]:
    if fitting := _best(typed, names, what):
        return fitting
    from csto_timeline.query.unknown_names import unknown_name  # few names are mistyped

    raise unknown_name(
        typed, names, what, option or f"--{what.split()[0]}", lambda part: bool(_best(part, names, what))
    )


def _best(typed: str, names: list[Name], what: str) -> list[Name]:
    """Return the names that fit in the first way in which any does."""
    for fits in (*_STRICT, *_OF_ITS_SORT.get(what, ()), *_LOOSE):
        if fitting := [name for name in names if fits(name, typed)]:
            return fitting
    return []
