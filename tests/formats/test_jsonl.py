"""JSON Lines as other programs read them."""

import json
from pathlib import Path

import duckdb

from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.formats.conftest import whole
from tests.logs import event, make_log, select


def test_one_event_a_line(builtin: Log) -> None:
    selection = select(builtin, Query())
    text = whole("jsonl", builtin)
    assert [json.loads(line)["id"] for line in text.split("\n")[:-1]] == [row.id for row in selection.events]


def test_another_program_reads_it(builtin: Log, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text(whole("jsonl", builtin), "utf-8")
    rows = duckdb.read_json(str(path), format="newline_delimited").select("id", "kind").fetchall()
    assert sorted(rows) == sorted((row.id, row.kind) for row in builtin.events)


def test_a_line_separator_in_a_text_ends_no_line() -> None:
    """U+2028 and U+0085 are no line ends of JSON Lines; a line feed is written as an escape."""
    log = make_log(event(title="a\nb\u2028c\u0085d"))
    text = whole("jsonl", log)
    assert text.count("\n") == 1
    assert json.loads(text)["title"] == "a\nb\u2028c\u0085d"
