"""HTML: the timeline as one file that asks no other host for anything.

The page is whole without its script, which adds search and filters. A Content Security
Policy (level 3) lets run the page's own script and style, known by their digests, and nothing else.
"""

from collections.abc import Iterator

from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.html.page import Page
from csto_timeline.query.select import Selection


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:
    """Yield the page. Text of the log is escaped, and shown on one line with its control characters spelt out.

    Pieces after the first stand in `noscript`: they are text to a browser that runs the script, which reads them when
    the page shows.
    """
    page = Page(selection, options, track)
    yield from page.head()
    for number, piece in enumerate(page.pieces()):
        if number:
            yield "<noscript>\n"
        yield from piece
        if number:
            yield "</noscript>\n"
    yield from page.tail()
