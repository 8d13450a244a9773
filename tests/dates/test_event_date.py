"""Event dates: which expressions are read, and their bounds."""

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Fit, Period
from csto_timeline.errors import DateError
from tests.expressions import BROKEN, EXPRESSION

OPEN_START, OPEN_END = "0001-01-01", "9999-12-31"

# expression: start_min, start_max, end_min, end_max
BOUNDS = {
    "2022": ("2022-01-01", "2022-12-31", "2022-01-01", "2022-12-31"),
    "2022-09": ("2022-09-01", "2022-09-30", "2022-09-01", "2022-09-30"),
    "2024-02": ("2024-02-01", "2024-02-29", "2024-02-01", "2024-02-29"),
    "2022-11-23": ("2022-11-23",) * 4,
    "2020~": ("2020-01-01", "2020-12-31", "2020-01-01", "2020-12-31"),
    "2022-11-23?": ("2022-11-23",) * 4,
    "199X": ("1990-01-01", "1999-12-31", "1990-01-01", "1999-12-31"),
    "19XX": ("1900-01-01", "1999-12-31", "1900-01-01", "1999-12-31"),
    "2022-11-23/2022-11-24": ("2022-11-23", "2022-11-23", "2022-11-24", "2022-11-24"),
    "2022-09/2022-11": ("2022-09-01", "2022-09-30", "2022-11-01", "2022-11-30"),
    "2022-11-23/2022-11": ("2022-11-23", "2022-11-23", "2022-11-23", "2022-11-30"),
    "2022-09/..": ("2022-09-01", "2022-09-30", "2022-09-01", OPEN_END),
    "../2022-09": (OPEN_START, "2022-09-30", "2022-09-01", "2022-09-30"),
    "[2022-11-23..2022-12-31]": ("2022-11-23", "2022-12-31", "2022-11-23", "2022-12-31"),
    "[2022-11-24,2022-11-23]": ("2022-11-23", "2022-11-24", "2022-11-23", "2022-11-24"),
    "[..2022-11-29]": (OPEN_START, "2022-11-29", OPEN_START, "2022-11-29"),
    "[2022-11-23..]": ("2022-11-23", OPEN_END, "2022-11-23", OPEN_END),
    # Seasons as on the northern half of the Earth, winter into the next year; quarters and halves.
    "2001-21": ("2001-03-01", "2001-05-31", "2001-03-01", "2001-05-31"),
    "2001-22?": ("2001-06-01", "2001-08-31", "2001-06-01", "2001-08-31"),
    "2001-23%": ("2001-09-01", "2001-11-30", "2001-09-01", "2001-11-30"),
    "2003-24": ("2003-12-01", "2004-02-29", "2003-12-01", "2004-02-29"),
    "2001-33": ("2001-01-01", "2001-03-31", "2001-01-01", "2001-03-31"),
    "2001-34": ("2001-04-01", "2001-06-30", "2001-04-01", "2001-06-30"),
    "2001-35": ("2001-07-01", "2001-09-30", "2001-07-01", "2001-09-30"),
    "2001-36~": ("2001-10-01", "2001-12-31", "2001-10-01", "2001-12-31"),
    "2001-40": ("2001-01-01", "2001-06-30", "2001-01-01", "2001-06-30"),
    "2001-41": ("2001-07-01", "2001-12-31", "2001-07-01", "2001-12-31"),
    "2001-21/2001-36": ("2001-03-01", "2001-05-31", "2001-10-01", "2001-12-31"),
    # A part that is said not to be known.
    "2004-XX": ("2004-01-01", "2004-12-31", "2004-01-01", "2004-12-31"),
    "1985-04-XX": ("1985-04-01", "1985-04-30", "1985-04-01", "1985-04-30"),
    "1985-XX-XX~": ("1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31"),
    "156X~": ("1560-01-01", "1569-12-31", "1560-01-01", "1569-12-31"),
    "19XX?": ("1900-01-01", "1999-12-31", "1900-01-01", "1999-12-31"),
    # The end or the beginning is not known: as far as can be said it is where an open one may be.
    "1985/": ("1985-01-01", "1985-12-31", "1985-01-01", OPEN_END),
    "/1985-04": (OPEN_START, "1985-04-30", "1985-04-01", "1985-04-30"),
    # One of many, ranges among them, and spaces behind commas.
    "[1667,1668,1670..1672]": ("1667-01-01", "1672-12-31", "1667-01-01", "1672-12-31"),
    "[1667, 1668,  1665]": ("1665-01-01", "1668-12-31", "1665-01-01", "1668-12-31"),
    "[..1983-12-31,1984-10]": (OPEN_START, "1984-10-31", OPEN_START, "1984-10-31"),
    "[1667,1760-12..]": ("1667-01-01", OPEN_END, "1667-01-01", OPEN_END),
    # On each of several: it began on the first and ended on the last, in whatever order they are written.
    "{2022-11-25,2022-11-23,2022-11-27}": ("2022-11-23", "2022-11-23", "2022-11-27", "2022-11-27"),
    "{1667,1668,1670..1672}": ("1667-01-01", "1667-12-31", "1672-01-01", "1672-12-31"),
    "{2022-09,2022-09-30}": ("2022-09-01", "2022-09-30", "2022-09-30", "2022-09-30"),
    "{..1984}": (OPEN_START, "1984-12-31", "1984-01-01", "1984-12-31"),
}

REFUSED = [
    *("", " ", "2022 ", "22", "2022-1", "2022-13", "2022-00", "2022-02-30", "2023-02-29", "0000", "20220101"),
    *("٢٠٢٢", "2022-11-23T10:00", "2022~~", "1XXX", "XXXX", "2022-1X", "2022-XX-01", "spring 2022"),
    *("2001-20", "2001-25", "2001-37", "2001-39", "2001-42", "2001-21-05", "2001-21-XX", "9999-24", "000X", "20XX-21"),
    *("2023/2022", "2022-11/2022-10", "../..", "/", "../", "/..", "2022/2023/2024", "2022/ ", "2022//2023"),
    *("[2022]", "[]", "[..]", "[2023..2022]", "[2022,]", "[,2022]", "[2022/2023..2024]", "{2022}", "{}", "{2022]"),
    *(
        "[2022 ,2023]",
        "[ 2022,2023]",
        "[2022,2023 ]",
        "[2022,..2023]",
        "[2022..,2023]",
        "[..2022..]",
        "[2022..2023..2024]",
    ),
    *("[2020,2023..2022,2024]", "{2022-11-23,2022-11-22..2022-11-21}", "[2022,[2023,2024]]", "{2022/2023,2024}"),
]


@pytest.mark.parametrize("text", BOUNDS)
def test_bounds(text: str) -> None:
    when = EventDate(text)
    found = (when.start_min, when.start_max, when.end_min, when.end_max)
    assert tuple(map(str, found)) == BOUNDS[text]
    assert str(when) == text


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    with pytest.raises(DateError):
        EventDate(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2022-02-30", "that month has 28 days"),
        ("2022-13", "months go from 01 to 12"),
        ("2023/2022", "the end is before the start"),
        ("[2022-11-31..2022-12]", "[2022-11-31..2022-12]: there is no day 2022-11-31"),
        ("nov 2022", "[A..B]"),
        ("[2020,2023..2022,2024]", "[2020,2023..2022,2024]: the end is before the start"),
        ("1985-04-12T23:20:30Z", '"1985-04-12T23:20:30Z" has a time: the day goes into `date`, the time into `time`'),
        ("1985-04-12T23", "the day goes into `date`, the time into `time`"),
        ("1985-04-12 23:20", "the day goes into `date`, the time into `time`"),
        ("1985-04-12T10:00/1985-04-12T11:00", "the day goes into `date`, the time into `time`"),
        (
            "2004-06-~11",
            '"2004-06-~11" qualifies one part only: ~, ? and % go behind the whole date, as in 2004-06-11~',
        ),
        ("?1945-01", "~, ? and % go behind the whole date, as in 1945-01?"),
        ("2004?-06~", "~, ? and % go behind the whole date, as in 2004-06%"),
        ("2004~-06/2005", '2004~-06/2005: "2004~-06" qualifies one part only'),
        ("-0044", '"-0044" is out of range: years go from 0001 to 9999, in four digits'),
        ("Y17000", "years go from 0001 to 9999, in four digits"),
        ("Y-17000", "years go from 0001 to 9999, in four digits"),
        ("17000-01", "years go from 0001 to 9999, in four digits"),
        ("202211", "is not a date in the log format"),
        ("2001-37", "there is no month 37: months go from 01 to 12, seasons from 21 to 24, quarters from 33 to 36"),
        ("9999-24", "there is no year 10000: years go from 0001 to 9999"),
        ("22", "2022-21 (spring)"),
    ],
)
def test_a_refusal_says_why(text: str, says: str) -> None:
    with pytest.raises(DateError) as refused:
        EventDate(text)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("0001-01-01", "0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        ("0001/9999", "0001-01-01", "9999-12-31"),
        ("[..0001-01-01]", None, "0001-01-01"),
        ("9999-12-31/..", "9999-12-31", None),
        ("/0001-01-01", None, "0001-01-01"),
        ("9999-12-31/", "9999-12-31", None),
        ("[..0001,9999..]", None, None),
        ("{..0001,9999-12-31}", None, "9999-12-31"),
    ],
)
def test_a_side_is_open_or_has_a_day(text: str, earliest: str | None, latest: str | None) -> None:
    when = EventDate(text)
    assert when.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert when.latest == (date.fromisoformat(latest) if latest else None)


def test_a_side_that_is_open_lies_beyond_the_days_of_the_calendar() -> None:
    in_order = ["[..0001-01-01]", "../9999-12-31", "0001-01-01", "0001-01-01/9999-12-31", "0001-01-01/.."]
    assert sorted(sorted(in_order), key=lambda text: EventDate(text).sort_key) == in_order


FIRST, LAST = date.min, date.max


@pytest.mark.parametrize(
    ("text", "period", "fit"),
    [
        ("[..2022]", Period(None, date(2022, 12, 31)), Fit.CERTAIN),
        ("[..2022]", Period(FIRST, date(2022, 12, 31)), Fit.POSSIBLE),
        ("[2022..]", Period(date(2022, 1, 1)), Fit.CERTAIN),
        ("[2022..]", Period(date(2022, 1, 1), LAST), Fit.POSSIBLE),
        ("[..2022]", Period(), Fit.CERTAIN),
        ("0001-01-01", Period(FIRST, FIRST), Fit.CERTAIN),
        ("9999-12-31", Period(LAST, LAST), Fit.CERTAIN),
        ("0001-01-01", Period(None, FIRST), Fit.CERTAIN),
    ],
)
def test_what_is_open_lies_for_certain_only_in_what_is_open(text: str, period: Period, fit: Fit) -> None:
    assert EventDate(text).fit(period) is fit


def read(text: str) -> EventDate | None:
    """Read an expression; None for one of a day that the calendar lacks, or that ends before it begins."""
    try:
        return EventDate(text)
    except DateError as error:
        if re.search("there is no|the end is before the start", str(error)):
            return None
        raise


@given(EXPRESSION)
@example("{..001X~}")  # before it there is no whole decade
def test_every_expression_is_read_or_its_days_are_refused(text: str) -> None:
    """Its bounds are in order, and its words say no more than it does."""
    when = read(text)
    assume(when is not None)
    assert when is not None
    assert when.start_min <= when.start_max <= when.end_max
    assert when.start_min <= when.end_min <= when.end_max
    assert when.fit(Period()) is Fit.CERTAIN
    sure = when.loosened()
    assert (sure.start_min <= when.start_min, sure.end_max >= when.end_max) == (True, True)


@given(st.text(max_size=30) | BROKEN)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DateError):
        assert EventDate(text).text == text
