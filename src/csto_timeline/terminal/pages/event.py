"""The page of `show`: everything that a log says of one event."""

from collections.abc import Iterator, Sequence

from csto_timeline.answers.citation import borrowed_voices, citation, voices
from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.nearness import Neighbour
from csto_timeline.dates.words import brief, full
from csto_timeline.log.model import Account, Event, Log
from csto_timeline.log.voices import contradicts, date_mark
from csto_timeline.terminal.document import Block, Columns, Line, Span, line, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING, mark_of

_LABEL = 11


def page(log: Log, event: Event) -> list[Block]:
    """Give the page of the event, section after section."""
    return [
        *_head(log, event),
        *_facts(log, event),
        *_accounts(log, event),
        *_quotes(log, event),
        *_sources(log, event),
        *_related(log, event),
    ]


def near(log: Log, neighbours: Sequence[Neighbour], length: str) -> Iterator[Line]:
    """Give the section on what stands near the event, from the earliest to the latest."""
    yield _section("Near", f"{len(neighbours):,} within {length}, as far as the dates tell")
    for each in neighbours:
        shared = [log.person(id).name for id in each.people] + [log.country(code).name for code in each.countries]
        yield line("  ", f"{each.distance}", span(f"  {brief(each.event.date)}", QUIET), f"  {each.event.title}")
        yield line("    ", span(f"same: {', '.join(shared)}  {each.event.id}", QUIET))
    yield line()


def _head(log: Log, event: Event) -> Iterator[Line]:
    mark = mark_of(log, event.kind)
    yield line(span(f"{mark.shape} ", mark.style), span(event.title, HEADING))
    yield line("  ", span(kind_name(log, event), mark.style), span(f" · {event.id}", QUIET))
    if event.announced:
        said = "→ announced: reported ahead of its date only; the log does not say whether it took place"
        yield line("  ", span(said, WARNING))
    yield line()
    if event.summary:
        yield line("  ", event.summary)
        yield line()


def _facts(log: Log, event: Event) -> Iterator[Line]:
    yield _fact("Date", full(event.date), span(f"  {event.date}", QUIET))
    if event.date_note:
        yield _fact("", span(event.date_note, QUIET))
    place = [event.place, log.country(event.place_country).name if event.place_country else None]
    if any(place):
        yield _fact("Place", ", ".join(filter(None, place)))
    if event.countries:
        yield _fact("Countries", ", ".join(log.country(code).name for code in event.countries))
    for number, id in enumerate(event.people):
        yield _fact("" if number else "People", *_with_offices(log, event, id))
    yield line()


def _fact(label: str, *said: Span | str) -> Line:
    return line(span(f"  {label:<{_LABEL}}", QUIET), *said)


def _with_offices(log: Log, event: Event, id: str) -> Iterator[Span]:
    """Name a person with the offices surely held at the time, each with its source."""
    person = log.person(id)
    numbers = _numbers(log, event)
    yield span(person.name)
    for office in person.offices_at(event.date):
        yield span(f", {office.title}" + (f" [{numbers[office.source]}]" if office.source else ""), QUIET)


def _accounts(log: Log, event: Event) -> Iterator[Block]:
    yield _section("Accounts", f"{len(event.accounts):,}")
    numbers = _numbers(log, event)
    for agency, publishers in borrowed_voices(log, event).items():
        said = f"{' and '.join(dict.fromkeys(publishers))} print the text of {agency}: one voice"
        yield line("  ", span(said, WARNING))
    if len(voices(log, event)) == 1:
        yield line("  ", span(f"All this rests on {' and '.join(voices(log, event))} alone.", WARNING))
    if any(contradicts(event, account) for account in event.accounts):
        yield line("  ", span("The sources differ on the date.", WARNING))
    telling = [account for account in event.accounts if account.date or account.says or account.announced]
    if telling:
        yield Columns(tuple(tuple(_account(log, event, account, numbers)) for account in telling))
    others = [account.source for account in event.accounts if account not in telling]
    if others:
        if telling:
            yield line()
        named = ", ".join(f"{log.source(id).publisher} [{numbers[id]}]" for id in others)
        yield line("  ", span("Also reported by: " if telling else "Reported by: ", QUIET), named)
    yield line()


def _account(log: Log, event: Event, account: Account, numbers: dict[str, int]) -> Iterator[Line]:
    yield line("  ", span(log.source(account.source).publisher, HEADING), f" [{numbers[account.source]}]")
    if account.date:
        yield line("  ", brief(account.date), span(f"  {date_mark(event, account)}", WARNING))
    if account.announced:
        yield line("  ", span("→ published before the event", WARNING))
    if account.says:
        yield line("  ", account.says)


def _quotes(log: Log, event: Event) -> Iterator[Line]:
    quoted = [(account, quote) for account in event.accounts for quote in account.quotes]
    if not quoted:
        return
    yield _section("Quotes", f"{len(quoted):,}")
    numbers = _numbers(log, event)
    for account, quote in quoted:
        yield line("  ", span(f"“{quote.text}”"))
        outlet = f"; {log.source(account.source).publisher} [{numbers[account.source]}]"
        yield line("    — ", *_with_offices(log, event, quote.speaker), span(outlet, QUIET))
        yield line()


def _sources(log: Log, event: Event) -> Iterator[Line]:
    yield _section("Sources")
    for id, number in _numbers(log, event).items():
        source = log.source(id)
        yield line(f"  [{number}] ", ", ".join(citation(source)))
        if source.url:
            yield line("      ", span(source.url, QUIET, link=source.url))._replace(whole=True)
    yield line()


def _related(log: Log, event: Event) -> Iterator[Line]:
    parts = log.parts_of(event.id)
    if not event.part_of and not parts:
        return
    yield _section("Related")
    if event.part_of:
        whole = log.event(event.part_of)
        yield _fact("part of", *(_mention(whole) if whole else [f"{event.part_of} (not in this log)"]))
    for number, part in enumerate(parts):
        yield _fact("" if number else "parts", *_mention(part))
    yield line()


def _mention(event: Event) -> list[Span]:
    return [span(f"{brief(event.date)}  {event.title}"), span(f"  {event.id}", QUIET)]


def _section(title: str, note: str = "") -> Line:
    return line("", span(title, HEADING), span(f"  {note}" if note else "", QUIET))


def _numbers(log: Log, event: Event) -> dict[str, int]:
    """Give each source its number: those of the accounts in their order, then those of the offices."""
    sources = [account.source for account in event.accounts]
    people = dict.fromkeys([*event.people, *(quote.speaker for quote in event.quotes)])
    offices = (office for id in people for office in log.person(id).offices_at(event.date))
    sources += [office.source for office in offices if office.source]
    return {source: number for number, source in enumerate(dict.fromkeys(sources), start=1)}
