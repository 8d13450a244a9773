"""What is told of a search in letters in which a log has no titles."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event

ENGLISH = "Titles and summaries are in English; words in {} can only match quotes, names and titles of sources"
SEARCHES = [("слоны", "Cyrillic"), ("elephants слоны", "Cyrillic"), ("փիղ", "Armenian"), ("ფილა", "Georgian")]


@pytest.mark.parametrize(("typed", "script"), SEARCHES)
def test_the_language_of_the_titles_is_told(cli: Cli, typed: str, script: str) -> None:
    answer = cli("list", "--search", typed)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.splitlines().count(ENGLISH.format(script)) == 1


@pytest.mark.parametrize("search", ["elephants", "саммит", "саммит -саммит", "слоны OR summit"])
def test_it_is_told_only_of_words_that_nothing_has(cli: Cli, search: str) -> None:
    assert "Titles and summaries" not in cli("list", "--search", search).err


LOGS = [
    (["Саммит в Ереване"], ""),  # with titles in these letters
    (["Summit of the leaders", "Саммит"], ""),
    (["Gipfel in Eriwan"], "have no Cyrillic letters; words"),
    (["Gipfel in Den Haag", "Treffen in The Hague", "Krieg"], "have no Cyrillic letters; words"),
    (["Summit of the leaders", "Meeting"], "are in English; words"),
]


@pytest.mark.parametrize(("titles", "words"), LOGS)
def test_only_what_is_so_is_told(cli: Cli, log_file: Callable[..., Path], titles: list[str], words: str) -> None:
    path = log_file(*(event(id=f"e{number}", title=title) for number, title in enumerate(titles)))
    answer = cli("list", "--log", path, "--search", "слоны")
    assert ("Titles and summaries" in answer.err) is bool(words)
    assert words in answer.err
