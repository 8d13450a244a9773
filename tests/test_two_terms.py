"""Two terms of one office that meet on a day are one office then: wherever it is said, it is named once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.dates.event_date import EventDate
from csto_timeline.formats import FORMATS
from csto_timeline.log.model import Office, Person
from tests.conftest import Cli
from tests.logs import event

TERMS = [
    {"title": "Head", "from": "2012-05-07", "to": "2018-05-07", "source": "first"},
    {"title": "Guard", "from": "2018", "to": "2018"},
    {"title": "Head", "from": "2018-05-07", "to": "2024-05-07", "source": "second"},
    {"title": "Guide", "from": "2018-01-01", "to": "2019"},
]


@pytest.fixture
def log(log_file: Callable[..., Path]) -> Path:
    accounts = [{"source": "paper", "quotes": [{"speaker": "p", "text": "I swear."}]}]
    sources = [{"id": id, "publisher": f"The {id}"} for id in ("first", "second", "paper")]
    people = [{"id": "p", "name": "P", "offices": TERMS}]
    return log_file(event(date="2018-05-07", people=["p"], accounts=accounts), people=people, sources=sources)


def test_the_first_term_stands_for_both() -> None:
    offices = (
        Office(title="Head", since=EventDate("2012"), until=EventDate("2018-05-07"), source="first"),
        Office(title="Head", since=EventDate("2018-05-07"), source="second"),
    )
    person = Person(id="p", name="P", offices=offices)
    assert person.offices_at(EventDate("2018-05-07")) == offices[:1]
    assert person.offices_at(EventDate("2018-05-08")) == offices[1:]


@pytest.mark.parametrize(
    "arguments",
    [
        *(["show", "an-event"], ["quotes"], ["quotes", "--markdown"], ["at", "2018-05-07"]),
        *(["export", "-", "--format", format.name] for format in FORMATS if format.name in {"markdown", "html"}),
        ["export", "-", "--format", "icalendar"],
    ],
    ids=" ".join,
)
def test_it_is_named_once(arguments: list[str], log: Path, cli: Cli) -> None:
    said = cli("--log", log, *arguments).out.replace("\r\n ", "")
    assert "Head" in said
    assert not re.search(r"Head\W[^\n]*\bHead\b|\bP, P\b", re.sub(r"<[^>]*>", "\n", said))
    if arguments[-1] == "markdown":
        assert "The first" in said
        assert "The second" not in said
