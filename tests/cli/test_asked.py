"""What people type first, and what it must give: searches, and letters in both."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.asking import event, listed
from tests.conftest import Cli
from tests.spellings import OF_LETTERS


def test_two_searches_are_either(cli: Cli) -> None:
    either = listed(cli, "-s", "announced", "-s", "withdrawal")
    assert either == listed(cli, "-s", "announced OR withdrawal")
    assert either == listed(cli, "-s", "announced") | listed(cli, "-s", "withdrawal")
    assert listed(cli, "-s", "announced withdrawal") == listed(cli, "-s", "announced") & listed(cli, "-s", "withdrawal")
    assert listed(cli, "-s", "leave", "-s", "leaving") == listed(cli, "-s", "leave OR leaving") != set()


def test_words_are_found_by_their_stem(cli: Cli) -> None:
    forms = [listed(cli, "-s", word) for word in ("leave", "leaves", "leaving")]
    assert forms[0] == forms[1] == forms[2]
    exact = [listed(cli, "-s", f'"{word}"') for word in ("leave", "leaves", "leaving")]
    assert all(exact[:1])
    assert exact[0] | exact[1] | exact[2] <= forms[0]
    assert exact[0] < forms[0]
    assert listed(cli, "-s", "заседания") == listed(cli, "-s", "заседание") != set()


def test_what_is_excluded_is_left_out(cli: Cli) -> None:
    without = listed(cli, "-s", "-summit")
    assert without == listed(cli, "-s", "NOT summit") == listed(cli) - listed(cli, "-s", "summit")
    assert listed(cli, "-s", "armenia -summit") == listed(cli, "-s", "armenia") & without


@pytest.mark.parametrize("typed", ["−summit", "–summit", "=-summit", "-Summit", "not summit"])
def test_what_is_excluded_by_other_signs(cli: Cli, typed: str) -> None:
    """A minus and a dash are what editors make of a hyphen, an equals sign what `-s=-summit` leaves."""
    if typed == "not summit":
        answer = cli("list", "-s", typed)
        assert answer.err.startswith(
            "--search 'not summit' searches for the word “not” too; to exclude a word write NOT"
        )
    else:
        assert listed(cli, "-s", typed) == listed(cli, "-s", "NOT summit")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("leave or leaving", "searches for the word “or” too; for either word write OR\n"),
        ("leave and leaving", "searches for the word “and” too; a space means “and”\n"),
        ('"leave or stay"', ""),
        ("or", ""),
        ("leave OR leaving", ""),
    ],
)
def test_small_or_is_a_word(cli: Cli, typed: str, says: str) -> None:
    assert says in cli("list", "-s", typed).err
    assert ("searches for the word" in cli("list", "-s", typed).err) == bool(says)


def test_a_single_letter_is_a_whole_word(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text(
        json.dumps({"events": [event("a", "Article 4 of it"), event("b", "In 2024"), event("c", "Fourth")]})
    )
    assert listed(cli, "--log", str(path), "-s", "4") == {"a"}
    assert listed(cli, "--log", str(path), "-s", "f") == set()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("freez*", "a search has no wildcards"),
        ("f?eeze", "a search has no wildcards"),
        ("title:summit", "a search has no fields; use --person, --kind, --source and the other filters"),
        ("leave | leaving", "write OR between words"),
        ("/leav.*/", "a search has no"),
        ("freeze~2", "similar words are suggested"),
        ('"deep roots', "the quotation mark is not closed"),
        ("(leave", "the brackets do not match"),
        ("leave)", "the brackets do not match"),
        ("leave OR", "a word is missing after OR"),
        ("OR leave", "a word is missing before OR"),
        ("NOT", "a word is missing after NOT"),
        (
            "armenia leave OR leaving",
            "may mean armenia (leave OR leaving) or (armenia leave) OR leaving; write one of them",
        ),
        ("…", "has no letter or number to search for"),
        ("leave+leaving", "a search has no +; all words must occur anyway"),
        ("summit - Yerevan", "- stands alone: write -word to exclude a word, or leave it out"),
        ("--summit", "a search has no --; write -word"),
    ],
)
def test_what_a_search_cannot_do_is_refused(cli: Cli, typed: str, says: str) -> None:
    answer = cli("list", "-s", typed)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert answer.err.count("\n") == 1


def test_both_readings_of_or_can_be_written(cli: Cli) -> None:
    near, far = "armenia (leave OR announced)", "(armenia leave) OR announced"
    assert listed(cli, "-s", near) == listed(cli, "-s", "armenia") & listed(cli, "-s", "leave OR announced")
    assert listed(cli, "-s", far) == listed(cli, "-s", "armenia leave") | listed(cli, "-s", "announced")


@pytest.mark.parametrize(
    ("typed", "option", "name"),
    [
        ("Пашинян", "-p", "pashinyan"),
        ("toqaev", "-p", "tokayev"),
        ("Ереван", "--place", "yerevan"),
        ("Қазақстан", "-c", "KZ"),
    ],
)
def test_names_are_searched_in_every_spelling(cli: Cli, typed: str, option: str, name: str) -> None:
    assert listed(cli, "-s", typed) >= listed(cli, option, name) != set()


def test_a_place_is_not_its_country(cli: Cli, log_file: Callable[..., Path]) -> None:
    """A place finds what was there, the names of a country find what this took part in, and a shared name the place."""
    at_the_kremlin = event("k", "Talks") | {"place": "Kremlin", "countries": ["KZ"]}
    elsewhere = event("r", "Other talks") | {"place": "Sochi", "countries": ["RU"]}
    registers = {
        "countries": [{"code": "RU", "name": "Russia", "aliases": ["Россия", "Kremlin"]}],
        "places": [{"id": "kremlin", "name": "Kremlin", "aliases": ["Кремль"], "country": "RU"}],
    }
    log = str(log_file(at_the_kremlin, elsewhere, **registers))
    for typed, found in (("Kremlin", "k"), ("Кремля", "k"), ("Russia", "r"), ("России", "r"), ("Sochi", "r")):
        assert listed(cli, "--log", log, "-s", typed) == {found}, typed
    of_the_log = listed(cli, "-s", "Kremlin")
    assert 0 < len(of_the_log) < len(listed(cli, "-c", "RU")) / 5


def test_titles_of_sources_are_searched(cli: Cli) -> None:
    answer = cli("list", "-s", "ОДКБ", "--why", "-n", "1")
    assert "title in " in answer.out
    assert "ОДКБ" in answer.out


def test_why_names_the_spelling_that_was_found(cli: Cli) -> None:
    assert (
        "person Kassym-Jomart Tokayev, by the spelling “Qasym-Zhomart Toqaev”"
        in cli("list", "-s", "toqaev", "--why", "-n", "1").out
    )


def test_near_words_are_named_where_nothing_is_found(cli: Cli) -> None:
    answer = cli("list", "-s", "frozen particpation")
    assert (answer.code, answer.out) == (0, "")
    assert "No event in the log has “particpation”; near it: participation" in answer.err
    assert "“frozen”" not in answer.err


@pytest.mark.parametrize(
    ("command", "typed", "says"),
    [
        ("quotes", "frozen particpation", "No quote in the log has “particpation”; near it: participation"),
        ("quotes", "deep root", ""),
        ("list", "Lukaschenko", "No event in the log has “Lukaschenko”; near it: Lukashenko, "),
        ("list", "покидает", "near it: пройдет"),
        ("list", '"deep root"', "No event in the log has “deep root” exactly so\n"),
        ("list", "leave/withdraw", "No event in the log has “leave withdraw” next to each other\n"),
    ],
)
def test_what_is_missing_is_told_as_it_is_printed(cli: Cli, command: str, typed: str, says: str) -> None:
    answer = cli(command, "-s", typed)
    assert says in answer.err
    assert bool(answer.out) == (not says)


def test_a_search_without_quotes_says_what_was_asked(cli: Cli) -> None:
    number = cli("list", "2024", "--count").out.strip()
    lines = cli("quotes", "--speaker", "zas", "-s", "frozen or particpation", "2024").err.splitlines()
    assert lines[:4] == [
        "--search 'frozen or particpation' searches for the word “or” too; for either word write OR",
        f"No utterance of Stanislav Zas with 'frozen or particpation' in {number} events "
        "(period 2024-01-01 to 2024-12-31).",
        "No quote in the log has “frozen”",
        "No quote in the log has “particpation”; near it: participation",
    ]


def test_nothing_found_counts_without_each_option(cli: Cli) -> None:
    of_2022 = len(listed(cli, "2022", "-c", "armenia"))
    lines = cli("list", "2022", "-c", "armenia", "-s", "xyzzy").err.splitlines()
    assert lines[0] == f"No event matches. Without --search 'xyzzy': {of_2022} events"
    assert "without “" not in "".join(lines)


FOLDED = [
    *(("Taizz", "ayn"), ("Abd al-Aziz", "ayn"), ("Podezdnoe", "hard-sign"), ("Astrakhan", "hard-sign")),
    *(
        ("Королев", "yo"),
        ("Український", "yi"),
        ("Украинськии", "yi"),
        ("Касым", "kk"),
        ("Оскемен", "kk"),
        ("Уржар", "kk"),
    ),
    *(
        ("Рахмон", "tj"),
        ("Точикистон", "tj"),
        ("eliyev", "az"),
        ("Xankendi", "az"),
        ("Երևան", "hy"),
        ("Thingvellir", "de"),
    ),
    *(
        ("Jossund", "de"),
        ("Da Nang", "de"),
        ("strasse", "de"),
        ("각국", "ko"),
        ("정상", "ko"),
        ("ガザ", "ja"),
        ("カザ", "ja"),
    ),
    *(("Οδυσσευς", "el"), ("istanbul", "tr"), ("oeuvre", "lig"), ("office", "lig")),
]


@pytest.mark.parametrize(("typed", "found"), FOLDED)
def test_letters_are_folded(cli: Cli, log_file: Callable[..., Path], typed: str, found: str) -> None:
    assert listed(cli, "--log", str(log_file(*OF_LETTERS)), "-s", typed) == {found}


@pytest.mark.parametrize("typed", ["カサ", "가", "サとカザ"])
def test_a_syllable_is_no_part_of_another(cli: Cli, log_file: Callable[..., Path], typed: str) -> None:
    assert listed(cli, "--log", str(log_file(*OF_LETTERS)), "-s", typed) == set()
