"""What the spellings of one name have in common, and the register entries that a name may mean.

`add` asks more of a name, which someone is there to correct: here only whole names are the same.
"""

from collections.abc import Iterator

from csto_timeline.folding import closed_up, fold
from csto_timeline.log.registers import Registers, key_of
from csto_timeline.writing.countries import country_called
from csto_timeline.writing.sources import is_address, texts_for


def identity(register: str, name: str) -> str:
    """Return what is the same for all spellings of a name: of a country its code (ISO 3166-1), else folded words.

    An address is the same to the letter only.
    """
    if register == "sources" and is_address(name):
        return name
    if register == "countries" and (called := country_called(name)):
        return called[0]
    return (closed_up(name) if register == "places" else fold(name)) or name


def keys_by_identity(registers: Registers) -> dict[tuple[str, str], set[str]]:
    """Return the ids or codes of the countries, people and sources that a name may mean, by register and identity."""
    keys: dict[tuple[str, str], set[str]] = {}
    for register, spelling, key in _spellings(registers):
        keys.setdefault((register, identity(register, spelling)), set()).add(key)
    return keys


def _spellings(registers: Registers) -> Iterator[tuple[str, str, str]]:
    for register, entries in (("countries", registers.countries), ("people", registers.people)):
        for entry in entries:
            names = key_of(entry), entry.name, *entry.aliases
            yield from ((register, name, key_of(entry)) for name in names)
    for source in registers.sources:
        yield from (("sources", text, source.id) for text in texts_for(source))
