"""Markdown (CommonMark with GFM tables and footnotes): a brief to put into a report as it is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.citation import key
from csto_timeline.answers.headings import Span, kind_name, year_heading
from csto_timeline.dates.words import full
from csto_timeline.formats.exporter import Options, Track, read
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.formats.markdown.sources import cited, quoted
from csto_timeline.log.model import Account, Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import borrowed_voices
from csto_timeline.query.select import Selection
from csto_timeline.text import counted, paragraphs

_Events = Iterable[tuple[Event, bool]]  # each with whether it certainly fits


class _Footnotes:
    """The sources cited so far, in the order of their first use; none where they are not `shown`.

    Labels are the keys of the sources, which renderers turn into numbers: two briefs in one document do not take
    each other's footnotes for their own, as they would if both counted from 1.
    """

    def __init__(self, registers: Registers, *, shown: bool) -> None:
        self._registers = registers
        self.shown = shown
        self._labels: dict[str, str] = {}

    def mark(self, *sources: str) -> str:
        """Return the references to those sources: `[^irna-2022-11-23][^tass-2022-11-24]`."""
        unique = dict.fromkeys(sources if self.shown else ())
        return "".join(f"[^{self._labels.setdefault(id, key(id))}]" for id in unique)

    def definitions(self) -> Iterator[str]:
        """Yield one line for each source cited, and an empty one: in Pandoc a note takes in what stands below it."""
        for id, label in self._labels.items():
            yield f"[^{label}]: {', '.join(cited(self._registers.source(id), start=True))}"
        if self._labels:
            yield ""


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:
    """Yield the brief: its `style` is `list`, sections by year, or `table`.

    Its title is a heading of `heading_level`, 1 to 4; years and events go one and two levels deeper.
    `no_sources` leaves the footnotes out.
    """
    notes = _Footnotes(selection.registers, shown=not options.no_sources)
    heading = "#" * (options.heading_level or 1)
    yield _text([f"{heading} {escape(selection.registers.title, heading=True)}", "", _preamble(selection)])
    events = read(track(selection.matches))
    if options.style == "table":
        yield from _table(selection.registers, events, notes)
    else:
        yield from _sections(selection.registers, events, notes, heading)
    yield "\n"
    for line in notes.definitions():
        yield _text([line])


def _preamble(selection: Selection) -> str:
    number = counted(len(selection.matches), "event")
    if selection.found > len(selection.matches):
        number += f" of the {selection.found:,} found"
    dates, announced = Span(), False
    for event in selection.events:
        dates.add(event.date)
        announced = announced or event.announced
    said = [f"Timeline of {escape(selection.described())}.", f"{number}{dates.words(', ')}."]
    if selection.possible:
        said.append(f"Marked *possible*: {selection.possible:,} that may {selection.query.doubt}.")
    if announced:
        said.append("Marked *announced*: what is reported only from before its date.")
    return " ".join(said)


def _sections(registers: Registers, events: _Events, notes: _Footnotes, heading: str) -> Iterator[str]:
    """Yield each event, before the first of a year with the heading of the year."""
    for year, of_year in groupby(events, lambda read: year_heading(read[0])):
        yield _text(["", f"{heading}# {year}"])
        for event, certain in of_year:
            lines = ["", f"{heading}## {when(event, full)}: {escape(event.title, heading=True)}"]
            yield _text([*lines, *_event(registers, event, certain, notes)])


def _event(registers: Registers, event: Event, certain: bool, notes: _Footnotes) -> Iterator[str]:
    """Yield the lines of an event, an empty one before each block."""
    all_notes = notes.mark(*(account.source for account in event.accounts))
    circumstances = "; ".join(_circumstances(registers, event, certain))
    yield from ("", f"*{circumstances}*" + ("" if event.summary else all_notes))
    for paragraph in paragraphs(event.summary) if event.summary else ():
        yield from ("", escape(paragraph, start=True) + all_notes)
    if event.date_note:
        yield from ("", f"On the date: {escape(event.date_note)}{all_notes}")
    remarks = [line for account in event.accounts if (line := _account(registers, account, notes))]
    remarks += _voices(registers, event)
    if remarks:
        yield from ("", *remarks)
    for account in event.accounts:
        for quote in account.quotes:
            said_by = _speaker(registers, event, quote.speaker, notes)
            publisher = escape(registers.source(account.source).publisher)
            yield from ("", *quoted(quote))
            yield f"> — {said_by}, as printed by {publisher}{notes.mark(account.source)}"


def _circumstances(registers: Registers, event: Event, certain: bool) -> Iterator[str]:
    yield (
        escape(kind_name(registers, event))
        + ("" if certain else " (possible)")
        + (" (announced)" if event.announced else "")
    )
    if place := registers.place_name(event):
        yield escape(place)
    yield from map(escape, filter(None, countries(registers, event)))
    if event.people:
        yield ", ".join(escape(registers.person(id).name) for id in event.people)
    if event.tags:
        yield f"tagged {', '.join(map(escape, event.tags))}"


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
    if not account.says:
        return f"{line}.{notes.mark(account.source)}"
    first, *others = paragraphs(account.says)
    said = [f"{line}: {escape(first)}", *(f"  {escape(paragraph, start=True)}" for paragraph in others)]
    return "\n\n".join(paragraph + notes.mark(account.source) for paragraph in said)


def _voices(registers: Registers, event: Event) -> Iterator[str]:
    for agency, publishers in borrowed_voices(registers, event).items():
        printing = escape(" and ".join(dict.fromkeys(publishers)), start=True)
        yield f"- {printing} print the text of {escape(agency)}: one voice."


def _speaker(registers: Registers, event: Event, id: str, notes: _Footnotes) -> str:
    person = registers.person(id)
    offices = person.offices_at(event.date)
    said = (escape(office.title) + (notes.mark(office.source) if office.source else "") for office in offices)
    return ", ".join([escape(person.name), *said])


def _marks(event: Event, certain: bool) -> str:
    marks = ["possible"] * (not certain) + ["announced"] * event.announced
    return f" ({', '.join(marks)})" if marks else ""


def _table(registers: Registers, events: _Events, notes: _Footnotes) -> Iterator[str]:
    columns = ["Date", "On the date", "Kind", "Event", "Place", "Countries", "People"]
    columns += ["Sources"] if notes.shown else []
    yield _text(["", _row(columns), _row(["---"] * len(columns))])
    for event, certain in events:
        cells = [
            when(event, full),
            _on_the_date(registers, event),
            kind_name(registers, event) + _marks(event, certain),
            event.title,
            registers.place_name(event) or "",
            str(countries(registers, event)),
            ", ".join(registers.person(id).name for id in event.people),
        ]
        references = notes.mark(*(account.source for account in event.accounts))
        yield _text([_row([*(escape(cell, cell=True) for cell in cells), *([references] if notes.shown else [])])])


def _on_the_date(registers: Registers, event: Event) -> str:
    """Return what qualifies the date: the note, and the other dates that accounts give."""
    others = [f"{registers.source(a.source).publisher}: {full(a.date)}" for a in event.accounts if a.date]
    return "; ".join(filter(None, [event.date_note, *others]))


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
