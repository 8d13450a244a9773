"""JSON Lines (jsonlines.org): one event per line, that loads as a log again, alone or with others."""

from collections.abc import Iterator

from csto_timeline.formats.exporter import Options, Track
from csto_timeline.log.lines import encode_lines
from csto_timeline.query.select import Selection
from csto_timeline.text import json_escaped


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:  # noqa: ARG001 (it takes none)
    """Yield one line an event, each with the register entries that it uses."""
    events = (match.event for match in track(selection.matches))
    return map(json_escaped, encode_lines(selection.registers, events))
