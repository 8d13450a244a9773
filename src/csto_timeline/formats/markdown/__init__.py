"""Markdown (CommonMark with GFM tables and footnotes): a brief to put into a report as it is."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from csto_timeline.answers.groups import grouped
from csto_timeline.answers.headings import year_heading
from csto_timeline.answers.relations import mentions
from csto_timeline.formats.exporter import Options, Track, read
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.formats.markdown.event import sections
from csto_timeline.formats.markdown.footnotes import Footnotes
from csto_timeline.formats.markdown.head import head
from csto_timeline.formats.markdown.overview import overview, preamble
from csto_timeline.formats.markdown.table import table
from csto_timeline.query.select import Selection


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:
    """Yield the brief: its `style` is `list`, sections by year or `group_by`, or `table`, which `columns` imply.

    Its title is a heading of `heading_level`, 1 to 4; years or groups and events go one and two levels deeper.
    `no_sources` leaves the footnotes out, `front_matter` puts title and author into YAML before the text.
    """
    registers, known = selection.registers, overview(selection)
    notes = Footnotes(registers, shown=not options.no_sources)
    heading = "#" * (options.heading_level or 1)
    yield _text([*head(selection, options, heading), preamble(selection, known)])
    is_table = bool(options.columns) or options.style == "table"
    if is_table:
        shown = partial(table, registers, notes=notes, columns=options.columns)
    else:
        others = mentions(selection.store, known.named)
        shown = partial(sections, registers, notes=notes, mentions=others, heading=f"{heading}##")
    if options.group_by:
        for group, matches in grouped(selection, options.group_by, track):
            yield f"\n{heading}# {escape(group.name, heading=True)}\n"
            yield from shown(read(matches))
    elif is_table:
        yield from shown(read(track(selection.matches)))
    else:
        every = track(selection.matches)
        for year, of_year in groupby(every, lambda each: selection.going_on_heading(each) or year_heading(each)):
            yield f"\n{heading}# {year}\n"
            yield from shown(read(of_year))
    yield "\n"
    for line in notes.definitions():
        yield _text([line])


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
