"""Warnings about the names and registers of a log."""

from collections.abc import Collection, Iterator

from csto_timeline.addresses import fault_of
from csto_timeline.check.findings import Remark
from csto_timeline.check.tenures import tenures
from csto_timeline.check.uses_of_names import NAME_FIELDS, names_of
from csto_timeline.check.whole_log import WholeLog
from csto_timeline.folding import closed_up, fold
from csto_timeline.log.faults import near_word
from csto_timeline.log.model import Place
from csto_timeline.log.registers import key_member, key_of
from csto_timeline.log.validity import Path
from csto_timeline.query.known_names import USUAL_KINDS
from csto_timeline.text import counted


def unregistered(log: WholeLog) -> Iterator[Remark]:
    """Find people, countries and sources without an entry, each where it is first named.

    A name that some entry has is left to `near_spellings`, which says whose it is.
    """
    rows = ((register, row) for register in NAME_FIELDS for row in getattr(log.registers, register))
    names = {(register, fold(name)) for register, row in rows for _, name in names_of(row)}
    for register, key, named in log.strays():
        if (register, fold(key)) in names:
            continue
        words = f'"{key}" has no entry in {register}'
        words += f" ({counted(named.times, 'place')} name it): add one" if named.times > 1 else ": add one"
        yield Remark("no-register-entry", named.path, words, key)


def unusual_kinds(log: WholeLog) -> Iterator[Remark]:
    """Find unusual kinds in a log that declares none, each where it first appears."""
    own = log.index.kinds.keys().isdisjoint(USUAL_KINDS)
    for kind, number in log.index.kinds.items():
        if kind not in USUAL_KINDS:
            close = near_word(kind, USUAL_KINDS)
            right = f'did you mean "{close}"?' if close else "declare it in kinds"
            if not (close or own):
                right += f", or use one of these: {', '.join(USUAL_KINDS)}"
            words = f'"{kind}" is not a usual kind; {right}'
            yield Remark("unusual-kind", ("events", number, "kind"), words, kind)


def shared_spellings(log: WholeLog) -> Iterator[Remark]:
    """Find spellings that two places share, each at the later place."""
    first: dict[str, Place] = {}
    for number, place in enumerate(log.registers.places):
        for path, spelling in ((("id",), place.id), *names_of(place)):
            other = first.setdefault(closed_up(spelling) or place.id, place)
            if other.id != place.id:
                words = f'"{spelling}" is also a spelling of {other.id}, and names neither: use the ids in events'
                yield Remark("shared-spelling", ("places", number, *path), words, spelling)


def unmatched_head(log: WholeLog) -> Iterator[Remark]:
    """Find landmarks of which there is not an event, and a chair that nobody holds."""
    kinds = {key for register, key in log.index.names if register == "kinds"}
    for number, kind in enumerate(log.registers.landmarks):
        if kind not in kinds:
            close = near_word(kind, tuple(kinds))
            words = f'no event has the kind "{kind}"' + (f'; did you mean "{close}"?' if close else "")
            yield Remark("no-such-kind", ("landmarks", number), words, kind)
    chair, titles = log.registers.chair, {office.title for each in log.registers.people for office in each.offices}
    if chair and chair not in titles:
        close = near_word(chair, tuple(titles))
        words = f'nobody holds the office "{chair}"' + (f'; did you mean "{close}"?' if close else "")
        yield Remark("no-such-office", ("chair",), words, chair)


def first_days(log: WholeLog) -> Iterator[Remark]:
    """Find first days of a month or year that may stand for the whole month or year."""
    seen: set[Path] = set()
    for source, dates in log.index.dates.items():
        if dates.coarse and len(dates.days) == 1 and dates.first and dates.first not in seen:
            seen.add(dates.first)
            (day,) = dates.days
            yield Remark("first-day", dates.first, _first_day(source, day.text), day.text)


def _first_day(source: str, day: str) -> str:
    rounded = day[:4] if day.endswith("-01-01") else day[:7]
    return (
        f"{day} is the only exact day that {source} gives; its other dates are months or years: "
        f"should it be {rounded}? If not, explain in date_note how the day is known"
    )


def padded_dates(log: WholeLog) -> Iterator[Remark]:
    """Find a log in which far more events are on the first of a month, or of a year, than chance would make.

    Chance makes it one in thirty, and one in 365: here it is one in six, or in twelve, and five at least; or half, and
    three at least.
    """
    days = log.index.days
    for number, share, what, rounded in (
        (days.new_years, 12, "1 January", "the year, 2022,"),
        (days.firsts, 6, "the first of a month", "the month, 2022-09,"),
    ):
        if days.first and (
            (number >= 5 and number * share >= days.every) or (number >= 3 and number * 2 >= days.every)
        ):
            words = (
                f"{number:,} of {days.every:,} events with an exact day are on {what}, and no date_note says why; "
                f"the first is here: write {rounded} where no more is known"
            )
            yield Remark("padded-dates", days.first, words, f"{number}")
            return


def unused_entries(log: WholeLog) -> Iterator[Remark]:
    """Find entries that nothing refers to, and that have no office or membership; nothing refers to former ids."""
    for register in ("kinds", *NAME_FIELDS):
        for number, row in enumerate(getattr(log.registers, register)):
            key = key_of(row)
            if (register, key) not in log.index.names and not any(tenures(row)):
                words = f'nothing refers to "{key}": remove the entry, or use it'
                yield Remark("unused-entry", (register, number, key_member(register)), words, key)


def malformed_addresses(log: WholeLog) -> Iterator[Remark]:
    """Find addresses that no browser opens."""
    for path, address in _addresses(log):
        if fault := fault_of(address):
            yield Remark("malformed-address", path, f'"{address}" {fault}', address)


def plain_addresses(log: WholeLog) -> Iterator[Remark]:
    """Find addresses without encryption."""
    secure = secure_hosts(log)
    for path, address in _addresses(log):
        if address.lower().startswith("http:") and not fault_of(address):
            known = f"write https, as the log does for {_host(address)}" if has_secure_site(address, secure) else ""
            words = f"{address} is plain http: {known or 'use https if the site supports it'}"
            yield Remark("plain-http", path, words, address)


def secure_hosts(log: WholeLog) -> set[str]:
    """Return the hosts of which the log has an address with encryption."""
    return {_host(address) for _, address in _addresses(log) if address.lower().startswith("https:")}


def has_secure_site(address: str, secure: Collection[str]) -> bool:
    """Return whether an address has no encryption, and its host is one of the `secure` ones."""
    return address.lower().startswith("http:") and not fault_of(address) and _host(address) in secure


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].lower()


def _addresses(log: WholeLog) -> Iterator[tuple[Path, str]]:
    for number, source in enumerate(log.registers.sources):
        for member, address in (("url", source.url), ("archived", source.archived)):
            if address is not None:
                yield ("sources", number, member), address
