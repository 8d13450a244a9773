"""What people type and what the program prints, as a log writes it."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.dates.typed.wordings import rewordings
from csto_timeline.dates.words import brief, full
from csto_timeline.errors import DateError
from tests.dates.test_dates_page import PERIODS
from tests.expressions import EXPRESSION

COUNTS_FROM_TODAY = (
    r"(?<![0-9])[0-9]+ ?(d|w|m|y|days|weeks|months|years)(?![a-z])|day$|tomorrow|(now|present|сегодня)$|"
    r"^(this|(the )?last|next|past|a|one) |[0-9]T|, 14:"
)
READ = [
    ("23 Nov 2022", "2022-11-23"),
    ("23.11.2022", "2022-11-23"),
    ("23.9.2022", "2022-09-23"),
    ("26/09/2022", "2022-09-26"),
    ("20221123", "2022-11-23"),
    ("Spring 2013", "2013-21"),
    ("winter 2022-23", "2022-24"),
    ("Winter 1905/06", "1905-24"),
    ("Q4 2022", "2022-36"),
    ("H1 2022", "2022-40"),
    ("the 1990s", "199X"),
    ("1900–1999?", "19XX"),
    ("early Jan 2022", "[2022-01-01..2022-01-10]"),
    ("late 1990s", "[1997-01-01..1999-12-31]"),
    ("week 45 of 2022", "[2022-11-07..2022-11-13]"),
    ("c. 2020", "2020~"),
    ("about May 2022", "2022-05~"),
    ("2022?", "2022?"),
    ("2022-XX", "2022-XX"),
    ("2022-11-XX", "2022-11-XX"),
    ("c. 2020?", "2020%"),
    ("23–24 Nov 2022", "2022-11-23/2022-11-24"),
    ("Sep to Nov 2022", "2022-09/2022-11"),
    ("2022-2024", "2022/2024"),
    ("2022-09..2022-11", "2022-09/2022-11"),
    ("c. 1900–1905", "1900~/1905~"),
    ("ca 1900-1905", "1900~/1905~"),
    ("about Sep–Nov 2022", "2022-09~/2022-11~"),
    ("c. 1900–1905?", "[1900~..1905~]"),
    ("c. 1900 – 1905", "1900~/1905"),
    ("c. 1900 to c. 1905", "1900~/1905~"),
    ("1905?-1907?", "1905?/1907?"),
    ("1905?–1907?", "1905?/1907?"),
    ("1905?-1907", "1905?/1907"),
    ("2022-1", "2022-01"),
    ("23–24 Nov 2022?", "[2022-11-23..2022-11-24]"),
    ("20 Apr – 31 Dec 2024 (one day, not known which)", "[2024-04-20..2024-12-31]"),
    ("23 or 25 Nov 2022", "[2022-11-23,2022-11-25]"),
    ("23, 25 and 27 Nov 2022", "{2022-11-23,2022-11-25,2022-11-27}"),
    ("2020–2022 (each of them)", "{2020..2022}"),
    ("Sep 2022 and 2024 (each of them)", "{2022-09,2024}"),
    ("2020–2022 and 2024 (each of them)", "{2020..2022,2024}"),
    ("since Sep 2022 (each of them)", "{2022-09..}"),
    ("until 2022 (each of them)", "{..2022}"),
    ("since Sep 2022", "2022-09/.."),
    ("2022-09..", "2022-09/.."),
    ("until 2022", "../2022"),
    ("Nov 2022 – ?", "2022-11/"),
    ("? – Nov 2022", "/2022-11"),
    ("by May 2022", "[..2022-05]"),
    ("May 2022 or later", "[2022-05..]"),
    ("before 29 Nov 2022", "[..2022-11-28]"),
    ("after Sep 2022", "[2022-10-01..]"),
    ("in Sep 2022", "2022-09"),
    ("on 23 Nov 2022", "2022-11-23"),
    ("around 2010", "2010~"),
    ("в феврале 2022", "2022-02"),
    ("с мая по август 2021", "2021-05/2021-08"),
    ("весной 2013 г.", "2013-21"),
    ("около 1995", "1995~"),
    ("до 2000", "[..1999-12-31]"),
    ("осень 2020 г.", "2020-23"),
    ("около 2019 г.", "2019~"),
    ("до 5 мая 2021", "[..2021-05-04]"),
    ("ок. 12.5.2021", "2021-05-12~"),
    ("начало января 2022", "[2022-01-01..2022-01-10]"),
    ("в конце 2022 года", "[2022-09-01..2022-12-31]"),
    ("не ранее 5 мая 2021", "[2021-05-05..]"),
    ("не позднее мая 2021 г.", "[..2021-05]"),
    ("1-я половина 2021", "2021-40"),
    ("во второй половине 2021 года", "2021-41"),
    ("1 April 2003 (approx.)", "2003-04-01~"),
    ("2003 (circa)", "2003~"),
    ("2024 onwards", "2024/.."),
    ("week of 10 Jan 2022", "[2022-01-10..2022-01-16]"),
    ("end of November 2022", "[2022-11-21..2022-11-30]"),
    ("some day of Sep 2022", "2022-09-XX"),
    ("23 ноября 2022 г.", "2022-11-23"),
    ("2022-11-23/2022-11-24", "2022-11-23/2022-11-24"),
    ("[2022-09..2022-11-23]", "[2022-09..2022-11-23]"),
]
REFUSED = [
    ("03/04/2022", "2022-04-03"),
    ("2020-22", "summer 2020"),
    ("1905-6", "is a month or the years 1905 to 1906: write 1905-06 or 1905..1906"),
    ("1905/6", "is a month or the years 1905 to 1906: write 1905-06 or 1905..1906"),
    ("1905–6", "is a month or the years 1905 to 1906: write 1905-06 or 1905..1906"),
    ("23.11.22", "all four digits"),
    ("week of 9999-12-31", "the week of 9999-12-31 goes on beyond the year 9999"),
    ("the 19th century", "write [1801..1900] or [1800..1899]"),
    ("32 Jan 2022", "that month has 31 days"),
    ("today", "counts from today"),
    ("30d", "counts from today"),
    ("last month", "counts from today"),
    ("before 3m", "counts from today"),
    ("after yesterday", "counts from today"),
    ("since last month", "counts from today"),
    ("yesterday or 23 Nov 2022", "counts from today"),
    ("2022-11-20..today", "counts from today"),
    ("nov", "the month November"),
    ("24 to 23 Nov 2022", "the end is before the start"),
    ("one day in May", "the month May"),
    ("Novemebr 2022", "did you mean November"),
    ("2022 to now", "counts from today"),
    ("between Sep and Nov 2022", "write 2022-09/2022-11 or [2022-09..2022-11]"),
    ("before the end of 2021", "only the year 2021 can"),
    ("after the beginning of 2021", "only the year 2021 can"),
    ("до конца 2021", "only the year 2021 can"),
    ("after the 2003 (approx.)", "cannot be read"),
    ("between 1990 and 1992", "may have lasted all that time, or be one day of it"),
    ("", "cannot be read"),
    ("1" * 2000, "cannot be read"),
]


@pytest.mark.parametrize(("typed", "written"), READ)
def test_what_is_typed_is_written(typed: str, written: str) -> None:
    assert expression_of(typed) == written


@pytest.mark.parametrize(("typed", "says"), REFUSED)
def test_what_is_refused_says_what_would_work(typed: str, says: str) -> None:
    with pytest.raises(DateError, match=re.escape(says)):
        expression_of(typed)


@pytest.mark.parametrize(
    ("typed", "day_first", "written"),
    [
        ("03/04/2022", True, "2022-04-03"),
        ("03/04/2022", False, "2022-03-04"),
        ("03-04-2022", True, "2022-04-03"),
        ("26/09/2022", True, "2022-09-26"),
        ("03.04.2022", False, "2022-04-03"),
        ("2022-04-03", True, "2022-04-03"),
    ],
)
def test_the_order_of_day_and_month_is_said(typed: str, day_first: bool, written: str) -> None:
    assert expression_of(typed, day_first=day_first) == written


def test_an_order_that_makes_no_day_is_refused() -> None:
    with pytest.raises(DateError, match="no month 26"):
        expression_of("26/09/2022", day_first=False)


@pytest.mark.parametrize(("typed", "days"), PERIODS)
def test_it_is_the_period_that_the_command_line_reads(typed: str, days: str) -> None:
    """Every example of docs/dates.md has the same days here, or counts from today, or may be two dates of an event."""
    if re.search(COUNTS_FROM_TODAY, typed) or typed.startswith("between") or typed == "2022-9":
        with pytest.raises(DateError):
            expression_of(typed)
        return
    when = EventDate(expression_of(typed))
    shown = [str(day) for day in (when.earliest, when.latest) if day]
    assert all(day in days for day in shown)


def test_wordings_within_one_another_have_an_end() -> None:
    """A cell of a stranger's table may have hundreds: it is refused as soon as any other text."""
    hostile = "in " * 80 + "zz" + " onwards" * 80
    assert len(list(rewordings(hostile))) < 50
    with pytest.raises(DateError):
        expression_of(hostile)


@settings(max_examples=300)
@given(text=EXPRESSION, in_full=st.booleans())
@example(text="2000-01-01/2000-04-XX", in_full=False)
def test_what_the_program_prints_is_read_back_or_refused(text: str, in_full: bool) -> None:
    """Never read as another date: what comes back is printed alike.

    In full a range that lasted and ends in a question mark looks as one of which one day is meant does in brief.
    """
    say = full if in_full else brief
    try:
        words = say(EventDate(text))
        again = EventDate(expression_of(words))
    except DateError:
        return
    assert say(again) == words or (in_full and words.endswith("?"))
