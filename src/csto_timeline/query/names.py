"""Resolve what a user typed to the people, countries, kinds, places and sources of a log.

A name is typed whole, or by any of its words, in any spelling that the log has. Case,
accents, apostrophes and hyphens do not count.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from csto_timeline.errors import UnresolvedName
from csto_timeline.log.document import Log
from csto_timeline.log.model import Event
from csto_timeline.text import fold, nearest

USUAL_KINDS = (
    *("summit", "meeting", "appointment", "clash", "statement", "treaty"),
    *("membership", "deployment", "exercise", "protest", "appeal"),
)


class Name(Struct, frozen=True):
    """What events call something by (`key`), its canonical name, and all its spellings."""

    key: str
    name: str
    spellings: tuple[str, ...]

    def has_key(self, typed: str) -> bool:
        """Say whether `typed` is the key, to the letter."""
        return typed == self.key

    def is_exactly(self, typed: str) -> bool:
        """Say whether `typed` is the key, to the letter but for case."""
        return typed.casefold() == self.key.casefold()

    def is_whole(self, typed: str) -> bool:
        """Say whether `typed` is one of the spellings, or the key."""
        whole = _closed_up(typed)
        return whole != "" and whole in {_closed_up(spelling) for spelling in (self.key, *self.spellings)}

    def has_words(self, typed: str) -> bool:
        """Say whether all words of `typed` are words of one spelling."""
        words = set(fold(typed).split())
        return bool(words) and any(words <= _words(spelling) for spelling in self.spellings)

    def spelling(self, typed: str) -> str:
        """Give the spelling that `typed` is the whole of, else one that has its words, else the key."""
        alone = [Name(spelling, spelling, (spelling,)) for spelling in self.spellings]
        fitting = [each for each in alone if each.is_whole(typed)] or [each for each in alone if each.has_words(typed)]
        return fitting[0].name if fitting else self.key


def people(log: Log) -> list[Name]:
    """Give the people of the register, then those whom only events name."""
    known = [Name(p.id, p.name, (p.name, *p.aliases)) for p in log.people]
    return _with_unregistered(known, log, lambda event: event.involved)


def countries(log: Log) -> list[Name]:
    """Give the countries of the register, then those that only events name."""
    known = [Name(c.code, c.name, (c.name, *c.aliases)) for c in log.countries]
    return _with_unregistered(known, log, lambda event: event.countries)


def kinds(log: Log) -> list[Name]:
    """Give the kinds that the log declares, else the usual ones and those of its events."""
    declared = [Name(kind.id, kind.name, (kind.name,)) for kind in log.kinds]
    known = declared or [Name(kind, kind, (kind,)) for kind in USUAL_KINDS]
    return _with_unregistered(known, log, lambda event: (event.kind,))


def places(log: Log) -> list[Name]:
    """Give the places of the events."""
    return _with_unregistered([], log, lambda event: (event.place,) if event.place else ())


def sources(log: Log) -> list[Name]:
    """Give the sources, each answering to its id, its publisher and its wire agency."""
    known = [Name(s.id, s.publisher, (s.publisher, s.wire) if s.wire else (s.publisher,)) for s in log.sources]
    return _with_unregistered(known, log, lambda event: (account.source for account in event.accounts))


def resolve_all(typed: str, names: Iterable[Name], what: str) -> list[Name]:
    """Give every name that `typed` fits: by its key, first to the letter, else as a whole, else by some of its words.

    Raises `UnresolvedName`, with the nearest names, where there is none; `what` says what
    was looked for (`person`).
    """
    names = list(names)
    for fits in (Name.has_key, Name.is_exactly, Name.is_whole, Name.has_words):
        if fitting := [name for name in names if fits(name, typed.strip())]:
            return fitting
    hint = '; join several names with "+"' if "," in typed else _suggestion(typed, names)
    raise UnresolvedName(f'no {what} "{typed}" in the log{hint}')


def resolve(typed: str, names: Iterable[Name], what: str) -> Name:
    """Give the one name that `typed` fits; raises `UnresolvedName` as well for several."""
    fitting = resolve_all(typed, names, what)
    if len(fitting) == 1:
        return fitting[0]
    listed = ", ".join(f"{name.name} ({name.key})" for name in fitting)
    raise UnresolvedName(f'"{typed}" fits {len(fitting)} of the log: {listed}; write more of the name, or the id')


def resolve_event(typed: str, log: Log) -> Event:
    """Give the event of that id, in any case; raises `UnresolvedName` with the nearest ids."""
    event = log.event(typed.strip().lower())
    if event is not None:
        return event
    ids = [event.id for event in log.events]
    close = nearest(typed, ids) or [id for id in ids if set(fold(typed).split()) <= set(fold(id).split())][:3]
    raise UnresolvedName(f'no event "{typed}" in the log' + _did_you_mean(close, "list prints the ids when piped"))


def _suggestion(typed: str, names: list[Name]) -> str:
    by_spelling = {spelling: name for name in names for spelling in (name.key, *name.spellings)}
    by_word = {word: name for spelling, name in by_spelling.items() for word in fold(spelling).split() if len(word) > 2}
    known = by_spelling | by_word
    close = dict.fromkeys(known[spelling].name for spelling in nearest(typed, known))
    some = ", ".join(dict.fromkeys(name.name for name in names[:12])) + (", …" if len(names) > 12 else "")
    return _did_you_mean(list(close), f"it has {some}" if some else "it has none")


def _did_you_mean(close: list[str], otherwise: str) -> str:
    return f"; did you mean {' or '.join(close)}?" if close else f"; {otherwise}"


def _with_unregistered(known: list[Name], log: Log, named: Callable[[Event], Iterable[str]]) -> list[Name]:
    keys = {name.key for name in known}
    others = dict.fromkeys(key for event in log.events for key in named(event) if key not in keys)
    return [*known, *(Name(key, key, (key,)) for key in others)]


def _closed_up(text: str) -> str:
    return fold(text).replace(" ", "")


def _words(spelling: str) -> set[str]:
    """Give the words of a spelling, those with a hyphen both parted and closed up."""
    return {*fold(spelling).split(), *(_closed_up(word) for word in spelling.split())}
