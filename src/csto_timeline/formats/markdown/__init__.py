"""Markdown (CommonMark with GFM tables and footnotes): a brief to put into a report as it is."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.groups import grouped
from csto_timeline.answers.headings import Span, kind_name, year_heading
from csto_timeline.dates.words import full
from csto_timeline.formats.exporter import Options, Track, read
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.formats.markdown.footnotes import Footnotes
from csto_timeline.formats.markdown.head import head
from csto_timeline.formats.markdown.sources import quoted
from csto_timeline.formats.markdown.table import table
from csto_timeline.log.model import Account, Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import borrowed_voices
from csto_timeline.query.select import Selection
from csto_timeline.text import counted, paragraphs

_Events = Iterable[tuple[Event, bool]]  # each with whether it certainly fits


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:
    """Yield the brief: its `style` is `list`, sections by year or `group_by`, or `table`, which `columns` imply.

    Its title is a heading of `heading_level`, 1 to 4; years or groups and events go one and two levels deeper.
    `no_sources` leaves the footnotes out, `front_matter` puts title and author into YAML before the text.
    """
    notes = Footnotes(selection.registers, shown=not options.no_sources)
    heading = "#" * (options.heading_level or 1)
    yield _text([*head(selection, options, heading), _preamble(selection)])
    if options.group_by:
        for group, matches in grouped(selection, options.group_by, track):
            yield f"\n{heading}# {escape(group.name, heading=True)}\n"
            yield from _events(selection.registers, read(matches), notes, options)
    elif options.columns or options.style == "table":
        yield from _events(selection.registers, read(track(selection.matches)), notes, options)
    else:
        every = track(selection.matches)
        for year, of_year in groupby(every, lambda each: selection.going_on_heading(each) or year_heading(each)):
            yield f"\n{heading}# {year}\n"
            yield from _events(selection.registers, read(of_year), notes, options)
    yield "\n"
    for line in notes.definitions():
        yield _text([line])


def _events(registers: Registers, events: _Events, notes: Footnotes, options: Options) -> Iterator[str]:
    """Yield the events of a section, in the style that is asked for."""
    if options.columns or options.style == "table":
        yield from table(registers, events, notes, options.columns)
        return
    heading = "#" * (options.heading_level or 1)
    for event, certain in events:
        lines = ["", f"{heading}## {when(event, full)}: {escape(event.title, heading=True)}"]
        yield _text([*lines, *_event(registers, event, certain, notes)])


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


def _event(registers: Registers, event: Event, certain: bool, notes: Footnotes) -> Iterator[str]:
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


def _account(registers: Registers, account: Account, notes: Footnotes) -> str | None:
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


def _speaker(registers: Registers, event: Event, id: str, notes: Footnotes) -> str:
    person = registers.person(id)
    offices = person.offices_at(event.date)
    said = (escape(office.title) + (notes.mark(office.source) if office.source else "") for office in offices)
    return ", ".join([escape(person.name), *said])


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
