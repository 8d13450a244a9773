"""Names as users type them."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csto_timeline.errors import UnresolvedName
from csto_timeline.log.whole import Log
from csto_timeline.query import names, unknown_names
from csto_timeline.query.name import Name
from csto_timeline.query.select import matches_named
from tests.conftest import Cli
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


WORDS = st.sampled_from(
    [
        "Ann",
        "A",
        "Ann-Lee",
        "Lee",
        "leeds",
        "Путин",
        "Путина",
        "Путиным",
        "Иванов",
        "Ивановой",
        "Ива",
        "оглы",
        "Алиев",
        "Алиев-оглы",
        "uulu",
        "Bekuulu",
        "Bek",
        "президент",
        "President",
        "V.",
        "В",
        "Kassym-Jomart",
        "O’Brien",
        "US",
        "!",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
NAMES = st.builds(
    lambda key, name, alias, whole: Name(key, name, (name, alias), (whole,)),
    *[TEXTS] * 4,
)


@given(TEXTS | st.text(max_size=4), st.lists(NAMES, max_size=6), st.sampled_from(["person", "place", "tag", "country"]))
@example("аулы", [Name("a", "ау", ("ау",))], "person")
def test_names_that_have_nothing_of_what_was_typed_fit_in_no_way(typed: str, known: list[Name], what: str) -> None:
    """Most are not looked at closely, and those that fit are the same."""
    typed = typed.strip()
    ways = (*names._STRICT, *names._OF_ITS_SORT.get(what, ()), *names._LOOSE)
    best = next((fitting for fits in ways if (fitting := [name for name in known if fits(name, typed)])), [])
    assert names._best(typed, known, what) == best
    own = [name for name in known if name.has_key(typed) and not name.sharing(typed)]
    some = (Name.is_exactly, Name.is_whole, Name.has_words)
    every = own or [name for name in known if any(fits(name, typed) for fits in some)] or best
    assert names.matching_all(typed, known, what) == every


def test_a_misspelt_name_is_held_against_few_and_its_error_worded_once(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, log_file: Callable[..., Path]
) -> None:
    people = [{"id": f"p-{number}", "name": f"Ann {number}", "aliases": ["Bob", "Cy"]} for number in range(300)]
    people.append({"id": "kadobelu", "name": "Vera Kadobelu"})
    log = log_file(event(people=["kadobelu"]), people=people)
    worded, looked_at = Mock(wraps=unknown_names._near), Mock(return_value=False)
    monkeypatch.setattr(unknown_names, "_near", worded)
    monkeypatch.setattr(Name, "has_words", looked_at)
    answer = cli("list", "--log", log, "-p", "kadobleu")
    assert answer.err == 'csto-timeline: name error: no person "kadobleu" in the log; did you mean Vera Kadobelu?\n'
    assert (worded.call_count, looked_at.call_count) == (1, 0)


def test_a_name_of_thousands_of_words_is_answered(cli: Cli) -> None:
    typed = " ".join(f"w{number}" for number in range(3000))
    assert cli("list", "-p", typed).err.startswith('csto-timeline: name error: no person "w0 w1 w2')
