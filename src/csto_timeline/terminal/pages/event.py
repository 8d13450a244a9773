"""The page of `show`: everything that a log says of one event."""

from collections.abc import Iterator, Mapping, Sequence

from csto_timeline.answers.circumstances import when
from csto_timeline.answers.citation import addresses, citation
from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.languages import before_translation
from csto_timeline.answers.marks import mark_of
from csto_timeline.answers.nearness import Neighbour
from csto_timeline.answers.places import coordinates_of, degrees, place_of
from csto_timeline.answers.relations import Related
from csto_timeline.dates.words import brief, full
from csto_timeline.log.model import Account, Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import copies, date_marks, differ_in_date, voices
from csto_timeline.terminal.elements import Block, Columns, Line, Span, line, original, prose, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING

_LABEL, _RELATION = 11, 13


def page(registers: Registers, shown: Related) -> list[Block]:
    """Return the page of an event, section after section."""
    event = shown.event
    return [
        *_head(registers, event),
        *_facts(registers, event),
        *_accounts(registers, event),
        *_quotes(registers, event),
        *_sources(registers, event),
        *_related(shown),
    ]


def near(registers: Registers, neighbours: Sequence[Neighbour], length: str) -> Iterator[Line]:
    """Return the section on what stands near the event, from the earliest to the latest."""
    yield _section("Near", f"{len(neighbours):,} within {length}, as far as the dates tell")
    for each in neighbours:
        shared = [registers.person(id).name for id in each.people] + [
            registers.country(code).name for code in each.countries
        ]
        yield line("  ", f"{each.distance}", span(f"  {when(each.event)}", QUIET), f"  {each.event.title}")
        yield line("    ", span(f"same: {', '.join(shared)}  {each.event.id}", QUIET))
    yield line()


def _head(registers: Registers, event: Event) -> Iterator[Line]:
    mark = mark_of(registers, event.kind)
    yield line(span(f"{mark.shape} ", mark.style), span(event.title, HEADING))
    yield line("  ", span(kind_name(registers, event), mark.style), span(f" · {event.id}", QUIET))
    if event.announced:
        words = "→ announced: reported ahead of its date only; the log does not say whether it took place"
        yield line("  ", span(words, WARNING))
    yield line()
    if event.summary:
        yield line("  ", *prose(event.summary))
        yield line()


def _facts(registers: Registers, event: Event) -> Iterator[Line]:
    yield _fact("Date", when(event, full), span(f"  {event.date}", QUIET))
    if event.date_note:
        yield _fact("", span(event.date_note, QUIET))
    if place := place_of(registers, event):
        coordinates = coordinates_of(registers, event)
        yield _fact("Place", place, span(f"  {degrees(coordinates)}" if coordinates else "", QUIET))
    for label, codes in (("Countries", event.countries), ("Absent", event.absent)):
        if codes:
            yield _fact(label, ", ".join(registers.country(code).name for code in codes))
    numbers = _numbers(registers, event)
    for index, id in enumerate(event.people):
        yield _fact("" if index else "People", *_with_offices(registers, event, id, numbers))
    if event.tags:
        yield _fact("Tags", ", ".join(event.tags))
    yield line()


def _fact(label: str, *words: Span | str) -> Line:
    return line(span(f"  {label:<{_LABEL}}", QUIET), *words)


def _with_offices(registers: Registers, event: Event, id: str, numbers: Mapping[str, int]) -> Iterator[Span]:
    """Name a person with the offices certainly held at the time, each with its source."""
    person = registers.person(id)
    yield span(person.name)
    for office in person.offices_at(event.date):
        yield span(f", {office.title}" + (f" [{numbers[office.source]}]" if office.source else ""), QUIET)


def _accounts(registers: Registers, event: Event) -> Iterator[Block]:
    yield _section("Accounts", f"{len(event.accounts):,}")
    numbers = _numbers(registers, event)
    for words in copies(registers, event):
        yield line("  ", span(words, WARNING))
    if len(voices(registers, event)) == 1:
        yield line("  ", span(f"All this rests on {' and '.join(voices(registers, event))} alone.", WARNING))
    if differ_in_date(event):
        yield line("  ", span("The sources differ on the date.", WARNING))
    marked = list(zip(event.accounts, date_marks(event), strict=True))
    telling = [(account, mark) for account, mark in marked if _tells(account)]
    if telling:
        yield Columns(tuple(tuple(_account(registers, account, mark, numbers)) for account, mark in telling))
    others = [account.source for account in event.accounts if not _tells(account)]
    if others:
        if telling:
            yield line()
        named = ", ".join(f"{registers.source(id).publisher} [{numbers[id]}]" for id in others)
        yield line("  ", span("Also reported by: " if telling else "Reported by: ", QUIET), named)
    yield line()


def _tells(account: Account) -> bool:
    """Return whether an account tells more than that it reports the event."""
    return bool(account.date or account.says or account.announced)


def _account(registers: Registers, account: Account, mark: str, numbers: dict[str, int]) -> Iterator[Line]:
    yield line("  ", span(registers.source(account.source).publisher, HEADING), f" [{numbers[account.source]}]")
    if account.date:
        yield line("  ", brief(account.date), span(f"  {mark}", WARNING))
    if account.announced:
        yield line("  ", span("→ published before the event", WARNING))
    if account.says:
        yield line("  ", *prose(account.says))


def _quotes(registers: Registers, event: Event) -> Iterator[Line]:
    quoted = [(account, quote) for account in event.accounts for quote in account.quotes]
    if not quoted:
        return
    yield _section("Quotes", f"{len(quoted):,}")
    numbers = _numbers(registers, event)
    for account, quote in quoted:
        yield line("  ", "“", *prose(quote.text), "”")
        if before := before_translation(quote):
            yield line("    ", *original(*before))
        outlet = f"; {registers.source(account.source).publisher} [{numbers[account.source]}]"
        yield line("    — ", *_with_offices(registers, event, quote.speaker, numbers), span(outlet, QUIET))
        yield line()


def _sources(registers: Registers, event: Event) -> Iterator[Line]:
    yield _section("Sources")
    for id, number in _numbers(registers, event).items():
        source = registers.source(id)
        yield line(f"  [{number}] ", ", ".join(citation(source)))
        for before, address in addresses(source):
            yield line("      ", span(before, QUIET), span(address, QUIET, link=address))._replace(whole=True)
    yield line()


def _related(shown: Related) -> Iterator[Line]:
    event = shown.event
    if not (event.part_of or event.follows or shown.parts or shown.answers):
        return
    yield _section("Related")
    for label, id, named in (("part of", event.part_of, shown.whole), ("follows", event.follows, shown.followed)):
        if id:
            yield _relation(label, *(_mention(named) if named else [f"{id} (not in this log)"]))
    for label, naming in (("parts", shown.parts), ("followed by", shown.answers)):
        for number, other in enumerate(naming):
            yield _relation("" if number else label, *_mention(other))
    yield line()


def _relation(label: str, *words: Span | str) -> Line:
    return line(span(f"  {label:<{_RELATION}}", QUIET), *words)


def _mention(event: Event) -> list[Span]:
    return [span(f"{when(event)}  {event.title}"), span(f"  {event.id}", QUIET)]


def _section(title: str, note: str = "") -> Line:
    return line("", span(title, HEADING), span(f"  {note}" if note else "", QUIET))


def _numbers(registers: Registers, event: Event) -> dict[str, int]:
    """Return each source its number: those of the accounts in their order, then those of the offices."""
    sources = [account.source for account in event.accounts]
    people = dict.fromkeys([*event.people, *(quote.speaker for quote in event.quotes)])
    offices = (office for id in people for office in registers.person(id).offices_at(event.date))
    sources += [office.source for office in offices if office.source]
    return {source: number for number, source in enumerate(dict.fromkeys(sources), start=1)}
