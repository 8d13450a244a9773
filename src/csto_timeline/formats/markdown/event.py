"""An event in a brief: its heading, its circumstances, what each source says, and the words that were spoken."""

from collections.abc import Iterable, Iterator, Mapping

from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.relations import Mention, relations
from csto_timeline.dates.words import full
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.formats.markdown.footnotes import Footnotes
from csto_timeline.formats.markdown.sources import quoted
from csto_timeline.log.model import Account, Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import copies
from csto_timeline.text import paragraphs


def sections(
    registers: Registers,
    events: Iterable[tuple[Event, bool]],
    notes: Footnotes,
    mentions: Mapping[str, Mention],
    heading: str,
) -> Iterator[str]:
    """Yield the section of each event, which may certainly fit or not, below a heading like `###`.

    `mentions` are the events that others are part of or answer.
    """
    for event, certain in events:
        lines = ["", f"{heading} {when(event, full)}: {escape(event.title, heading=True)}"]
        lines += _blocks(registers, event, certain, notes, mentions)
        yield "".join(f"{line}\n" for line in lines)


def _blocks(
    registers: Registers, event: Event, certain: bool, notes: Footnotes, mentions: Mapping[str, Mention]
) -> Iterator[str]:
    """Yield the lines below the heading of an event, an empty one before each block."""
    all_notes = notes.mark(*(account.source for account in event.accounts))
    circumstances = "; ".join(_circumstances(registers, event, certain))
    yield from ("", f"*{circumstances}*" + ("" if event.summary else all_notes))
    for paragraph in paragraphs(event.summary) if event.summary else ():
        yield from ("", escape(paragraph, start=True) + all_notes)
    if event.date_note:
        yield from ("", f"On the date: {escape(event.date_note)}{all_notes}")
    if related := [f"{label}: {escape(other)}." for label, other in relations(event, mentions)]:
        yield from ("", " ".join(related) + all_notes)
    remarks = [line for account in event.accounts if (line := _account(registers, account, notes))]
    remarks += _voices(registers, event)
    if remarks:
        yield from ("", *remarks)
    yield from _quotes(registers, event, notes)


def _circumstances(registers: Registers, event: Event, certain: bool) -> Iterator[str]:
    """Yield the kind with its marks, the place, the countries, the people and the tags."""
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
    """Return the item of an account in the list of them; None if it tells nothing of its own."""
    facts = []
    if account.date:
        facts.append(f"gives the date as {full(account.date)}")
    if account.announced:
        facts.append("was published before the event")
    if not facts and not account.says:
        return None
    publisher = escape(registers.source(account.source).publisher, start=True)
    line = " ".join([f"- {publisher}", *([" and ".join(facts)] if facts else [])])
    if not account.says:
        return f"{line}.{notes.mark(account.source)}"
    first, *others = paragraphs(account.says)
    lines = [f"{line}: {escape(first)}", *(f"  {escape(paragraph, start=True)}" for paragraph in others)]
    return "\n\n".join(each + notes.mark(account.source) for each in lines)


def _voices(registers: Registers, event: Event) -> Iterator[str]:
    for words in copies(registers, event):
        yield f"- {escape(words, start=True)}."


def _quotes(registers: Registers, event: Event, notes: Footnotes) -> Iterator[str]:
    for account in event.accounts:
        for quote in account.quotes:
            said_by = _speaker(registers, event, quote.speaker, notes)
            publisher = escape(registers.source(account.source).publisher)
            yield from ("", *quoted(quote))
            yield f"> — {said_by}, as printed by {publisher}{notes.mark(account.source)}"


def _speaker(registers: Registers, event: Event, id: str, notes: Footnotes) -> str:
    person = registers.person(id)
    offices = person.offices_at(event.date)
    titles = (escape(office.title) + (notes.mark(office.source) if office.source else "") for office in offices)
    return ", ".join([escape(person.name), *titles])
