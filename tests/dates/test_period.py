"""Periods: what they are called, and what is none."""

from datetime import date

import pytest

from csto_timeline.dates.period import Period
from csto_timeline.errors import DateError

FIRST, LAST = date.min, date.max


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(), "all time"),
        (Period(FIRST, LAST), "0001-01-01 to 9999-12-31"),
        (Period(FIRST), "from 0001-01-01"),
        (Period(None, LAST), "until 9999-12-31"),
        (Period(FIRST, FIRST), "0001-01-01"),
        (Period(LAST, LAST), "9999-12-31"),
        (Period(FIRST).intersection(Period(None, LAST)), "0001-01-01 to 9999-12-31"),
        (Period().intersection(Period(None, LAST)), "until 9999-12-31"),
    ],
)
def test_a_period_is_open_only_where_nothing_was_asked(period: Period, words: str) -> None:
    assert str(period) == words


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(DateError, match="ends on 2022-01-01, before it begins on 2022-01-02"):
        Period(date(2022, 1, 2), date(2022, 1, 1))
