"""Markdown (CommonMark with GFM tables and footnotes): a brief to put into a report as it is."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from csto_timeline.answers.citation import borrowed_voices, citation, linkable
from csto_timeline.answers.headings import kind_name, span, year_heading
from csto_timeline.dates.words import full
from csto_timeline.formats import Options, Track
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.log.model import Account, Event, Log
from csto_timeline.query.query import Match, Selection
from csto_timeline.text import counted


class _Footnotes:
    """The sources cited so far, numbered in the order of their first use; none where they are not `shown`."""

    def __init__(self, log: Log, *, shown: bool) -> None:
        self._log = log
        self.shown = shown
        self._numbers: dict[str, int] = {}

    def mark(self, *sources: str) -> str:
        """Give the references to those sources: `[^1][^2]`."""
        unique = dict.fromkeys(sources if self.shown else ())
        return "".join(f"[^{self._numbers.setdefault(id, len(self._numbers) + 1)}]" for id in unique)

    def definitions(self) -> Iterator[str]:
        """Give one line for each source cited."""
        for id, number in self._numbers.items():
            source = self._log.source(id)
            first, *others = citation(source)
            parts = [escape(first, start=True), *map(escape, others)]
            if source.url:
                parts.append(f"<{source.url}>" if linkable(source.url) else escape(source.url))
            yield f"[^{number}]: {', '.join(parts)}"


def render(selection: Selection, options: Options, track: Track) -> str:
    """Give the brief: its `style` is `list`, sections by year, or `table`.

    Its title is a heading of `heading_level`, 1 to 4; years and events go one and two levels deeper.
    `no_sources` leaves the footnotes out.
    """
    notes = _Footnotes(selection.log, shown=not options.no_sources)
    heading = "#" * (options.heading_level or 1)
    title = f"{heading} {escape(selection.log.title, heading=True)}"
    lines = [title, "", _preamble(selection), ""]
    matches = track(selection.matches)
    if options.style == "table":
        lines += _table(selection.log, matches, notes)
    else:
        lines += _sections(selection.log, matches, notes, heading)
    lines += notes.definitions()
    return "\n".join(lines).rstrip("\n") + "\n"


def _preamble(selection: Selection) -> str:
    number = counted(len(selection.matches), "event")
    if selection.found > len(selection.matches):
        number += f" of the {selection.found:,} found"
    said = [f"Timeline of {escape(selection.described())}.", f"{number}{span(selection.events, ', ')}."]
    if selection.possible:
        said.append(f"Marked *possible*: {selection.possible:,} that may lie outside the period.")
    if any(event.announced for event in selection.events):
        said.append("Marked *announced*: what is reported only from before its date.")
    return " ".join(said)


def _sections(log: Log, matches: Iterator[Match], notes: _Footnotes, heading: str) -> Iterator[str]:
    for year, of_year in groupby(matches, lambda match: year_heading(match.event)):
        yield from (f"{heading}# {year}", "")
        for match in of_year:
            yield from (f"{heading}## {full(match.event.date)}: {escape(match.event.title, heading=True)}", "")
            yield from _event(log, match, notes)


def _event(log: Log, match: Match, notes: _Footnotes) -> Iterator[str]:
    event = match.event
    all_notes = notes.mark(*(account.source for account in event.accounts))
    circumstances = "; ".join(_circumstances(log, match))
    yield from (f"*{circumstances}*" + ("" if event.summary else all_notes), "")
    if event.summary:
        yield from (escape(event.summary, start=True) + all_notes, "")
    if event.date_note:
        yield from (f"On the date: {escape(event.date_note)}{all_notes}", "")
    remarks = [line for account in event.accounts if (line := _account(log, account, notes))]
    remarks += _voices(log, event)
    if remarks:
        yield from (*remarks, "")
    for account in event.accounts:
        for quote in account.quotes:
            said_by = _speaker(log, event, quote.speaker, notes)
            publisher = escape(log.source(account.source).publisher)
            yield from (f"> “{escape(quote.text)}”", ">")
            yield from (f"> — {said_by}, as printed by {publisher}{notes.mark(account.source)}", "")


def _circumstances(log: Log, match: Match) -> Iterator[str]:
    event = match.event
    yield (
        escape(kind_name(log, event))
        + ("" if match.certain else " (possible)")
        + (" (announced)" if event.announced else "")
    )
    if event.place:
        yield escape(event.place)
    if event.countries:
        yield ", ".join(escape(log.country(code).name) for code in event.countries)
    if event.people:
        yield ", ".join(escape(log.person(id).name) for id in event.people)


def _account(log: Log, account: Account, notes: _Footnotes) -> str | None:
    said = []
    if account.date:
        said.append(f"gives the date as {full(account.date)}")
    if account.announced:
        said.append("was published before the event")
    if not said and not account.says:
        return None
    publisher = escape(log.source(account.source).publisher, start=True)
    line = f"- {publisher}" + (f" {' and '.join(said)}" if said else "")
    return line + (f": {escape(account.says)}" if account.says else ".") + notes.mark(account.source)


def _voices(log: Log, event: Event) -> Iterator[str]:
    for agency, publishers in borrowed_voices(log, event).items():
        printing = escape(" and ".join(dict.fromkeys(publishers)), start=True)
        yield f"- {printing} print the text of {escape(agency)}: one voice."


def _speaker(log: Log, event: Event, id: str, notes: _Footnotes) -> str:
    person = log.person(id)
    offices = person.offices_at(event.date)
    said = (escape(office.title) + (notes.mark(office.source) if office.source else "") for office in offices)
    return ", ".join([escape(person.name), *said])


def _marks(match: Match) -> str:
    marks = ["possible"] * (not match.certain) + ["announced"] * match.event.announced
    return f" ({', '.join(marks)})" if marks else ""


def _table(log: Log, matches: Iterator[Match], notes: _Footnotes) -> Iterator[str]:
    columns = ["Date", "On the date", "Kind", "Event", "Place", "Countries", "People"]
    columns += ["Sources"] if notes.shown else []
    yield _row(columns)
    yield _row(["---"] * len(columns))
    for match in matches:
        event = match.event
        cells = [
            full(event.date),
            _on_the_date(log, event),
            kind_name(log, event) + _marks(match),
            event.title,
            event.place or "",
            ", ".join(log.country(code).name for code in event.countries),
            ", ".join(log.person(id).name for id in event.people),
        ]
        references = notes.mark(*(account.source for account in event.accounts))
        yield _row([*(escape(cell, cell=True) for cell in cells), *([references] if notes.shown else [])])
    yield ""


def _on_the_date(log: Log, event: Event) -> str:
    """Give what qualifies the date: the note, and the other dates that accounts give."""
    others = [f"{log.source(a.source).publisher}: {full(a.date)}" for a in event.accounts if a.date]
    return "; ".join(filter(None, [event.date_note, *others]))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
