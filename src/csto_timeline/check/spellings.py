"""The spellings of all names of a log, in the groups in which they may be mistaken for each other."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from csto_timeline.check.uses_of_names import NAME_FIELDS, names_of
from csto_timeline.check.whole_log import WholeLog
from csto_timeline.log.registers import Registers, key_member, key_of
from csto_timeline.log.validity import Path


class Standing(Enum):
    """What a spelling is: a name of an entry, the id of one, or a name without an entry."""

    ENTRY = "entry"
    ID = "id"
    STRAY = "stray"


class Spelling(NamedTuple):
    """A spelling, its owner, and its path in the log."""

    text: str
    owner: str
    path: Path
    standing: Standing = Standing.ENTRY


def groups(log: WholeLog) -> Iterator[tuple[str, list[Spelling]]]:
    """Yield the spellings of each register under its name, then those of publishers and of tags."""
    unknown = [*log.strays(), *log.stray_places()]
    for register in NAME_FIELDS:
        own = (Spelling(key, key, named.path, Standing.STRAY) for each, key, named in unknown if each == register)
        entries = (each for each in _entries(log.registers, register) if not _is_shared(log.registers, register, each))
        yield register, [*entries, *_ids(log.registers, register), *own]
    yield "publishers", list(_publishers(log.registers))
    yield "tags", [Spelling(name, name, path) for name, path in log.index.tags.items()]


def concern(other: Spelling, spelling: Spelling) -> bool:
    """Return whether two spellings are of two owners, and may not be so; ids only concern names without an entry."""
    if other.owner == spelling.owner or spelling.standing is Standing.ID:
        return False
    return other.standing is not Standing.ID or spelling.standing is Standing.STRAY


def named(spelling: Spelling) -> str:
    """Return a spelling in quotation marks, with the owner where that has another name."""
    return f'"{spelling.text}"' + (f" of {spelling.owner}" if spelling.text != spelling.owner else "")


def _is_shared(registers: Registers, register: str, spelling: Spelling) -> bool:
    """Return whether several places have the spelling: that is said elsewhere."""
    return register == "places" and len(registers.places_called(spelling.text)) > 1


def _entries(registers: Registers, register: str) -> Iterator[Spelling]:
    for number, row in enumerate(getattr(registers, register)):
        for path, name in names_of(row):
            yield Spelling(name, key_of(row), (register, number, *path))


def _ids(registers: Registers, register: str) -> Iterator[Spelling]:
    member = key_member(register)
    for number, row in enumerate(getattr(registers, register)):
        yield Spelling(key_of(row), key_of(row), (register, number, member), Standing.ID)


def _publishers(registers: Registers) -> Iterator[Spelling]:
    for number, source in enumerate(registers.sources):
        yield Spelling(source.publisher, source.publisher, ("sources", number, "publisher"))
        if source.wire:
            yield Spelling(source.wire, source.wire, ("sources", number, "wire"))
