"""Bounds against those of `edtf`, a reader of EDTF by somebody else, where both read an expression."""

import random
import time
import warnings
from datetime import date
from typing import Any

import pytest

from csto_timeline.dates.event_date import EventDate

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its grammar names results in a way that pyparsing has come to warn of
    import edtf

Ends = tuple[date | None, date | None]

# What both read, and where the library means other days, with the reason.
OTHERWISE: dict[str, tuple[str, Ends, Ends]] = {
    "2001-24": (
        "its winter is December alone, so that no season reaches into another year",
        (date(2001, 12, 1), date(2002, 2, 28)),
        (date(2001, 12, 1), date(2001, 12, 31)),
    ),
    "1985/": (
        "it takes an end that is not known to be ten years later at most",
        (date(1985, 1, 1), None),
        (date(1985, 1, 1), date(1995, 1, 1)),
    ),
    "/1985": (
        "and a beginning that is not known to be ten years earlier at most",
        (None, date(1985, 12, 31)),
        (date(1975, 12, 31), date(1985, 12, 31)),
    ),
}
# How far `~` reaches: a unit more on either side in both, but to the library one of each longer unit as well.
PADDED = [
    ("2020~", (date(2019, 1, 1), date(2021, 12, 31)), (date(2019, 1, 1), date(2021, 12, 31))),
    ("156X~", (date(1550, 1, 1), date(1579, 12, 31)), (date(1550, 1, 1), date(1579, 12, 31))),
    ("2022-11~", (date(2022, 10, 1), date(2022, 12, 31)), (date(2021, 10, 1), date(2023, 12, 30))),
    ("2022-11-23?", (date(2022, 11, 22), date(2022, 11, 24)), (date(2021, 10, 22), date(2023, 12, 24))),
    # And of both at once, two units.
    ("2020%", (date(2019, 1, 1), date(2021, 12, 31)), (date(2018, 1, 1), date(2022, 12, 31))),
]
READ_BY_BOTH = [
    *("2022", "2022-09", "2024-02", "2022-11-23", "2020~", "2022-11-23?", "199X", "19XX", "156X~", "19XX?"),
    *("2004-XX", "1985-04-XX", "1985-XX-XX", "2001-21", "2001-22", "2001-23"),
    *("2001-33", "2001-34", "2001-35", "2001-36", "2001-40", "2001-41", "2001-21/2001-23"),
    *("2022-09/2022-11", "2022-09/..", "../2022-09", "0001-01-01", "9999-12-31", "0001-01-01/9999-12-31"),
    *(
        "[1667,1668,1670..1672]",
        "[1667, 1668]",
        "[..1983-12-31,1984-10]",
        "[1667,1760-12..]",
        "[2022-11-23..2022-12-01]",
    ),
    *("[2022-11-23..]", "[..2022-11-29]", "{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}", "{1670..1672}"),
]


def theirs(text: str, *, loosely: bool = False) -> Ends:
    """Return the first and the last day by the library, None for an open side."""
    read: Any = edtf.parse_edtf(text)
    ends = (read.lower_fuzzy(), read.upper_fuzzy()) if loosely else (read.lower_strict(), read.upper_strict())
    first, last = (date(*end[:3]) if isinstance(end, time.struct_time) else None for end in ends)
    return first, last


def ours(text: str) -> Ends:
    when = EventDate(text)
    return when.earliest, when.latest


@pytest.mark.parametrize("text", READ_BY_BOTH)
def test_bounds_are_those_of_the_library(text: str) -> None:
    assert ours(text) == theirs(text)


@pytest.mark.parametrize("text", OTHERWISE)
def test_where_they_are_not_there_is_a_reason(text: str) -> None:
    _, own, of_library = OTHERWISE[text]
    assert (ours(text), theirs(text)) == (own, of_library)


@pytest.mark.parametrize(("text", "own", "of_library"), PADDED)
def test_how_far_a_qualifier_reaches(text: str, own: Ends, of_library: Ends) -> None:
    sure = EventDate(text).loosened()
    assert (sure.start_min, sure.end_max) == own
    assert theirs(text, loosely=True) == of_library


def drawn(dice: random.Random) -> str:
    """Draw an expression that the library often reads."""
    year = dice.choice(["0001", "0120", "1999", "2000", "2004", "9998"])
    rest = dice.choice(["", "-02", "-02-28", "-12-31", "-21", "-33", "-41", "-XX", "-XX-XX", "-04-XX"])
    part = f"{year}{rest}{dice.choice(['', '', '~', '?', '%'])}"
    return dice.choice(
        [part, f"{part}/9999", f"[{part},1999-XX]", f"{{{part},2001..2003}}", f"{part}/..", f"../{part}"]
    )


def test_bounds_are_those_of_the_library_in_a_random_sample() -> None:
    dice, compared = random.Random(1), 0  # noqa: S311 (repeatable on purpose)
    for text in [drawn(dice) for _ in range(100)]:
        try:
            of_library = theirs(text)
        except (edtf.EDTFParseException, AttributeError, TypeError, ValueError):  # what it does not read
            continue
        compared += 1
        assert ours(text) == of_library, text
    assert compared > 30
