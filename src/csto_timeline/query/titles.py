"""The titles of offices, and which of them was typed."""

from csto_timeline.folding import fold
from csto_timeline.log.registers import Registers
from csto_timeline.query.name import SMALL, Name
from csto_timeline.query.names import resolve_all

_SPELT = {"defense": "defence"}


def titles_with(registers: Registers, typed: str, besides: str = "") -> tuple[str, ...]:
    """Return the titles of offices that have all words typed, in the order of the alphabet.

    Little words do not count, and a country answers to all its spellings.
    """
    words = _words(typed)
    return tuple(
        title for title in titles_of(registers) if words and words <= _all_words(registers, title) and title != besides
    )


def titles_meant(registers: Registers, typed: str) -> list[str]:
    """Return the titles that have all words typed, else those with their forms or beginnings.

    They are in the order of the alphabet. Raises `UnresolvedName`, with the nearest ones.
    """
    names = [Name(title, title, (title,)) for title in titles_of(registers)]
    return list(titles_with(registers, typed)) or [name.name for name in resolve_all(typed, names, "office")]


def plainest(titles: list[str]) -> list[str]:
    """Return the title whose words all others have too, as that of a minister among those of deputies; or nothing."""
    return [title for title in titles if all(_words(title) <= _words(other) for other in titles)]


def titles_of(registers: Registers) -> list[str]:
    """Return the titles of all offices, in the order of the alphabet."""
    return sorted({office.title for person in registers.people for office in person.offices})


def _words(text: str) -> set[str]:
    return {_SPELT.get(word, word) for word in fold(text).split()} - SMALL


def _all_words(registers: Registers, title: str) -> set[str]:
    return _words(title) | _words_of_country(registers, title)


def _words_of_country(registers: Registers, title: str) -> set[str]:
    """Return the words of all spellings of the countries that a title names."""
    named = (each for each in registers.countries if _words(each.name) <= _words(title))
    return {word for country in named for each in (country.name, *country.aliases) for word in _words(each)}


def is_whole(registers: Registers, typed: str, title: str) -> bool:
    """Return whether what was typed has all words of a title, its country in any spelling."""
    country = _words_of_country(registers, title)
    words, others = _words(typed), _words(title)
    return words - country == others - country and bool(words & country) == bool(others & country)
