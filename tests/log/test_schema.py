"""The JSON Schema, as the `jsonschema` library reads it: what the program takes and gives is valid."""

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from csto_timeline.dates.edtf import parse
from csto_timeline.dates.pattern import PATTERN
from csto_timeline.errors import DateError
from csto_timeline.formats import by_name
from csto_timeline.log.builtin import builtin_path
from csto_timeline.log.schema import schema
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.conftest import Cli
from tests.expressions import BROKEN, TEXT
from tests.full_log import FULL
from tests.logs import decode, decode_lines, event, select

VALIDATOR = Draft202012Validator(schema())


def log_with(**members: Any) -> dict[str, Any]:
    return {"version": 1, "events": [event(**members)]}


def test_the_schema_is_one() -> None:
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema())


def test_the_command_prints_it(cli: Cli) -> None:
    answer = cli("schema")
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out) == json.loads(json.dumps(schema()))


def test_the_built_in_log_is_valid() -> None:
    VALIDATOR.validate(json.loads(builtin_path().read_text("utf-8")))


def test_exports_are_valid(builtin: Log) -> None:
    for query in (Query(), Query(kinds=("protest",)), Query(reverse=True, limit=3)):
        selection = select(builtin, query)
        VALIDATOR.validate(json.loads("".join(by_name("json").render(selection))))
        lines = "".join(by_name("jsonl").render(selection)).splitlines()
        assert len(lines) == len(selection.matches)
        for line in lines:
            VALIDATOR.validate(json.loads(line))


def test_times_tags_and_archived_sources_are_valid() -> None:
    VALIDATOR.validate(FULL)


def test_every_member_is_described_by_its_type() -> None:
    """No part of it is kept by hand: a row of the model is a definition with its docstring."""
    definitions = schema()["$defs"]
    assert {"Log", "Event", "Account", "Quote", "Source", "Person", "Country", "Kind", "Line"} <= set(definitions)
    assert definitions["Account"]["description"].startswith("What one source says about an event")
    assert "\n    " not in definitions["Account"]["description"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 2, "events": []},
        {"version": 1},
        {"version": 1, "events": [], "evnets": []},
        log_with(acounts=[]),
        log_with(accounts=[]),
        log_with(id="Not a slug"),
        log_with(title="  "),
        log_with(date="23 Nov 2022"),
        log_with(date=2022),
        log_with(date="2022-11-23\n"),
        event(registers={"persons": []}),
        log_with(time="24:00"),
        log_with(time="14:30-00:00"),
        log_with(time="14:30\n"),
        log_with(tags=[""]),
        log_with(follows="Not a slug"),
        log_with() | {"sources": [{"id": "s", "publisher": "S", "language": "ru_RU"}]},
        log_with() | {"sources": [{"id": "s", "publisher": "S", "accessed": "2024-05"}]},
        {"(x-)": {"x-a": 1}, "events": []},
        *(
            {"places": [{"id": "a", "name": "A", "coordinates": wrong}], "events": []}
            for wrong in ([1], [181, 0], [0, 91])
        ),
    ],
)
def test_what_is_no_log_is_not_valid(wrong: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(wrong)


@pytest.mark.parametrize(
    "right",
    [
        {"$schema": "log.schema.json", "chair": "Chair", "landmarks": ["gig"], "events": []},
        {"places": [{"id": "a--b", "name": "A", "aliases": ["B"], "coordinates": [71.43, -51]}], "events": []},
        {"x-a": 1, "people": [{"id": "a", "name": "A", "x-a": {"y": []}}], "events": [event(**{"x-": None})]},
        event(registers={"x-a": 1, "places": []}, **{"x-a": 1}),
    ],
)
def test_what_is_a_log_is_valid(right: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid(right)
    data = json.dumps(right).encode()
    assert (decode_lines if "id" in right else decode)(data, "x")


@given(TEXT | BROKEN)
def test_the_pattern_takes_what_the_program_takes(text: str) -> None:
    """And refuses what that refuses, but for days that no calendar has."""
    assert VALIDATOR.is_valid(log_with(date=text)) == is_expression(text), PATTERN


def is_expression(text: str) -> bool:
    """Say whether the program reads it, or refuses it only for a day that the calendar lacks."""
    try:
        parse(text)
    except DateError as error:
        return "there is no" in str(error)
    return True
