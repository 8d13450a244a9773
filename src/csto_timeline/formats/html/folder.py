"""A page split for a large log: its first events with all that finds the others, and these in pages beside it.

The page takes in the pages beside it one by one, as soon as it shows; without scripts it links to them.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from markupsafe import Markup

from csto_timeline.answers.headings import span
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.html.assets import file, policy
from csto_timeline.formats.html.page import Page
from csto_timeline.query.select import Match, Selection
from csto_timeline.text import counted

INDEX = "index.html"
PIECES = r"events-[0-9]+-[0-9a-f]{12}\.html"


def folder(selection: Selection, options: Options, track: Track) -> Iterator[tuple[str, bytes]]:
    """Yield the name of each file of the folder and what is in it: the pages of the pieces, and the index last.

    The name of a piece has a hash of what is in it. So an index fits the pieces that it names, whatever is
    beside them.
    """
    page = Page(selection, options, track)
    pieces = page.pieces()
    index = [*page.head(frames=True), *next(pieces, ())]
    title, links = options.title or selection.registers.title, list[tuple[str, str]]()
    for number, piece in enumerate(pieces, start=2):
        label = _label(selection.matches[(number - 1) * page.piece : number * page.piece])
        content = "".join(_page(page, f"{title}: {label}", piece)).encode()
        name = f"events-{number}-{sha256(content).hexdigest()[:12]}.html"
        links.append((name, label))
        yield name, content
    index += page.tail(page.templates.piece.links(links) if links else "")
    yield INDEX, "".join(index).encode()


def _label(matches: Sequence[Match]) -> str:
    return counted(len(matches), "event") + span(matches, ", ")


def _page(page: Page, title: str, piece: Iterator[str]) -> Iterator[str]:
    template, script = page.templates.piece, file("piece.js")
    yield template.head(title, policy(script, page.style), Markup(page.style))  # noqa: S704 (our own)
    yield from piece
    yield template.tail(Markup(script))  # noqa: S704 (our own)
