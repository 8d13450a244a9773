"""Names as users type them."""

import pytest

from csto_timeline.errors import UnresolvedName
from csto_timeline.log.whole import Log
from csto_timeline.query import names
from csto_timeline.query.select import matches_named
from tests.logs import event, make_log, names_of, store_of

TOKAYEV = ["toqaev", "TOKAYEV", "Тоқаев", "токаев", "Toqayev", "Kassym-Jomart", "kassymjomart", "Qasym-Zhomart"]
PEOPLE = {
    **dict.fromkeys([*TOKAYEV, "Kassym-Jomart Tokayev", "tokayev kassym", "kassym jomart tokayev"], "tokayev"),
    **dict.fromkeys(["pashinian", "Pashinyan", "Փաշինյան", "никол пашинян"], "pashinyan"),
    **dict.fromkeys(["lukashenka", "Лукашэнка", "aleksandr lukashenko"], "lukashenko"),
    **dict.fromkeys(["Əliyev", "eliyev", "алиев"], "aliyev"),
    **dict.fromkeys(["раҳмон", "рахмон"], "rahmon"),
    "тасмағамбетов": "tasmagambetov",
    "Stanislau Zas": "zas",
}
COUNTRIES = {
    **dict.fromkeys(["KZ", "kz", "kaz", "kazakhstan", "Казахстан", "қазақстан", "Republic of Kazakhstan"], "KZ"),
    **dict.fromkeys(["AM", "armenia", "Հայաստան", "Армения"], "AM"),
    **dict.fromkeys(["belarus", "Беларусь", "белоруссия"], "BY"),
    **dict.fromkeys(["kyrgyz", "Кыргызстан"], "KG"),
    **dict.fromkeys(["Тоҷикистон"], "TJ"),
    **dict.fromkeys(["Azərbaycan", "azerbaycan"], "AZ"),
}


@pytest.mark.parametrize("typed", PEOPLE)
def test_people(builtin: Log, typed: str) -> None:
    assert names.resolve(typed, names_of(builtin, "people"), "person").key == PEOPLE[typed]


@pytest.mark.parametrize("typed", COUNTRIES)
def test_countries(builtin: Log, typed: str) -> None:
    assert names.resolve(typed, names_of(builtin, "countries"), "country").key == COUNTRIES[typed]


def test_every_spelling_in_the_registers_finds_its_own_entry(builtin: Log) -> None:
    for known, what in ((names_of(builtin, "people"), "person"), (names_of(builtin, "countries"), "country")):
        for name in known:
            for spelling in (name.key, *name.spellings):
                assert names.resolve(spelling, known, what) == name


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("pashnyan", 'no person "pashnyan" in the log; did you mean Nikol Pashinyan'),
        ("Lukaschenko", "did you mean Alexander Lukashenko?"),
        ("xyzzy", "it has "),
        ("putin,pashinyan", "for “and” --person putin+pashinyan"),
        ("-", 'no person "-" in the log'),
        ("nur tok", 'no person "nur tok"'),
    ],
)
def test_an_unknown_name_gets_the_nearest(builtin: Log, typed: str, says: str) -> None:
    with pytest.raises(UnresolvedName) as refused:
        names.resolve(typed, names_of(builtin, "people"), "person")
    assert says in str(refused.value)


def test_a_name_that_two_share_is_an_error_that_lists_them() -> None:
    log = make_log(people=[{"id": "ann-lee", "name": "Ann Lee"}, {"id": "bob-lee", "name": "Bob Lee"}])
    with pytest.raises(UnresolvedName, match=r'"lee" matches 2 in the log: Ann Lee \(ann-lee\), Bob Lee \(bob-lee\)'):
        names.resolve("lee", names_of(log, "people"), "person")
    assert names.resolve("bob lee", names_of(log, "people"), "person").key == "bob-lee"


def test_a_whole_name_wins_over_a_word_of_another() -> None:
    log = make_log(people=[{"id": "lee", "name": "Lee"}, {"id": "bob-lee", "name": "Bob Lee"}])
    assert names.resolve("LEE", names_of(log, "people"), "person").key == "lee"


def test_names_without_a_register_answer_too() -> None:
    log = make_log(event(people=["Ada Lovelace"], countries=["Narnia"], place="Cair Paravel", kind="coronation"))
    assert names.resolve("lovelace", names_of(log, "people"), "person").key == "Ada Lovelace"
    assert names.resolve("narnia", names_of(log, "countries"), "country").key == "Narnia"
    assert names.resolve("paravel", names_of(log, "places"), "place").key == "Cair Paravel"
    assert names.resolve("Coronation", names_of(log, "kinds"), "kind").key == "coronation"


def test_sources_answer_to_publisher_and_wire(builtin: Log) -> None:
    found = {name.key for name in names.resolve_all("RFE/RL", names_of(builtin, "sources"), "source")}
    assert {"warsaw-institute-2022-11-29", "mirror-spectator-2022-12-01"} <= found


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("csto-sumit-yerevan", "did you mean csto-summit-yerevan-2022"),
        ("sochi trilateral", "did you mean sochi-trilateral-2022?"),
        ("qqqq", "list --ids prints every id"),
    ],
)
def test_a_mistyped_event_id_gets_the_nearest(builtin: Log, typed: str, says: str) -> None:
    with pytest.raises(UnresolvedName) as refused:
        matches_named(store_of(builtin), [typed])
    assert says in str(refused.value)


@pytest.mark.parametrize("typed", ["co-op", "coop", "🎸", "C++", "José", "Jose"])
def test_a_key_wins_over_all_that_folds_alike(typed: str) -> None:
    log = make_log(
        *(event(id=f"e{n}", people=[key]) for n, key in enumerate(["co-op", "coop", "🎸", "C++", "José", "Jose"]))
    )
    assert names.resolve(typed, names_of(log, "people"), "person").key == typed


@pytest.mark.parametrize("typed", ["🎺", "?", "", " "])
def test_what_has_no_letters_fits_only_itself(typed: str) -> None:
    log = make_log(event(people=["🎸"]))
    with pytest.raises(UnresolvedName):
        names.resolve(typed, names_of(log, "people"), "person")
