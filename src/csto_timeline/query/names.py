"""Resolve what a user typed to the people, countries, kinds, places and sources of a log.

A name is typed whole, or by any of its words, in any spelling that the log has. Where no
name fits so, forms of words and beginnings do.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from csto_timeline.errors import UnknownName, UnresolvedName
from csto_timeline.folding import fold
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
    if found := matching_all(typed, names, what):
        return found
    raise _unknown(typed, names, what, f"--{what.split()[0]}")


def matching_all(typed: str, names: Iterable[Name], what: str) -> list[Name]:
    """Return the names that `resolve_all` does; none where that raises an error, which takes much longer to word."""
    names, typed = list(names), typed.strip()
    likely = _having_any(names, typed, {*fold(typed).split()})
    if own := [name for name in likely if name.has_key(typed) and not name.sharing(typed)]:
        return own
    fits = (Name.is_exactly, Name.is_whole, Name.has_words)
    return [name for name in likely if any(fit(name, typed) for fit in fits)] or _best(typed, names, what)


def resolve(typed: str, names: Iterable[Name], what: str, option: str = "") -> Name:
    """Return the one name that `typed` fits best; raises `UnresolvedName` for none, and for several.

    By its key, first to the letter, else as a whole, else by some of its words. Else a person by what people
    are called, a country by its initials; else by forms of its words, else by their beginnings.
    """
    names = list(names)
    fitting = _best(typed.strip(), names, what)
    if not fitting:
        raise _unknown(typed.strip(), names, what, option or f"--{what.split()[0]}")
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


def _unknown(typed: str, names: list[Name], what: str, option: str) -> UnknownName:
    from csto_timeline.query.unknown_names import unknown_name  # few names are mistyped

    return unknown_name(typed, names, what, option, lambda part: bool(_best(part, names, what)))


def _best(typed: str, names: list[Name], what: str) -> list[Name]:
    """Return the names that fit in the first way in which any does."""
    return _first(_STRICT, typed, _having_any(names, typed, {*fold(typed).split()})) or _loosely(typed, names, what)


def _loosely(typed: str, names: list[Name], what: str) -> list[Name]:
    from csto_timeline.query.person_names import beginnings  # most names are asked for as the log has them

    own = _OF_ITS_SORT.get(what, ())
    by_words = names if Name.has_initials in own else _having_any(names, typed, beginnings(typed))
    return _first((*own, *_LOOSE), typed, by_words)


def _first(ways: Iterable[Callable[[Name, str], bool]], typed: str, names: list[Name]) -> list[Name]:
    return next((fitting for fits in ways if (fitting := [name for name in names if fits(name, typed)])), [])


def _having_any(names: Iterable[Name], typed: str, texts: Collection[str]) -> list[Name]:
    """Return the names that have one of these folded texts, or `typed` for their key: no others need a closer look."""
    return [name for name in names if name.has_any(texts) or name.is_exactly(typed)]
