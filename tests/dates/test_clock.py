"""Times of day: how they are shown, which instants they are, and the order of those of a day."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.dates import clock
from csto_timeline.log.model import TIME

offsets = st.builds("{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(0, 14), st.sampled_from([0, 30, 45]))
known = st.builds(
    "{:02}:{:02}{}".format, st.integers(0, 23), st.integers(0, 59), offsets.filter("-00:00".__ne__) | st.just("Z")
)
times = known | st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("14:30", "14:30"),
        ("09:05Z", "09:05 UTC"),
        ("14:30+06:00", "14:30 UTC+6"),
        ("14:30-03:30", "14:30 UTC-3:30"),
        ("14:30+05:45", "14:30 UTC+5:45"),
        ("14:30+00:00", "14:30 UTC+0"),
        ("14:30+14:00", "14:30 UTC+14"),
    ],
)
def test_words(time: str, words: str) -> None:
    assert clock.words(time) == words


@given(times)
def test_times_are_of_the_log_format(time: str) -> None:
    assert re.search(TIME, time)


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), known)
def test_an_instant_is_that_of_the_library(day: date, time: str) -> None:
    assert clock.instant(day, time) == datetime.fromisoformat(f"{day}T{time}").astimezone(UTC).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("day", "time"),
    [(date(2022, 11, 23), "14:30"), (date.min, "00:00+00:01"), (date.max, "23:59-00:01")],
)
def test_an_instant_that_is_not_known_or_in_no_calendar(day: date, time: str) -> None:
    assert clock.instant(day, time) is None


@pytest.mark.parametrize(
    ("times", "order"),
    [
        ([], []),
        ([None, None], [0, 1]),
        (["10:00", None, "09:00", None], [1, 3, 2, 0]),  # without a time: before, in their order
        (["10:00", "10:00"], [0, 1]),
        (["10:00Z", "12:00+06:00"], [1, 0]),  # by instants: 06:00Z
        (["00:30+06:00", "00:10Z", None], [2, 0, 1]),  # 18:30Z of the day before
        (["10:00Z", "12:00+06:00", "11:00"], [0, 2, 1]),  # by the clock, as one instant is not known
    ],
)
def test_the_order_of_a_day(times: list[str | None], order: list[int]) -> None:
    assert clock.in_order(range(len(times)), lambda _: 0, times.__getitem__) == order


@given(st.lists(st.tuples(st.integers(0, 3), st.none() | times)))
def test_days_keep_their_order_and_the_clock_runs_forward(events: list[tuple[int, str | None]]) -> None:
    events.sort(key=lambda event: event[0])
    ordered = clock.in_order(events, lambda event: event[0], lambda event: event[1])
    assert sorted(ordered, key=str) == sorted(events, key=str)
    assert [day for day, _ in ordered] == [day for day, _ in events]
    for number in range(4):
        of_day = [time for day, time in ordered if day == number]
        told = [time for time in of_day if time]
        assert of_day == [None] * (len(of_day) - len(told)) + told
        if all(time[5:] for time in told):
            instants = [datetime.fromisoformat(f"2022-11-23T{time}") for time in told]
            assert instants == sorted(instants)
        else:
            assert [time[:5] for time in told] == sorted(time[:5] for time in told)
