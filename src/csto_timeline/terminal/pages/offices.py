"""The page of `people --office`: a table an office, a row a tenure."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from csto_timeline.answers.offices import OfficeHolder
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import full
from csto_timeline.terminal.elements import Column, Line, Span, Table, line, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING

_COLUMNS = (
    Column("Name", wraps=True),
    Column("From", wraps=True),
    Column("To", wraps=True),
    Column("Source", wraps=True),
)


def page(office_holders: Sequence[OfficeHolder]) -> Iterator[Line | Table]:
    """Return the page, office by office."""
    for number, (title, group) in enumerate(groupby(office_holders, lambda each: each.office.title)):
        if number:
            yield line()
        yield line("", span(title, HEADING))
        yield Table(_COLUMNS, tuple(tuple(_cells(each)) for each in group))


def _cells(tenure: OfficeHolder) -> Iterator[tuple[Span, ...]]:
    office, source = tenure.office, tenure.source
    yield (span(tenure.person.name),)
    yield (_date(office.since),)
    yield (_date(office.until) if office.until or not office.since else span("no end known", QUIET),)
    published = f", {full(source.published)}" if source and source.published else ""
    yield (
        (span(source.publisher, QUIET, link=source.url), span(published, QUIET)) if source else (Span("none", WARNING),)
    )


def _date(when: EventDate | None) -> Span:
    return span(full(when)) if when else Span("not in the log", WARNING)
