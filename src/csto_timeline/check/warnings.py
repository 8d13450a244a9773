"""Warnings about single events, sources and entries: what may be right, but is worth a second look."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from csto_timeline.check.findings import Remark
from csto_timeline.check.json_tree import Path
from csto_timeline.check.one_text import REGISTERS, key, key_name
from csto_timeline.check.uses_of_names import Use
from csto_timeline.check.whole_log import Document
from csto_timeline.dates.edtf import Form, Precision
from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import Country, Person
from csto_timeline.log.voices import voices
from csto_timeline.log.whole import Log
from csto_timeline.query.names import USUAL_KINDS
from csto_timeline.text import counted, fold, linkable, nearest


def unregistered(document: Document) -> Iterator[Remark]:
    """Find people, countries and sources without an entry, each where it is named first; no name of an entry's."""
    names = {("people", fold(each)) for row in document.log.people for each in (row.name, *row.aliases)}
    names |= {("countries", fold(each)) for row in document.log.countries for each in (row.name, *row.aliases)}
    for use, times in _unregistered(document).items():
        if (use.register, fold(use.key)) in names:
            continue  # near_spellings says whose it is
        words = f'"{use.key}" has no entry in {use.register}'
        words += f" ({counted(times, 'place')} name it): add one" if times > 1 else ": add one"
        yield Remark("no-register-entry", use.path, words, use.key)


def _unregistered(document: Document) -> dict[Use, int]:
    known = {(register, key(row)) for register in REGISTERS for row in getattr(document.log, register)}
    first: dict[tuple[str, str], Use] = {}
    times: dict[Use, int] = defaultdict(int)
    for use in document.uses:
        if use.register != "kinds" and (use.register, use.key) not in known:
            times[first.setdefault((use.register, use.key), use)] += 1
    return times


def unusual_kinds(document: Document) -> Iterator[Remark]:
    """Find kinds of a log that declares none which are not among the usual ones, each where it stands first."""
    seen: set[str] = set()
    for number, event in enumerate(document.log.events):
        if event.kind in USUAL_KINDS or event.kind in seen or document.sheet_of(("events", number)).declared:
            continue
        seen.add(event.kind)
        close = nearest(event.kind, USUAL_KINDS, most=1)
        right = f'did you mean "{close[0]}"?' if close else "declare it in kinds, or write one of these: "
        words = f'"{event.kind}" is not a usual kind; {right}' + ("" if close else ", ".join(USUAL_KINDS))
        yield Remark("unusual-kind", ("events", number, "kind"), words, event.kind)


def single_sources(document: Document) -> Iterator[Remark]:
    """Find events that one voice alone tells, however many print it."""
    for number, event in enumerate(document.log.events):
        if len(voices(document.log, event)) == 1:
            voice = next(iter(voices(document.log, event)))
            words = f"all that is said rests on {voice} alone: look for a second, independent source"
            yield Remark("single-source", ("events", number, "accounts"), words, voice)


class _Given(NamedTuple):
    """A date that a source gives, where it stands, and whether a note explains it."""

    date: EventDate
    path: Path
    noted: bool = True


def first_days(document: Document) -> Iterator[Remark]:
    """Find firsts of a month or year that look as if somebody had made a day of a month or year."""
    seen: set[Path] = set()
    for source, every in _given(document.log).items():
        given = [each for each in every if document.is_sound(each.path)]
        days = {each.date for each in given if not _is_coarse(each.date)}
        if len(days) != 1 or not any(_is_coarse(each.date) for each in given):
            continue
        unsaid = [each for each in given if each.date in days and _is_first(each.date) and not each.noted]
        if unsaid and unsaid[0].path not in seen:
            seen.add(unsaid[0].path)
            day = unsaid[0].date.text
            yield Remark("first-day", unsaid[0].path, _first_day(source, day), day)


def _first_day(source: str, day: str) -> str:
    rounded = day[:4] if day.endswith("-01-01") else day[:7]
    return (
        f"{day} is the only day that {source} gives, all its other dates are months or years: "
        f"is it {rounded}? Else say in date_note how the day is known"
    )


def _given(log: Log) -> dict[str, list[_Given]]:
    """Give the dates of each source: of the accounts, and of the offices that it vouches for."""
    given: dict[str, list[_Given]] = defaultdict(list)
    for number, event in enumerate(log.events):
        path: Path = ("events", number)
        for each, account in enumerate(event.accounts):
            own = (*path, "accounts", each, "date") if account.date else (*path, "date")
            given[account.source].append(_Given(account.date or event.date, own, event.date_note is not None))
    for number, person in enumerate(log.people):
        for each, office in enumerate(person.offices):
            if office.source:
                tenure: Path = ("people", number, "offices", each)
                dates = (("from", office.since), ("to", office.until))
                given[office.source] += [_Given(date, (*tenure, name)) for name, date in dates if date]
    return given


def _is_coarse(date: EventDate) -> bool:
    """Say whether it is made of months and years alone."""
    return all(part is not None and part.precision is not Precision.DAY for part in date.parts)


def _is_first(date: EventDate) -> bool:
    """Say whether it is one day, the first of a month."""
    return date.form is Form.SINGLE and date.text.endswith("-01")


def early_sources(document: Document) -> Iterator[Remark]:
    """Find accounts of sources that surely came out before the event, and do not announce it."""
    for number, event in enumerate(document.log.events):
        for each, account in enumerate(event.accounts):
            published, date = document.log.source(account.source).published, account.date or event.date
            if account.announced or published is None or published.loosened().end_max >= date.loosened().start_min:
                continue
            words = f'{account.source} was published {published}, before {date}: is it "announced", or is a date wrong?'
            yield Remark("source-before-event", ("events", number, "accounts", each), words, account.source)


def unused_entries(document: Document) -> Iterator[Remark]:
    """Find entries that nothing names, and that say no more than a name."""
    used = {(use.register, use.key) for use in document.uses}
    for register in REGISTERS:
        for number, row in enumerate(getattr(document.log, register)):
            says_more = (isinstance(row, Person) and row.offices) or (isinstance(row, Country) and row.membership)
            if (register, key(row)) not in used and not says_more:
                words = f'nothing names "{key(row)}": take the entry out, or name it'
                yield Remark("unused-entry", (register, number, key_name(row)), words, key(row))


def malformed_addresses(document: Document) -> Iterator[Remark]:
    """Find addresses that are not those of a page."""
    for number, source in enumerate(document.log.sources):
        if source.url is not None and not _is_address(source.url):
            words = f'"{source.url}" is no address of a page: write https://, a host and a path, without spaces'
            yield Remark("malformed-address", ("sources", number, "url"), words, source.url)


def plain_addresses(document: Document) -> Iterator[Remark]:
    """Find addresses of pages that are not encrypted."""
    for number, source in enumerate(document.log.sources):
        if source.url is not None and _is_address(source.url) and source.url.lower().startswith("http:"):
            words = f"{source.url} is plain http: write https where the site has it"
            yield Remark("plain-http", ("sources", number, "url"), words, source.url)


def _is_address(url: str) -> bool:
    try:
        return linkable(url) and "." in (urlsplit(url).hostname or "")
    except ValueError:  # a port or an IPv6 address that is none
        return False
