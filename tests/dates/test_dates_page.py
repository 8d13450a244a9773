"""Every example on docs/dates.md is read, or refused, as the page says; the clock stands where it says."""

import re
from pathlib import Path

import pytest

from csto_timeline.dates.typed import parse_period
from csto_timeline.dates.typed.month_day import parse_month_day
from csto_timeline.errors import DateError
from tests.conftest import TODAY

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
NAMES, IN_OTHER_LANGUAGES = "One date", r"\(`(.*?)`\)"


def examples(*sections: str) -> list[tuple[str, str]]:
    """Return each example of the tables of these sections with what stands beside it."""
    rows = [
        row for section in sections for row in re.findall(r"^\| (`.*) \| (.*) \|$", SECTIONS[section], re.MULTILINE)
    ]
    return [
        (example, beside) for typed, beside in rows for example in re.findall("`(.*?)`", typed.split("` (")[0] + "`")
    ]


PERIODS = examples("One date", "From today", "From one date to another", "What the program prints")
REFUSED = examples("What is refused")
DAYS = examples("A day of any year")


def test_the_page_is_read_whole() -> None:
    rows = re.findall(r"^\| `(.*?)`", PAGE, re.MULTILINE)
    assert len(rows) > 50
    assert set(rows) <= {example for example, _ in PERIODS + REFUSED + DAYS}
    assert f"{TODAY:%A, %-d %B %Y}" in PAGE


@pytest.mark.parametrize(("typed", "days"), PERIODS)
def test_a_period(typed: str, days: str) -> None:
    assert str(parse_period(typed)) == days


@pytest.mark.parametrize("typed", re.findall("`([^`]*)`", SECTIONS[NAMES].rpartition("|")[2]))
def test_a_month_in_another_language(typed: str) -> None:
    days = {"5 января 2022": "2022-01-05", "январь 2022": "2022-01-01 to 2022-01-31"}
    assert str(parse_period(typed)) == days.get(typed, "2022-11-23")


@pytest.mark.parametrize(("typed", "proposals"), REFUSED)
def test_a_refusal_proposes_what_is_read(typed: str, proposals: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_period(typed)
    for proposal in re.findall("`(.*?)`", proposals):
        assert proposal in str(refused.value)


@pytest.mark.parametrize(("typed", "day"), DAYS)
def test_a_day_of_any_year(typed: str, day: str) -> None:
    assert str(parse_month_day(typed)) == day
