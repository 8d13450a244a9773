"""What a log in Parquet is beside its answers: safe, told where it is none, only read, and one log of several files."""

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest

from csto_timeline.errors import LogError
from csto_timeline.log.open import open_logs
from csto_timeline.log.parquet.by_duckdb import DuckDB
from csto_timeline.log.parquet.columns import FORMAT_KEY, REGISTERS_KEY
from csto_timeline.log.parquet.reader import Parquet
from csto_timeline.log.parquet.statement import Question, Sql
from csto_timeline.log.screening import Criterion, HasId
from csto_timeline.query.query import Query
from csto_timeline.query.resolve import all_names, resolved
from csto_timeline.query.select import select
from tests.conftest import Cli
from tests.logs import event, log_bytes

HOSTILE = "x') OR TRUE; DROP TABLE log; --"
PEOPLE = [{"id": "ann", "name": "Ann'); DROP TABLE log; --"}]
EVENTS = (
    event(id="first", date="2021-03-01", countries=["AM"], people=["ann"]),
    event(id="second", date="2022~", kind="clash", countries=["KZ"], place="Old Town", tags=[HOSTILE]),
    event(id="third", date="2022-11-23", countries=["AM", "KZ"]),
)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a log as JSON and as Parquet."""
    from csto_timeline.formats import by_name

    folder = tmp_path_factory.mktemp("parquet")
    (folder / "log.json").write_bytes(log_bytes(*EVENTS, people=PEOPLE))
    store = open_logs([str(folder / "log.json")])
    (folder / "log.parquet").write_bytes(b"".join(by_name("parquet").encoded(select(store, Query()))))
    return folder


@pytest.fixture
def parquet(written: Path) -> Path:
    """Return the log in Parquet."""
    return written / "log.parquet"


def rewritten(parquet: Path, target: Path, columns: str = "*", **metadata: str) -> Path:
    """Write the rows of a log with other columns, and other metadata."""
    rows = duckdb.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(parquet)]).fetchall()
    known = {
        **{key.decode(): value.decode() for key, value in rows},
        **{key.replace("_", "-", 1).replace("_", "."): each for key, each in metadata.items()},
    }
    known = {key: value for key, value in known.items() if value}
    duckdb.execute(
        f"COPY (SELECT {columns} FROM read_parquet(?)) TO ? (FORMAT parquet, KV_METADATA ?)",  # noqa: S608 (ours)
        [str(parquet), str(target), known or {"a": "b"}],
    )
    return target


def test_what_is_asked_for_is_no_part_of_a_statement(parquet: Path) -> None:
    store = Parquet(DuckDB([str(parquet)], "log"), "log")
    query = Query(people=(PEOPLE[0]["name"],), tags=(HOSTILE,), search=(f'"{HOSTILE}"', "drop -table"))
    criteria: list[Criterion] = [*resolved(query, store), HasId(frozenset({HOSTILE}))]
    may_fit = Question(criteria, lambda _, keys: keys).may_fit
    assert "drop" not in may_fit.text.lower()
    assert "'" not in may_fit.text
    assert HOSTILE in may_fit.values
    assert [found.event.id for found in store.events(criteria[1:2])] == ["second"]
    assert list(store.events(criteria)) == []
    assert select(store, Query()).found == 3


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_parquet('{folder}/other.parquet')",
        "SELECT * FROM read_text('{folder}/*')",
        "SELECT * FROM read_parquet('http://127.0.0.1/x.parquet')",
        "COPY (SELECT 1) TO '{folder}/new.csv'",
        "ATTACH '{folder}/new.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET allowed_paths = []",
    ],
)
def test_the_engine_reaches_nothing_but_its_files(statement: str, parquet: Path, tmp_path: Path) -> None:
    (tmp_path / "other.parquet").write_bytes(parquet.read_bytes())
    engine = DuckDB([str(parquet)], "log")
    with pytest.raises(duckdb.Error):
        engine._connection.execute(statement.format(folder=tmp_path))
    assert engine.all(Sql("SELECT count(*) FROM log")) == [(3,)]


def cut(parquet: Path, target: Path) -> Path:
    """Write the first half of a file."""
    data = parquet.read_bytes()
    target.write_bytes(data[: len(data) // 2])
    return target


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (cut, "is not a Parquet file, or was cut short"),
        (lambda _, target: target.write_text("{}") and target, "is not a Parquet file, or was cut short"),
        (lambda parquet, target: rewritten(parquet, target, csto_timeline_format=""), "csto-timeline did not write it"),
        (lambda parquet, target: rewritten(parquet, target, csto_timeline_format="2"), "by a newer csto-timeline"),
        (lambda parquet, target: rewritten(parquet, target, csto_timeline_format="x"), "by a newer csto-timeline"),
        (lambda parquet, target: rewritten(parquet, target, "* EXCLUDE (words)"), "its column words is missing"),
        (
            lambda parquet, target: rewritten(parquet, target, "* REPLACE (1 AS day)"),
            "its column day is INTEGER, not DATE",
        ),
        (
            lambda parquet, target: rewritten(parquet, target, csto_timeline_registers='{"people": 1}'),
            "its registers cannot be read",
        ),
    ],
)
def test_a_file_that_is_no_log_says_what_it_is(
    make: Callable[[Path, Path], Path], words: str, parquet: Path, tmp_path: Path
) -> None:
    with pytest.raises(LogError, match=words):
        open_logs([str(make(parquet, tmp_path / "other.parquet"))])


def test_the_keys_of_the_metadata() -> None:
    assert (FORMAT_KEY, REGISTERS_KEY) == ("csto-timeline.format", "csto-timeline.registers")


UNLIKE = [
    # the columns, the metadata, and what is found
    (
        "* REPLACE (CASE WHEN id = 'second' THEN 'KG' END AS place_country)",
        {},
        "2:1: error: place_country: the column is",
    ),
    ("* REPLACE (['KG'] AS countries)", {}, "3:1: error: countries: the column is"),
    ("* REPLACE (day + 1 AS day)", {}, "1:1: error: day: the column is"),
    ("* REPLACE (NULL::BOOLEAN AS announced)", {}, "1:1: error: announced: the column is"),
    ("* REPLACE ('other' AS id)", {}, "3:1: error: id: the column is"),
    ("*", {"csto_timeline_names": '{"people": []}'}, "1:1: error: csto-timeline.names: the people of the metadata are"),
]


@pytest.mark.parametrize(("columns", "metadata", "words"), UNLIKE)
def test_check_finds_columns_that_are_not_what_the_events_give(
    cli: Cli, parquet: Path, tmp_path: Path, columns: str, metadata: dict[str, str], words: str
) -> None:
    path = rewritten(parquet, tmp_path / "other.parquet", columns, **metadata)
    checked = cli("check", path)
    found = [line for line in checked.out.splitlines() if line.endswith("[unlike-columns]")]
    assert any(line.startswith(f"{path}:{words}") for line in found)
    assert checked.code == 1
    assert "read it with --log" not in checked.err


def test_an_event_that_is_not_valid_is_an_error_where_it_is_found(cli: Cli, parquet: Path, tmp_path: Path) -> None:
    bad = "* REPLACE (CASE WHEN id = 'second' THEN replace(event, '\"kind\"', '\"sort\"') ELSE event END AS event)"
    path = rewritten(parquet, tmp_path / "bad.parquet", bad)
    assert cli("list", "--log", path, "2021").code == 0
    answer = cli("list", "--log", path, "2022")
    assert answer.code == 3
    assert "row 2: " in answer.err
    checked = cli("check", path)
    assert checked.code == 1
    assert [line for line in checked.out.splitlines() if f"{path}:2:" in line and "[unknown-member]" in line]


def test_without_the_extra_the_command_that_installs_it_is_said(
    cli: Cli, parquet: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "_duckdb", None)
    for call in (["--log", parquet, "list"], ["export", tmp_path / "x.parquet"]):
        answer = cli(*call)
        assert answer.code == 2
        assert "pip install" in answer.err
        assert ("csto-timeline[parquet]" if find_spec("pip") else "duckdb") in answer.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "call",
    [
        ["add", "--date", "2030", "--kind", "clash", "--title", "T", "--source", "s"],
        ["edit", "first"],
        ["remove", "first", "--yes"],
        ["fmt"],
        ["check", "--fix"],
        ["registers", "--fill"],
    ],
    ids=" ".join,
)
def test_it_is_only_read(call: list[str], cli: Cli, parquet: Path) -> None:
    before = parquet.read_bytes()
    answer = cli(*call, "--log", parquet)
    assert answer.code == 2
    assert f"{parquet} is Parquet, which is read-only" in answer.err
    assert "export log.jsonl" in answer.err
    assert parquet.read_bytes() == before


def test_none_is_begun(cli: Cli, tmp_path: Path) -> None:
    answer = cli("init", tmp_path / "mine.parquet")
    assert (answer.code, list(tmp_path.iterdir())) == (2, [])
    assert "start mine.jsonl" in answer.err


def test_a_log_goes_there_and_back(cli: Cli, written: Path, tmp_path: Path) -> None:
    assert cli("export", tmp_path / "back.json", "--log", written / "log.parquet").code == 0
    assert cli("export", tmp_path / "same.json", "--log", written / "log.json").code == 0
    assert (tmp_path / "back.json").read_bytes() == (tmp_path / "same.json").read_bytes()


def test_a_folder_of_years_is_one_log(cli: Cli, written: Path, tmp_path: Path) -> None:
    folder = tmp_path / "events[1]"
    assert cli("export", folder, "--partition-by", "year", "--log", written / "log.json").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["_log", "year=2021", "year=2022"]
    for where in (folder, tmp_path / "event*" / "*" / "*.parquet"):
        for call in (["list", "--long"], ["stats"], ["show", "third"], ["list", "2022", "-c", "kazakhstan"]):
            assert cli(*call, "--log", where).out == cli(*call, "--log", written / "log.json").out
    again = cli("export", folder, "--partition-by", "year", "--log", written / "log.json")
    assert again.code == 2
    assert "exists" in again.err


def test_several_logs_one_of_them_in_parquet(cli: Cli, parquet: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_bytes(log_bytes(event(id="fourth", date="2022-12-01", people=["ann"])))
    both = ["--log", parquet, "--log", tmp_path / "other.json"]
    assert cli("list", *both, "--person", "ann").ids == ["first", "fourth"]
    assert cli("list", *both, "-s", "ann").ids == ["first", "fourth"]
    (tmp_path / "same.json").write_bytes(log_bytes(EVENTS[0]))
    both = ["--log", parquet, "--log", tmp_path / "same.json"]
    assert cli("list", *both).code == 3
    assert cli("list", *both, "--merge").ids == ["first", "second", "third"]


def test_a_parquet_file_is_known_by_how_it_begins(cli: Cli, parquet: Path, tmp_path: Path) -> None:
    (tmp_path / "log.data").write_bytes(parquet.read_bytes())
    assert cli("list", "--log", tmp_path / "log.data").ids == ["first", "second", "third"]
    answer = cli("list", "--log", "-", stdin=parquet.read_bytes())
    assert answer.code == 3
    assert "save it as a file" in answer.err


def test_names_are_known_without_reading_the_events(parquet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Parquet(DuckDB([str(parquet)], "log"), "log")
    monkeypatch.setattr(DuckDB, "rows", lambda *_: pytest.fail("read"))
    for field, keys in (("countries", ["AM", "KZ"]), ("people", ["ann"]), ("places", ["Old Town"])):
        assert [name.key for name in all_names(store, field)] == keys


def test_two_events_of_one_id_are_no_log_to_export(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "twice.json").write_bytes(log_bytes(EVENTS[0], EVENTS[0]))
    answer = cli("export", tmp_path / "x.parquet", "--log", tmp_path / "twice.json")
    assert answer.code == 3
    assert '"first" is also the id of an event in events[0]' in answer.err
    assert not (tmp_path / "x.parquet").exists()
