"""The timeline of `list`: years as headings, a rail with a marker for each event."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from csto_timeline.answers.circumstances import countries
from csto_timeline.answers.headings import NO_EARLIEST_DAY, extent, kind_name, number_of_events, year_heading
from csto_timeline.answers.marks import Mark, mark_of
from csto_timeline.dates import clock
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import MONTH_NAMES, brief
from csto_timeline.log.model import Event, Source
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import GOING_ON, Match, Selection
from csto_timeline.terminal.elements import Details, Span, marked, prose, span
from csto_timeline.terminal.palette import HEADING, QUIET, RAIL, WARNING
from csto_timeline.terminal.screen import Screen, Spans, joined, width_of, wrapped

if TYPE_CHECKING:
    from csto_timeline.answers.groups import Grouped

_WIDEST_DATE = 17
_WIDEST_DATE_WHEN_NARROW = 13
_NARROW = 60
_CROWDED = 8  # events in a year from which on its months are headings too
_NARROWEST = 10
_NARROWEST_DATE = 5
_BESIDE = 5  # cells between the date and the words, and before the date
_BETWEEN = Span(" · ", QUIET)


def draw(screen: Screen, selection: Selection, details: Details, groups: "Sequence[Grouped]" = ()) -> Iterator[str]:
    """Return the lines of the timeline, as wide as the screen, one event after the other, by year or by `groups`."""
    widest = _WIDEST_DATE if screen.width >= _NARROW else _WIDEST_DATE_WHEN_NARROW
    column = max((len(brief(match.date)) for match in selection.matches), default=0)
    column = min(column, widest, max(screen.width - _BESIDE - _NARROWEST, _NARROWEST_DATE))
    kinds: dict[str, None] = {}
    placed = _under(groups) if groups else zip(_headings(selection), selection.matches, strict=True)
    for number, (headings, match) in enumerate(placed, start=1):
        event = match.event
        kinds[event.kind] = None
        for heading in headings:
            yield from map(screen.paint, wrapped([span(heading, HEADING)], screen.width))
        ordinal = number if details.numbers else None
        rows = _entry(screen.width, selection.registers, event, column, details, ordinal, certain=match.certain)
        yield from map(screen.paint, rows)
    if selection.matches:
        yield from map(screen.paint, _footer(screen.width, selection, kinds))


def _under(groups: "Sequence[Grouped]") -> Iterator[tuple[list[str], Match]]:
    """Return each match of each group, the first one with the heading of the group."""
    for number, (group, matches) in enumerate(groups):
        headings = ["", group.name] if number else [group.name]
        for match in matches:
            yield headings, match
            headings = []


def _headings(selection: Selection) -> Iterator[list[str]]:
    """Return for each match the headings above it: the year, and in a crowded one the month; or that it goes on."""
    years = [selection.going_on_heading(match) or year_heading(match) for match in selection.matches]
    sizes = Counter(years)
    last_year, last_month = None, None
    for year, match in zip(years, selection.matches, strict=True):
        month = _month_heading(match.date)
        lines = []
        if year != last_year:
            lines += ["", year] if last_year else [year]
            last_year, last_month = year, None
        if sizes[year] >= _CROWDED and year not in {NO_EARLIEST_DAY, GOING_ON} and month != last_month:
            lines.append(f"  {month}")
            last_month = month
        yield lines


def _month_heading(when: EventDate) -> str:
    """Return the month of the first day, or the months among which it is."""
    earliest, latest = when.start_min, when.start_max
    first, last = MONTH_NAMES[earliest.month - 1], MONTH_NAMES[latest.month - 1]
    if when.latest_start is None or earliest.year != latest.year:
        return f"{first} or later"
    return first if first == last else f"{first} to {last}"


def _entry(
    screen_width: int,
    registers: Registers,
    event: Event,
    column: int,
    details: Details,
    number: int | None,
    *,
    certain: bool,
) -> Iterator[Spans]:
    """Return the rows of one event: the date beside the rail, the words wrapped beside both."""
    mark = mark_of(registers, event.kind)
    width = max(screen_width - column - _BESIDE, _NARROWEST)
    blocks = _blocks(registers, event, mark, details, number, certain=certain)
    words = [row for block in blocks for row in wrapped(block, width)]
    when = brief(event.date)
    cells = [when] if len(when) <= column else _broken(when, column)
    if event.time:
        cells += _broken(clock.words(event.time), column)
    rail = Span(mark.shape, mark.style)
    for cell, row in zip_longest(cells, words):
        yield [Span(f" {cell or '':>{column}}  "), rail, Span(" "), *(row or ())]
        rail = Span("│", RAIL)


def _broken(when: str, column: int) -> list[str]:
    import textwrap  # few dates are longer than their column

    return textwrap.wrap(when, column, break_on_hyphens=False)


def _blocks(
    registers: Registers, event: Event, mark: Mark, details: Details, number: int | None, *, certain: bool
) -> Iterator[Spans]:
    ordinal = [Span(f"{number}. ", QUIET)] if number else []
    yield [*ordinal, *marked(event.title, details.terms, HEADING)]
    marks = [span("? possible", WARNING)] if not certain else []
    marks += [span("→ announced", WARNING)] if event.announced else []
    kind = span(kind_name(registers, event), mark.style)
    yield joined(([part] for part in (*marks, kind, *_circumstances(registers, event))), _BETWEEN)
    if details.long:
        if event.summary:
            yield tuple(prose(event.summary, details.terms))
        if event.tags:
            yield [Span("Tags: ", QUIET), *marked(", ".join(event.tags), details.terms, QUIET)]
        sources = [_short_citation(registers.source(account.source)) for account in event.accounts]
        yield [Span("Sources: ", QUIET), *joined(sources, Span("; ", QUIET))]
        yield [span(event.id, QUIET)]
    for reason in details.why(event) if details.why else ():
        yield [Span("≈ ", QUIET), *marked(reason, details.terms, QUIET)]


def _circumstances(registers: Registers, event: Event) -> Iterator[Span]:
    people = ", ".join(registers.person(id).name for id in event.people)
    for words in (registers.place_name(event), *countries(registers, event), people):
        if words:
            yield span(words, QUIET)


def _short_citation(source: Source) -> Spans:
    row = [span(source.publisher, QUIET, link=source.url)]
    if source.wire and source.wire != source.publisher:
        row.append(span(f" (text of {source.wire})", QUIET))
    if source.published:
        row.append(Span(f", {brief(source.published)}", QUIET))
    return row


def _footer(width: int, selection: Selection, kinds: Iterable[str]) -> Iterator[Spans]:
    number = number_of_events(len(selection.matches), selection.found)
    parts = [f"{number}{extent(selection.matches, ', ')}"]
    if selection.possible:
        parts.append(f"{selection.possible:,} marked “possible” may {selection.query.doubt}")
    yield []
    for line in _legend(selection.registers, kinds, width):
        yield from wrapped(line, width)
    yield from wrapped([Span("; ".join(parts), QUIET)], width)


def _legend(registers: Registers, kinds: Iterable[str], width: int) -> list[Spans]:
    """Return the marker and name of each kind that occurs, in lines broken between kinds only."""
    lines: list[list[Span]] = [[]]
    for kind in kinds:
        mark = mark_of(registers, kind)
        entry = [Span(mark.shape, mark.style), span(f" {registers.kind(kind).name}")]
        if lines[-1] and width_of(lines[-1]) + 2 + width_of(entry) > width:
            lines.append([])
        lines[-1] += [Span("  "), *entry] if lines[-1] else entry
    return list(lines)
