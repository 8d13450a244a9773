"""A check and the loader agree, whatever is done to a log; and nothing makes a check fail."""

import json
import random
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from csto_timeline.check import Severity, Text, check
from csto_timeline.check.structure import placeholder
from csto_timeline.errors import LogError
from csto_timeline.log.extra import members
from csto_timeline.log.lines import Line
from csto_timeline.log.model import (
    Account,
    Country,
    Event,
    Kind,
    LogObject,
    Membership,
    Office,
    Person,
    Place,
    Quote,
    Source,
)
from csto_timeline.log.whole import Log
from tests.check.good import GOOD, LINES, errors, lines_of
from tests.logs import decode, decode_lines, event, log_bytes

PALETTE: list[Any] = [
    *(None, True, 0, 1, 2.5, "", " ", "x", "a-slug", "Not a slug", "2022", "2022-02-30", "2022/2021", "\x1b", "ruling"),
    *([], {}, [[]], ["x"], [None], {"id": "x"}, [{"source": "x"}], [{"id": "x", "publisher": "x"}]),
]
ROWS = (Log, Event, Account, Quote, Source, Person, Place)
NAMES = sorted({each.encode_name for row in ROWS for each in members(row)} | {"x-note"})


def containers(value: Any) -> Iterator[Any]:
    """Yield all arrays and objects in a value that have something in them."""
    if isinstance(value, list | dict) and value:
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from containers(inner)


def mutate(value: Any, dice: random.Random) -> None:
    """Change something in a value: take out, replace, add, double, rename or exchange."""
    place = dice.choice(list(containers(value)))
    keys = list(place) if isinstance(place, dict) else range(len(place))
    key = dice.choice(list(keys))
    match dice.randrange(4):
        case 0:
            del place[key]
        case 1:
            place[key] = dice.choice(PALETTE)
        case 2 if isinstance(place, dict):
            place[dice.choice(NAMES)] = dice.choice([*PALETTE, place[key]])
        case _:
            place[key] = dice.choice(list(containers(value)))  # perhaps one around it
            json.loads(json.dumps(value))


# Errors with which a log still loads: a part of a log may be one, and a text is made safe when it is shown.
TOLERATED = {"control-character", "no-such-event", "part-of-itself", "follows-itself", "end-before-start"}


def loads(data: bytes, *, lines: bool) -> bool:
    """Say whether the loader takes a log."""
    try:
        (decode_lines if lines else decode)(data, "x")
    except LogError:
        return False
    return True


@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_the_loader_takes_what_has_no_error_and_refuses_what_has_one(seed: int, lines: bool) -> None:
    """Both ways, but for what is tolerated: so that the rules cannot drift from the model."""
    dice = random.Random(seed)  # noqa: S311 (repeatable on purpose)
    refused = 0
    for _ in range(150):
        value = json.loads(json.dumps(LINES if lines else json.loads(GOOD)))
        for _ in range(dice.choice([1, 1, 2, 5])):
            try:
                mutate(value, dice)
                json.dumps(value)
            except (ValueError, IndexError):  # a circle, or nothing left
                break
        else:
            data = lines_of(*value) if lines else json.dumps(value).encode()
            rules = {found.rule for found in check([Text.of("x", data, lines)]) if found.severity is Severity.ERROR}
            if loads(data, lines=lines):
                assert rules <= TOLERATED, data
            else:
                refused += 1
                assert rules, data
    assert refused > 30


@pytest.mark.parametrize("seed", range(4))
def test_so_do_texts_with_a_wrong_character(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    for _ in range(150):
        data = bytearray(GOOD.encode())
        for _ in range(dice.choice([1, 2])):
            at = dice.randrange(len(data))
            data[at : at + dice.randrange(2)] = dice.choice(
                [b"", b'"', b"{", b"]", b",", b"\\", b"\xff", b"\0", b"1", b"\n"]
            )
        assert loads(bytes(data), lines=False) or errors(bytes(data)), data


@given(st.binary(max_size=40) | st.text('{}[]",:\\u0aé\n 1', max_size=30).map(str.encode), st.booleans())
def test_nothing_makes_it_fail(data: bytes, lines: bool) -> None:
    assert loads(data, lines=lines) or errors(data, lines=lines)


def test_a_placeholder_is_known_for_every_member() -> None:
    """So that a new type in the model is not forgotten here."""
    for row in (Log, Line, Event, Account, Quote, Source, Person, Office, Place, Country, Membership, Kind):
        assert issubclass(row, LogObject)
        for each in fields(row):
            placeholder(each.type, "1")
    decode(json.dumps(placeholder(Log, "1")).encode(), "x")


def test_a_hostile_log_is_no_long_work() -> None:
    rows = [{"id": f"e{n}", f"member{n}": "\x1b" * 50, "part_of": f"e{n - 1}"} for n in range(2000)]
    found = check(
        [Text.of("x", json.dumps({"events": rows, "x" * 100_000: 1, "title": "y" * 100_000 + "\0"}).encode())]
    )
    assert {finding.rule for finding in found} == {
        *("control-character", "missing-member", "no-such-event", "unknown-member")
    }
    assert max(len(finding.message) + len(finding.path) for finding in found) < 1000


def test_unknown_members_take_no_long_time() -> None:
    """Which may be meant is looked for among the words that share letters with each."""
    names = [f"{name}{number}" for name in ("member", "acount") for number in range(5000)]
    begun = time.process_time()
    found = check([Text.of("x", log_bytes(event(**dict.fromkeys(names, 1), kind="sumit")))])
    assert sum(finding.rule == "unknown-member" for finding in found) == len(names)
    assert time.process_time() - begun < 4
