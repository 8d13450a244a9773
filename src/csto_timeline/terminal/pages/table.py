"""The table of `list --table`: a row an event, a table a group."""

from collections.abc import Iterator, Sequence

from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.groups import Group, Grouped
from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.headings import span as days
from csto_timeline.answers.marks import mark_of
from csto_timeline.query.select import Match, Selection
from csto_timeline.terminal.document import Column, Details, Line, Span, Table, line, marked, prose, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING
from csto_timeline.text import counted

_WIDE = 100


def page(selection: Selection, details: Details, groups: Sequence[Grouped], width: int) -> Iterator[Line | Table]:
    """Return the page for a terminal that wide: people have a column where there is room."""
    for number, (group, matches) in enumerate(groups or [Grouped(Group("", ""), selection.matches)]):
        if group.name:
            if number:
                yield line()
            yield line("", span(group.name, HEADING))
        tagged = details.long and any(match.event.tags for match in matches)
        columns = tuple(_columns(details, width, tagged=tagged))
        yield Table(columns, tuple(tuple(_cells(selection, match, details, width, tagged=tagged)) for match in matches))
    yield line()
    count = counted(len(selection.matches), "event")
    if selection.found > len(selection.matches):
        count += f" of the {selection.found:,} found"
    yield line("", span(count + days(selection.matches, ", "), QUIET))


def _columns(details: Details, width: int, *, tagged: bool) -> Iterator[Column]:
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


def _marks(match: Match) -> Iterator[Span]:
    if not match.certain:
        yield span(" ?", WARNING)
    if match.event.announced:
        yield span(" →", WARNING)
