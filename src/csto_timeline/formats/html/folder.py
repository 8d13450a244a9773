"""A page split for a large log: its first events with all that finds the others, and these in pages beside it.

The page takes in the pages beside it one by one, as soon as it shows; without scripts it links to them.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from markupsafe import Markup

from csto_timeline.answers.headings import extent
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.html.assets import file, policy
from csto_timeline.formats.html.page import Page
from csto_timeline.query.select import Match, Selection
from csto_timeline.text import counted

INDEX = "index.html"
PIECES = r"events-[0-9]+-[0-9a-f]{12}\.html"
_LINKED = re.compile(r'href="#([^"]+)"')
_EVENT = re.compile(r'<li id="([^"]+)" class="event')


def folder(selection: Selection, options: Options, track: Track) -> Iterator[tuple[str, bytes]]:
    """Yield the name of each file of the folder and what is in it: the pages of the pieces, and the index last.

    The name of a piece has a hash of what is in it. So an index fits the pieces that it names, whatever is
    beside them.
    """
    page = Page(selection, options, track)
    pieces = page.pieces()
    head, events = "".join(page.head(frames=True)), "".join(next(pieces, ()))
    title, links = options.title or selection.registers.title, list[tuple[str, str]]()
    elsewhere = set(_LINKED.findall(head)) - set(_EVENT.findall(events))
    homes = dict[str, str]()
    for number, piece in enumerate(pieces, start=2):
        label = _label(selection.matches[(number - 1) * page.piece : number * page.piece])
        content = "".join(_page(page, f"{title}: {label}", piece)).encode()
        name = f"events-{number}-{sha256(content).hexdigest()[:12]}.html"
        links.append((name, label))
        homes |= dict.fromkeys(elsewhere.intersection(_EVENT.findall(content.decode())), name)
        yield name, content
    head = _LINKED.sub(lambda link: f'href="{homes.get(link[1], "")}#{link[1]}"', head)
    tail = "".join(page.tail(page.templates.piece.links(links) if links else ""))
    yield INDEX, (head + events + tail).encode()


def _label(matches: Sequence[Match]) -> str:
    return counted(len(matches), "event") + extent(matches, ", ")


def _page(page: Page, title: str, piece: Iterator[str]) -> Iterator[str]:
    template, script = page.templates.piece, file("piece.js")
    yield template.head(title, policy(script, page.style), Markup(page.style))  # noqa: S704 (our own)
    yield from piece
    yield template.tail(Markup(script))  # noqa: S704 (our own)
