"""Logs as JSON Lines: what is written is read back, and what is wrong is named by its line."""

import io
import json
from pathlib import Path

import pytest

from csto_timeline.errors import LogError
from csto_timeline.log.builtin import builtin_path
from csto_timeline.log.intake import begins_a_line
from csto_timeline.log.lines import Lines, encode_lines
from csto_timeline.log.model import Event
from csto_timeline.log.reducing import Reducer
from csto_timeline.log.whole import Log
from tests.conftest import Cli
from tests.logs import decode_lines, encode, event, lines_bytes, log_bytes, make_log


def lines_of(log: Log) -> list[str]:
    return list(encode_lines(log, log.events))


def test_round_trip_of_the_built_in_log(builtin: Log) -> None:
    """Every event comes back equal, and every register entry that one uses."""
    back = decode_lines("".join(lines_of(builtin)).encode(), "lines")
    reducer = Reducer(builtin)
    names = reducer.used()
    for each in builtin.events:
        names.add(each)
    used = reducer.reduced(names)
    assert back.events == builtin.events
    assert all(type(row) is Event for row in back.events)
    assert back.title == builtin.title
    for register in ("kinds", "countries", "people", "sources", "former"):
        written, read = getattr(used, register), getattr(back, register)
        assert len(written) == len(read)
        assert all(entry in read for entry in written)


def test_each_line_stands_alone(builtin: Log) -> None:
    """One line is a log of one event that shows all it showed in the whole."""
    for line, whole in zip(lines_of(builtin), builtin.events, strict=True):
        assert line.count("\n") == 1
        alone = decode_lines(line.encode(), "line")
        assert alone.events == (whole,)
        assert [alone.person(id) for id in whole.people] == [builtin.person(id) for id in whole.people]
        assert [alone.country(code) for code in whole.countries] == [builtin.country(code) for code in whole.countries]
        for account in whole.accounts:
            assert alone.source(account.source) == builtin.source(account.source)


def test_members_stand_as_in_a_log() -> None:
    log = make_log(event(people=["x"]), people=[{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}])
    (line,) = lines_of(log)
    assert json.loads(line) == event(people=["x"]) | {
        "registers": {"title": "A log", "people": [{"id": "x", "name": "X"}]}
    }


def test_lines_of_two_logs_make_one() -> None:
    one = make_log(event(id="a", people=["x"]), title="One", people=[{"id": "x", "name": "X", "aliases": ["Eks"]}])
    two = make_log(event(id="b", people=["x"]), title="Two", people=[{"id": "x", "name": "X", "aliases": ["Iks"]}])
    both = decode_lines("\n".join([*lines_of(one), "", *lines_of(two)]).encode(), "both")
    assert [row.id for row in both.events] == ["a", "b"]
    assert both.title == "One + Two"
    assert both.person("x").aliases == ("Eks", "Iks")


def test_a_log_cut_off_while_it_is_read(tmp_path: Path) -> None:
    """Whoever reads it is told, at once."""
    path = tmp_path / "log.jsonl"
    path.write_bytes(lines_bytes(*(event(id=f"e-{number}", summary="long " * 50) for number in range(3000))))
    found = Lines(path.open("rb"), "log.jsonl").events([])
    next(found)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(LogError, match=r"log\.jsonl: was changed while it was read"):
        list(found)


def test_declared_kinds_bind() -> None:
    log = make_log(event(kind="concert"), kinds=[{"id": "concert", "name": "Concert"}])
    text = "".join(lines_of(log))
    assert decode_lines(text.encode(), "x").kind("concert").name == "Concert"
    with pytest.raises(LogError, match=r'x: line 1: kind: "concer" is not one of the kinds'):
        decode_lines(text.replace('"kind":"concert"', '"kind":"concer"').encode(), "x")


def test_no_line_is_an_empty_log() -> None:
    assert decode_lines(b"", "x").events == decode_lines(b"\n\n", "x").events == ()


GOOD = json.dumps(event(id="good")).encode()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b'{"id": ', "line 3: is incomplete"),
        (b'{"id": "x",}', "line 3: column "),
        (b'{"acounts": []}', 'line 3: acounts: unknown member; did you mean "accounts"?'),
        (json.dumps(event(date="2022-13")).encode(), "line 3: date: "),
        (json.dumps(event(registers={"people": [{"id": "x"}]})).encode(), r"line 3: registers\.people\[0\]\.name"),
        (json.dumps(event(id="Bad id")).encode(), "line 3: id: expected a slug"),
        (b"[]", "line 3: the log: expected an object"),
        (b"\xff", "line 3: "),
        (GOOD, 'x: line 3: id: "good" is also the id of an event in line 1: rename one'),
        (b"[" * 100_000, "line 3: "),
    ],
)
def test_a_fault_is_named_by_its_line(line: bytes, fault: str) -> None:
    with pytest.raises(LogError, match=fault):
        decode_lines(GOOD + b"\n\n" + line + b"\n", "x")


def test_registers_that_disagree_are_refused() -> None:
    def said_by(publisher: str) -> dict[str, object]:
        return {"registers": {"sources": [{"id": "a-source", "publisher": publisher}]}}

    data = "\n".join(json.dumps(event(id=name) | said_by(name)) for name in ("a", "b"))
    with pytest.raises(LogError, match='source "a-source" is not the same in x: line 1 and in x: line 2'):
        decode_lines(data.encode(), "x")


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (GOOD, True),
        (b"\n" + GOOD + b"\r\n" + GOOD, True),
        (log_bytes(event()), False),
        (encode(make_log(event())).encode(), False),
        (b"", False),
        (b"{}", False),
        (b"[1]", False),
        (b'{"id": \xff}', False),
        (b"[" * 100_000 + b"}", False),
    ],
)
def test_lines_are_known_by_their_beginning(data: bytes, lines: bool) -> None:
    assert begins_a_line(io.BytesIO(data)) == lines


def test_the_command_line_reads_lines(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    assert cli("export", path).code == 0
    ids = cli("list").ids
    assert cli("--log", path, "list").ids == ids
    assert cli("--log", "-", "list", stdin=path.read_bytes()).ids == ids
    assert cli("--log", "-", "list", stdin=builtin_path().read_bytes()).ids == ids
    renamed = path.rename(tmp_path / "all.log")
    assert cli("--log", renamed, "list", "-p", "Тоқаев").ids == cli("list", "-p", "tokayev").ids


def test_an_empty_export_is_read_again(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    assert cli("export", path, "1066", "--certain").code == 0
    assert path.read_bytes() == b""
    answer = cli("--log", path, "list")
    assert (answer.code, answer.out, answer.err) == (0, "", "The log has no events.\n")


def test_an_object_that_goes_on_in_the_next_line_is_refused() -> None:
    """Even where there are as many objects as lines."""
    two, spread = (
        GOOD + GOOD.replace(b"good", b"better"),
        GOOD.replace(b'"kind"', b'\n"kind"').replace(b"good", b"best"),
    )
    with pytest.raises(LogError, match="x: line 1: "):
        decode_lines(two + b"\n" + spread, "x")
