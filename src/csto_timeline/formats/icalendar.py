"""iCalendar (RFC 5545): events for a calendar program, at their time where it and its offset are known, else all day.

A calendar cannot say "some day in September". An event that is not known to the day spans
every day on which it may lie, and its summary begins with the date as it is known. An open
side has no such days: the event then stands on the known side alone. One that lay on one of
two days, not next to each other, or on each of them, stands on both: the days between are ruled out.

A calendar program keeps one event of two with the same UID, whichever files they are from. So a UID ends in a
hash of the title of the log, which stays when the log grows and when part of it is exported; those of the built-in
log end without one. Two logs of one title are taken for states of one log.

The library writes the calendar; its `Event` checks and folds each property so slowly that a
thousand take a quarter of a second, and it makes a line break of a backslash with an N behind
it, so the lines and their texts are put together here.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from hashlib import sha256

from icalendar import Calendar
from msgspec import Struct

from csto_timeline.addresses import link_of
from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.citation import addresses, citation, speaker
from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.languages import before_translation
from csto_timeline.answers.places import coordinates_of, decimal, place_of
from csto_timeline.dates import clock
from csto_timeline.dates.edtf import Form, Span
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Period
from csto_timeline.dates.words import brief, full
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.log.model import Account, Event, Quote
from csto_timeline.log.registers import DEFAULT_TITLE, Registers
from csto_timeline.query.select import Match, Selection
from csto_timeline.text import counted, paragraphs, visible

_PRODUCT = "-//csto-timeline//csto-timeline//EN"
_UNDATED = date(1970, 1, 1)
_DAY = timedelta(days=1)
_REFRESH = "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n"  # RFC 7986, 5.7: how often a program that subscribes asks again
_LONGEST = 74  # octets of text on a line; the 75th is the space that begins one which goes on


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:
    """Yield a VCALENDAR; `certain_days` leaves out the events that are not known to the day."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    begin, end, rest = calendar.to_ical().decode().rpartition("END:VCALENDAR")
    yield begin + _REFRESH + _text("X-WR-CALNAME", visible(selection.registers.title))
    sources = _Sources(selection.registers)
    for match in track(selection.matches):
        event = match.event
        if not options.certain_days or known_to_the_day(event.date):
            yield from _entries(selection.registers, event, sources, _domain(match))
    yield end + rest


def count(selection: Selection, options: Options) -> int:
    """Return how many events are written: with `certain_days` those that are known to the day."""
    return len(selection.matches) - (_vague(selection) if options.certain_days else 0)


def remarks(selection: Selection, options: Options) -> list[str]:
    """Return how many events are not known to the day, and what became of them; and that the log has no title."""
    vague, said = _vague(selection), []
    if vague and options.certain_days:
        said.append(f"{counted(vague, 'event')} left out: not known to the day (--certain-days)")
    elif vague:
        said.append(
            f"{counted(vague, 'event')} widened to all the days of the range: not known to the day, as the summary "
            "says (--certain-days leaves such events out)"
        )
    if any(match.store.title_of(match.place) == DEFAULT_TITLE for match in selection.matches):
        said.append("The log has no title: give it one, or a calendar may mistake its events for those of another log")
    return said


def known_to_the_day(when: EventDate) -> bool:
    """Say whether the first and the last day are both known, without a qualifier."""
    if when.qualified or None in when.parts:
        return False
    if when.form is Form.EACH_OF:
        return all(part and part.first == part.last for part in when.parts)
    return when.start_min == when.start_max and when.end_min == when.end_max


def possible_days(when: EventDate) -> list[Period]:
    """Return the days on which it may lie, in ranges that do not touch; an open side stands on the known one."""
    days: list[Period] = []
    for first, last in sorted(map(_known_days, when.spans)):
        if days and (first <= days[-1].end or first - _DAY == days[-1].end):
            first, last = days[-1].start, max(last, days.pop().end)
        days.append(Period(first, last))
    return days


def _known_days(span: Span) -> tuple[date, date]:
    begin, end = span.begin or span.end, span.end or span.begin
    assert begin is not None  # no range is open on both sides
    assert end is not None
    return begin.first, end.last


def _vague(selection: Selection) -> int:
    return sum(not known_to_the_day(event.date) for event in selection.events)


class _Cited(Struct, frozen=True):
    """What is said of a source in each event that cites it: its citation, its day, its address for a link."""

    citation: str
    published: date | None
    link: str | None


class _Sources:
    """The sources of the registers as they are cited, each made once."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self.of = cache(self._of)

    def _of(self, id: str) -> _Cited:
        source = self._registers.source(id)
        parts = [part.last for part in source.published.parts if part] if source.published else []
        text = ", ".join([*citation(source), *map("".join, addresses(source))])
        return _Cited(visible(text), max(parts, default=None), link_of(source.url))


def _domain(match: Match) -> str:
    title = match.store.title_of(match.place)
    return "csto-timeline" if title is None else f"{_hash(title)}.csto-timeline"


@cache
def _hash(title: str) -> str:
    return sha256(title.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _entries(registers: Registers, event: Event, sources: _Sources, domain: str) -> Iterator[str]:
    """Yield a VEVENT for each range of days, the properties in the order in which the library sorts them."""
    rest = "".join(_other_properties(registers, event, sources))
    honest = "" if known_to_the_day(event.date) else f"{brief(event.date)}: "
    if event.time and not _start(event):
        honest = f"{clock.words(event.time)}: "
    summary = _text("SUMMARY", honest + visible(event.title))
    published = [day for account in event.accounts if (day := sources.of(account.source).published)]
    stamp = _ical(max(published, default=_UNDATED))  # the last day on which a source came out: not the clock's
    for number, days in enumerate(possible_days(event.date), start=1):
        id = event.id if number == 1 else f"{event.id}_{number}"  # no other event has an underscore in its id
        uid = _text("UID", f"{id}@{domain}")
        begin = _start(event) or _days(days)
        yield f"BEGIN:VEVENT\r\n{summary}{begin}DTSTAMP:{stamp}T000000Z\r\n{uid}{rest}END:VEVENT\r\n"


def _other_properties(registers: Registers, event: Event, sources: _Sources) -> Iterator[str]:
    categories = (_escaped(visible(each)) for each in (kind_name(registers, event), *event.tags))
    yield folded(f"CATEGORIES:{','.join(categories)}")
    yield _text("DESCRIPTION", "\n".join(_description(registers, event, sources)))
    if coordinates := coordinates_of(registers, event):
        longitude, latitude = map(decimal, coordinates)
        yield f"GEO:{latitude};{longitude}\r\n"
    if location := place_of(registers, event):
        yield _text("LOCATION", visible(location))
    yield f"STATUS:{'TENTATIVE' if event.announced else 'CONFIRMED'}\r\nTRANSP:TRANSPARENT\r\n"
    if link := next(filter(None, (sources.of(account.source).link for account in event.accounts)), None):
        yield folded(f"URL:{link}")


def _start(event: Event) -> str:
    """Return the instant at which the event began, and at which it ends for a calendar; nothing where it is not known.

    Nothing either where it lies outside the calendar, for which there is no instant.
    """
    start = clock.instant(event.date.start_min, event.time) if event.time else None
    return f"DTSTART:{_ical(start.date())}T{start:%H%M%S}Z\r\n" if start else ""


def _days(days: Period) -> str:
    begin = f"DTSTART;VALUE=DATE:{_ical(days.start)}\r\n"
    if days.end == date.max:  # the last day of the calendar has none behind it
        return begin
    return f"{begin}DTEND;VALUE=DATE:{_ical(days.end + _DAY)}\r\n"  # the end of a VEVENT is not part of it (3.6.1)


def _ical(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"  # strftime leaves out the zeros of a year before 1000


def _text(name: str, text: str) -> str:
    """Return a property with a text."""
    return folded(f"{name}:{_escaped(text)}")


def _escaped(text: str) -> str:
    """Return a text escaped as RFC 5545 asks (3.3.11)."""
    for character, escape in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(character, escape)
    return text


def folded(line: str) -> str:
    """Return a content line with its end, folded into lines of 75 octets at most (RFC 5545, 3.1).

    As the library folds, within no character and no escape, but a hundred times as fast: it
    goes through every character.
    """
    octets, start, pieces = line.encode(), 0, []
    while len(octets) - start > _LONGEST:
        end = start + _LONGEST
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        if octets[end - 1] in b"\\^":
            end -= 1
        pieces.append(octets[start:end])
        start = end
    return b"\r\n ".join([*pieces, octets[start:]]).decode() + "\r\n"


def _description(registers: Registers, event: Event, sources: _Sources) -> Iterator[str]:
    if event.summary:
        yield _prose(event.summary)
    yield visible(f"Date: {when(event, full)}" + (f". {event.date_note}" if event.date_note else ""))
    if event.announced:
        yield "Announced: reported ahead of its date only; the log does not say whether it took place."
    if event.countries or event.absent:
        yield visible(f"Countries: {countries(registers, event)}")
    if event.people:
        yield visible("People: " + ", ".join(registers.person(id).name for id in event.people))
    for number, account in enumerate(event.accounts, start=1):
        yield f"[{number}] {sources.of(account.source).citation}"
        yield from _account(registers, event, account)


def _account(registers: Registers, event: Event, account: Account) -> Iterator[str]:
    if account.date:
        yield f"gives the date as {full(account.date)}"
    if account.says:
        yield _prose(account.says)
    for quote in account.quotes:
        said_by = visible(speaker(registers, event, quote.speaker))
        yield f"“{_prose(quote.text)}”{_before_translation(quote)} — {said_by}"


def _before_translation(quote: Quote) -> str:
    label, text = before_translation(quote) or ("", "")
    return (f" ({label}: “{_prose(text)}”)" if text else f" ({label})") if label else ""


def _prose(text: str) -> str:
    return "\n\n".join(paragraphs(text))
