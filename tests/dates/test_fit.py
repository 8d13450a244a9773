"""How a date lies to a period and to another date, by table and against trying every day."""

from datetime import date

import pytest
from hypothesis import given

from csto_timeline.dates.edtf import Form
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Fit, Period
from tests.dates.courses import bounded_dates, days, possible_courses, ranges, span, units

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
    ("2001-21~", "2000-12-01", "2001-08-31", Fit.CERTAIN),
    ("2001-21~", "2000-12-02", "2001-08-31", Fit.POSSIBLE),
    ("156X~", "1550-01-01", "1579-12-31", Fit.CERTAIN),
    ("156X~", "1550-01-01", "1579-12-30", Fit.POSSIBLE),
    # An end that is not known gives no certainty beyond the beginning.
    ("1985/", "1985-01-01", "1985-12-31", Fit.CERTAIN),
    ("1985/", "1986-01-01", "1986-12-31", Fit.POSSIBLE),
    ("1985/", "1984-01-01", "1984-12-31", Fit.NO),
    ("/1985", "1985-01-01", "1985-12-31", Fit.CERTAIN),
    ("/1985", "1984-01-01", "1984-12-31", Fit.POSSIBLE),
    ("/1985", "1986-01-01", "1986-12-31", Fit.NO),
    # One of several days: certain only where all of them are in the period.
    ("[1667,1668,1670..1672]", "1669-01-01", "1669-12-31", Fit.NO),
    ("[1667,1668,1670..1672]", "1671-01-01", "1671-12-31", Fit.POSSIBLE),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", Fit.CERTAIN),
    ("[1667,1668,1670..1672]", "1668-01-01", "1672-12-31", Fit.POSSIBLE),
    # Each of several: certain where one of them must be in the period.
    ("{2022-11-23,2022-11-25}", "2022-11-25", "2022-11-30", Fit.CERTAIN),
    ("{2022-11-23,2022-11-25}", "2022-11-24", "2022-11-24", Fit.NO),
    ("{2022-11-23,2022-12}", "2022-12-01", "2022-12-30", Fit.POSSIBLE),
    ("{2022-11-23,2022-12}", "2022-12-01", "2022-12-31", Fit.CERTAIN),
    ("{2022-11-23..2022-11-30}", "2022-11-25", "2022-11-25", Fit.CERTAIN),
    ("{1670..1675}", "1672-01-01", "1672-12-31", Fit.CERTAIN),
    ("{1670..1675}", "1672-02-01", "1673-11-30", Fit.POSSIBLE),
    ("{1670~..1675}", "1670-01-01", "1670-12-31", Fit.POSSIBLE),
    ("{1670~..1675}", "1671-01-01", "1671-12-31", Fit.CERTAIN),
    ("{2001-21..2002-22}", "2001-12-01", "2002-02-28", Fit.CERTAIN),
    ("{2001-21..2002-22}", "2001-12-02", "2002-05-30", Fit.POSSIBLE),
    ("{..1984}", "1066-01-01", "1066-12-31", Fit.CERTAIN),
    ("{1670..1671-06}", "1671-01-01", "1671-12-31", Fit.POSSIBLE),
    ("{..2001-21}", "0001-01-01", "0001-02-28", Fit.POSSIBLE),
    ("{..2001-21}", "0001-01-01", "0001-05-31", Fit.CERTAIN),
]


@pytest.mark.parametrize(("text", "first", "last", "fit"), FITS)
def test_fit(text: str, first: str, last: str, fit: Fit) -> None:
    assert EventDate(text).fit(Period(date.fromisoformat(first), date.fromisoformat(last))) is fit


@given(bounded_dates(), days, days)
def test_fit_agrees_with_trying_every_course(when: EventDate, one: date, other: date) -> None:
    """An event is certain when every course touches the period, possible when one does.

    Of several days, each of which it took, it is certain when that is so of one of them.
    """
    period = Period(min(one, other), max(one, other))
    asked = set(span(period.start, period.end))
    touching = [bool(course & asked) for course in possible_courses(when)]
    certain, possible = all(touching), any(touching)
    if when.form is Form.EACH_OF:
        certain = any(unit <= asked for begin, end in ranges(when) for unit in units(begin, end))
    assert when.fit(period) is (Fit.CERTAIN if certain else Fit.POSSIBLE if possible else Fit.NO)


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
    ("[1990,1980]", "1985", False, False),
    ("[..1980,1990,2000..]", "1995", False, False),
    ("[..1980,1990,2000..]", "[..1970,2001..]", True, False),
    # on each of these days, or on one of them, are two claims
    ("{2022-11-23,2022-11-25}", "2022-11-23", False, False),
    ("2022-11", "{2022-11-23,2022-11-25}", True, False),
    ("{2022-11-23,2022-11-25}", "{2022-11-25,2022-11-23}", True, True),
    # a qualifier makes it no other date
    ("2022-01-02~", "2022-01-02?", True, True),
    ("2022-01-02~", "2022-01-03", False, False),
    # the ends of the calendar are days
    ("[..2022]", "0001-01-01", True, False),
    ("[0001-01-01,9999-12-31]", "9999-12-31", True, False),
    ("9999/9999", "9999-02-01/..", False, False),
    ("9999/..", "9999-02-01/..", True, False),
]


@pytest.mark.parametrize(("one", "other", "contains", "contained"), CONTAINS)
def test_contains(one: str, other: str, contains: bool, contained: bool) -> None:
    assert EventDate(one).contains(EventDate(other)) is contains
    assert EventDate(other).contains(EventDate(one)) is contained


@given(bounded_dates(), bounded_dates())
def test_contains_agrees_with_trying_every_course(one: EventDate, other: EventDate) -> None:
    """All days are among its days; where it lasted, all first days among its first days, all last among its last."""
    mine, theirs = possible_courses(one), possible_courses(other)
    if one.form is Form.INTERVAL and max(map(len, mine)) > 1:
        ends = [
            ({min(course) for course in courses}, {max(course) for course in courses}) for courses in (mine, theirs)
        ]
        (first, last), (other_first, other_last) = ends
        expected = other.form is Form.INTERVAL and other_first <= first and other_last <= last
    else:
        expected = set().union(*theirs) <= set().union(*mine)
        if one.form is Form.EACH_OF:
            expected = expected and other.form is Form.EACH_OF
    assert one.contains(other) is expected


@given(bounded_dates())
def test_bounds_are_in_order(when: EventDate) -> None:
    assert when.start_min <= when.start_max <= when.end_max
    assert when.start_min <= when.end_min <= when.end_max
