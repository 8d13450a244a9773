"""JSON: a log of its own, that the program loads again."""

from csto_timeline.formats.exporter import Options, Track
from csto_timeline.log.document import encode
from csto_timeline.log.union import reduced
from csto_timeline.query.query import Selection


def render(selection: Selection, options: Options, track: Track) -> str:  # noqa: ARG001 (it takes none)
    """Give the events as a log. The whole log keeps its registers; a part keeps what it uses of them."""
    events = tuple(match.event for match in track(selection.matches))
    return encode(reduced(selection.registers, events))
