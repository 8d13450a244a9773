"""Logs in Parquet on a cluster: statements as Spark takes them, what is refused, and answers equal to DuckDB's.

Those marked `cluster` ask one: `benchmarks/cluster.sh .venv/bin/pytest -m cluster`.
"""

import os
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from msgspec import json

from csto_timeline.answers.by import By
from csto_timeline.answers.near_words import near_words
from csto_timeline.cli.destination import Destination
from csto_timeline.cli.logs import open_chosen_on_cluster
from csto_timeline.dates.typed import parse_period
from csto_timeline.dates.typed.month_day import parse_month_day
from csto_timeline.errors import UnresolvedName
from csto_timeline.log.open import open_logs
from csto_timeline.log.parquet.by_duckdb import DuckDB
from csto_timeline.log.parquet.files import HEAD, parts_of
from csto_timeline.log.parquet.spark_sql import in_spark
from csto_timeline.log.store import Store
from csto_timeline.query.query import Query
from csto_timeline.query.select import select
from tests.conftest import Cli
from tests.log.test_parquet import counted, outcomes
from tests.logs import event, log_bytes
from tests.test_differential import told

HOSTILE = "x') OR TRUE; DROP TABLE log; -- \\' ` ${x} ?"
ADDRESS = os.environ.get("CSTO_TIMELINE_CLUSTER", "")
ON_A_CLUSTER = [
    pytest.mark.cluster,
    pytest.mark.skipif(not ADDRESS, reason="no cluster: benchmarks/cluster.sh .venv/bin/pytest -m cluster starts one"),
    pytest.mark.filterwarnings("default"),  # PySpark's own
]


@pytest.mark.parametrize(
    ("duckdb", "spark"),
    [
        ("SELECT count(*) FROM log WHERE list_contains(people, ?)", "ARRAY_CONTAINS(people, ?)"),
        ("SELECT id FROM log WHERE list_has_any(people, ?)", "ARRAYS_OVERLAP(people, ?)"),
        ("SELECT max_by(date, row(last_day, -place_in_log)) FROM log", "MAX_BY(date, STRUCT(last_day, -place_in_log))"),
        ("SELECT array_length(list_concat(people, speakers)) FROM log", "SIZE(CONCAT(people, speakers))"),
        ("SELECT unnest(people) AS key FROM log", "EXPLODE(people) AS key"),
        ("SELECT date FROM log WHERE regexp_matches(date, '^a+$')", "date RLIKE '^a+$'"),
        ("SELECT left(day::VARCHAR, 4) FROM log", "LEFT(CAST(day AS STRING), 4)"),
        ("SELECT id FROM log WHERE contains(words, ?)", "CONTAINS(words, ?)"),
    ],
)
def test_a_statement_as_spark_takes_it(duckdb: str, spark: str) -> None:
    assert spark in in_spark(duckdb)
    assert in_spark(duckdb).count("?") == duckdb.count("?")


def test_the_head_of_a_folder_says_what_each_part_says(cli: Cli, tmp_path: Path) -> None:
    assert cli("export", tmp_path / "events", "--partition-by", "year").code == 0
    head = json.decode((tmp_path / "events" / HEAD).read_bytes(), type=dict[str, str])
    for values in DuckDB([str(part) for part in parts_of(tmp_path / "events")], "log").metadata().values():
        assert {key: value.decode() for key, value in values.items() if key in head} == head


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (
            ["--engine", "localhost", "list"],
            2,
            '--engine: "localhost" is not the address of a cluster: write sc://',
        ),
        (["--engine", "sc://h:x", "list"], 2, '--engine: "sc://h:x" is not the address of a cluster'),
        (["list", "--engine", "sc://127.0.0.1:{closed}"], 3, "no cluster answers at sc://127.0.0.1:{closed} (Conn"),
        (["--engine", "sc://h", "check"], 2, "--engine is for commands that query a log"),
        (["--engine", "sc://h", "add", "--title", "T"], 2, "--engine is for commands that query a log"),
        (["check", "--engine", "sc://h"], 2, "No such option: --engine"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_one_line(cli: Cli, call: list[str], code: int, said: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = free.getsockname()[1]
    answer = cli("--log", "events", *(word.format(closed=closed) for word in call))
    assert (answer.code, answer.out) == (code, "")
    assert said.format(closed=closed) in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("logs", [[], ["--log", "builtin"], ["--log", "-"], ["--log", "a", "--log", "b"]], ids=str)
def test_a_cluster_has_one_folder(cli: Cli, logs: list[str]) -> None:
    answer = cli(*logs, "--engine", "sc://127.0.0.1", "list")
    assert answer.code == 2
    assert "--engine needs one log, a folder of Parquet that the cluster can read: name it with --log" in answer.err


def test_without_the_extra_the_command_that_installs_it_is_said(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with socket.create_server(("127.0.0.1", 0)) as server:
        answer = cli("--log", "events", "--engine", f"sc://127.0.0.1:{server.getsockname()[1]}", "list")
    assert answer.code == 2
    assert ("csto-timeline[spark]" if find_spec("pip") else "pyspark-client sqlglot") in answer.err


HOSTILE_QUERIES = [
    Query(tags=(HOSTILE,), people=("O'Neil \\",)),
    Query(search=(f'"{HOSTILE}"',)),
]
QUERIES = [
    Query(),
    Query(period=parse_period("2022"), countries=("kazakhstan", "armenia+russia")),
    Query(period=parse_period("2022-09..2022-11"), certain=True, people=("putin",)),
    Query(on=parse_month_day("11-23"), limit=3, reverse=True),
    Query(on=parse_month_day("November")),
    Query(absent=("armenia",)),
    Query(people=("никол пашинян",), kinds=("summit",)),
    Query(places=("yerevan",), sources=("tass",)),
    Query(search=('"peace treaty"', "troops -kazakhstan"), not_countries=("KG",)),
    Query(not_people=("putin",), not_kinds=("statement", "meeting")),
    Query(disputed=True),
    Query(date_disputed=True),
    Query(single_source=True),
    Query(events=("csto-summit-2024", "csto-summit-yerevan-2022")),
    *HOSTILE_QUERIES,
    Query(period=parse_period("1950"), countries=("KZ",)),
    Query(period=parse_period("0001..1066")),
]
OWN = (
    event(id="first", date="0001-02-03", countries=["AM"], people=["neil"], tags=[HOSTILE], kind="clash"),
    event(id="second", date="../1066", title=f"A {HOSTILE}", tags=["calm"]),
    event(id="third", date="2022-11-23", countries=["KZ"], place="Old Town"),
)


def test_every_filter_is_asked() -> None:
    usual = Query()
    fields = {*usual.__struct_fields__} - {"period_typed"}  # words of an answer
    assert [name for name in fields if all(getattr(query, name) == getattr(usual, name) for query in QUERIES)] == []


def _both(log: str, folder: Path) -> tuple[Store, Store]:
    """Return a log in Parquet as DuckDB reads it, and as a cluster does."""
    Destination.of(str(folder)).write_by_year(select(open_logs([log]), Query()), iter)
    return open_logs([str(folder)]), open_chosen_on_cluster([str(folder)], ADDRESS)


@pytest.fixture(scope="module")
def builtin_twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store]:
    """Return the built-in log."""
    return _both("builtin", tmp_path_factory.mktemp("spark") / "built-in")


@pytest.fixture(scope="module")
def own_twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store]:
    """Return a small log with hostile texts, in a folder of a hostile name."""
    folder = tmp_path_factory.mktemp("spark")
    (folder / "own.json").write_bytes(log_bytes(*OWN, people=[{"id": "neil", "name": "O'Neil \\"}]))
    return _both(str(folder / "own.json"), folder / "own*[1] %20")


class TestOnACluster:
    """A cluster and DuckDB give one answer."""

    pytestmark = ON_A_CLUSTER

    @pytest.mark.parametrize("query", QUERIES, ids=str)
    def test_it_finds_the_same(self, builtin_twice: tuple[Store, Store], query: Query) -> None:
        """Events in their order, what is said beside them, and what kept the others out."""
        one, other = (_asked(store, query) for store in builtin_twice)
        assert other == one

    @pytest.mark.parametrize("query", [Query(), *HOSTILE_QUERIES, QUERIES[-1]], ids=str)
    def test_hostile_texts_are_texts(self, own_twice: tuple[Store, Store], query: Query) -> None:
        """Whatever an event has, or somebody asks for, is no part of a statement."""
        one, other = (_asked(store, query) for store in own_twice)
        assert other == one
        assert select(own_twice[1], Query()).found == len(OWN)

    def test_it_has_the_same_words_near_those_that_it_lacks(self, builtin_twice: tuple[Store, Store]) -> None:
        """Whatever letter the word that is searched for begins with."""
        query = Query(search=("msocow", "суммит", "42nd", "ångström"))
        one, other = (list(near_words(select(store, query))) for store in builtin_twice)
        assert other == one
        assert ("msocow", ("Moscow",)) in [(missing.words, missing.near) for missing in one]

    @pytest.mark.parametrize("by", [*By, "people", "countries", "places", "kinds", "sources"])
    def test_it_counts_the_same(self, builtin_twice: tuple[Store, Store], by: str) -> None:
        """Events of a year: most by the columns, the others by reading them."""
        query = Query(period=parse_period("2022"))
        assert counted(builtin_twice[1], query, by) == counted(builtin_twice[0], query, by)


def _asked(store: Store, query: Query) -> object:
    """Return all that is told of an answer; the error where a name is not known."""
    try:
        selection = select(store, query)
    except UnresolvedName as error:
        return str(error)
    return [match.event for match in selection.matches], told(selection), outcomes(selection)
