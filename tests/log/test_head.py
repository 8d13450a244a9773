"""What a log says of itself: `$schema`, title, `chair` and `landmarks`."""

import json
from pathlib import Path
from typing import Any

import pytest

from csto_timeline.check import Text, check
from tests.conftest import Cli
from tests.logs import event, log_bytes, make_log, merge

HEAD: dict[str, Any] = {"$schema": "log.schema.json", "title": "T", "chair": "Mayor", "landmarks": ["play", "gig"]}
MAYOR = {"id": "ann", "name": "Ann", "offices": [{"title": "Mayor", "from": "2020"}]}
GIG, PLAY = event(kind="gig", people=["ann"]), event(id="b", kind="play", date="2021")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return the path of a log that says all of it."""
    path = tmp_path / "log.json"
    path.write_bytes(log_bytes(GIG, PLAY, people=[MAYOR], **HEAD))
    return path


@pytest.mark.parametrize("filters", [[], ["--kind", "gig"]])
@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_exports_keep_it(cli: Cli, log: Path, format: str, filters: list[str]) -> None:
    text = cli("--log", log, "export", "-", "--format", format, *filters).out
    again = json.loads(cli("--log", "-", "export", "-", "--format", "json", stdin=text.encode()).out)
    assert {name: again[name] for name in HEAD} == HEAD
    assert list(again)[:2] == ["$schema", "version"]


def test_what_a_log_does_not_say_is_not_written(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_bytes(log_bytes(GIG))
    text = cli("--log", path, "export", "-", "--format", "json").out
    assert not {"$schema", "chair", "landmarks"} & json.loads(text).keys()


def test_at_tells_of_the_chair_and_the_landmarks_of_the_log(cli: Cli, log: Path) -> None:
    rows = [line.split("\t")[:3] for line in cli("--log", log, "at", "2022-06-01").out.splitlines()]
    assert rows[0] == ["chair", "Mayor", "Ann"]
    assert [row[1] for row in rows if row[0] == "last"] == ["play", "gig"]
    found = json.loads(cli("--log", log, "at", "2022-06-01", "--json").out)
    assert (found["chair"], list(found["around"])) == (["ann"], ["play", "gig"])


def test_at_shows_every_kind_and_no_chair_where_the_log_names_none(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_bytes(log_bytes(event(kind="summit"), people=[MAYOR]))
    events = "last\tsummit\tnot in the log\nthat day\tsummit\tnot in the log\n"
    events += "next\tsummit\tan-event (2022-11-23, 175 days after)\n"
    assert cli("--log", path, "at", "2022-06-01").out == f"office\tMayor\tAnn\n{events}"
    found = json.loads(cli("--log", path, "at", "2022-06-01", "--json").out)
    assert (found["chair"], list(found["around"])) == (None, ["summit"])
    path.write_bytes(log_bytes(event()))
    assert cli("--log", path, "at", "2022-06-01").out == events
    assert "CSTO" not in cli("--log", path, "--color", "always", "at", "2022-06-01").out


def test_of_several_logs_the_first_settles_it_and_the_landmarks_are_those_of_all() -> None:
    one, two = make_log(**HEAD), make_log(**{**HEAD, "title": "U", "chair": "Judge", "landmarks": ["gig", "race"]})
    told: list[str] = []
    both = merge([("a", one), ("b", two)], told.append)
    assert (both.title, both.chair, both.landmarks) == ("T + U", "Mayor", ("play", "gig", "race"))
    assert told == ['b: left out of the log: the chair "Judge"']
    assert merge([("b", make_log(title="U")), ("a", one)]).chair == "Mayor"


def test_check_finds_them_in_json_lines() -> None:
    lines = "\n".join(
        json.dumps({**each, "registers": {"people": [MAYOR], "chair": chair, "landmarks": ["play", "gog"]}})
        for each, chair in ((GIG, "Mayr"), (PLAY, "Mayr"))
    )
    found = {each.rule: (each.line, each.message) for each in check([Text.of("x", lines.encode(), lines=True)])}
    assert found["no-such-office"] == (1, 'nobody holds the office "Mayr"; did you mean "Mayor"?')
    assert found["no-such-kind"] == (1, 'no event has the kind "gog"')
