"""Markdown (CommonMark with GFM tables and footnotes): a brief to put into a report as it is."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from csto_timeline.citation import citation, linkable, speaker
from csto_timeline.datewords import full
from csto_timeline.formats import Options, Track
from csto_timeline.formats.markdown_escape import escape
from csto_timeline.headings import kind_name, span, year_heading
from csto_timeline.model import Account, Log
from csto_timeline.query import Match, Selection
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
    title = f"{heading} {escape(selection.log.title, heading=True)}: timeline"
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
    said = [f"Query: {escape(selection.described())}.", f"{number}{span(selection.events, ', ')}."]
    if selection.possible:
        said.append(f"{selection.possible:,} of them may lie outside the period and are marked *possible*.")
    if any(event.announced for event in selection.events):
        said.append("*Announced* events are reported ahead of their date only.")
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
    differing = [line for account in event.accounts if (line := _account(log, account, notes))]
    if differing:
        yield from (*differing, "")
    for account in event.accounts:
        for quote in account.quotes:
            said_by = escape(speaker(log, event, quote.speaker))
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
        said.append("came out before the event")
    if not said and not account.says:
        return None
    publisher = escape(log.source(account.source).publisher, start=True)
    line = f"- {publisher}" + (f" {' and '.join(said)}" if said else "")
    return line + (f": {escape(account.says)}" if account.says else ".") + notes.mark(account.source)


def _table(log: Log, matches: Iterator[Match], notes: _Footnotes) -> Iterator[str]:
    columns = ["Date", "Kind", "Event", "Place", "Countries", "People", *(["Sources"] if notes.shown else [])]
    yield _row(columns)
    yield _row(["---"] * len(columns))
    for match in matches:
        event = match.event
        kind = kind_name(log, event)
        marks = ("" if match.certain else " (possible)") + (" (announced)" if event.announced else "")
        countries = ", ".join(log.country(code).name for code in event.countries)
        people = ", ".join(log.person(id).name for id in event.people)
        cells = [full(event.date), kind + marks, event.title, event.place or "", countries, people]
        references = notes.mark(*(account.source for account in event.accounts))
        yield _row([*(escape(cell, cell=True) for cell in cells), *([references] if notes.shown else [])])
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
