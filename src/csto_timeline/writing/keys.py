"""Ids and codes put in the place of names, in events and in register entries."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import json

from csto_timeline.check.uses_of_names import Use, uses_of_event, uses_of_registers
from csto_timeline.check.whole_log import WholeLog, indexed
from csto_timeline.log.registers import key_of
from csto_timeline.writing.text import LogText

_LISTS = ("countries", "absent", "people")  # in which an event names nothing twice
Keys = Mapping[tuple[str, str], str]
"""The ids or codes of names, by register and name."""


def put_keys(log: LogText, keys: Keys) -> None:
    """Call by its id or code whatever events and entries of a log call by one of these names.

    Raises `LogError` for an event or entry that is not valid.
    """
    if not keys:
        return
    whole = indexed(log.name, log.data)
    _in_entries(log, whole, keys)
    for text in whole.texts:
        if not text.event or not text.is_sound(("id",)):
            continue
        uses = [use for use in uses_of_event(text.event) if use[:2] in keys and text.is_sound(use[2])]
        if uses:
            event = _with_keys(json.decode(log.event(text.event.id)), uses, keys)
            lists = {name: list(dict.fromkeys(event[name])) for name in _LISTS if name in event}
            log.replace_event(text.event.id, event | lists)


def _in_entries(log: LogText, whole: WholeLog, keys: Keys) -> None:
    uses: dict[tuple[str, str], list[Use]] = {}
    for register, name, path in uses_of_registers(whole.registers):
        if (register, name) in keys and whole.is_sound(path):
            owner, number, *within = path
            entry = getattr(whole.registers, str(owner))[number]
            uses.setdefault((str(owner), key_of(entry)), []).append((register, name, tuple(within)))
    for (owner, key), own in uses.items():
        if entry := log.entry(owner, key):
            log.put_entry(owner, key, _with_keys(entry, own, keys))


def _with_keys(data: dict[str, Any], uses: Iterable[Use], keys: Keys) -> dict[str, Any]:
    """Return the JSON of an event or entry in which those uses of names are ids or codes."""
    for register, name, (*way, last) in uses:
        around: Any = data
        for step in way:
            around = around[step]
        around[last] = keys[register, name]
    return data
