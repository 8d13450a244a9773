"""Names that are near, and names that are not."""

import time
from itertools import combinations
from typing import Any

import pytest

from csto_timeline.check import Text, check
from csto_timeline.check.spelling import are_near, near, sound_of
from csto_timeline.check.spellings import Spelling
from csto_timeline.log.builtin import builtin_path
from csto_timeline.log.whole import Log
from tests.logs import event, log_bytes

NEAR = [
    ("Nikol Pashinyan", "Nikol Pashinian"),
    ("Yerevan", "Erevan"),
    ("Kassym-Jomart Tokayev", "Qasym-Zhomart Tokaev"),
    ("Sergey Ivanov", "Sergei Ivanov"),
    ("İlham Aliyev", "Ilham Aliev"),
    ("RFE/RL", "RFERL"),
    ("Novo-Ogaryovo", "Novoogaryovo"),
    ("Lukashenko", "Lukashenka"),
    ("Bishkek", "Bishek"),
    ("Dushanbe", "Dushnabe"),
    ("Никол Пашинян", "Никол Пашинян "),
    ("Тасмагамбетов", "Тасмагембетов"),
    ("BBC", "ВВС"),
    ("Vladimir Putin", "Vladimir Рutin"),
    ("TOKYO", "ΤΟΚΥΟ"),
]
APART = [
    ("Armen Grigoryan", "Armen Sargsyan"),
    ("Akylbek Japarov", "Sadyr Japarov"),
    ("Yuri Khachaturov", "Vahagn Khachaturyan"),
    ("Gambia", "Zambia"),
    ("Minsk", "Pinsk"),
    ("Osh", "Ash"),
    ("KY", "KI"),
    ("Session 12", "Session 13"),
    ("Summit of 2001", "Summit of 200"),
    ("North Korea", "South Korea"),
    ("Ann Lee", "Ann Bee"),
    ("???", "!!!"),
    ("CAP", "САД"),
    ("Рос", "Roc"),
]
COUNTRIES = (  # noqa: SIM905 (a name a line would say no more)
    "Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahamas Bahrain "
    "Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Botswana Brazil Brunei Bulgaria Burundi "
    "Cambodia Cameroon Canada Chad Chile China Colombia Comoros Congo Croatia Cuba Cyprus Czechia Denmark "
    "Djibouti Dominica Ecuador Egypt Eritrea Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia "
    "Georgia Germany Ghana Greece Grenada Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India "
    "Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kiribati Kuwait Kyrgyzstan "
    "Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Madagascar Malawi Malaysia "
    "Maldives Mali Malta Mauritania Mauritius Mexico Moldova Monaco Mongolia Montenegro Morocco Mozambique "
    "Myanmar Namibia Nauru Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palau Panama "
    "Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Samoa Senegal Serbia Seychelles "
    "Singapore Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland Syria Tajikistan Tanzania "
    "Thailand Togo Tonga Tunisia Turkey Turkmenistan Tuvalu Uganda Ukraine Uruguay Uzbekistan Vanuatu Vietnam "
    "Yemen Zambia Zimbabwe "
).split()


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_near(one: str, other: str) -> None:
    assert are_near(sound_of(one), sound_of(other), loose=False)
    assert are_near(sound_of(other), sound_of(one), loose=False)


@pytest.mark.parametrize(("one", "other"), APART)
def test_apart(one: str, other: str) -> None:
    assert (not sound_of(one).letters and not sound_of(other).letters) or not are_near(
        sound_of(one), sound_of(other), loose=True
    )


def test_what_does_not_sound_alike_is_near_only_where_one_has_no_entry() -> None:
    assert not are_near(sound_of("Iceland"), sound_of("Ireland"), loose=False)
    assert are_near(sound_of("Iceland"), sound_of("Ireland"), loose=True)


def test_no_two_countries_are_near() -> None:
    names = [Spelling(name, name, ("countries", number, "name")) for number, name in enumerate(COUNTRIES)]
    assert list(near(names)) == []


def test_no_two_people_of_the_built_in_log_are_near(builtin: Log) -> None:
    sounds = [sound_of(person.name) for person in builtin.people]
    assert not [pair for pair in combinations(sounds, 2) if are_near(*pair, loose=True)]
    found = check([Text.of("builtin", builtin_path().read_bytes())])
    assert not [finding for finding in found if finding.rule == "near-spelling"]


def found(*events: dict[str, Any], **registers: Any) -> list[tuple[str, str]]:
    """Return path and words of the near spellings in a log."""
    findings = check([Text.of("x", log_bytes(*events, **registers))])
    return [(each.path, each.message) for each in findings if each.rule == "near-spelling"]


def test_a_name_in_letters_of_another_script() -> None:
    accounts = [{"source": "BBC"}, {"source": "ВВС"}]
    words = '"ВВС" looks like "BBC" but has letters of another script: are they the same?'
    assert found(event(accounts=accounts)) == [("events[0].accounts[1].source", words)]


PASHINYAN = {"id": "pashinyan", "name": "Nikol Pashinyan", "aliases": ["Никол Пашинян"]}


@pytest.mark.parametrize("typed", ["Nikol Pashinian", "Pashinyan", "pashinian"])
def test_a_name_without_an_entry_is_compared_with_names_aliases_and_ids(typed: str) -> None:
    [(path, words)] = found(event(people=[typed]), event(id="b", people=[typed]), people=[PASHINYAN])
    assert path == "events[0].people[0]"
    assert words.startswith(f'"{typed}" is spelt almost like ')
    assert "pashinyan" in words


@pytest.mark.parametrize("typed", ["Nikol Pashinyan", "nikol pashinyan", "Никол Пашинян"])
def test_a_name_in_place_of_an_id_is_told_the_id_and_nothing_else(typed: str) -> None:
    findings = check([Text.of("x", log_bytes(event(people=[typed]), people=[PASHINYAN]))])
    assert [each.message for each in findings if each.path == "events[0].people[0]"] == [
        f'"{typed}" is a name of pashinyan: write "pashinyan" here'
    ]


def test_each_register_by_itself() -> None:
    assert found(event(people=["Belaruz"], place="Belarus"), countries=[{"code": "BY", "name": "Belarus"}]) == []
    assert found(event(countries=["Belaruz"]), countries=[{"code": "BY", "name": "Belarus"}]) == [
        ("events[0].countries[0]", '"Belaruz" is spelt almost like "Belarus": is it BY?')
    ]
    sources = [{"id": "tass-2022-11-23", "publisher": "TASS"}]
    accounts = [{"source": "tas-2022-11-23"}, {"source": "tass-2022-11-24"}]
    assert found(event(accounts=accounts), sources=sources) == [
        ("events[0].accounts[0].source", '"tas-2022-11-23" is spelt almost like "tass-2022-11-23": are they the same?')
    ]


def test_places_and_publishers() -> None:
    rows = [event(id=f"e-{number}", place=place) for number, place in enumerate(["Yerevan", "Erevan", "Yerevan"])]
    sources = [{"id": "a", "publisher": "RFE/RL"}, {"id": "b", "publisher": "Mirror", "wire": "RFERL"}]
    assert found(*rows, sources=sources) == [
        ("sources[1].wire", '"RFERL" is spelt almost like "RFE/RL": are they the same?'),
        ("events[1].place", '"Erevan" is spelt almost like "Yerevan": are they the same?'),
    ]


def test_an_entry_is_reported_once() -> None:
    other = {"id": "other", "name": "Nikol Pashinian", "aliases": ["Nicol Pashinyan", "Никол Пашинян"]}
    assert len(found(people=[PASHINYAN, other])) == 1


@pytest.mark.parametrize(
    "name",
    [
        lambda n: f"{chr(0x4E00 + n)}",
        lambda n: f"abcdefg{chr(0x4E00 + n)}hijk",
        lambda n: "ab" * n,
        lambda n: f"Person {n}",
    ],
)
def test_time_grows_with_the_letters_not_with_the_pairs(name: Any) -> None:
    spellings = [Spelling(name(n), name(n), ("people", n)) for n in range(1, 5000)]
    begun = time.process_time()
    list(near(spellings))
    assert time.process_time() - begun < 8
