"""Dates in words: never more precise than they are."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import brief, full
from tests.dates.courses import bounded_dates

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "log-format.md"
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
    ("2001-21", "spring 2001", None),
    ("2001-22?", "summer 2001?", None),
    ("2001-23", "autumn 2001", None),
    ("2001-24~", "c. winter 2001–02", None),
    ("1999-24", "winter 1999–2000", None),
    ("2021-24/2022-21", "winter 2021–22 – spring 2022", None),
    ("2001-33", "Q1 2001", None),
    ("2001-36%", "c. Q4 2001?", None),
    ("2001-40", "first half of 2001", None),
    ("2001-41", "second half of 2001", None),
    ("2004-XX", "2004", "some month of 2004"),
    ("1985-04-XX", "Apr 1985", "some day of Apr 1985"),
    ("1985-XX-XX~", "c. 1985", "some day of c. 1985"),
    ("156X~", "c. 1560s", None),
    ("19XX?", "1900–1999?", None),
    ("1985/", "1985–?", "from 1985, end unknown"),
    ("/1985", "?–1985", "until 1985, beginning unknown"),
    ("1985-04-12~/", "c. 12 Apr 1985 – ?", "from c. 12 Apr 1985, end unknown"),
    ("/1985-04-XX", "? – Apr 1985", "until some day of Apr 1985, beginning unknown"),
    ("[1667,1668,1670]", "1667, 1668 or 1670", None),
    ("[1667, 1668, 1670..1672]", "1667, 1668 or 1670–1672", None),
    ("[..1983-12-31,1984-10]", "by 31 Dec 1983 or Oct 1984", None),
    ("[1667,1760-12..]", "1667 or Dec 1760 or later", None),
    ("[2004-XX,2005]", "2004 or 2005", "some month of 2004 or 2005"),
    ("{2022-11-23,2022-11-25,2022-11-27}", "23, 25 and 27 Nov 2022", None),
    ("{2022-11-23..2022-11-25,2022-11-28}", "23–25 and 28 Nov 2022", None),
    ("{2022-09,2022-11}", "Sep and Nov 2022", None),
    ("{2022-11-30,2022-12-02}", "30 Nov and 2 Dec 2022", None),
    ("{2021-12-31,2022-01-01}", "31 Dec 2021 and 1 Jan 2022", None),
    ("{1670..1672}", "1670–1672", "1670–1672 (each of them)"),
    ("{..1984}", "until 1984", "until 1984 (each of them)"),
    ("{2022-11-23..}", "since 23 Nov 2022", None),
    ("[2022..2023?]", "2022–2023?", "2022–2023?" + ONE),
    ("2001-21/2001-23", "spring 2001 – autumn 2001", None),
    ("0001-01-01", "1 Jan 0001", None),
    ("9999-12-31", "31 Dec 9999", None),
]


@pytest.mark.parametrize(("text", "in_a_column", "in_full"), WORDS)
def test_words(text: str, in_a_column: str, in_full: str | None) -> None:
    assert brief(EventDate(text)) == in_a_column
    assert full(EventDate(text)) == (in_full or in_a_column)


def test_the_documentation_shows_every_date_as_the_program_does() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| (.+?) \| .+ \|$", DOCUMENTATION.read_text("utf-8"), re.MULTILINE)
    table = [(text, shown) for text, shown in rows if re.search("[0-9]{2}", text)]
    assert len(table) > 25
    assert [(text, brief(EventDate(text))) for text, _ in table] == table


@given(bounded_dates())
def test_a_day_is_shown_only_where_one_is_written(when: EventDate) -> None:
    """No day number comes out that is not in the expression, but for the ends of a month."""
    written = {
        int(number)
        for text in re.split(r"[\[\]{}/, ]+|\.\.", when.text)
        for number in text.split("-")[2:]
        if number.isdigit()
    }
    for words in (brief(when), full(when)):
        shown = {int(word) for word in re.split("[–?, ]+", words) if word.isdigit() and len(word) < 3}
        ends = {when.start_min.day, when.end_max.day} if "[" in when.text and written else set()
        assert shown <= written | ends
