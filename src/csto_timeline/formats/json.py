"""JSON: a log of its own, that the program loads again."""

from csto_timeline.formats import Options, Track
from csto_timeline.log import encode
from csto_timeline.merge import reduced
from csto_timeline.query import Selection


def render(selection: Selection, options: Options, track: Track) -> str:  # noqa: ARG001 (it takes none)
    """Give the events as a log. The whole log keeps its registers; a part keeps what it uses of them."""
    events = tuple(match.event for match in track(selection.matches))
    return encode(reduced(selection.log, events))
