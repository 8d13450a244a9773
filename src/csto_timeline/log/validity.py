"""The rules of a valid log that its types cannot state, each worded once.

Readers raise the first fault that they meet; `check` lists all of them. What is asked decides
how far a reader looks: the registers always, of the events those that it finds.
"""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from msgspec import json

from csto_timeline.log.model import Event
from csto_timeline.log.registers import REGISTERS, Registers, key_member, key_of

Path = tuple[str | int, ...]
RENAME_OR_MERGE = "rename one, or merge their accounts with --merge"  # the remedy where several logs have an event
PREFER = "choose with --prefer first or --prefer last"  # where what they say of it differs
_MOST = 12  # kinds that are listed
_JSON = json.Decoder(float_hook=str)  # a number may be greater than any float


class Fault(NamedTuple):
    """What breaks a rule of the log format: the rule, the path of the value, what is wrong with it, and the value."""

    rule: str
    path: Path
    words: str
    found: str | None = None


def repeated_entries(registers: Registers) -> Iterator[Fault]:
    """Find the entries of a register that have the id or code of one before."""
    for register in REGISTERS:
        first: dict[str, int] = {}
        member = key_member(register)
        for number, entry in enumerate(getattr(registers, register)):
            key = key_of(entry)
            if (before := first.setdefault(key, number)) != number:
                words = f'"{key}" is also the {member} of {register}[{before}]'
                yield Fault("repeated-id", (register, number, member), words, key)


def repeated_id(id: str, before: str, remedy: str = "rename one") -> str:
    """Describe that an event has the id of another one; `before` says where that is: a file, a line."""
    return f'"{id}" is also the id of an event in {before}: {remedy}'


def undeclared_kind(kind: str, declared: Collection[str]) -> str | None:
    """Describe that a kind is none of those that its log declares; None if it is, or where none is declared."""
    if not declared or kind in declared:
        return None
    some = ", ".join(islice(sorted(declared), _MOST)) + (", …" if len(declared) > _MOST else "")
    return f'"{kind}" is not one of the kinds that the log declares: {some}'


def time_without_day(event: Event) -> str | None:
    """Describe that an event has a time, and a date that is not known to the day; None if that is not so."""
    if event.time is None or event.date.is_known_day:
        return None
    return f'a time needs a date known to the day, and "{event.date}" is not: give the day, or leave the time out'


def repeated_member(name: str, first: str | None = None) -> str:
    """Describe that an object has two members of one name; `first` says where the first of them is."""
    words = f'the member "{name}" is given twice in one object'
    return words if first is None else f"{words}, first in {first}: remove one"


def may_repeat_members(data: bytes) -> bool:
    """Return whether an object in `data`, which is JSON, may have two members of one name.

    Written anew from what was read of it, it then has fewer colons. One that is written as an
    escape may hide one that is lost.
    """
    return json.encode(_JSON.decode(data)).count(b":") != data.count(b":") or b"\\u003" in data


def path_words(path: Path) -> str:
    """Write a path as JSON programs do: `events[12].accounts[0].date`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
