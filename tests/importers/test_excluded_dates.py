"""Dates of a series that are excluded or replaced: thousands of them, and held against a slow definition."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event

from csto_timeline.errors import DateError
from csto_timeline.importers import calendar_values, excluded_dates, recurrence
from tests.importers.conftest import Importer
from tests.importers.test_calendars import calendar

BEGIN = date(2022, 1, 1)
DAYS = st.integers(0, 5).map(lambda number: BEGIN + timedelta(number))
INSTANTS = st.builds(
    lambda day, hour: datetime(day.year, day.month, day.day, hour, tzinfo=UTC), DAYS, st.sampled_from([9, 10])
)
DATES = DAYS | INSTANTS


def properties(events: Sequence[Sequence[str]]) -> list[str]:
    """Return the properties of several events, those after the first with their beginnings and ends."""
    return "\nEND:VEVENT\nBEGIN:VEVENT\n".join("\n".join(each) for each in events).split("\n")


def series(number: int) -> list[str]:
    """Return a series of that number."""
    return ["UID:one", "DTSTART;VALUE=DATE:20220101", "RRULE:FREQ=DAILY", f"SUMMARY:Talks {number}"]


def replacing(number: int, parameters: str = "") -> list[str]:
    """Return an event that replaces the date of a series that many days after its first."""
    day = f"{BEGIN + timedelta(number):%Y%m%d}"
    return ["UID:one", f"RECURRENCE-ID{parameters};VALUE=DATE:{day}", f"DTSTART;VALUE=DATE:{day}", "SUMMARY:Moved"]


def component(begin: date, **members: object) -> Event:
    found = Event()
    found.add("uid", "one")
    found.add("dtstart", begin)
    for name, value in members.items():
        found.add(name, value)
    return found


def is_excluded(when: date, excluded: Sequence[date]) -> bool:
    """Return whether a date is among others: an instant beside instants, else by its day."""
    both = [(when, each) for each in excluded if isinstance(when, datetime) and isinstance(each, datetime)]
    days = [each for each in excluded if not (isinstance(when, datetime) and isinstance(each, datetime))]
    return any(one == other for one, other in both) or calendar_values.day_of(when) in map(calendar_values.day_of, days)


def slowly(begin: date, dates: int, by_exdate: Sequence[date], by_events: Sequence[tuple[date, bool]]) -> str:
    """Return how many days after the beginning the first date is that nothing excludes, else why there is none."""
    days = [calendar_values.day_of(when) for when, onward in by_events if onward]
    for number in range(dates):
        when = begin + timedelta(number)
        if is_excluded(when, by_exdate) or is_excluded(when, [each for each, _ in by_events]):
            continue
        if all(calendar_values.day_of(when) < day for day in days):
            return f"{number}"
    return "replaced" if by_events else "excluded"


@given(DATES, st.integers(1, 6), st.lists(DATES, max_size=4), st.lists(st.tuples(DATES, st.booleans()), max_size=4))
def test_the_first_date_that_is_left_is_found(
    begin: date, dates: int, by_exdate: list[date], by_events: list[tuple[date, bool]]
) -> None:
    repeating = component(begin, rrule={"freq": ["daily"], "count": [dates]})
    for when in by_exdate:
        repeating.add("exdate", when)
    others = [component(begin) for _ in by_events]
    for each, (when, onward) in zip(others, by_events, strict=True):
        each.add("recurrence-id", when, {"RANGE": "THISANDFUTURE"} if onward else {})
    try:
        shift = recurrence.shift_of(repeating, excluded_dates.replacements([repeating, *others]))
    except DateError:
        found = "excluded"
    else:
        found = "replaced" if shift is None else f"{shift.days}"
    assert found == slowly(begin, dates, by_exdate, by_events)


@pytest.fixture
def days_compared(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """Collect the days that are compared."""
    compared: list[date] = []

    def day_of(when: date) -> date:
        compared.append(when)
        return calendar_values.day_of(when)

    monkeypatch.setattr(excluded_dates, "day_of", day_of)
    monkeypatch.setattr(recurrence, "day_of", day_of)
    return compared


def test_many_replacements_of_one_uid_with_all_later_dates_are_read_once(
    imported: Importer, days_compared: list[date]
) -> None:
    """They are not gone through for each event, nor is a series followed whose later dates are all replaced."""
    onward = [replacing(number, ";RANGE=THISANDFUTURE") for number in range(100)]
    done = imported("a.ics", text=calendar(*properties([*map(series, range(100)), *onward])))
    assert done.of("title") == [*[("Moved",)] * 100, ("Plain",)]
    assert len(days_compared) < 20 * 100


def test_many_series_of_one_uid_are_not_all_followed_for_long(
    imported: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excluded_dates, "_MOST", 100)
    moved = [replacing(number) for number in range(30)]
    done = imported("a.ics", text=calendar(*properties([*map(series, range(5)), *moved])))
    assert done.code == 1
    assert done.of("title") == [*((f"Talks {number}",) for number in range(3)), *[("Moved",)] * 30, ("Plain",)]
    told = "another event replaces its first date, 2022-01-01, and which is the next cannot be told"
    assert f"a.ics: event 4: {told}: too many events have its UID: write the date into DTSTART" in done.err
    assert f"a.ics: event 5: {told}" in done.err
