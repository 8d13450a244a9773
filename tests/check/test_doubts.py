"""What is doubtful in a log as a whole: events that look the same, names that may be one, dates that may be padded."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from csto_timeline.check import Text, check
from csto_timeline.check.same_words import alike
from csto_timeline.check.spellings import Spelling
from tests.logs import event, log_bytes


def found(rule: str, *events: dict[str, Any], **registers: Any) -> list[tuple[str, str | None]]:
    """Return the path and what was found of each finding of a rule."""
    findings = check([Text.of("x", log_bytes(*events, **registers))])
    return [(each.path, each.found) for each in findings if each.rule == rule]


ONE = {"id": "one", "date": "2022-11-23", "kind": "meeting"}
OTHER = {"id": "other", "date": "2022-11-23", "kind": "summit"}
TITLES_OF_ONE = [
    ("CSTO summit in Yerevan", "CSTO summit in Yerevan"),
    ("CSTO summit in Yerevan", "csto Summit, in Yerevan!"),
    ("CSTO summit in Yerevan", "Yerevan summit of the CSTO"),
    ("CSTO summit in Yerevan", "CSTO summit in Erevan"),
    ("CSTO summit in Yerevan", "CSTO informal summit in Yerevan"),
    ("Court rules", "Court ruled"),
    ("Shooting at the Kek-Tash post", "Shooting at the Kok-Tash post"),
    ("Schusswechsel am Posten Kek-Tasch", "Schusswechsel beim Posten Kök-Tasch"),
    ("Саммит ОДКБ в Ереване", "Саммит ОДКБ в Ереван"),
]
TITLES_OF_TWO = [
    ("Armenia recalls its envoy", "Belarus recalls its envoy"),
    ("Exercise Rubezh opens", "Exercise Interaction opens"),
    ("Session 12 of the Council", "Session 13 of the Council"),
    ("Summit in Minsk", "Summit in Pinsk"),
    ("The CFM of the CSTO meets in Minsk", "The CDM of the CSTO meets in Minsk"),
    ("Kek post closed", "Kok post closed"),
    ("Court rules", "Court rules again"),
    ("Peskov says that the CSTO is no threat to Armenia", "Pashinyan says that the CSTO poses threats to Armenia"),
    ("!", "?"),
]


@pytest.mark.parametrize(("one", "other"), TITLES_OF_ONE)
def test_events_of_one_day_with_nearly_the_same_title(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        rows = event(**ONE, title=first), event(**OTHER, title=second)
        assert found("look-alike", *rows) == [("events[1].title", "one")]


@pytest.mark.parametrize(("one", "other"), TITLES_OF_TWO)
def test_titles_that_are_of_two_events(one: str, other: str) -> None:
    assert found("look-alike", event(**ONE, title=one), event(**OTHER, title=other)) == []


SAME, PEOPLE = {"title": "The same title"}, {"people": ["ann", "bo"]}
# What is given to both events, and to the second alone; the paths of what is found.
PAIRS: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    (SAME, {}, ["title"]),
    (SAME, {"date": "2022-11-24"}, []),
    (SAME | {"date": "2022-11"}, {}, ["title"]),
    (SAME | {"date": "2022-11-23/2022-11-24"}, {"date": "[2022-11-23..2022-11-24]"}, []),
    (SAME, {"date": "2022-02-30"}, []),
    (SAME, {"title": " "}, []),
    (SAME, {"part_of": "one"}, []),
    (SAME, {"follows": "one"}, []),
    (SAME, {"id": "one"}, []),
    (SAME | {"part_of": "three"}, {}, ["title"]),
    (PEOPLE, {"kind": "meeting", "title": "Other words"}, ["kind"]),
    (PEOPLE, {"kind": "meeting", "title": "Other words", "people": ["bo", "ann"]}, ["kind"]),
    (PEOPLE, {"kind": "summit", "title": "Other words"}, []),
    (PEOPLE, {"kind": "meeting", "title": "Other words", "people": ["ann"]}, []),
    ({"people": []}, {"kind": "meeting", "title": "Other words"}, []),
    (PEOPLE | {"date": "2022-11"}, {"kind": "meeting", "title": "Other words"}, []),
    (PEOPLE | {"part_of": "three"}, {"kind": "meeting", "title": "Other words"}, []),
    (PEOPLE, {"kind": "meeting", "title": "Other words", "part_of": "one"}, []),
]


@pytest.mark.parametrize(("both", "second", "members"), PAIRS)
def test_what_makes_two_events_look_the_same(both: dict[str, Any], second: dict[str, Any], members: list[str]) -> None:
    rows = event(**(ONE | both)), event(**(OTHER | both | second)), event(id="three", date="2020")
    assert [path for path, _ in found("look-alike", *rows)] == [f"events[1].{member}" for member in members]


NAMES_OF_ONE = [
    ("Nikol Pashinyan", "Pashinyan Nikol"),
    ("Nikol Pashinyan", "Pashinian, Nikol"),
    ("Nikol Pashinyan", "N. Pashinyan"),
    ("Nikol Pashinyan", "Pashinyan N."),
    ("Nikol Vovayi Pashinyan", "N.V. Pashinyan"),
    ("Nikol Pashinyan", "N. V. Pashinyan"),
    ("Kassym-Jomart Tokayev", "K.-J. Tokayev"),
    ("Никол Пашинян", "Н. Пашинян"),
    ("Anna de Vries", "A. de Vries"),
]
NAMES_OF_TWO = [
    ("Nikol Pashinyan", "S. Pashinyan"),
    ("Nikol Pashinyan", "Sergei Pashinyan"),
    ("Nikol Pashinyan", "N. Kocharyan"),
    ("Nikol Pashinyan", "Pashinyan"),
    ("Anna Petrova", "Alla Petrova"),
    ("Al Li", "A. Li"),
    ("Session 12", "12 Session"),
]


def people(*names: str) -> list[dict[str, Any]]:
    office = {"title": "Chair", "from": "2020"}
    return [{"id": f"p-{number}", "name": name, "offices": [office]} for number, name in enumerate(names)]


@pytest.mark.parametrize(("one", "other"), NAMES_OF_ONE)
def test_names_in_another_order_or_with_initials(one: str, other: str) -> None:
    assert found("same-words", people=people(one, other)) == [("people[1].name", other)]
    assert found("same-words", people=people(other, one)) == [("people[1].name", one)]


@pytest.mark.parametrize(("one", "other"), NAMES_OF_TWO)
def test_names_of_two(one: str, other: str) -> None:
    assert found("same-words", people=people(one, other)) == []


def test_a_name_without_an_entry_is_compared_too_and_aliases_of_one_entry_are_not() -> None:
    entry = {"id": "nikol-pashinyan", "name": "Nikol Pashinyan", "aliases": ["N. Pashinyan", "Pashinyan Nikol"]}
    assert found("same-words", event(people=["nikol-pashinyan"]), people=[entry]) == []
    for name in ("Pashinyan N", "pashinyan-nikol"):
        assert found("same-words", event(people=[name]), people=[entry])[0] == ("events[0].people[0]", name)


def test_only_people_have_initials() -> None:
    places = [{"id": "a-1", "name": "North Bay"}, {"id": "b-1", "name": "N Bay"}, {"id": "c-1", "name": "Bay, North"}]
    rows = [event(id=f"e-{place['id']}", place=place["id"]) for place in places]
    assert found("same-words", *rows, places=places) == [("places[2].name", "Bay, North")]


DATES: list[tuple[list[str], str | None]] = [
    (["2022-01-01", "2021-01-01", "2020-01-01"], "3"),
    (["2022-01-01", "2021-01-01"], None),
    (["2022-03-01", "2021-05-01", "2020-06-01", "2020-06-02", "2020-06-03", "2020-06-04"], "3"),
    (["2022-03-01", "2021-05-01", "2020-06-01", *(f"2020-06-{day:02}" for day in range(2, 7))], None),
    ([*(f"{year}-06-01" for year in range(2010, 2015)), *(f"2020-06-{day}" for day in range(11, 30))], "5"),
    (
        [*(f"{year}-06-01" for year in range(2010, 2015)), *(f"2020-0{m}-1{d}" for m in range(1, 10) for d in "123")],
        None,
    ),
    (
        [*(f"{year}-01-01" for year in range(2010, 2015)), *(f"2020-0{m}-1{d}" for m in range(1, 10) for d in "123")],
        "5",
    ),
    (["2022", "2021-05", "2022-01-01/2022-01-05", "2022-01-01~", "2019-01-01?"], None),
]


@pytest.mark.parametrize(("dates", "number"), DATES)
def test_dates_that_may_be_padded(dates: list[str], number: str | None) -> None:
    rows = [event(id=f"e-{number}", title=date, date=date) for number, date in enumerate(dates)]
    assert found("padded-dates", *rows) == ([("events[0].date", number)] if number else [])
    noted = [row | {"date_note": "So the Post."} for row in rows]
    assert found("padded-dates", *noted) == []


def test_padded_dates_are_told_once_and_in_words() -> None:
    rows = [event(id=f"e-{year}", date=f"{year}-05-01") for year in range(2010, 2020)]
    (only,) = [each for each in check([Text.of("x", log_bytes(*rows))]) if each.rule == "padded-dates"]
    assert only.message == (
        "10 of 10 events with an exact day are on the first of a month, and no date_note says why; "
        "the first is here: write the month, 2022-09, where no more is known"
    )


# Where a blank stands in an event, and whether it is one that looks like a space.
BLANKS: list[tuple[dict[str, Any], bool]] = [
    *(({"title": f"They{blank}meet"}, True) for blank in "\u00a0\u1680\u2003\u2009\u202f\u205f"),
    *(({"title": f"They{blank}meet"}, True) for blank in "\u2800\u3000\u3164\u180e"),
    *(({member: "Old\u00a0Town"}, True) for member in ("summary", "date_note", "place", "kind")),
    ({"tags": ["peace\u00a0talks"]}, True),
    ({"people": ["Ann\u00a0Lee"]}, True),
    ({"accounts": [{"source": "a", "says": "So\u00a0it is"}]}, True),
    ({"accounts": [{"source": "a", "quotes": [{"speaker": "b", "text": "a\u00a0b", "original": "a\u00a0b"}]}]}, False),
    ({"x-note": "a\u00a0b"}, False),
    ({"title": "10\u00a0000 men, 5\u202fkm"}, False),
    ({"title": "«\u00a0Oui\u202f!\u00a0»"}, False),
    ({"title": "東京\u3000会議"}, False),
    ({"title": "They meet"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("members", "is_found"), BLANKS)
@pytest.mark.parametrize("escaped", [False, True], ids=["as it is", "escaped"])
def test_characters_that_look_like_a_space(members: dict[str, Any], is_found: bool, escaped: bool) -> None:
    data = log_bytes(event(**members))
    if not escaped:
        data = data.decode().encode().decode("unicode_escape").encode("utf-8", "surrogatepass")
    findings = [each for each in check([Text.of("x", data)]) if each.rule == "look-alike-space"]
    assert len(findings) == is_found


@pytest.mark.parametrize(
    "title",
    [
        lambda n: f"The same title{'' if n else '.'}",
        lambda n: f"Title {n}",
        lambda n: f"{n}a b c d",
        lambda n: "a " * (n % 40),
    ],
)
def test_time_grows_with_the_events_of_a_day_not_with_their_pairs(title: Callable[[int], str]) -> None:
    rows = [event(id=f"e-{number}", title=title(number) or "T", people=["ann"]) for number in range(3000)]
    begun = time.process_time()
    check([Text.of("x", log_bytes(*rows))])
    assert time.process_time() - begun < 20


def test_time_grows_with_the_names_not_with_their_pairs() -> None:
    names = [
        Spelling(f"A. B. Ivanov{number % 7}", f"p-{number}", ("people", number, "name")) for number in range(20_000)
    ]
    begun = time.process_time()
    list(alike(names, initials=True))
    assert time.process_time() - begun < 8
