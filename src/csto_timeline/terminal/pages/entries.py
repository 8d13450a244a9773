"""The page of `people`, `countries`, `places`, `kinds` and `sources`: a table, or with `--long` an entry at a time."""

from collections.abc import Iterable, Iterator, Sequence

from csto_timeline.answers.entries import Entry, Facts
from csto_timeline.answers.marks import mark_of
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import brief
from csto_timeline.query.select import Selection
from csto_timeline.terminal.elements import Column, Line, Span, Table, line, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING
from csto_timeline.text import counted

_EVENTS = Column("Events", flush_right=True)
_COLUMNS = (Column("Name", wraps=True), _EVENTS, Column("First", wraps=True), Column("Last", wraps=True))
_ABSENT = Column("Absent", flush_right=True)  # where some country was
_MORE = {"kinds": "", "sources": "Title"}  # the last column; of other registers the spellings
_LABEL = 11


def page(
    selection: Selection, register: str, shown: Sequence[Entry], *, details: Facts | None, typed: str | None
) -> Iterator[Line | Table]:
    """Return the page: a table, or with `details` an entry at a time; `typed` is the spelling that was asked for."""
    if details is not None:
        for entry in shown:
            yield from _entry(selection, register, entry, typed, details[entry.name.key])
    elif shown:
        more = [Column(title, wraps=True)] if (title := _MORE.get(register, "Also spelt")) else []
        absent = [_ABSENT] if any(entry.absent for entry in shown) else []
        columns = (*_COLUMNS[:2], *absent, *_COLUMNS[2:], *more)
        rows = (tuple(_cells(selection, register, entry, absent=bool(absent))) for entry in shown)
        yield Table(columns, tuple(row[: len(columns)] for row in rows))


def _cells(selection: Selection, register: str, entry: Entry, *, absent: bool) -> Iterator[tuple[Span, ...]]:
    yield (*_mark(selection, register, entry), span(entry.name.name, HEADING))
    yield tuple(_number(entry))
    if absent:
        yield (span(f"{entry.absent or 0:,}"),)
    yield (span(_date(entry.first)),)
    yield (span(_date(entry.last)),)
    more = _source(selection, entry) if register == "sources" else ", ".join(entry.name.spellings[1:])
    yield (span(more, QUIET),)


def _source(selection: Selection, entry: Entry) -> str:
    source = selection.registers.source(entry.name.key)
    return ", ".join(filter(None, (source.title, f"text of {source.wire}" if source.wire else None)))


def _entry(
    selection: Selection, register: str, entry: Entry, typed: str | None, details: Iterable[tuple[str, str]]
) -> Iterator[Line]:
    yield line(
        "", *_mark(selection, register, entry), span(entry.name.name, HEADING), span(f"  {entry.name.key}", QUIET)
    )
    if typed:
        yield _fact("typed", f"“{typed}”, {_meaning(register, entry, entry.name.spelling(typed))}")
    events = counted(entry.events, "event")
    if entry.possible:
        events += f", {entry.possible:,} of them possible"
    if entry.first:
        events += f"; first {_date(entry.first)}, last {_date(entry.last)}"
    yield _fact("events", events)
    if entry.absent:
        yield _fact("absent", f"from {counted(entry.absent, 'event')}")
    if len(entry.name.spellings) > 1 and register != "sources":
        yield _fact("spellings", ", ".join(entry.name.spellings))
    for label, words in details:
        yield _fact(label, words)
    yield line()


def _meaning(register: str, entry: Entry, spelling: str) -> str:
    """Return what a spelling is to an entry: a name of it, or the agency whose text a source has."""
    is_wire = register == "sources" and spelling in entry.name.spellings[1:]
    return "whose text it has" if is_wire else f"which is {spelling}"


def _fact(label: str, words: str) -> Line:
    link = words if label in {"address", "archived"} else None
    return line(span(f"  {label:<{_LABEL}}", QUIET), span(words, link=link))._replace(whole=link is not None)


def _mark(selection: Selection, register: str, entry: Entry) -> Iterator[Span]:
    if register == "kinds":
        mark = mark_of(selection.registers, entry.name.key)
        yield span(f"{mark.shape} ", mark.style)


def _number(entry: Entry) -> Iterator[Span]:
    yield span(f"{entry.events:,}")
    if entry.possible:
        yield span(f" ({entry.possible:,}?)", WARNING)


def _date(when: EventDate | None) -> str:
    return brief(when) if when else ""
