"""Resolve what a user typed to the people, countries, kinds, places and sources of a log.

A name is typed whole, or by any of its words, in any spelling that the log has. Case,
accents, apostrophes and hyphens do not count. Where no name fits so, forms of words and
beginnings do; for people query/called.py tells what else.
"""

import shlex
from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.errors import UnresolvedName
from csto_timeline.log.named import Named
from csto_timeline.log.registers import Registers
from csto_timeline.query.called import calls
from csto_timeline.query.stems import alike, in_case
from csto_timeline.text import closed_up, fold, nearest

USUAL_KINDS = (
    *("summit", "meeting", "appointment", "clash", "statement", "treaty"),
    *("membership", "deployment", "exercise", "protest", "appeal", "measure"),
)
_SHORTEST = 3  # letters of a name that is cut short; a shorter one is not held to be mistyped either
_LISTED = 12
_SMALL = frozenset({"of", "the", "and"})
_SHORT = {"usa": "US", "uk": "GB"}  # what is written for a code


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

    def is_written(self, typed: str) -> bool:
        """Say whether `typed` is the key or one of the spellings, to the letter but for case."""
        return typed.casefold() in {spelling.casefold() for spelling in (self.key, *self.spellings)}

    def is_whole(self, typed: str) -> bool:
        """Say whether `typed` is one of the spellings, or the key."""
        whole = closed_up(typed)
        return whole != "" and whole in {closed_up(spelling) for spelling in (self.key, *self.spellings)}

    def has_words(self, typed: str) -> bool:
        """Say whether all words of `typed` are words of one spelling."""
        words = set(fold(typed).split())
        return bool(words) and any(words <= _words(spelling) for spelling in self.spellings)

    def sharing(self, typed: str) -> bool:
        """Say whether `typed` is one of the spellings, or its words are words of one."""
        return closed_up(typed) in set(map(closed_up, self.spellings)) or self.has_words(typed)

    def has_forms(self, typed: str) -> bool:
        """Say whether all words of `typed` are forms of words of one spelling: a plural of a kind."""
        return self._has_each(typed, alike)

    def has_cases(self, typed: str) -> bool:
        """Say whether all words of `typed` are words of one spelling, in cases of Russian."""
        return self._has_each(typed, in_case)

    def has_beginnings(self, typed: str) -> bool:
        """Say whether all words of `typed`, of three letters or more, begin words of one spelling."""
        return self._has_each(typed, lambda part, word: len(part) >= _SHORTEST and word.startswith(part))

    def has_initials(self, typed: str) -> bool:
        """Say whether `typed` is short for a spelling: the first letters of its words, or what is said for its code."""
        short = fold(typed)
        initials = ("".join(word[0] for word in fold(each).split() if word not in _SMALL) for each in self.spellings)
        return len(short) > 1 and (short in initials or _SHORT.get(short) == self.key)

    def is_called(self, typed: str) -> bool:
        """Say whether `typed` names the person of that name; see query/called.py."""
        return any(calls(fold(typed).split(), fold(spelling).split()) for spelling in self.spellings)

    def _has_each(self, typed: str, fits: Callable[[str, str], bool]) -> bool:
        words = fold(typed).split()
        spelt = map(_words, self.spellings)
        return bool(words) and any(all(any(fits(word, each) for each in known) for word in words) for known in spelt)

    def spelling(self, typed: str) -> str:
        """Return the spelling that `typed` is the whole of, else one that has its words, else the key."""
        alone = [Name(spelling, spelling, (spelling,)) for spelling in self.spellings]
        for fits in (Name.is_whole, Name.has_words, Name.is_called, Name.has_cases, Name.has_beginnings):
            if fitting := [each for each in alone if fits(each, typed)]:
                return fitting[0].name
        return self.key


def known_names(named: Named, registers: Registers, used: Iterable[str]) -> list[Name]:
    """Return the names of a register, then those that only events use.

    Of kinds, where none is declared, the usual ones come first, unless the log has nothing but others.
    """
    known = _ENTRIES[named.name](registers)
    used = dict.fromkeys(used)
    if named.name == "kinds" and not registers.kinds and used and used.keys().isdisjoint(USUAL_KINDS):
        known = []
    keys = {name.key for name in known}
    if named.name == "places":
        used = dict.fromkeys(registers.place(spelling).id for spelling in used)
    return [*known, *(alone(key) for key in used if key not in keys)]


def as_registered(named: Named, registers: Registers) -> Named:
    """Return the sort of names as registers know them: a place is its entry, by whichever spelling events name it."""
    if named.name != "places" or not registers.places:
        return named
    key = cache(lambda spelling: registers.place(spelling).id)
    return replace(named, keys_of=lambda event: tuple(map(key, named.keys_of(event))))


def alone(key: str) -> Name:
    """Return a name that no register has: it stands for itself."""
    return Name(key, key, (key,))


def canonical(named: Named, registers: Registers, key: str) -> str:
    """Return what something is called that events call by `key`."""
    match named.name:
        case "kinds":
            return registers.kind(key).name
        case "countries" | "absent":
            return registers.country(key).name
        case "places":
            return registers.place(key).name
        case "people":
            return registers.person(key).name
        case "sources":
            return registers.source(key).publisher
    return key


def _people(registers: Registers) -> list[Name]:
    return [Name(person.id, person.name, (person.name, *person.aliases)) for person in registers.people]


def _countries(registers: Registers) -> list[Name]:
    return [Name(country.code, country.name, (country.name, *country.aliases)) for country in registers.countries]


def _places(registers: Registers) -> list[Name]:
    return [Name(place.id, place.name, (place.name, *place.aliases)) for place in registers.places]


def _kinds(registers: Registers) -> list[Name]:
    return [Name(kind.id, kind.name, (kind.name,)) for kind in registers.kinds] or list(map(alone, USUAL_KINDS))


def _sources(registers: Registers) -> list[Name]:
    """Return the sources, each answering to its id, its publisher and its wire agency."""
    sources = registers.sources
    return [Name(s.id, s.publisher, (s.publisher, s.wire) if s.wire else (s.publisher,)) for s in sources]


_ENTRIES: dict[str, Callable[[Registers], list[Name]]] = {
    "people": _people,
    "countries": _countries,
    "absent": _countries,
    "kinds": _kinds,
    "tags": lambda _: [],
    "places": _places,
    "sources": _sources,
}


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

    Where there is none, those that fit as `resolve` tells. Raises `UnresolvedName`, with the nearest names,
    where there is none at all; `what` says what was looked for (`person`).
    """
    names, typed = list(names), typed.strip()
    if own := [name for name in names if name.has_key(typed) and not name.sharing(typed)]:
        return own
    fits = (Name.is_exactly, Name.is_whole, Name.has_words)
    return [name for name in names if any(fit(name, typed) for fit in fits)] or _fitting(typed, names, what)


def resolve(typed: str, names: Iterable[Name], what: str) -> Name:
    """Return the one name that `typed` fits best; raises `UnresolvedName` for none, and for several.

    By its key, first to the letter, else as a whole, else by some of its words. Else a person by what people
    are called, a country by its initials; else by forms of its words, else by their beginnings.
    """
    fitting = _fitting(typed.strip(), list(names), what)
    if len(fitting) == 1:
        return fitting[0]
    listed = ", ".join(f"{name.name} ({name.key})" for name in fitting)
    raise UnresolvedName(
        f'"{typed}" fits {len(fitting)} of the log: {listed}; which one? Write more of the name, or the id'
    )


def sharing(typed: str, found: Name, names: Iterable[Name]) -> tuple[str, ...]:
    """Return the other names that have the words of `typed`, which is the whole of the name that was found."""
    return tuple(name.name for name in names if name.key != found.key and name.sharing(typed))


def _fitting(typed: str, names: list[Name], what: str) -> list[Name]:
    for fits in (*_STRICT, *_OF_ITS_SORT.get(what, ()), *_LOOSE):
        if fitting := [name for name in names if fits(name, typed)]:
            return fitting
    raise UnresolvedName(f'no {what} "{typed}" in the log{_several(typed, what) or _suggestion(typed, names, what)}')


def _several(typed: str, what: str) -> str:
    """Return how to ask for several names, where a comma joins them; an event has one kind, place and source each."""
    parts = list(filter(None, map(str.strip, typed.split(","))))
    if len(parts) < 2:
        return ""
    option = f"--{what.split()[0]}"
    repeated = f"; for “or” repeat the option: {' '.join(f'{option} {shlex.quote(part)}' for part in parts)}"
    return repeated if what in {"kind", "place", "source"} else f'{repeated}; for “and” join several names with "+"'


def unknown_event(typed: str, ids: Iterable[str]) -> UnresolvedName:
    """Return the error for an id that no event has, with the nearest ids."""
    ids = list(ids)
    close = nearest(typed, ids) or [id for id in ids if set(fold(typed).split()) <= set(fold(id).split())][:3]
    return UnresolvedName(f'no event "{typed}" in the log' + _did_you_mean(close, "list prints the ids when piped"))


def _suggestion(typed: str, names: list[Name], what: str) -> str:
    most = len(names) if what in {"kind", "country", "absent country"} else _LISTED
    by_spelling = {spelling: name for name in names for spelling in (name.key, *name.spellings)}
    by_word = {word: name for spelling, name in by_spelling.items() for word in fold(spelling).split() if len(word) > 2}
    known = by_spelling | by_word
    close = dict.fromkeys(known[spelling].name for spelling in nearest(typed, known) if len(fold(typed)) > _SHORTEST)
    some = ", ".join(dict.fromkeys(name.name for name in names[:most])) + (", …" if len(names) > most else "")
    return _did_you_mean(list(close), f"it has {some}" if some else "it has none")


def _did_you_mean(close: list[str], otherwise: str) -> str:
    return f"; did you mean {' or '.join(close)}?" if close else f"; {otherwise}"


def _words(spelling: str) -> set[str]:
    """Return the words of a spelling, those with a hyphen both parted and closed up."""
    return {*fold(spelling).split(), *(closed_up(word) for word in spelling.split())}
