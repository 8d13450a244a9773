"""The members of register entries, as `--json` prints them: all that the log format has, those not known as null."""

from collections.abc import Iterator, Sequence
from typing import Any

from csto_timeline.answers.spellings import printed_spellings
from csto_timeline.log.extra import members as declared
from csto_timeline.log.model import LogObject
from csto_timeline.log.registers import AnyEntry, Registers
from csto_timeline.query.name import Name
from csto_timeline.query.select import Selection

_PRINTED = ("people", "countries", "places")  # registers whose entries outlets spell in several ways


def members(selection: Selection, register: str, names: Sequence[Name]) -> Iterator[dict[str, Any]]:
    """Yield the members of the entry of each name, or of the one that it stands for where the log has none.

    Those of people, countries and places have `printed` as well: each spelling that stands in print, with its outlets.
    """
    printed = printed_spellings(selection.store, names) if register in _PRINTED else {}
    for name in names:
        shown = _members(_entry(selection.registers, register, name.key))
        if register in _PRINTED:
            spelt = printed.get(name.key, ())
            shown["printed"] = [{"spelling": spelling, "outlets": outlets} for spelling, outlets in spelt]
        yield shown


def _entry(registers: Registers, register: str, key: str) -> AnyEntry:
    match register:
        case "people":
            return registers.person(key)
        case "countries":
            return registers.country(key)
        case "places":
            return registers.place(key)
        case "kinds":
            return registers.kind(key)
    return registers.source(key)


def _members(row: LogObject) -> dict[str, Any]:
    """Return all members of a row, those that hold rows likewise, and after them those that begin with `x-`."""
    return {each.encode_name: _value(getattr(row, each.name)) for each in declared(type(row))} | (row.extra or {})


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return _members(value) if isinstance(value, LogObject) else value
