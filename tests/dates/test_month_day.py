"""A day of any year: what may be typed for it, and which dates have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.dates.edtf import Form
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.month_day import MonthDay
from csto_timeline.dates.period import Fit
from csto_timeline.dates.typed.month_day import parse_month_day
from csto_timeline.errors import DateError
from tests.dates.courses import bounded_dates, possible_courses, ranges, units

READ = {
    "11-23": "23 November",
    "23 Nov": "23 November",
    "today": "22 November",
    "02-29": "29 February",
    "yesterday": "21 November",
    "--11-23": "23 November",
    "11\u201123": "23 November",
    "2-9": "9 February",
    "the 23rd of November": "23 November",
    "November 23rd": "23 November",
    "23 ноября": "23 November",
    "նոյեմբերի 23": "23 November",
    "23-ноябрь": "23 November",
    "23.11": "23 November",
    "23.11.": "23 November",
    "23/11": "23 November",
    "11/23": "23 November",
    "04/04": "4 April",
    "November": "November",
    "nov": "November",
    "ноябрь": "November",
    "в ноябре": "November",
    "--11": "November",
    "this month": "November",
}
REFUSED = {
    "03/04": '"03/04" is 3 April or 4 March: write 04-03 or 03-04 for the one you mean',
    "23-11": "there is no month 23",
    "02-30": "there is no 30 February",
    "31 Nov": "there is no 31 November",
    "32/13": "there is no month 13",
    "0/0": "there is no month 00",
    "2022-11-23": '"2022-11-23" has a year: write 11-23, "23 Nov", today or November for a day of any year',
    "23 Nov 2022": "has a year",
    "Novel": '"Novel" cannot be read as a day or month of any year: write 11-23',
    "Nov 2022": '"Nov 2022" has a year',
    "--13": "there is no month 13",
    "2\u00b3 Nov": "cannot be read",
    "23 Novel": "cannot be read",
    "1 հուն": "is January or June",
    "30d": "cannot be read",
    "11": "cannot be read",
    "": "cannot be read",
}
FITS = [
    ("2022-11-23", "11-23", Fit.CERTAIN),
    ("2022-11-24", "11-23", Fit.NO),
    ("2022-11", "11-23", Fit.POSSIBLE),
    ("2022-10", "11-23", Fit.NO),
    ("2022", "11-23", Fit.POSSIBLE),
    ("2022-11-22/2022-11-24", "11-23", Fit.CERTAIN),
    ("2022-11/2022-12-01", "11-23", Fit.POSSIBLE),
    ("2022-12/2023-10", "11-23", Fit.NO),
    ("2022-12/2023-12", "11-23", Fit.CERTAIN),
    ("2022-09/..", "11-23", Fit.POSSIBLE),
    ("../2022-09", "11-23", Fit.POSSIBLE),
    ("[2022-11-23,2022-11-24]", "11-23", Fit.POSSIBLE),
    ("[2022-11-22,2022-11-24]", "11-23", Fit.NO),
    ("[2021-11-23,2022-11-23]", "11-23", Fit.CERTAIN),
    ("[2022-11-22..2022-11-24]", "11-23", Fit.POSSIBLE),
    ("2022-11-23?", "11-23", Fit.POSSIBLE),
    ("2022-11-20?/2022-11-25~", "11-23", Fit.CERTAIN),
    ("2022-11-23?/2022-11-25", "11-23", Fit.POSSIBLE),
    ("2022-02", "02-29", Fit.NO),
    ("2024-02", "02-29", Fit.POSSIBLE),
    ("2024-02-29", "02-29", Fit.CERTAIN),
    ("1897/1903", "02-29", Fit.NO),
    ("189X", "02-29", Fit.POSSIBLE),
    ("0001-01-01", "01-01", Fit.CERTAIN),
    ("9999-12-31", "12-31", Fit.CERTAIN),
    ("2022-11-23", "November", Fit.CERTAIN),
    ("2022-11", "November", Fit.CERTAIN),
    ("2022-11~", "November", Fit.POSSIBLE),
    ("2022-10", "November", Fit.NO),
    ("2022", "November", Fit.POSSIBLE),
    ("[2021-11,2022-11]", "November", Fit.CERTAIN),
    ("[2022-11..2022-12]", "November", Fit.POSSIBLE),
    ("2022-10/2022-11-15", "November", Fit.CERTAIN),
    ("2022-10/2022-11", "November", Fit.CERTAIN),
    ("2022-11/2023-02", "November", Fit.CERTAIN),
    ("2022-12/2023-10", "November", Fit.NO),
    ("2022-10-20/..", "November", Fit.POSSIBLE),
    ("{2022-10,2022-11}", "November", Fit.CERTAIN),
    ("{2022-09..2022-12}", "November", Fit.CERTAIN),
    ("0001-01-01", "January", Fit.CERTAIN),
    ("9999-12", "December", Fit.CERTAIN),
]


@pytest.mark.parametrize("typed", READ)
def test_read(typed: str) -> None:
    assert str(parse_month_day(typed)) == READ[typed]


@pytest.mark.parametrize("typed", REFUSED)
def test_refused(typed: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_month_day(typed)
    assert REFUSED[typed] in str(refused.value)


@pytest.mark.parametrize(("text", "day", "fit"), FITS)
def test_fit(text: str, day: str, fit: Fit) -> None:
    assert parse_month_day(day).fit(EventDate(text)) is fit


@given(bounded_dates(), st.sampled_from([1, 2, 3]), st.none() | st.integers(1, 28))
def test_fit_agrees_with_trying_every_course(when: EventDate, month: int, day: int | None) -> None:
    """An event is certain when every course has the day, possible when one does.

    Of several days, each of which it took, it is certain when that is so of one of them.
    """
    asked = MonthDay(month, day)
    having = [any(map(asked.has, course)) for course in possible_courses(when)]
    certain = all(having)
    if when.form is Form.EACH_OF:
        certain = any(all(map(asked.has, unit)) for begin, end in ranges(when) for unit in units(begin, end))
    assert asked.fit(when) is (Fit.CERTAIN if certain else Fit.POSSIBLE if any(having) else Fit.NO)


def test_one_of_several_days_is_certain_beside_a_vaguer_one() -> None:
    assert MonthDay(1, 1).fit(EventDate("{2022-01-01,2022-01}")) is Fit.CERTAIN


@given(st.dates())
def test_every_day_is_read_as_it_prints(day: object) -> None:
    typed = f"{day:%m-%d}"
    assert parse_month_day(typed).iso == typed
    assert parse_month_day(str(parse_month_day(typed))).iso == typed


@given(st.integers(1, 12))
def test_every_month_is_read_as_it_prints(number: int) -> None:
    month = MonthDay(number)
    assert parse_month_day(month.iso) == parse_month_day(str(month)) == month
