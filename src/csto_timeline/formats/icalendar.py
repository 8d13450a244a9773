"""iCalendar (RFC 5545): all-day events for a calendar program.

A calendar cannot say "some day in September". An event that is not known to the day spans
every day on which it may lie, and its summary begins with the date as it is known. An open
side has no such days: the event then stands on the known side alone.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from csto_timeline.answers.citation import citation, speaker
from csto_timeline.answers.headings import kind_name
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import brief, full
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.log.model import Account, Event
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Match, Selection
from csto_timeline.text import counted, linkable, visible

_PRODUCT = "-//csto-timeline//csto-timeline//EN"
_UNDATED = date(1970, 1, 1)


def render(selection: Selection, options: Options, track: Track) -> str:
    """Give a VCALENDAR; `certain_days` leaves out the events that are not known to the day."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", visible(selection.registers.title))
    # Event by event, so that the events can be counted while they are written.
    begin, end, rest = calendar.to_ical().rpartition(b"END:VCALENDAR")
    body = b"".join(_entry(selection.registers, match.event).to_ical() for match in track(kept(selection, options)))
    text: bytes = begin + body + end + rest
    return text.decode()


def kept(selection: Selection, options: Options) -> Sequence[Match]:
    """Give the matches that are written: with `certain_days` those that are known to the day."""
    if not options.certain_days:
        return selection.matches
    return [match for match in selection.matches if known_to_the_day(match.event.date)]


def remarks(selection: Selection, options: Options) -> list[str]:
    """Say how many events are not known to the day, and what became of them."""
    vague = sum(not known_to_the_day(event.date) for event in selection.events)
    if not vague:
        return []
    if options.certain_days:
        return [f"{counted(vague, 'event')} left out: not known to the day (--certain-days)"]
    return [
        f"{counted(vague, 'event')} widened to all the days of the range: not known to the day, as the summary says "
        "(--certain-days leaves such events out)"
    ]


def known_to_the_day(when: EventDate) -> bool:
    """Say whether the first and the last day are both known, without a qualifier."""
    exact = when.start_min == when.start_max and when.end_min == when.end_max
    return exact and not any(part.qualifier for part in when.parts if part)


def _entry(registers: Registers, event: Event) -> CalendarEvent:
    entry = CalendarEvent()
    known = [part for part in event.date.parts if part]
    first, last = min(part.first for part in known), max(part.last for part in known)
    honest = "" if known_to_the_day(event.date) else f"{brief(event.date)}: "
    entry.add("uid", f"{event.id}@csto-timeline")
    entry.add("dtstamp", _revised(registers, event))
    entry.add("dtstart", first)
    if last < date.max:
        entry.add("dtend", last + timedelta(days=1))  # the end of a VEVENT is not part of it (3.6.1)
    entry.add("summary", honest + visible(event.title))
    entry.add("categories", [visible(kind_name(registers, event))])
    entry.add("status", "TENTATIVE" if event.announced else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    entry.add("description", "\n".join(map(visible, _description(registers, event))))
    country = registers.country(event.place_country).name if event.place_country else None
    if location := ", ".join(filter(None, [event.place, country])):
        entry.add("location", visible(location))
    urls = [url for account in event.accounts if linkable(url := registers.source(account.source).url)]
    if urls:
        entry.add("url", urls[0])
    return entry


def _revised(registers: Registers, event: Event) -> datetime:
    """Give the last day on which a source of the event came out: DTSTAMP may not be the clock's."""
    published = [when for account in event.accounts if (when := registers.source(account.source).published)]
    known = [part.last for when in published for part in when.parts if part]
    return datetime.combine(max(known, default=_UNDATED), time(), UTC)


def _description(registers: Registers, event: Event) -> Iterator[str]:
    if event.summary:
        yield event.summary
    yield f"Date: {full(event.date)}" + (f". {event.date_note}" if event.date_note else "")
    if event.announced:
        yield "Announced: reported ahead of its date only; the log does not say whether it took place."
    if event.countries:
        yield "Countries: " + ", ".join(registers.country(code).name for code in event.countries)
    if event.people:
        yield "People: " + ", ".join(registers.person(id).name for id in event.people)
    for number, account in enumerate(event.accounts, start=1):
        yield from _account(registers, event, account, number)


def _account(registers: Registers, event: Event, account: Account, number: int) -> Iterator[str]:
    source = registers.source(account.source)
    yield f"[{number}] " + ", ".join([*citation(source), *([source.url] if source.url else [])])
    if account.date:
        yield f"gives the date as {full(account.date)}"
    if account.says:
        yield account.says
    for quote in account.quotes:
        yield f"“{quote.text}” — {speaker(registers, event, quote.speaker)}"
