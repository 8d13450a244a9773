"""Warnings about single events."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from csto_timeline.check.findings import Remark
from csto_timeline.check.structure import is_placeholder
from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import voices


def single_source(event: Event, registers: Registers) -> Iterator[Remark]:
    """Find an event that only one voice reports, however many outlets print it."""
    only, *others = voices(registers, event)
    if not others and not is_placeholder(only):
        words = f"every account comes from {only}: look for a second, independent source"
        yield Remark("single-source", ("accounts",), words, only)


def early_sources(event: Event, registers: Registers) -> Iterator[Remark]:
    """Find accounts whose source was certainly published before the event, and that do not announce it."""
    for number, account in enumerate(event.accounts):
        published, date = registers.source(account.source).published, account.date or event.date
        if account.announced or published is None or _days(published)[1] >= _days(date)[0]:
            continue
        words = (
            f'{account.source} was published {published}, before {date}: is the event "announced", or is a date wrong?'
        )
        yield Remark("source-before-event", ("accounts", number), words, account.source)


def repeated_sources(event: Event, registers: Registers) -> Iterator[Remark]:  # noqa: ARG001 (a rule like the others)
    """Find accounts of a source that another account of the event is of."""
    first: dict[str, int] = {}
    for number, account in enumerate(event.accounts):
        if (before := first.setdefault(account.source, number)) != number:
            words = f"{account.source} already has an account of this event, accounts[{before}]: merge them"
            yield Remark("repeated-source", ("accounts", number, "source"), words, account.source)


def present_and_absent(event: Event, registers: Registers) -> Iterator[Remark]:
    """Find countries that an event has, and from which they stayed away."""
    for number, code in enumerate(event.absent):
        if code in event.countries:
            name = registers.country(code).name
            words = f"{name} is among the countries of the event too: did it take part, or stay away?"
            yield Remark("present-and-absent", ("absent", number), words, code)


@lru_cache(maxsize=1 << 12)
def _days(when: EventDate) -> tuple[date, date]:
    """Return the earliest and the latest day on which it may lie."""
    bounds = when.loosened()
    return bounds.start_min, bounds.end_max
