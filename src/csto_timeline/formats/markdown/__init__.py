"""Markdown (CommonMark with GFM tables and footnotes): a brief to put into a report as it is."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from csto_timeline.answers.citation import citation
from csto_timeline.answers.headings import kind_name, span, year_heading
from csto_timeline.dates.words import full
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.log.model import Account, Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import borrowed_voices
from csto_timeline.query.select import Match, Selection
from csto_timeline.text import counted, linkable


class _Footnotes:
    """The sources cited so far, numbered in the order of their first use; none where they are not `shown`."""

    def __init__(self, registers: Registers, *, shown: bool) -> None:
        self._registers = registers
        self.shown = shown
        self._numbers: dict[str, int] = {}

    def mark(self, *sources: str) -> str:
        """Give the references to those sources: `[^1][^2]`."""
        unique = dict.fromkeys(sources if self.shown else ())
        return "".join(f"[^{self._numbers.setdefault(id, len(self._numbers) + 1)}]" for id in unique)

    def definitions(self) -> Iterator[str]:
        """Give one line for each source cited."""
        for id, number in self._numbers.items():
            source = self._registers.source(id)
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
    notes = _Footnotes(selection.registers, shown=not options.no_sources)
    heading = "#" * (options.heading_level or 1)
    title = f"{heading} {escape(selection.registers.title, heading=True)}"
    lines = [title, "", _preamble(selection), ""]
    matches = track(selection.matches)
    if options.style == "table":
        lines += _table(selection.registers, matches, notes)
    else:
        lines += _sections(selection.registers, matches, notes, heading)
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


def _sections(registers: Registers, matches: Iterator[Match], notes: _Footnotes, heading: str) -> Iterator[str]:
    for year, of_year in groupby(matches, lambda match: year_heading(match.event)):
        yield from (f"{heading}# {year}", "")
        for match in of_year:
            yield from (f"{heading}## {full(match.event.date)}: {escape(match.event.title, heading=True)}", "")
            yield from _event(registers, match, notes)


def _event(registers: Registers, match: Match, notes: _Footnotes) -> Iterator[str]:
    event = match.event
    all_notes = notes.mark(*(account.source for account in event.accounts))
    circumstances = "; ".join(_circumstances(registers, match))
    yield from (f"*{circumstances}*" + ("" if event.summary else all_notes), "")
    if event.summary:
        yield from (escape(event.summary, start=True) + all_notes, "")
    if event.date_note:
        yield from (f"On the date: {escape(event.date_note)}{all_notes}", "")
    remarks = [line for account in event.accounts if (line := _account(registers, account, notes))]
    remarks += _voices(registers, event)
    if remarks:
        yield from (*remarks, "")
    for account in event.accounts:
        for quote in account.quotes:
            said_by = _speaker(registers, event, quote.speaker, notes)
            publisher = escape(registers.source(account.source).publisher)
            yield from (f"> “{escape(quote.text)}”", ">")
            yield from (f"> — {said_by}, as printed by {publisher}{notes.mark(account.source)}", "")


def _circumstances(registers: Registers, match: Match) -> Iterator[str]:
    event = match.event
    yield (
        escape(kind_name(registers, event))
        + ("" if match.certain else " (possible)")
        + (" (announced)" if event.announced else "")
    )
    if event.place:
        yield escape(event.place)
    if event.countries:
        yield ", ".join(escape(registers.country(code).name) for code in event.countries)
    if event.people:
        yield ", ".join(escape(registers.person(id).name) for id in event.people)


def _account(registers: Registers, account: Account, notes: _Footnotes) -> str | None:
    said = []
    if account.date:
        said.append(f"gives the date as {full(account.date)}")
    if account.announced:
        said.append("was published before the event")
    if not said and not account.says:
        return None
    publisher = escape(registers.source(account.source).publisher, start=True)
    line = f"- {publisher}" + (f" {' and '.join(said)}" if said else "")
    return line + (f": {escape(account.says)}" if account.says else ".") + notes.mark(account.source)


def _voices(registers: Registers, event: Event) -> Iterator[str]:
    for agency, publishers in borrowed_voices(registers, event).items():
        printing = escape(" and ".join(dict.fromkeys(publishers)), start=True)
        yield f"- {printing} print the text of {escape(agency)}: one voice."


def _speaker(registers: Registers, event: Event, id: str, notes: _Footnotes) -> str:
    person = registers.person(id)
    offices = person.offices_at(event.date)
    said = (escape(office.title) + (notes.mark(office.source) if office.source else "") for office in offices)
    return ", ".join([escape(person.name), *said])


def _marks(match: Match) -> str:
    marks = ["possible"] * (not match.certain) + ["announced"] * match.event.announced
    return f" ({', '.join(marks)})" if marks else ""


def _table(registers: Registers, matches: Iterator[Match], notes: _Footnotes) -> Iterator[str]:
    columns = ["Date", "On the date", "Kind", "Event", "Place", "Countries", "People"]
    columns += ["Sources"] if notes.shown else []
    yield _row(columns)
    yield _row(["---"] * len(columns))
    for match in matches:
        event = match.event
        cells = [
            full(event.date),
            _on_the_date(registers, event),
            kind_name(registers, event) + _marks(match),
            event.title,
            event.place or "",
            ", ".join(registers.country(code).name for code in event.countries),
            ", ".join(registers.person(id).name for id in event.people),
        ]
        references = notes.mark(*(account.source for account in event.accounts))
        yield _row([*(escape(cell, cell=True) for cell in cells), *([references] if notes.shown else [])])
    yield ""


def _on_the_date(registers: Registers, event: Event) -> str:
    """Give what qualifies the date: the note, and the other dates that accounts give."""
    others = [f"{registers.source(a.source).publisher}: {full(a.date)}" for a in event.accounts if a.date]
    return "; ".join(filter(None, [event.date_note, *others]))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
