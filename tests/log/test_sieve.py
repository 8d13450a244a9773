"""A log cut down to what a query may find answers as the whole log does."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.cli.logs import find, read_logs
from csto_timeline.dates.event_date import Period
from csto_timeline.dates.typed import parse_period
from csto_timeline.errors import TimelineError
from csto_timeline.log.document import builtin_path
from csto_timeline.log.sieve import cut_down, cut_down_lines, sieve_of
from csto_timeline.query.query import Query, Selection, select
from tests.conftest import Cli, event, log_bytes

KEYS = ["KZ", "kz", "K", "Kazakhstan", "Ka Zet", "Казахстан", 'K"Z', "a+b", "a"]
DATES = ["2022", "2022-11", "2022-11-23", "2021-12-31", "2022-11/2023", "[..2022]", "2023~", "202X", "[2021,2023]"]
PEOPLE = [{"id": "kz", "name": "Kazakhstan"}, {"id": "ann", "name": "Ann Lee", "aliases": ["K"]}]
COUNTRIES = [{"code": "KZ", "name": "Kazakhstan", "aliases": ["Казахстан"]}]

names = st.lists(st.sampled_from(KEYS), max_size=2, unique=True)
quotes = st.fixed_dictionaries({"speaker": st.sampled_from(KEYS), "text": st.just("KZ")})
accounts = st.fixed_dictionaries(
    {"source": st.sampled_from(KEYS)},
    optional={
        "date": st.sampled_from(DATES),
        "quotes": st.lists(
            st.fixed_dictionaries({"speaker": st.sampled_from(KEYS), "text": st.just("KZ")}), max_size=1
        ),
    },
)
events = st.fixed_dictionaries(
    {
        "date": st.sampled_from(DATES),
        "kind": st.sampled_from(KEYS),
        "title": st.just("A title"),
        "accounts": st.lists(accounts, min_size=1, max_size=2),
    },
    optional={"countries": names, "people": names, "place": st.sampled_from(KEYS)},
)
asked = st.lists(st.sampled_from([*KEYS, "ann", "nobody"]), max_size=2).map(tuple)
fields = ["countries", "people", "kinds", "places", "sources", "not_countries", "not_people", "not_kinds"]
queries = st.builds(
    Query,
    period=st.sampled_from([None, *map(parse_period, ("2022", "2022-11-23", "..2021", "2023..", "2031"))]),
    certain=st.booleans(),
    reverse=st.booleans(),
    limit=st.sampled_from([None, 1]),
    **{field: st.one_of(st.just(()), asked) for field in fields},
)


def answer(find: Callable[[list[str], Query], Selection], path: Path, query: Query) -> object:
    """Give what a user sees of an answer: the events and how surely they fit, or the error."""
    try:
        found = find([str(path)], query)
    except TimelineError as error:
        return str(error)
    log = found.registers
    named = [[log.country(code).name for code in event.countries] for event in found.events]
    counts = found.found, found.possible, found.kept_out_by_precision
    return [(match.event, match.certain) for match in found.matches], counts, found.described(), named


def read_whole(logs: list[str], query: Query) -> Selection:
    return select(read_logs(logs), query)


@given(st.lists(events, max_size=6), st.booleans(), queries)
def test_it_answers_as_the_whole_log_does(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]], registers: bool, query: Query
) -> None:
    rows = [row | {"id": f"event-{number}"} for number, row in enumerate(rows)]
    known = {"countries": COUNTRIES, "people": PEOPLE} if registers else {}
    folder = tmp_path_factory.mktemp("logs")
    (folder / "log.json").write_bytes(log_bytes(*rows, **known))
    lines = [json.dumps(row | ({"registers": known} if n % 2 else {})) + "\n" for n, row in enumerate(rows)]
    (folder / "log.jsonl").write_text("".join(lines), "utf-8")
    for path in folder.iterdir():
        assert answer(find, path, query) == answer(read_whole, path, query)


@pytest.mark.parametrize(
    "arguments", [["2022"], ["-c", "KZ"], ["-p", "putin", "--since", "2020"], ["--place", "Minsk"]]
)
def test_it_cuts_the_built_in_log_down(cli: Cli, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    quick = cli("list", *arguments)
    assert quick.out
    monkeypatch.setattr("csto_timeline.cli.logs.read_logs", lambda *_, **__: pytest.fail("the whole log is read"))
    assert cli("list", *arguments) == quick


def kept(data: bytes, query: Query) -> list[str]:
    sieve = sieve_of(query)
    assert sieve
    small = cut_down(data, sieve)
    assert small
    return [row["id"] for row in json.loads(small)["events"]]


def test_it_keeps_no_more_than_what_mentions_the_name_and_may_lie_in_the_period() -> None:
    data = log_bytes(
        event(id="named", countries=["KZ"]),
        event(id="other", countries=["AM"]),
        event(id="speaks", accounts=[{"source": "s", "quotes": [{"speaker": "KZ", "text": "x"}]}]),
        event(id="earlier", countries=["KZ"], date="2021"),
        event(id="by-an-account", countries=["KZ"], date="2021", accounts=[{"source": "s", "date": "2022-11"}]),
    )
    period = parse_period("2022-11")
    assert kept(data, Query(countries=("KZ",), period=period)) == ["named", "speaks", "by-an-account"]
    assert kept(data, Query(period=Period())) == ["named", "other", "speaks", "earlier", "by-an-account"]


@pytest.mark.parametrize("escaped", [r'"\u004bZ"', r'"K\u005A"'])
def test_a_name_in_escapes_is_found(cli: Cli, tmp_path: Path, escaped: str) -> None:
    path = tmp_path / "log.json"
    path.write_bytes(log_bytes(event(countries=["KZ"])).replace(b'"KZ"', escaped.encode()))
    assert cli("--log", path, "list", "-c", "KZ").ids == ["an-event"]


def test_a_mistyped_member_loses_no_fact(cli: Cli, log_file: Callable[..., Path]) -> None:
    """What mentions the name is read whole, whatever the member is called."""
    log = log_file(event(id="a", countries=["KZ"]), event(id="b") | {"contries": ["KZ"]})
    refused = cli("--log", log, "list", "-c", "KZ")
    assert refused.code == 3
    assert 'events[1].contries: unknown member; did you mean "countries"?' in refused.err


@pytest.mark.parametrize(
    "wrong",
    [
        b'{"version": 1, "title": "A", "title": "B", "events": []}',
        b'{"version": 1, "event": []}',
        b'{"version": 1, "events": [{]}',
        b"[" * 100_000,
        b"",
    ],
)
def test_what_is_wrong_is_left_to_those_who_can_say_it(wrong: bytes) -> None:
    sieve = sieve_of(Query(countries=("KZ",)))
    assert sieve
    assert cut_down(wrong, sieve) is None


@pytest.mark.parametrize("wrong", ["\n", "rubbish\n", '{"id": "cut off', "[]\n"])
def test_a_line_that_has_not_the_look_of_an_event_is_an_error(cli: Cli, tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(json.dumps(event(countries=["KZ"])) + "\n" + wrong, "utf-8")
    sieve = sieve_of(Query(countries=("KZ",)))
    assert sieve
    with path.open("rb") as stream:
        assert cut_down_lines(stream.readlines, sieve) is None
    answer = cli("--log", path, "list", "-c", "KZ")
    assert (answer.code, answer.ids) == ((0, ["an-event"]) if wrong == "\n" else (3, []))


@pytest.mark.parametrize("arguments", [["2022"], ["-c", "KZ"], ["-k", "summit", "2022"]])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("log.json", log_bytes(event(countries=["KZ"])).replace(b"2022-11-23", b"2022\xff")),
        ("log.json", log_bytes(event(countries=["KZ"])).replace(b'"version"', b'"v\xffrsion"')),
        ("log.jsonl", json.dumps(event(countries=["KZ"])).encode().replace(b"2022-11-23", b"2022\xff")),
        ("log.jsonl", b"".join(json.dumps(event(id=id, countries=["KZ"])).encode() for id in "ab")),
        ("log.jsonl", json.dumps(event(countries=["KZ"])).replace('"kind"', '\n"kind"').encode()),
    ],
)
def test_what_is_no_log_is_refused_with_filters_too(
    cli: Cli, tmp_path: Path, arguments: list[str], name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data + b"\n")
    answers = [cli("--log", path, "list"), cli("--log", path, "list", *arguments)]
    assert [answer.code for answer in answers] == [3, 3]
    assert answers[0].err == answers[1].err


def test_a_name_that_no_file_can_have_is_an_error_of_the_log(cli: Cli) -> None:
    answer = cli("--log", "a" * 5000, "list", "2022")
    assert answer.code == 3
    assert answer.err.endswith("cannot be read: File name too long\n")


def test_a_space_behind_a_name_does_not_count(cli: Cli, log_file: Callable[..., Path]) -> None:
    log = log_file(event(id="a", place="Moscow"), event(id="b", place="Moscow "))
    assert cli("--log", log, "list", "--place", "Moscow ").ids == ["a"]


def test_lines_answer_to_other_spellings_without_being_held(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names come from a first reading: a spelling that another line has finds the event."""
    path = tmp_path / "log.jsonl"
    rows = [
        event(id="a", countries=["KZ"]),
        event(id="b", countries=["AM"], registers={"countries": COUNTRIES}),
        event(id="c", countries=["KZ"], people=["ann"]),
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    monkeypatch.setattr("csto_timeline.cli.logs.read_logs", lambda *_, **__: pytest.fail("the whole log is read"))
    assert cli("--log", path, "list", "-c", "kazakhstan").ids == ["a", "c"]
    assert cli("--log", path, "list", "-c", "Казахстан", "-p", "ANN").ids == ["c"]
    assert "Kazakhstan" in cli("--log", path, "list", "-c", "KZ", "--color", "always").out
    unknown = cli("--log", path, "list", "-c", "kazakstan")
    assert unknown.code == 4
    assert "did you mean Kazakhstan?" in unknown.err


def test_lines_are_read_a_block_at_a_time() -> None:
    """Memory does not grow with the file: no more is held than a block and what passes."""
    sieve = sieve_of(Query(countries=("KZ",)))
    assert sieve
    lines = [json.dumps(event(id=f"e-{n}", countries=["KZ" if n % 1000 == 0 else "AM"])) for n in range(5000)]
    stream = io.BytesIO("\n".join(lines).encode())
    asked: list[int] = []

    def read(size: int) -> list[bytes]:
        asked.append(size)
        return stream.readlines(size)

    small = cut_down_lines(read, sieve)
    assert small
    assert len(small.splitlines()) == 5
    assert len(asked) > 2
    assert max(asked) <= 1 << 20


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(not_countries=("KZ",)),
        Query(search="x", countries=("KZ",)),
        Query(disputed=True, countries=("KZ",)),
        Query(people=("putin+pashinyan",)),
        Query(people=("Тоқаев",)),
    ],
)
def test_queries_that_take_a_look_at_all_events(query: Query) -> None:
    assert sieve_of(query) is None


def test_the_plain_timeline_of_the_built_in_log(cli: Cli) -> None:
    """Its lines, read by a way of their own, are those of the same log read whole."""
    assert cli("list").out == cli("--log", builtin_path(), "list").out
