"""RIS (Research Information Systems, 2011): the sources of the events, for EndNote, Zotero and their like.

Lines are written here: `rispy` numbers the entries, and would take a line break in a title for the end of its line.
"""

from collections.abc import Iterator, Sequence

from csto_timeline.answers.citation import key
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.references import date_parts, links, newly_cited, notes
from csto_timeline.formats.references import remarks as remarks
from csto_timeline.log.model import Source
from csto_timeline.query.select import Selection
from csto_timeline.text import visible


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:  # noqa: ARG001 (it takes none)
    """Yield an entry for each source, where it is first cited: a web page, or `GEN` for one without an address."""
    for sources in newly_cited(selection, track):
        yield "".join(f"{tag}  - {visible(value)}\r\n" for source in sources for tag, value in _lines(source))


def _lines(source: Source) -> Iterator[tuple[str, str]]:
    addresses = links(source)
    yield "TY", "ELEC" if addresses else "GEN"
    yield "ID", key(source.id)
    if source.author:
        yield "AU", source.author
    if source.title:
        yield "TI", source.title
    yield "T2" if addresses else "PB", source.publisher  # of a web page, the site
    if parts := date_parts(source.published):
        yield "PY", f"{parts[0]:04}"
        yield "DA", _day(parts)
    if source.language:
        yield "LA", source.language
    yield from (("UR", address) for address in addresses[:1])
    if source.accessed:
        yield "Y2", _day(date_parts(source.accessed))
    yield from (("N1", f"archived at {address}") for address in addresses[1:])
    yield from (("N1", note) for note in notes(source))
    yield "ER", ""


def _day(parts: Sequence[int]) -> str:
    """Return a date as RIS has it, `2022/11/29/` or `2022/11//`."""
    year, *others = parts
    return "/".join([f"{year:04}", *(f"{part:02}" for part in others), *[""] * (4 - len(parts))])
