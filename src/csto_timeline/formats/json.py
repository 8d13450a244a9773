"""JSON: a log of its own, that the program loads again."""

import msgspec

from csto_timeline.formats.exporter import Options, Track
from csto_timeline.log.codec import ENCODER
from csto_timeline.log.reducing import Reducer, Used
from csto_timeline.log.registers import REGISTERS
from csto_timeline.log.whole import Log
from csto_timeline.query.select import Selection
from csto_timeline.text import json_escaped


def render(selection: Selection, options: Options, track: Track) -> str:  # noqa: ARG001 (it takes none)
    """Return the events as a log. The whole log keeps its registers; a part keeps what it uses of them."""
    events = tuple(match.event for match in track(selection.matches))
    used = Used()
    for event in events:
        used.add(event)
    registers = selection.registers if selection.is_whole else Reducer(selection.registers).reduced(used)
    log = Log(title=registers.title, events=events, **{name: getattr(registers, name) for name in REGISTERS})
    return json_escaped(msgspec.json.format(ENCODER.encode(log), indent=2).decode()) + "\n"
