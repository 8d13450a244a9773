"""What the spellings of one name have in common, and the register entries that a name may mean.

`add` asks more of a name, which someone is there to correct: here only whole names are the same.
"""

from collections.abc import Iterator

from csto_timeline.folding import closed_up, fold
from csto_timeline.log.model import Country, Person, Source
from csto_timeline.log.registers import Registers, key_of
from csto_timeline.writing.countries import country_called
from csto_timeline.writing.sources import is_address, texts_for

Entry = Country | Person | Source


def identity(register: str, name: str) -> str:
    """Return what is the same for all spellings of a name: of a country its code (ISO 3166-1), else folded words.

    An address is the same to the letter only.
    """
    if register == "sources" and is_address(name):
        return name
    if register == "countries" and (called := country_called(name)):
        return called[0]
    return (closed_up(name) if register == "places" else fold(name)) or name


def entries_by_identity(registers: Registers) -> dict[tuple[str, str], dict[str, Entry]]:
    """Return the countries, people and sources that a name may mean, by register and identity, each by its key."""
    entries: dict[tuple[str, str], dict[str, Entry]] = {}
    for register, spelling, entry in _spellings(registers):
        entries.setdefault((register, identity(register, spelling)), {})[key_of(entry)] = entry
    return entries


def _spellings(registers: Registers) -> Iterator[tuple[str, str, Entry]]:
    for register, rows in (("countries", registers.countries), ("people", registers.people)):
        for entry in rows:
            names = key_of(entry), entry.name, *entry.aliases
            yield from ((register, name, entry) for name in names)
    for source in registers.sources:
        yield from (("sources", text, source) for text in texts_for(source))
