"""Dates in words: never more precise than they are."""

import pytest
from hypothesis import given

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import brief, full
from tests.dates.test_event_date import bounded_dates

ONE = " (one day, not known which)"

# expression: in a column, in full (where that differs)
WORDS = [
    ("2022", "2022", None),
    ("2022-09", "Sep 2022", None),
    ("2022-11-23", "23 Nov 2022", None),
    ("2020~", "c. 2020", None),
    ("2022?", "2022?", None),
    ("2022-11%", "c. Nov 2022?", None),
    ("199X", "1990s", None),
    ("19XX", "1900–1999?", None),
    ("2022-11-23/2022-11-24", "23–24 Nov 2022", None),
    ("2022-09/2022-11", "Sep–Nov 2022", None),
    ("2020/2022", "2020–2022", None),
    ("2022-09-23/2022-11-02", "23 Sep – 2 Nov 2022", None),
    ("2022-12-30/2023-01-02", "30 Dec 2022 – 2 Jan 2023", None),
    ("2022-09/2022-11?", "Sep 2022 – Nov 2022?", None),
    ("2022-09/..", "since Sep 2022", None),
    ("../2022-11-02", "until 2 Nov 2022", None),
    ("[2024-04-20..2024-12-31]", "Apr–Dec 2024?", "20 Apr – 31 Dec 2024" + ONE),
    ("[2022-11-23..2022-11-30]", "23–30 Nov 2022?", "23–30 Nov 2022" + ONE),
    ("[2022-09..2022-09-20]", "1–20 Sep 2022?", "Sep – 20 Sep 2022" + ONE),
    ("[2022-11-23..2023-01-05]", "Nov 2022 – Jan 2023?", "23 Nov 2022 – 5 Jan 2023" + ONE),
    ("[2020..2022-11-30]", "2020 – Nov 2022?", "2020 – 30 Nov 2022" + ONE),
    ("[2022-11-23,2022-11-24]", "23 or 24 Nov 2022", None),
    ("[2020,2022]", "2020 or 2022", None),
    ("[2022-11-23~..2022-11-25]", "c. Nov 2022 – Nov 2022?", "c. 23 Nov 2022 – 25 Nov 2022" + ONE),
    ("1990-05/199X", "May 1990 – 1990s", None),
    ("2022-05/2022", "May 2022 – 2022", None),
    ("[2022-05-03,2022]", "3 May 2022 or 2022", None),
    ("[2022?..2022-01-31]", "2022? – Jan 2022?", "2022? – 31 Jan 2022" + ONE),
    ("[..2022-11-29]", "by 29 Nov 2022", None),
    ("[2022-11-23..]", "23 Nov 2022 or later", None),
]


@pytest.mark.parametrize(("text", "in_a_column", "in_full"), WORDS)
def test_words(text: str, in_a_column: str, in_full: str | None) -> None:
    assert brief(EventDate(text)) == in_a_column
    assert full(EventDate(text)) == (in_full or in_a_column)


@given(bounded_dates())
def test_a_day_is_shown_only_where_one_is_written(when: EventDate) -> None:
    """No day number comes out that is not in the expression, but for the ends of a month."""
    written = {
        int(number)
        for text in when.text.strip("[]").replace("..", " ").replace("/", " ").replace(",", " ").split()
        for number in text.split("-")[2:]
    }
    for words in (brief(when), full(when)):
        shown = {
            int(word) for word in words.replace("–", " ").replace("?", " ").split() if word.isdigit() and len(word) < 3
        }
        ends = {when.start_min.day, when.end_max.day} if "[" in when.text and written else set()
        assert shown <= written | ends
