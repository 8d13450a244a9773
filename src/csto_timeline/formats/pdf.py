"""PDF (ISO 32000): the picture that SVG is, on a page of its size; its letters can be selected and found."""

from collections.abc import Iterator

from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.typesetting import picture
from csto_timeline.query.select import Selection


def render(selection: Selection, options: Options, track: Track) -> Iterator[bytes]:
    """Return the pieces of the file; raises `UsageError` without the extra."""
    return picture(selection, options, track, "pdf")
