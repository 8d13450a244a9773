"""JSON: a log of its own, that the program loads again.

It is written event by event, as if it were encoded whole: the registers stand before the events.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import json

from csto_timeline.formats.exporter import Options, Track
from csto_timeline.log.codec import encode
from csto_timeline.log.extra import members
from csto_timeline.log.model import Event
from csto_timeline.log.reducing import Reducer
from csto_timeline.log.registers import REGISTERS, Registers
from csto_timeline.query.select import Selection
from csto_timeline.text import json_escaped

_NO_EVENTS = "[]\n}\n"


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:  # noqa: ARG001 (it takes none)
    """Yield the events as a log. The whole log keeps its registers; a part keeps what it uses of them."""
    empty = json_escaped(json.format(encode(_log(_registers(selection))), indent=2).decode()) + "\n"
    if not selection.matches:
        yield empty
        return
    before = empty.removesuffix(_NO_EVENTS) + "["
    for match in track(selection.matches):
        yield before + _indented(match.event)
        before = ","
    yield "\n  " + _NO_EVENTS.removeprefix("[")


def _indented(event: Event) -> str:
    text = json.format(encode(event), indent=2).decode()
    return json_escaped(f"\n{text}".replace("\n", "\n    "))


def _log(registers: Registers) -> dict[str, Any]:
    """Return a log without events: all registers, also those without an entry, and what else it has."""
    every = {each.encode_name: getattr(registers, each.name) for each in members(Registers)}
    own = {name: value for name, value in every.items() if value or name in REGISTERS}
    return {
        **{name: own.pop(name) for name in ("$schema",) if name in own},
        "version": 1,
        **own,
        **(registers.extra or {}),
        "events": [],
    }


def _registers(selection: Selection) -> Registers:
    if selection.is_whole:
        return selection.registers
    reducer = Reducer(selection.registers)
    used = reducer.used()
    for event in selection.events:
        used.add(event)
    return reducer.reduced(used)
