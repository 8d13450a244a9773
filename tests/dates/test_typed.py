"""What a user may type for a period."""

import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csto_timeline.dates import calendar
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Period
from csto_timeline.dates.typed import first_day, last_day, parse_period
from csto_timeline.dates.typed.names import MONTHS_BY_LANGUAGE, month_of
from csto_timeline.dates.typed.relative import widened
from csto_timeline.dates.words import brief, full
from csto_timeline.errors import DateError
from tests.expressions import EXPRESSION

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
    # What issue 12 asks for, word for word; docs/dates.md has more, and test_dates_page.py reads it.
    "this week": "2026-11-16 to 2026-11-22",
    "last week": "2026-11-09 to 2026-11-15",
    "this month": "2026-11-01 to 2026-11-30",
    "last month": "2026-10-01 to 2026-10-31",
    "this quarter": "2026-10-01 to 2026-12-31",
    "last quarter": "2026-07-01 to 2026-09-30",
    "this year": "2026-01-01 to 2026-12-31",
    "last year": "2025-01-01 to 2025-12-31",
    "last 30 days": "2026-10-23 to 2026-11-22",
    "30 days": "2026-10-23 to 2026-11-22",
    "tomorrow": "2026-11-23",
    "2022-W45": "2022-11-07 to 2022-11-13",
    "2022H1": "2022-01-01 to 2022-06-30",
    "2022 Q4": "2022-10-01 to 2022-12-31",
    "1990s": "1990-01-01 to 1999-12-31",
    "spring 2022": "2022-03-01 to 2022-05-31",
    "early Jan 2022": "2022-01-01 to 2022-01-10",
    "mid Jan 2022": "2022-01-11 to 2022-01-20",
    "late Jan 2022": "2022-01-21 to 2022-01-31",
    "early 1990s": "1990-01-01 to 1993-12-31",
    "mid-1990s": "1994-01-01 to 1996-12-31",
    "the late 1990s": "1997-01-01 to 1999-12-31",
    "в начале 1990-х годов": "1990-01-01 to 1993-12-31",
    "late 1990s to 2001": "1997-01-01 to 2001-12-31",
    "next week": "2026-11-23 to 2026-11-29",
    "next month": "2026-12-01 to 2026-12-31",
    "next quarter": "2027-01-01 to 2027-03-31",
    "next year": "2027-01-01 to 2027-12-31",
    "next 30 days": "2026-11-22 to 2026-12-22",
    "next two weeks": "2026-11-22 to 2026-12-06",
    "11.2022": "2022-11-01 to 2022-11-30",
    "11/2022": "2022-11-01 to 2022-11-30",
    "20221123": "2022-11-23",
    "23-Nov-2022": "2022-11-23",
    "Wed, 23 Nov 2022": "2022-11-23",
    "2022\u201111\u201123": "2022-11-23",
    "23\u00a0Nov\u202f2022": "2022-11-23",
    "05.01.2022": "2022-01-05",
    "5 января 2022": "2022-01-05",
    "23 ноября 2022 г.": "2022-11-23",
    "23. November 2022": "2022-11-23",
    "23–24 Nov 2022": "2022-11-23 to 2022-11-24",
    "Sep–Nov 2022": "2022-09-01 to 2022-11-30",
    "20 Sep – 31 Dec 2022": "2022-09-20 to 2022-12-31",
    "c. 2020": "2020-01-01 to 2020-12-31",
    "by 29 Nov 2022": "until 2022-11-29",
    "since Sep 2022": "from 2022-09-01",
    "2022–2024": "2022-01-01 to 2024-12-31",
    "Apr–Dec 2024?": "2024-04-01 to 2024-12-31",
    "2022-2024": "2022-01-01 to 2024-12-31",
    "2020-12": "2020-12-01 to 2020-12-31",
    "2y..1y": "2024-11-22 to 2025-11-22",
    "2022-11-23..7d": "2022-11-23 to 2022-11-30",
    "..30d": "until 2026-10-23",
    # Other ends, hyphens and spaces.
    "30d..7d": "2026-10-23 to 2026-11-15",
    "7d..today": "2026-11-15 to 2026-11-22",
    "30d..last week": "2026-10-23 to 2026-11-15",
    "30d..2026-11-22": "2026-10-23 to 2026-11-22",
    "today..1w": "2026-11-22 to 2026-11-29",
    "2024-01-31..1m": "2024-01-31 to 2024-02-29",
    "2022\u201211\u201223": "2022-11-23",
    "2022–11–23": "2022-11-23",
    "2022–11": "2022-11-01 to 2022-11-30",
    "\u200e23\u2009Nov\u20092022\ufeff": "2022-11-23",
    "23 ноября 2022\u202fг.": "2022-11-23",
    "5 января 2022 г...7 февраля 2022 г.": "2022-01-05 to 2022-02-07",
    "5–7 января 2022 г.": "2022-01-05 to 2022-01-07",
    "2022 г.": "2022-01-01 to 2022-12-31",
    "2022թ.": "2022-01-01 to 2022-12-31",
    "1.11.2022": "2022-11-01",
    "1.5 – 3.7.2022": "2022-05-01 to 2022-07-03",
    "Q1–Q2 2022": "2022-01-01 to 2022-06-30",
    "autumn–winter 2022": "2022-09-01 to 2023-02-28",
    "winter 2023": "2023-12-01 to 2024-02-29",
    "Winter 1905/06": "1905-12-01 to 1906-02-28",
    "WINTER 2022-23": "2022-12-01 to 2023-02-28",
    "2022-11-24-2022-11-25": "2022-11-24 to 2022-11-25",
    "2020-W53": "2020-12-28 to 2021-01-03",
    "c. 23 Nov 2022 – 25 Nov 2022 (one day, not known which)": "2022-11-23 to 2022-11-25",
    "1900–1999?–2005": "1900-01-01 to 2005-12-31",
    "some month of 2004": "2004-01-01 to 2004-12-31",
    "2020–?": "from 2020-01-01",
    "? – Nov 2022": "until 2022-11-30",
    "from 2020, end unknown": "from 2020-01-01",
    "23–25 Nov 2022 (each of them)": "2022-11-23 to 2022-11-25",
    # A day with its time, as the program prints it.
    "2022-11-23T14:30": "2022-11-23",
    "2022-11-23T14:30+06:00": "2022-11-23",
    "2022-11-23T14:30Z": "2022-11-23",
    "23 Nov 2022, 14:30": "2022-11-23",
    "23 Nov 2022, 14:30 UTC": "2022-11-23",
    "23 Nov 2022, 14:30 UTC+5:30": "2022-11-23",
    # Not 2022 years.
    "2022 year": "2022-01-01 to 2022-12-31",
    "the year 2022": "2022-01-01 to 2022-12-31",
    "first quarter of 2022": "2022-01-01 to 2022-03-31",
    "fourth quarter 2022": "2022-10-01 to 2022-12-31",
    "past week": "2026-11-15 to 2026-11-22",
    "past year": "2025-11-22 to 2026-11-22",
    "30 days ago": "2026-10-23",
    "a month ago": "2026-10-22",
    "2 weeks ago..yesterday": "2026-11-08 to 2026-11-21",
    "2022 until 2023": "2022-01-01 to 2023-12-31",
    "from 2022 till Nov 2023": "2022-01-01 to 2023-11-30",
    "Sep through Nov 2022": "2022-09-01 to 2022-11-30",
    "between 2022 and 2023": "2022-01-01 to 2023-12-31",
    "between 5 and 7 Jan 2022": "2022-01-05 to 2022-01-07",
    "before 2022": "until 2021-12-31",
    "before 5 Jan 2022": "until 2022-01-04",
    "after 5 Jan 2022": "from 2022-01-06",
    "after Sep 2022": "from 2022-10-01",
    "before 30 days ago": "until 2026-10-22",
    # In other words.
    "now": "2026-11-22",
    "in March 2022": "2022-03-01 to 2022-03-31",
    "throughout 2022": "2022-01-01 to 2022-12-31",
    "the end of November 2022": "2022-11-21 to 2022-11-30",
    "middle of 2022": "2022-05-01 to 2022-08-31",
    "2nd half of 2022": "2022-07-01 to 2022-12-31",
    "2022Q1-Q3": "2022-01-01 to 2022-09-30",
    "2022 to the present": "2022-01-01 to 2026-11-22",
    "2022-now": "2022-01-01 to 2026-11-22",
    "since Sep 2022 until now": "2022-09-01 to 2026-11-22",
    "2024, and later": "from 2024-01-01",
    "last two weeks": "2026-11-08 to 2026-11-22",
    "two years ago": "2024-11-22",
    "с 2024": "from 2024-01-01",
    "летом 2010": "2010-06-01 to 2010-08-31",
    "week beginning 2022-01-12": "2022-01-10 to 2022-01-16",
}

# What must be refused, and what the refusal must say.
REFUSED = {
    "janury 2022": "(only the year 2022 can; did you mean January?)",
    "2022-11-23 2022-11-25": "two dates, not a period: ask for 2022-11-23, for 2022-11-25, or for 2022-11-23..2022-11-",
    "in 03/04/2022": "3 Apr 2022 or 4 Mar 2022: write 2022-04-03 or 2022-03-04",
    "on 31 Nov 2022": "that month has 30 days",
    "over the last year": "cannot be read as a date or period",
    "[2020,2024]": '"[2020,2024]" is one of two dates, not a period: ask for 2020, for 2024, or for 2020..2024',
    "[1667, 1670..1672,1668]": "one of 3 dates, not a period: ask for 1667, for 1668, for 1670..1672, or for 1667..",
    "{2020,2024}": '"{2020,2024}" is two dates, not a period: ask for 2020, for 2024, or for 2020..2024',
    "03/04/2022": "3 Apr 2022 or 4 Mar 2022: write 2022-04-03 or 2022-03-04",
    "1-11-2022": "1 Nov 2022 or 11 Jan 2022",
    "11.23.2022": "with dots the day comes first, and there is no month 23",
    "2020-22": '"2020-22" is summer 2020 as EDTF writes it, or the years 2020 to 2022: write summer 2020 or 2020..2022',
    **{f"2020-{number}": f"or 2020..20{number}" for number in (21, 23, 24, 33, 34, 35, 36, 40, 41)},
    "2020–22": "summer 2020 or 2020..2022",
    "2020-22?": "summer 2020 or 2020..2022",
    "2045-21": "is spring 2045 as EDTF writes it: write spring 2045",
    "1914-18": "is not a month, but may be the years 1914 to 1918: write 1914..1918",
    "2009–12": "is a month or the years 2009 to 2012: write 2009-12 or 2009..2012",
    "2009/12": "is a month or the years 2009 to 2012",
    "2020-22..2023": "summer 2020 or 2020..2022",
    "23 or 24 Nov 2022": "is one of two dates, not a period: ask for 23 Nov 2022, for 24 Nov 2022, or for 23 Nov",
    "23, 25 and 27 Nov 2022": "is 3 dates, not a period: ask for 23 Nov 2022, for 25 Nov 2022, for 27 Nov",
    "1667, 1668 or 1670–1672": "ask for 1667, for 1668, for 1670–1672, or for 1667..1670–1672",
    "հուն 2022": '"հուն" is January or June: write more of the name',
    "2022-11..7d": '"2022-11" is 2022-11-01 to 2022-11-30: write 2022-11-01..7d or 2022-11-30..7d',
    "7d..2022-11-23": "may count back from today or from 2022-11-23: write 2022-11-16..2022-11-23",
    "30d..2026-12-31": "write 2026-10-23..2026-12-31 or 2026-12-01..2026-12-31",
    "30 Nov – 31 Nov 2022": "there is no day 2022-11-31",
    "2022-W53": "there is no week 53 of 2022",
    "9999-W52": "week 52 of 9999 goes on beyond the year 9999",
    "winter 9999": "there is no year 10000",
    "2022-11-23..9999y": '"9999y" reaches beyond the year 9999',
    "spring": "only the season spring can",
    "last november": "only the month November can",
    "90s": '"90s" has a two-digit year: write all four digits',
    "the late ’90s": "has a two-digit year",
    "19th century": '"19th century" begins in one of two years: write 1801..1900 or 1800..1899',
    "early 1st century": "write 0001..0100 or 0001..0099",
    "next 9999999 days": "cannot be read",
    "next 9999 years": "reaches beyond the year 9999",
    "2022-": "only the year 2022 can",
    "nov 2022-": "only the year 2022 and the month November can",
    "2\u00b2 Nov 2022": "only the year 2022 and the month November can",
    "nov? 2022": "only the year 2022 and the month November can",
    "5–7 Nov": "only the month November can",
    "November 2022 23": "only the year 2022 and the month November can",
    "2022-11-23 " * 100: "cannot be read",
    "13/13/2022": "not a day of the calendar",
    "31/02/2022": "not a day of the calendar",
    "2022-02-30": "that month has 28 days",
    "2022/13/04": "there is no month 13",
    "2022-13": "months go from 01 to 12",
    "0000": "years go from 0001",
    "yesteryear": '"yesteryear" cannot be read',
    "nov": "only the month November can",
    "friday 2022": "only the year 2022 can",
    "wed 24 nov 2022": "24 Nov 2022 is a Thursday, not a Wednesday",
    "sunny 23 nov 2022": "only the year 2022 and the month November can",
    "31 nov 2022": "there is no day 2022-11-31: that month has 30 days",
    "23 nov 2022 10:00": "only the year 2022 and the month November can; leave the time out",
    "nov 2022 01:02:03": "only the year 2022 and the month November can; leave the time out",
    "Nov 2022, 14:30": "only the year 2022 and the month November can; leave the time out",
    "2022-11-23T25:00": "only the year 2022 can; leave the time out",
    "10:00": "(leave the time out)",
    "23.11.22": '"23.11.22" has a two-digit year: write all four digits',
    "23/11/22": "has a two-digit year: write all four digits",
    "23-Nov-22": "has a two-digit year: write all four digits",
    "after 9999": '"after 9999" is beyond the calendar: years go from 0001 to 9999',
    "before 1 Jan 0001": "is beyond the calendar",
    "before ..2022": '"before ..2022" cannot be read',
    "after since 2022": '"after since 2022" cannot be read',
    "after 30d": '"after 30d" cannot be read',
    "2022 until": "only the year 2022 can",
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


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_relative_period_is_one_that_today_is_in_or_behind(today: date) -> None:
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr(calendar, "today", lambda: today)
        for unit in ("week", "month", "quarter", "year"):
            this, last = parse_period(f"this {unit}"), parse_period(f"last {unit}")
            assert this.start <= today <= this.end
            assert last.last == this.start - timedelta(days=1)
            assert parse_period(f"last {unit}..this {unit}") == Period(last.first, this.last)
        assert last_day("30d") == first_day("30d") == parse_period("..30d").last == today - timedelta(days=30)


@pytest.mark.parametrize(
    ("language", "number", "name"),
    [
        (language, place % 12 + 1, name)
        for language, forms in MONTHS_BY_LANGUAGE.items()
        for place, name in enumerate(forms.split())
    ],
)
def test_a_month_is_read_in_every_language(language: str, number: int, name: str) -> None:
    assert len(MONTHS_BY_LANGUAGE[language].split()) % 12 == 0
    for written in (name, name.upper(), unicodedata.normalize("NFD", name)):
        assert parse_period(f"7 {written} 2022") == Period(date(2022, number, 7), date(2022, number, 7))


def test_an_abbreviation_names_one_month_or_is_refused() -> None:
    """The first letters of every name, one after the other."""
    names = [name for forms in MONTHS_BY_LANGUAGE.values() for name in forms.split()]
    for begun in {name[:length] for name in names for length in range(1, len(name))} - set(names):
        meant = {month_of(name) for name in names if name.startswith(begun)}
        if len(begun) > 2 and len(meant) == 1:
            assert month_of(begun) in meant
        elif len(begun) > 2:
            with pytest.raises(DateError, match="write more of the name"):
                month_of(begun)
        else:
            assert month_of(begun) is None


@given(EXPRESSION)
@example("[19XX,19XX?]")
@example("[2000,2000-XX]")
def test_what_is_printed_for_a_date_can_be_pasted_back(text: str) -> None:
    """In full it has the bounds of the date; in a column, where that is coarser, it has them too.

    Of several dates, which are no period, it is refused with what to ask for.
    """
    try:
        when = EventDate(text)
    except DateError:
        return
    bounds = Period(when.earliest, when.latest)
    for words in (full(when), brief(when)):
        if len(when.spans) > 1 and re.search(" (or|and) ", words):  # else its dates are printed alike, and once
            with pytest.raises(DateError, match=r"(two|[0-9]+) dates, not a period: ask for "):
                parse_period(words)
        elif words == full(when):
            assert parse_period(words) == bounds
        else:
            assert parse_period(words).covers(bounds)


@given(st.text(max_size=20) | st.text("0123456789 .,-–/?~[]XQWHdwmy", max_size=16))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DateError):
        assert parse_period(text)


ENDS = [
    ("30d", "2026-10-23", "2026-10-23"),
    ("last 30 days", "2026-10-23", "2026-10-23"),
    ("2022-09", "2022-09-01", "2022-09-30"),
    ("last week", "2026-11-09", "2026-11-15"),
    ("23–24 Nov 2022", "2022-11-23", "2022-11-24"),
    ("23.–24. November 2022", "2022-11-23", "2022-11-24"),
    ("23.-24.11.2022", "2022-11-23", "2022-11-24"),
    ("23.11.–2.12.2022", "2022-11-23", "2022-12-02"),
    ("23.11. - 2.12.2022", "2022-11-23", "2022-12-02"),
    ("since Sep 2022", "2022-09-01", None),
    ("by 29 Nov 2022", None, "2022-11-29"),
]


@pytest.mark.parametrize(("typed", "first", "last"), ENDS)
def test_a_period_by_its_beginning_or_its_end(typed: str, first: str | None, last: str | None) -> None:
    for side, expected, read in (("first", first, first_day), ("last", last, last_day)):
        if expected:
            assert str(read(typed)) == expected
        else:
            with pytest.raises(DateError, match=f"has no {side} day"):
                read(typed)


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
