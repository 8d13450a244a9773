"""What a user may type for a period."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.dates.event_date import Period
from csto_timeline.dates.typed import parse_period, widened
from csto_timeline.errors import DateError

# The clock of the tests stands on 22 November 2026.
READ = {
    "2022": "2022-01-01 to 2022-12-31",
    "2022-09": "2022-09-01 to 2022-09-30",
    "2022-11-23": "2022-11-23",
    "2022Q4": "2022-10-01 to 2022-12-31",
    "2022-q1": "2022-01-01 to 2022-03-31",
    "2022-09..2022-11": "2022-09-01 to 2022-11-30",
    " 2022-09 .. 2022-11 ": "2022-09-01 to 2022-11-30",
    "2022-09..": "from 2022-09-01",
    "..2022": "until 2022-12-31",
    "2022Q1..nov 2022": "2022-01-01 to 2022-11-30",
    "nov 2022": "2022-11-01 to 2022-11-30",
    "November 2022": "2022-11-01 to 2022-11-30",
    "feb 2024": "2024-02-01 to 2024-02-29",
    "23 November 2022": "2022-11-23",
    "November 23, 2022": "2022-11-23",
    "the 5th of November 2022": "2022-11-05",
    "2022/11/23": "2022-11-23",
    "2022-9-3": "2022-09-03",
    "23/11/2022": "2022-11-23",
    "23.11.2022": "2022-11-23",
    "11/23/2022": "2022-11-23",
    "04/04/2022": "2022-04-04",
    "sept. 0050": "0050-09-01 to 0050-09-30",
    "1 sep 0001": "0001-09-01",
    "2022 nov 5th": "2022-11-05",
    "Q4 2022": "2022-10-01 to 2022-12-31",
    "2022-09 to nov 2022": "2022-09-01 to 2022-11-30",
    "2022-09-01 - 2022-09-15": "2022-09-01 to 2022-09-15",
    "2022-11-23/2022-11-24": "2022-11-23 to 2022-11-24",
    "[2022-09..2022-11-23]": "2022-09-01 to 2022-11-23",
    "199X": "1990-01-01 to 1999-12-31",
    "2020~": "2020-01-01 to 2020-12-31",
    "{1670..1672}": "1670-01-01 to 1672-12-31",
    "1985-04-XX": "1985-04-01 to 1985-04-30",
    "1985/": "from 1985-01-01",
    "/1985": "until 1985-12-31",
    "0001..2000": "0001-01-01 to 2000-12-31",
    "2000..9999": "2000-01-01 to 9999-12-31",
    "..0001-01-01": "until 0001-01-01",
    "today": "2026-11-22",
    "Yesterday": "2026-11-21",
    "30d": "2026-10-23 to 2026-11-22",
    "6w": "2026-10-11 to 2026-11-22",
    "3m": "2026-08-22 to 2026-11-22",
    "9m": "2026-02-22 to 2026-11-22",
    "2y": "2024-11-22 to 2026-11-22",
    "30d..": "from 2026-10-23",
}

# What must be refused, and what the refusal must say.
REFUSED = {
    "[2020,2024]": '"[2020,2024]" is one of two dates, and no period: ask for 2020, for 2024, or for 2020..2024',
    "[1667, 1670..1672,1668]": "one of 3 dates, and no period: ask for 1667, for 1668, for 1670..1672, or for 1667..",
    "{2020,2024}": '"{2020,2024}" is two dates, and no period: ask for 2020, for 2024, or for 2020..2024',
    "03/04/2022": "3 Apr 2022 or 4 Mar 2022: write 2022-04-03 or 2022-03-04",
    "1.11.2022": "1 Nov 2022 or 11 Jan 2022",
    "13/13/2022": "no day of the calendar",
    "31/02/2022": "no day of the calendar",
    "2022-02-30": "that month has 28 days",
    "2022/13/04": "there is no month 13",
    "2022-13": "months go from 01 to 12",
    "0000": "years go from 0001",
    "yesteryear": '"yesteryear" cannot be read',
    "nov": "only the month November can",
    "friday 2022": "only the year 2022 can",
    "wed 24 nov 2022": "only the year 2022 and the month November can",
    "31 nov 2022": "there is no day 2022-11-31: that month has 30 days",
    "23 nov 2022 10:00": "only the year 2022 and the month November can",
    "nov 2022 01:02:03": "only the year 2022 and the month November can",
    "nov 5.5 2022": "only the year 2022 and the month November can",
    "sep 50": "only the month September can",
    "novel 2022": "only the year 2022 can",
    "2022 23": "only the year 2022 can",
    "1st 2022": "only the year 2022 can",
    "10": "cannot be read",
    "22": "cannot be read",
    "": "an empty text",
    "  ": "an empty text",
    "..": "cannot be read",
    "2022..yesteryear": '"yesteryear" cannot be read',
    "2023..2022": "ends on 2022-12-31, before it begins on 2023-01-01",
    "9999y": "before the year 1",
    "999999d": "before the year 1",
}


@pytest.mark.parametrize("typed", READ)
def test_read(typed: str) -> None:
    assert str(parse_period(typed)) == READ[typed]


@pytest.mark.parametrize("typed", REFUSED)
def test_refused(typed: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_period(typed)
    assert REFUSED[typed] in str(refused.value)


@given(st.dates())
def test_every_day_is_read_as_it_prints(day: date) -> None:
    assert parse_period(day.isoformat()) == Period(day, day)


@given(st.dates())
def test_every_day_is_read_in_words(day: date) -> None:
    assert parse_period(f"{day.day} {day:%B} {day.year:04}") == Period(day, day)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DateError):
        assert parse_period(text)


WIDENED = [
    ("2022-11-23", "30d", "2022-10-24 to 2022-12-23"),
    ("2022-11", "2w", "2022-10-18 to 2022-12-14"),
    ("2024-03-31", "1m", "2024-02-29 to 2024-04-30"),
    ("2024-02-29", " 1Y ", "2023-02-28 to 2025-02-28"),
    ("2022-11-23", "0d", "2022-11-23"),
    ("2022-11-23", "9999y", "all time"),
    ("2022-11-23..", "1d", "from 2022-11-22"),
    ("..2022-11-23", "1d", "until 2022-11-24"),
    ("0001-01-02..2022", "1d", "0001-01-01 to 2023-01-01"),
    ("0001-01-01..9999-12-30", "1d", "until 9999-12-31"),
]


@pytest.mark.parametrize(("period", "length", "expected"), WIDENED)
def test_widened(period: str, length: str, expected: str) -> None:
    assert str(widened(parse_period(period), length)) == expected


@pytest.mark.parametrize("length", ["", "30", "d", "30 days", "-3d", "2022", "3x"])
def test_what_is_no_length(length: str) -> None:
    with pytest.raises(DateError, match="is not a length of time: write 30d, 6w, 3m or 2y"):
        widened(parse_period("2022"), length)
