"""Every example on docs/dates.md is read, or refused, as they say; the clock stands where they say."""

import re
from pathlib import Path

import pytest

from csto_timeline.dates.typed import parse_period
from csto_timeline.dates.typed.month_day import parse_month_day
from csto_timeline.errors import DateError
from tests.conftest import TODAY, Cli

FOLDER = Path(__file__).parents[2]
PAGE = (FOLDER / "docs" / "dates.md").read_text("utf-8")
SECTION = re.compile(r"^## (.*?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SECTIONS = dict(SECTION.findall(PAGE))
NAMES, IN_OTHER_LANGUAGES = "One date", r"\(`(.*?)`\)"


def examples(*sections: str) -> list[tuple[str, str]]:
    """Return each example of the tables in these texts with what stands beside it."""
    rows = [row for section in sections for row in re.findall(r"^\| (`.*) \| (.*) \|$", section, re.MULTILINE)]
    return [
        (example, beside) for typed, beside in rows for example in re.findall("`(.*?)`", typed.split("` (")[0] + "`")
    ]


READ = ("One date", "From today", "From one date to another", "What the program prints")
PERIODS = examples(*(SECTIONS[section] for section in READ))
REFUSED = examples(SECTIONS["What is refused"])
DAYS = examples(SECTIONS["A day of any year"])


def test_the_page_is_read_whole() -> None:
    rows = re.findall(r"^\| `(.*?)`", PAGE, re.MULTILINE)
    assert len(rows) > 50
    assert set(rows) <= {example for example, _ in PERIODS + REFUSED + DAYS}
    assert f"{TODAY:%A, %-d %B %Y}" in PAGE


def test_help_names_forms_that_are_read(cli: Cli) -> None:
    arguments = cli("list", "--help").out.partition("Arguments:")[2].partition("Output:")[0]
    named = re.findall(r'"(.*?)"|((?<!\S)[0-9.][\w.-]*|yesterday)(?=[,; ])', " ".join(arguments.split()))
    assert len(named) > 20
    for quoted, word in named:
        assert parse_period(quoted or word)


@pytest.mark.parametrize(("typed", "days"), PERIODS)
def test_a_period(typed: str, days: str) -> None:
    assert str(parse_period(typed)) == days


@pytest.mark.parametrize("typed", re.findall("`([^`]*)`", SECTIONS[NAMES].rpartition("|")[2]))
def test_a_month_in_another_language(typed: str) -> None:
    days = {
        "5 января 2022": "2022-01-05",
        "январь 2022": "2022-01-01 to 2022-01-31",
        "в январе 2022": "2022-01-01 to 2022-01-31",
    }
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
