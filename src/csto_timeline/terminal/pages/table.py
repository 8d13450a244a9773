"""The table of `list --table`: a row an event, a table a group."""

from collections.abc import Iterator, Sequence
from itertools import count

from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.groups import Group, Grouped
from csto_timeline.answers.headings import extent, kind_name, number_of_events
from csto_timeline.answers.marks import mark_of
from csto_timeline.query.select import Match, Selection
from csto_timeline.terminal.elements import Column, Details, Line, Span, Table, line, marked, prose, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING

_WIDE = 100
_NUMBER = Column("No.", flush_right=True)
_WHOLE = {"earliest", "latest", "time", "kind"}  # columns whose cells are not wrapped


def page(selection: Selection, details: Details, groups: Sequence[Grouped], width: int) -> Iterator[Line | Table]:
    """Return the page for a terminal that wide: people have a column where there is room."""
    ordinals = count(1)
    for number, (group, matches) in enumerate(groups or [Grouped(Group("", ""), selection.matches)]):
        if group.name:
            if number:
                yield line()
            yield line("", span(group.name, HEADING))
        tagged = details.long and any(match.event.tags for match in matches)
        columns = [*([_NUMBER] if details.numbers else []), *_columns(details, width, tagged=tagged)]
        rows = (_cells(selection, match, details, width, tagged=tagged) for match in matches)
        numbered = ([(span(f"{next(ordinals)}", QUIET),), *row] if details.numbers else row for row in rows)
        yield Table(tuple(columns), tuple(map(tuple, numbered)))
    yield line()
    summary = number_of_events(len(selection.matches), selection.found)
    yield line("", span(summary + extent(selection.matches, ", "), QUIET))
    if details.columns and selection.possible:
        yield line("", span(f"{selection.possible:,} marked ? may {selection.query.doubt}", QUIET))


def _columns(details: Details, width: int, *, tagged: bool) -> Iterator[Column]:
    if details.columns:
        yield from (Column(column.title, wraps=name not in _WHOLE) for name, column in details.columns.items())
        yield from [Column("Why", wraps=True)] if details.why else []
        return
    yield from (Column("Date", wraps=True), Column("Kind"), Column("Event", wraps=True))
    yield Column("Countries", wraps=True)
    if width >= _WIDE:
        yield Column("People", wraps=True)
    if details.long:
        yield Column("Summary", wraps=True)
    if tagged:
        yield Column("Tags", wraps=True)
    if details.why:
        yield Column("Why", wraps=True)


def _cells(
    selection: Selection, match: Match, details: Details, width: int, *, tagged: bool
) -> Iterator[tuple[Span, ...]]:
    event, registers = match.event, selection.registers
    if details.columns:
        yield from _chosen(selection, match, details)
        return
    mark = mark_of(registers, event.kind)
    yield (span(when(event)),)
    yield span(f"{mark.shape} {kind_name(registers, event)}", mark.style), *_marks(match)
    yield tuple(marked(event.title, details.terms))
    yield (span(str(countries(registers, event)), QUIET),)
    if width >= _WIDE:
        yield (span(", ".join(registers.person(id).name for id in event.people), QUIET),)
    if details.long:
        yield tuple(prose(event.summary or "", details.terms))
    if tagged:
        yield tuple(marked(", ".join(event.tags), details.terms, QUIET))
    if details.why:
        yield tuple(marked("; ".join(details.why(event)), details.terms, QUIET))


def _chosen(selection: Selection, match: Match, details: Details) -> Iterator[tuple[Span, ...]]:
    """Return the cells of the columns that were chosen, the first with the marks of the event."""
    event = match.event
    for number, column in enumerate((details.columns or {}).values()):
        words = prose(column.words(selection.registers, event) or "", details.terms)
        yield tuple(words) if number else (*words, *_marks(match))
    if details.why:
        yield tuple(marked("; ".join(details.why(event)), details.terms, QUIET))


def _marks(match: Match) -> Iterator[Span]:
    if not match.certain:
        yield span(" ?", WARNING)
    if match.event.announced:
        yield span(" →", WARNING)
