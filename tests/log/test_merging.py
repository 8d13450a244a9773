"""Register entries of many logs or lines made one: as if each list were held against each, and without doing so."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.log import extra
from csto_timeline.log.merging import Merging
from csto_timeline.log.model import Country
from tests.growth import rows_compared
from tests.logs import make_log

NAMES = st.lists(st.sampled_from("abc"), max_size=3)
ROWS = st.lists(st.tuples(st.sampled_from("xy"), st.sampled_from([{}, {}, {"x-a": 1}, {"x-b": 1}])), max_size=3)
MANY = 300


def country(names: list[str], rows: list[tuple[str, dict[str, int]]]) -> Country:
    membership = [{"status": status, **marks} for status, marks in rows]
    given = {"code": "AM", "name": "Armenia", "aliases": names, "membership": membership}
    return make_log(countries=[given]).countries[0]


def joined_slowly(one: Country, other: Country) -> tuple[list[str], list[Any]]:
    """Return the aliases and the membership of two entries, each added unless it is there, `x-` members too."""
    aliases = [*one.aliases, *(name for name in other.aliases if name not in one.aliases)]
    rows, plain = list(one.membership), [row.status for row in one.membership]
    for row in other.membership:
        if row.status in plain:
            number = plain.index(row.status)
            rows[number] = extra.with_extra_of(rows[number], row)
        else:
            rows.append(row)
    return aliases, rows


@pytest.mark.parametrize("report", [None, lambda _: None])
def test_lists_are_joined_as_if_each_were_held_against_each(report: Any) -> None:
    @given(st.lists(st.tuples(NAMES, ROWS), min_size=2, max_size=4))
    def holds(drawn: list[tuple[list[str], list[tuple[str, dict[str, int]]]]]) -> None:
        merging = Merging(report)
        entries = [country(names, rows) for names, rows in drawn]
        expected = entries[0]
        for number, entry in enumerate(entries):
            merging.add_entry("countries", entry, lambda: "a line")
            if number:
                aliases, rows = joined_slowly(expected, entry)
                expected = Country(code="AM", name="Armenia", aliases=tuple(aliases), membership=tuple(rows))
        (merged,) = merging.registers().countries
        assert merged == expected

    holds()


@pytest.mark.parametrize("report", [None, lambda _: None])
def test_an_entry_that_grows_line_by_line_is_not_gone_through_for_each(
    monkeypatch: pytest.MonkeyPatch, report: Any
) -> None:
    entries = [country([f"a{number}"], [(f"m{number}", {})]) for number in range(MANY)]
    merging = Merging(report)

    def add_all() -> None:
        for entry in entries:
            merging.add_entry("countries", entry, lambda: "a line")

    assert rows_compared(monkeypatch, add_all) <= 5 * MANY
    (merged,) = merging.registers().countries
    assert (len(merged.aliases), len(merged.membership)) == (MANY, MANY)
