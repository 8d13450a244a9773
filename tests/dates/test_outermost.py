"""The dates between which all others lie: those that reading every one of them would find."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.answers.headings import Extent
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.outermost import outermost

PARTS = st.sampled_from(
    ["1999", "2000-12", "2001-24", "2002-24~", "2002-02-27", "2002-03-01", "199X", "19XX", "2000-XX"]
)
NOT_READABLE = st.sampled_from(["", "2050-13", "1066-02-30", "0900-XX-1X", "soon", "2060-24-01", "18XX-01"])


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Return a date of some form, or a text that is none."""
    one, other = draw(PARTS), draw(PARTS)
    forms = (f"{one}/{other}", f"{one}/..", f"/{one}", f"[{one}..{other}]", f"[..{one}]", f"{{{one},{other}}}")
    return draw(st.sampled_from((one, one, *forms)) | NOT_READABLE)


def readable(texts: Iterable[str]) -> list[EventDate]:
    """Return those that can be read, each once, in order."""
    found = []
    for text in sorted(set(texts)):
        try:
            found.append(EventDate(text))
        except ValueError:
            continue
    return found


def told(dates: Iterable[EventDate]) -> str:
    """Return between which dates these lie, as an answer says it."""
    extent = Extent()
    for date in dates:
        extent.add(date)
    return extent.words()


@given(st.lists(dates(), max_size=8))
def test_they_say_of_all_dates_what_all_say(texts: list[str]) -> None:
    assert told(outermost(texts)) == told(readable(texts))


@pytest.mark.parametrize(
    ("texts", "outer"),
    [
        ([], []),
        (["soon"], []),
        (["2020"], ["2020"]),
        (["2020", "2019-12-31", "2020-06-01"], ["2019-12-31", "2020", "2020-06-01"]),
        (["2010/2020", "2015", "2016"], ["2010/2020", "2015"]),
        (["2001-24", "2001-12-31", "1999"], ["1999", "2001-24"]),
        (["1066-02-30", "2050-13", "1999", "2001", "2003"], ["1999", "2003"]),
    ],
)
def test_few_are_read(texts: list[str], outer: list[str]) -> None:
    assert list(map(str, outermost(texts))) == outer
