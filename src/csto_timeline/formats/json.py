"""JSON: a log of its own, that the program loads again.

It is written event by event, as if it were encoded whole: the registers stand before the events.
"""

from collections.abc import Iterator

from msgspec import json
from msgspec.structs import asdict

from csto_timeline.formats.exporter import Options, Track
from csto_timeline.log.codec import ENCODER
from csto_timeline.log.model import Event
from csto_timeline.log.reducing import Reducer, Used
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Selection
from csto_timeline.text import json_escaped

_NO_EVENTS = "[]\n}\n"


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:  # noqa: ARG001 (it takes none)
    """Yield the events as a log. The whole log keeps its registers; a part keeps what it uses of them."""
    members = {"version": 1, **asdict(_registers(selection)), "events": []}
    empty = json_escaped(json.format(ENCODER.encode(members), indent=2).decode()) + "\n"
    if not selection.matches:
        yield empty
        return
    before = empty.removesuffix(_NO_EVENTS) + "["
    for match in track(selection.matches):
        yield before + _indented(match.event)
        before = ","
    yield "\n  " + _NO_EVENTS.removeprefix("[")


def _indented(event: Event) -> str:
    text = json.format(ENCODER.encode(event), indent=2).decode()
    return json_escaped(f"\n{text}".replace("\n", "\n    "))


def _registers(selection: Selection) -> Registers:
    if selection.is_whole:
        return selection.registers
    used = Used()
    for event in selection.events:
        used.add(event)
    return Reducer(selection.registers).reduced(used)
