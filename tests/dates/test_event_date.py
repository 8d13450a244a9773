"""Event dates: bounds by table, matching against a day-by-day oracle."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.dates.event_date import EventDate, Fit, Period
from csto_timeline.errors import DateError

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
}

REFUSED = [
    *("", " ", "2022 ", "22", "2022-1", "2022-13", "2022-00", "2022-02-30", "2023-02-29", "0000", "20220101"),
    *("٢٠٢٢", "2022-11-23T10:00", "2022~~", "199X~", "1XXX", "2022-XX", "spring 2022"),
    *("2023/2022", "2022-11/2022-10", "../..", "2022/", "/2022", "2022/2023/2024"),
    *("[2022]", "[]", "[..]", "[2023..2022]", "[2022,]", "[,2022]", "[2022,2023,2024]", "[2022/2023..2024]", "{2022}"),
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
    ],
)
def test_a_refusal_says_why(text: str, says: str) -> None:
    with pytest.raises(DateError) as refused:
        EventDate(text)
    assert says in str(refused.value)


FITS = [
    # What the design says of one day, exact or not: certain when all its days are in the period.
    ("2022-09", "2022-09-20", "2022-09-20", Fit.POSSIBLE),
    ("2022-09", "2022-09-01", "2022-09-30", Fit.CERTAIN),
    ("2022-09", "2022-10-01", "2022-10-31", Fit.NO),
    ("[2022-11-23..2022-12-31]", "2022-12-01", "2022-12-01", Fit.POSSIBLE),
    # Of two days in question, those between them are not.
    ("[2022-11-01,2022-11-30]", "2022-11-10", "2022-11-20", Fit.NO),
    # And of what lasted: certain when it surely has a day in the period.
    ("2022-11-23/2022-11-24", "2022-11-24", "2022-11-24", Fit.CERTAIN),
    ("2022-09/2022-11", "2022-10-01", "2022-10-31", Fit.CERTAIN),
    ("2022-09/2022-11", "2022-09-01", "2022-09-29", Fit.POSSIBLE),
    ("2022-09/..", "2025-01-01", "2025-12-31", Fit.POSSIBLE),
    ("../2022-09", "1999-01-01", "1999-12-31", Fit.POSSIBLE),
    ("[..2022-11-29]", "1999-01-01", "1999-12-31", Fit.POSSIBLE),
    # What is "about" or "perhaps" so is certain only with one unit to spare on either side.
    ("2020~", "2019-01-01", "2019-12-31", Fit.NO),
    ("2020~", "2020-01-01", "2020-12-31", Fit.POSSIBLE),
    ("2020~", "2019-01-01", "2021-12-31", Fit.CERTAIN),
    ("2020?", "2018-01-01", "2018-12-30", Fit.NO),
]


@pytest.mark.parametrize(("text", "first", "last", "fit"), FITS)
def test_fit(text: str, first: str, last: str, fit: Fit) -> None:
    assert EventDate(text).fit(Period(date.fromisoformat(first), date.fromisoformat(last))) is fit


days = st.dates(date(2022, 1, 1), date(2022, 3, 31))
months = st.sampled_from(["2022-01", "2022-02", "2022-03"])
parts = days.map(str) | months


@st.composite
def bounded_dates(draw: st.DrawFn) -> EventDate:
    """Dates with both ends, as every form of them."""
    one, other = sorted((draw(parts), draw(parts)), key=lambda text: EventDate(text).sort_key)
    return EventDate(draw(st.sampled_from([one, f"{one}/{other}", f"[{one}..{other}]", f"[{one},{other}]"])))


def possible_courses(when: EventDate) -> list[set[date]]:
    """Give each set of days that the event may have taken, by trying them all."""

    def span(first: date, last: date) -> list[date]:
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    begin, end = when.parts[0], when.parts[-1]
    assert begin is not None
    assert end is not None
    if when.lasts:
        return [
            set(span(first, last))
            for first in span(begin.first, begin.last)
            for last in span(end.first, end.last)
            if first <= last
        ]
    if "," in when.text:
        return [{day} for part in (begin, end) for day in span(part.first, part.last)]
    return [{day} for day in span(begin.first, end.last)]


@given(bounded_dates(), days, days)
def test_fit_agrees_with_trying_every_course(when: EventDate, one: date, other: date) -> None:
    """An event is certain when every course touches the period, possible when one does."""
    period = Period(min(one, other), max(one, other))
    asked = {period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1)}
    touching = [bool(course & asked) for course in possible_courses(when)]
    expected = Fit.CERTAIN if all(touching) else Fit.POSSIBLE if any(touching) else Fit.NO
    assert when.fit(period) is expected


# one date, another, whether each contains the other
CONTAINS = [
    ("2022-01-05", "2022-01-05", True, True),
    ("2022-01", "2022-01-05", True, False),
    ("2022-01", "2022-02-01", False, False),
    ("2022", "2020-09-27/2020-11-10", False, False),
    ("2020", "2020-09-27/2020-11-10", True, False),
    ("2022-01", "[2022-01-31..2022-02-01]", False, False),
    ("[..2022-11-29]", "2022-11-23", True, False),
    # what lasted is another claim than one of its days
    ("2022-11-23/2022-11-24", "2022-11-23", False, False),
    ("2022-11/2022-12", "2022-11-23", False, False),
    ("2022-11/..", "2022-11-23", False, False),
    ("2022-11-23/2022-11-23", "2022-11-23", True, True),
    # of what lasted the whole bounds count
    ("2022-01/2022-01", "2022-01-01/2022-01-05", True, False),
    ("2022-01/2022-02", "2022-01-01/2022-01-05", False, False),
    ("2022-09-14/2022-09-17", "2022-09-14/2022-09-16", False, False),
    ("2022-09-14/..", "2022-09-14/2022-09-16", True, False),
    # a choice has no day between its parts
    ("[2022-01-01,2022-03-01]", "2022-03-01", True, False),
    ("[2022-01-01,2022-03-01]", "2022-02-01", False, False),
    ("[2022-01-01..2022-03-01]", "[2022-03-01,2022-01-01]", True, False),
    ("[2022-11-24,2022-11-23]", "2022-11-23/2022-11-24", True, False),
    # a qualifier makes it no other date
    ("2022-01-02~", "2022-01-02?", True, True),
    ("2022-01-02~", "2022-01-03", False, False),
    # the ends of the calendar are days
    ("[..2022]", "0001-01-01", True, False),
    ("[0001-01-01,9999-12-31]", "9999-12-31", True, False),
]


@pytest.mark.parametrize(("one", "other", "contains", "contained"), CONTAINS)
def test_contains(one: str, other: str, contains: bool, contained: bool) -> None:
    assert EventDate(one).contains(EventDate(other)) is contains
    assert EventDate(other).contains(EventDate(one)) is contained


@given(bounded_dates(), bounded_dates())
def test_contains_agrees_with_trying_every_course(one: EventDate, other: EventDate) -> None:
    """All days are among its days; where it lasted, all first days among its first days, all last among its last."""
    mine, theirs = possible_courses(one), possible_courses(other)
    if one.lasts and max(map(len, mine)) > 1:
        ends = [
            ({min(course) for course in courses}, {max(course) for course in courses}) for courses in (mine, theirs)
        ]
        (first, last), (other_first, other_last) = ends
        expected = other.lasts and other_first <= first and other_last <= last
    else:
        expected = set().union(*theirs) <= set().union(*mine)
    assert one.contains(other) is expected


@given(bounded_dates())
def test_bounds_are_in_order(when: EventDate) -> None:
    assert when.start_min <= when.start_max <= when.end_max
    assert when.start_min <= when.end_min <= when.end_max


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DateError):
        assert EventDate(text).text == text


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(DateError, match="ends on 2022-01-01, before it begins on 2022-01-02"):
        Period(date(2022, 1, 2), date(2022, 1, 1))
