"""The timeline of `list`: years as headings, a rail with a marker for each event."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.style import Style
from rich.text import Text

from csto_timeline.citation import linkable
from csto_timeline.datewords import MONTH_NAMES, brief
from csto_timeline.groups import Grouped
from csto_timeline.headings import NO_EARLIEST_DAY, kind_name, span, year_heading
from csto_timeline.model import Event, Log, Source
from csto_timeline.query import Match, Selection
from csto_timeline.terminal.document import Details, marked
from csto_timeline.terminal.palette import HEADING, QUIET, RAIL, WARNING, Mark, mark_of
from csto_timeline.text import counted, visible

_WIDEST_DATE = 17
_WIDEST_DATE_WHEN_NARROW = 13
_NARROW = 60
_CROWDED = 8  # events in a year from which on its months are headings too
_NARROWEST = 10


def draw(console: Console, selection: Selection, details: Details, groups: Sequence[Grouped] = ()) -> None:
    """Print the timeline, as wide as the console, one event after the other, by year or by `groups`."""
    widest = _WIDEST_DATE if console.width >= _NARROW else _WIDEST_DATE_WHEN_NARROW
    column = min(max((len(brief(event.date)) for event in selection.events), default=0), widest)
    for heading, match in _under(groups) if groups else zip(_headings(selection), selection.matches, strict=True):
        for line in heading:
            _print(console, line)
        _print(console, _entry(console, selection.log, match, column, details))
    if selection.matches:
        _print(console, _footer(console, selection))


def _under(groups: Sequence[Grouped]) -> Iterator[tuple[list[Text], Match]]:
    """Give each match of each group, the first one with the heading of the group."""
    for number, (group, matches) in enumerate(groups):
        heading = [Text(("\n" if number else "") + visible(group.name), style=HEADING)]
        for match in matches:
            yield heading, match
            heading = []


def _print(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)


def _headings(selection: Selection) -> Iterator[list[Text]]:
    """Give for each event the headings above it: the year, and in a crowded one the month."""
    sizes = Counter(map(year_heading, selection.events))
    last_year, last_month = None, None
    for event in selection.events:
        year, month = year_heading(event), _month_heading(event)
        lines = []
        if year != last_year:
            lines.append(Text(f"\n{year}" if last_year else year, style=HEADING))
            last_year, last_month = year, None
        if sizes[year] >= _CROWDED and year != NO_EARLIEST_DAY and month != last_month:
            lines.append(Text(f"  {month}", style=HEADING))
            last_month = month
        yield lines


def _month_heading(event: Event) -> str:
    """Give the month of the event's first day, or the months among which it is."""
    earliest, latest = event.date.start_min, event.date.start_max
    first, last = MONTH_NAMES[earliest.month - 1], MONTH_NAMES[latest.month - 1]
    if earliest.year != latest.year:
        return f"{first} or later"
    return first if first == last else f"{first} to {last}"


def _entry(console: Console, log: Log, match: Match, column: int, details: Details) -> Text:
    """Draw one event: the date beside the rail, the words wrapped beside both."""
    mark = mark_of(log, match.event.kind)
    width = max(console.width - column - 5, _NARROWEST)
    words = [line for block in _blocks(log, match, mark, details) for line in block.wrap(console, width)]
    cells = textwrap.wrap(brief(match.event.date), column, break_on_hyphens=False) or [""]
    lines = []
    for number in range(max(len(words), len(cells))):
        cell = cells[number] if number < len(cells) else ""
        rail = (mark.shape, mark.style) if number == 0 else ("│", RAIL)
        word = words[number] if number < len(words) else Text()
        word.rstrip()
        lines.append(Text.assemble(f" {cell:>{column}}  ", rail, " ", word))
    return Text("\n").join(lines)


def _blocks(log: Log, match: Match, mark: Mark, details: Details) -> Iterator[Text]:
    event = match.event
    yield _marked(event.title, details, HEADING)
    marks = [Text("? possible", style=WARNING)] if not match.certain else []
    marks += [Text("→ announced", style=WARNING)] if event.announced else []
    kind = Text(visible(kind_name(log, event)), style=mark.style)
    yield Text.assemble((" · ", QUIET)).join([*marks, kind, *_circumstances(log, event)])
    if details.long:
        if event.summary:
            yield _marked(event.summary, details)
        sources = [log.source(account.source) for account in event.accounts]
        yield Text.assemble(("Sources: ", QUIET), Text.assemble(("; ", QUIET)).join(map(_short_citation, sources)))
        yield Text(event.id, style=QUIET)
    for reason in details.why(event) if details.why else ():
        yield Text.assemble(("≈ ", QUIET), _marked(reason, details, QUIET))


def _marked(text: str, details: Details, style: str = "") -> Text:
    """Give any text with the hits of the search in their colour."""
    return Text.assemble(*((part.text, part.style) for part in marked(text, details.terms, style)))


def _circumstances(log: Log, event: Event) -> Iterator[Text]:
    countries = ", ".join(log.country(code).name for code in event.countries)
    people = ", ".join(log.person(id).name for id in event.people)
    for said in (event.place, countries, people):
        if said:
            yield Text(visible(said), style=QUIET)


def _short_citation(source: Source) -> Text:
    link = source.url if linkable(source.url) else None
    text = Text(visible(source.publisher), style=Style(dim=True, link=link))
    if source.wire and source.wire != source.publisher:
        text.append(visible(f" (text of {source.wire})"))
    if source.published:
        text.append(f", {brief(source.published)}")
    return text


def _footer(console: Console, selection: Selection) -> Text:
    number = counted(len(selection.matches), "event")
    if selection.found > len(selection.matches):
        number += f" of the {selection.found:,} found"
    said = [f"{number}{span(selection.events, ', ')}"]
    if selection.possible:
        said.append(f"{selection.possible:,} marked “possible” may lie outside the period")
    lines = [Text(), *_legend(selection, console.width)]
    lines += Text("; ".join(said), style=QUIET).wrap(console, console.width)
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def _legend(selection: Selection, width: int) -> list[Text]:
    """Give the marker and name of each kind that occurs, in lines broken between kinds only."""
    lines = [Text()]
    for kind in dict.fromkeys(event.kind for event in selection.events):
        mark = mark_of(selection.log, kind)
        entry = Text.assemble((mark.shape, mark.style), f" {visible(selection.log.kind(kind).name)}")
        if lines[-1] and lines[-1].cell_len + 2 + entry.cell_len > width:
            lines.append(Text())
        lines[-1].append("  " if lines[-1] else "").append_text(entry)
    return lines
