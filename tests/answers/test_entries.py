"""Registers with counts, what a spelling means, and what a register says of an entry."""

from typing import Any

import pytest

from csto_timeline.answers.entries import entries, facts
from csto_timeline.dates.typed import parse_period
from csto_timeline.errors import UnresolvedName
from csto_timeline.query.query import Query
from tests.logs import event, make_log, names_of, select

LOG = make_log(
    event(id="a", date="2022", people=["ann"], countries=["AM"]),
    event(id="b", date="2021-05-01/2023", people=["ann", "Zoe"], kind="clash"),
    event(
        id="c",
        date="2022-03-01",
        accounts=[{"source": "post", "quotes": [{"speaker": "bob", "text": "I met Anna Lee there."}]}],
    ),
    people=[
        {
            "id": "ann",
            "name": "Ann Lee",
            "country": "AM",
            "aliases": ["Anna Lee", "Анна Ли"],
            "offices": [{"title": "Chair", "from": "2020", "to": "2022-11"}, {"title": "Guard"}],
        },
        {"id": "bob", "name": "Bob Lee"},
        {"id": "nobody", "name": "No Body"},
    ],
    countries=[
        {
            "code": "AM",
            "name": "Armenia",
            "membership": [{"status": "frozen", "from": "2024-02-23", "event": "a", "body": "treaty"}],
        }
    ],
    sources=[
        {"id": "post", "publisher": "The Post", "wire": "AP"},
        {"id": "times", "publisher": "Times", "title": "ANN LEE speaks", "url": "https://t.example"},
    ],
)
COUNTS: list[tuple[str, str | None, dict[str, Any], list[tuple[str, int, int]]]] = [
    ("people", None, {}, [("ann", 2, 0), ("bob", 1, 0), ("nobody", 0, 0), ("Zoe", 1, 0)]),
    ("people", None, {"period": "2022-03-01"}, [("ann", 2, 1), ("bob", 1, 0), ("Zoe", 1, 0)]),
    ("people", None, {"kinds": ("clash",)}, [("ann", 1, 0), ("Zoe", 1, 0)]),
    ("people", "anna", {}, [("ann", 2, 0)]),
    ("people", "lee", {}, [("ann", 2, 0), ("bob", 1, 0)]),  # whom does it mean? both
    ("people", "nobody", {"kinds": ("clash",)}, [("nobody", 0, 0)]),
    ("countries", None, {}, [("AM", 1, 0)]),
    ("kinds", "clash", {}, [("clash", 1, 0)]),
    ("sources", None, {}, [("a-source", 2, 0), ("post", 1, 0), ("times", 0, 0)]),
    ("sources", "ap", {}, [("post", 1, 0)]),
]


def test_a_country_that_stayed_away_took_no_part() -> None:
    log = make_log(
        event(id="a", countries=["AM"], absent=["KZ"]),
        event(id="b", date="2023", countries=["KZ"], absent=["BY"]),
        countries=[{"code": "AM", "name": "Armenia"}],
    )
    told = [(each.name.key, each.events, each.absent) for each in entries(select(log, Query()), "countries", None)]
    assert told == [("AM", 1, 0), ("KZ", 1, 1), ("BY", 0, 1)]
    filtered = select(log, Query(absent=("KZ",)))
    assert [(each.name.key, each.events, each.absent) for each in entries(filtered, "countries", None)] == [
        ("AM", 1, 0),
        ("KZ", 0, 1),
    ]
    assert all(each.absent is None for each in entries(select(log, Query()), "kinds", None))


@pytest.mark.parametrize(("register", "typed", "filters", "counts"), COUNTS)
def test_counts(register: str, typed: str | None, filters: dict[str, Any], counts: list[tuple[str, int, int]]) -> None:
    if "period" in filters:
        filters = filters | {"period": parse_period(filters["period"])}
    found = entries(select(LOG, Query(**filters)), register, typed)
    assert {(e.name.key, e.events, e.possible) for e in found} == set(counts)
    assert [e.events for e in found] == sorted((e.events for e in found), reverse=True)


def test_first_and_last() -> None:
    ann = entries(select(LOG, Query()), "people", "ann")[0]
    assert ann.first is not None
    assert ann.last is not None
    assert {str(ann.first), str(ann.last)} == {"2021-05-01/2023"}  # it began first, and may have lasted longest


def test_whom_nobody_is_called() -> None:
    with pytest.raises(UnresolvedName, match="did you mean Ann Lee"):
        entries(select(LOG, Query()), "people", "Ann Lea")


SPELLINGS = [
    ("anna", "Anna Lee"),
    ("АННА ли", "Анна Ли"),
    ("lee", "Ann Lee"),
    ("ann-lee", "Ann Lee"),
    ("xyz", "ann"),
]


@pytest.mark.parametrize(("typed", "spelling"), SPELLINGS)
def test_which_spelling_was_typed(typed: str, spelling: str) -> None:
    assert names_of(LOG, "people")[0].spelling(typed) == spelling


FACTS = [
    (
        "people",
        "ann",
        [
            ("country", "Armenia"),
            ("office", "Chair, from 2020 to Nov 2022"),
            ("office", "Guard, dates not in the log"),
            ("printed", "“Ann Lee” in Times"),
            ("printed", "“Anna Lee” in AP"),
        ],
    ),
    ("countries", "AM", [("membership", "frozen (treaty), from 23 Feb 2024 (a)")]),
    ("kinds", "clash", []),
    ("sources", "times", [
        ("source", "Times, “ANN LEE speaks”, date of publication not known"),
        ("address", "https://t.example"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("register", "typed", "said"), FACTS)
def test_facts(register: str, typed: str, said: list[tuple[str, str]]) -> None:
    selection = select(LOG, Query())
    name = entries(selection, register, typed)[0].name
    assert facts(selection, register, [name]) == {name.key: said}
