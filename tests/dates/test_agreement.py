"""Whether many dates agree: as if each were compared with each, and without doing so."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.dates.agreement import agree
from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError
from tests.dates.courses import bounded_dates
from tests.expressions import EXPRESSION

DAY = date(2022, 11, 23)
# Dates that contain each other in one way or another, with what is no chain among them.
NESTED = st.sampled_from(
    [
        *("2022", "2022-11", "2022-11-23", "2022-11-23~", "2022-11-24", "2022/2022", "2022-11/2022-11", "2022-11/2022"),
        *("2022-11-01/2022-11-30", "2022-11-23/2022-11-23", "2022-11-23~/2022-11-23", "2022-11-24/2022-11-24"),
        *("2022-11-23/2022-11-24", "2022-11/..", "2022-11-23/..", "../2022-11-23", "2022-11/", "/2022-11"),
        *("[2022-11-23,2022-11-24]", "[2022-11-01..2022-11-30]", "[2022-11-23..]", "[2022..]", "[..2022-11-23]"),
        *("[2022-11-22,2022-11-24]", "{2022-11-23,2022-11-24}", "{2022-11-01..2022-11-30}", "{2022-11-23..2022-11-23}"),
        *("{2022-11-22,2022-11-24}", "[2022-11-23..2022-11-23]", "2022-11-23/2022-11", "2022-11/2022-11-23"),
        *("9999", "9999/9999", "9999/..", "9999-02-01/..", "9999-12-31/..", "9999-12-31/9999-12-31", "[9999-02-01..]"),
        *("0001", "0001/0001", "../0001", "../0001-01-01", "0001-01-01/0001-01-01", "0001-01-01", "[..0001-01-01]"),
    ]
).map(EventDate)


@st.composite
def any_dates(draw: st.DrawFn) -> EventDate:
    """Draw a date of any form, some of them without an end."""
    try:
        return EventDate(draw(EXPRESSION))
    except DateError:
        return draw(bounded_dates())


def agree_slowly(dates: list[EventDate]) -> bool:
    return all(one.contains(other) or other.contains(one) for one, other in combinations(dates, 2))


@pytest.mark.parametrize("drawn", [NESTED, bounded_dates(), any_dates(), NESTED | bounded_dates()])
def test_dates_agree_as_if_each_were_compared_with_each(drawn: st.SearchStrategy[EventDate]) -> None:
    @given(st.lists(drawn, max_size=6, unique=True))
    def holds(dates: list[EventDate]) -> None:
        assert agree(dates) is agree_slowly(dates)

    holds()


def nested(number: int) -> list[EventDate]:
    """Return so many dates of which each contains the next."""
    return [EventDate(f"[..{DAY - timedelta(days=each)}]") for each in range(number)]


def days(number: int) -> list[EventDate]:
    """Return so many intervals of one day."""
    return [EventDate(f"{each}/{each}") for each in (DAY + timedelta(days=number) for number in range(number))]


@pytest.mark.parametrize(("dates", "expected"), [(nested(1000), True), (days(1000), False)])
def test_many_dates_are_not_each_compared_with_each(
    monkeypatch: pytest.MonkeyPatch, dates: list[EventDate], expected: bool
) -> None:
    compared = 0
    contains = EventDate.contains

    def counting(one: EventDate, other: EventDate) -> bool:
        nonlocal compared
        compared += 1
        return contains(one, other)

    monkeypatch.setattr(EventDate, "contains", counting)
    assert agree(dates) is expected
    assert compared <= 2 * len(dates)
