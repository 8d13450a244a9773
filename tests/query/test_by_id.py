"""Events named by their ids."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.errors import UnresolvedName
from csto_timeline.query.query import Query
from tests.conftest import Cli
from tests.logs import event, make_log, select

LOG = make_log(
    event(id="one", date="2021", kind="clash"),
    event(id="two", date="2022", accounts=[{"source": "s", "quotes": [{"speaker": "ann", "text": "Two."}]}]),
    event(id="three", date="2023", accounts=[{"source": "s", "quotes": [{"speaker": "ann", "text": "Three."}]}]),
    former=[{"id": "once", "event": "three"}],
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("two",), ["two"]),
        (("three", "ONE", " one "), ["one", "three"]),
        (("once",), ["three"]),
    ],
)
def test_events_of_those_ids(typed: tuple[str, ...], found: list[str]) -> None:
    assert [each.id for each in select(LOG, Query(events=typed)).events] == found


def test_it_goes_with_other_filters() -> None:
    selection = select(LOG, Query(events=("one", "two"), kinds=("clash",)))
    assert [each.id for each in selection.events] == ["one"]
    assert selection.described() == "event one or two; kind clash"


def test_an_id_that_no_event_has() -> None:
    with pytest.raises(UnresolvedName, match='no event "thre" in the log; did you mean three'):
        select(LOG, Query(events=("two", "thre")))


@pytest.fixture
def path(log_file: Callable[..., Path]) -> Path:
    quoted = [{"source": "s", "quotes": [{"speaker": "ann", "text": "Fire!"}]}]
    return log_file(event(id="fire-2021", date="2021", accounts=quoted), event(id="rain-2022", accounts=quoted))


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".parquet"])
def test_commands_take_events(cli: Cli, path: Path, tmp_path: Path, suffix: str) -> None:
    log = tmp_path / f"log{suffix}"
    assert cli("--log", path, "export", log).code == 0
    assert cli("--log", log, "list", "--event", "rain-2022", "--ids").out == "rain-2022\n"
    (quote,) = json.loads(cli("--log", log, "quotes", "--event", "fire-2021", "--json").out)
    assert "fire-2021" in json.dumps(quote)
    brief = cli("--log", log, "export", "-", "--event", "fire-2021", "--event", "rain-2022").out
    assert "2 events" in brief
    assert cli("--log", log, "list", "--event", "fire-2021", "--kind", "law", "--fail-empty").code == 4


@pytest.mark.parametrize("command", [["quotes"], ["list"], ["export", "-"]])
def test_an_id_in_the_place_of_a_period(cli: Cli, path: Path, command: list[str]) -> None:
    answer = cli("--log", path, *command, "fire-2021", "RAIN-2022")
    assert answer.code == 2
    said = 'PERIOD: "fire-2021 RAIN-2022" is no period: write --event fire-2021 --event rain-2022'
    assert said in answer.err
