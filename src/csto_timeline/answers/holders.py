"""Who held which office on a day, certainly or possibly, as far as the terms of a log say."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from csto_timeline.dates import calendar
from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import Office, Person, Tenure
from csto_timeline.log.registers import Registers

_ACTING = "Acting "


def surely_held(tenure: Tenure, day: date) -> bool:
    """Return whether it was held on `day`; of the days to come only a known end tells."""
    return tenure.held_at(EventDate(day.isoformat())) and (tenure.until is not None or day <= calendar.today())


def _maybe_held(tenure: Tenure, day: date) -> bool:
    """Return whether it may have been held on `day`; of the days to come only a known end tells."""
    ends = tenure.until is not None and tenure.until.latest is not None
    return tenure.may_hold_on(day) and (ends or day <= calendar.today())


def holders(registers: Registers, day: date, held: Callable[[Office, date], bool]) -> dict[str, tuple[Person, ...]]:
    """Return each office of which the log knows a date, with those of whom `held` says that they had it."""
    holders: dict[str, tuple[Person, ...]] = {}
    for person, office in _dated_offices(registers):
        known = holders.get(office.title, ())
        holders[office.title] = known + ((person,) if held(office, day) and person not in known else ())
    return dict(sorted(holders.items()))


def candidates(registers: Registers, day: date) -> dict[str, tuple[Person, ...]]:
    """Return as `holders` does those who may have held each office, unless it was surely another's in between.

    Who held it “until 2003 or later” is not named for a day after the first of a successor.
    """
    begun: dict[str, date] = {}  # of the terms that surely began by the day, the latest first day
    ended: dict[str, date] = {}  # of those that surely ended no earlier, the earliest last day
    for _, office in _dated_offices(registers):
        if days := _sure_days(office):
            first, last = days
            if first <= day:
                begun[office.title] = max(first, begun.get(office.title, first))
            if last >= day:
                ended[office.title] = min(last, ended.get(office.title, last))

    def held(office: Office, day: date) -> bool:
        first, last = _sure_days(office) or (date.min, date.max)
        is_parted = begun.get(office.title, day) > last or ended.get(office.title, day) < first
        return _maybe_held(office, day) and not is_parted

    return holders(registers, day, held)


def _sure_days(tenure: Tenure) -> tuple[date, date] | None:
    """Return the first and the last day on which it was surely held, None where there is no such day."""
    if tenure.since is None:
        return None
    first = tenure.since.loosened().start_max
    last = tenure.until.loosened().end_min if tenure.until else date.max
    return (first, last) if first <= last else None


def _dated_offices(registers: Registers) -> Iterator[tuple[Person, Office]]:
    for person in registers.people:
        for office in person.offices:
            if office.since or office.until:
                yield person, office


def is_gap(registers: Registers, title: str, day: date) -> bool:
    """Return whether the log knows the office both for days before and for days after `day`."""
    terms = [office for _, office in _dated_offices(registers) if office.title == title]
    begun = any(office.since is None or office.since.start_min <= day for office in terms)
    return begun and any(office.until is None or office.until.end_max >= day for office in terms)


def vacant(holders: Mapping[str, tuple[Person, ...]], chair: str | None) -> Iterator[str]:
    """Yield the titles that nobody is known to hold.

    It is no gap that somebody acts in an office, nor that nobody acts in one that is a title too.
    """
    titles = {*holders, chair}
    for title, people in holders.items():
        acting = title.startswith(_ACTING) and title.removeprefix(_ACTING) in titles
        if not people and not acting and not holders.get(f"{_ACTING}{title}"):
            yield title
