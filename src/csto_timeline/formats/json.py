"""JSON: a complete log, its registers reduced to what the events use."""

from csto_timeline.log import encode
from csto_timeline.merge import reduced
from csto_timeline.query import Selection


def render(selection: Selection, *, style: str) -> str:  # noqa: ARG001 (every format takes it)
    """Give a log that the program itself loads again. There are no styles."""
    return encode(reduced(selection.log, selection.events))
