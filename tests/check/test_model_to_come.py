"""What the model gets one day is checked without a change here: members by their types, registers by their list."""

import json
from typing import Any

import pytest

from csto_timeline.check import Text, check
from csto_timeline.check.open_text import open_text
from csto_timeline.check.tenures import tenures
from csto_timeline.log.model import Country, Event, Membership, NonEmpty
from csto_timeline.log.registers import REGISTERS, key_member
from tests.logs import event, log_bytes


class Tagged(Event, frozen=True, kw_only=True):
    """An event of a log format to come."""

    tags: tuple[NonEmpty, ...] = ()
    weight: int = 0


class Allied(Country, frozen=True):
    """A country of a log format to come."""

    alliances: tuple[Membership, ...] = ()


@pytest.mark.parametrize(
    ("members", "rules"),
    [
        ({"tags": ["a"], "weight": 2}, []),
        ({"tags": ["a", " "], "weight": "2"}, [(("tags", 1), "empty-text"), (("weight",), "wrong-type")]),
        ({"tag": []}, [(("tag",), "unknown-member")]),
    ],
)
def test_a_new_member_is_held_against_the_model_without_more_ado(members: dict[str, Any], rules: list[Any]) -> None:
    text = open_text(json.dumps(event(**members)).encode(), Tagged)
    assert [(remark.path, remark.rule) for remark in text.remarks()] == rules


def test_a_new_tenure_is_looked_at_wherever_it_stands() -> None:
    membership = Membership(status="member")
    country = Allied("NL", "Netherlands", membership=(membership,), alliances=(membership, membership))
    assert [place[:2] for place in tenures(country)] == [("membership", 0), ("alliances", 0), ("alliances", 1)]


def test_a_register_needs_no_list_of_its_own_here() -> None:
    """What names no entry, has the id of another, contradicts or clashes is found in each of them alike."""
    rows = {"kinds": {"name": "A"}, "countries": {"name": "A"}, "people": {"name": "A"}, "sources": {"publisher": "A"}}
    rows |= {"places": {"name": "A"}, "former": {"event": "b"}}
    assert set(rows) == set(REGISTERS)
    for register in REGISTERS:
        row = {key_member(register): "a", **rows[register]}
        twice = check([Text.of("x", log_bytes(**{register: [row, row]}))])
        assert {(each.rule, each.path.partition("[")[0]) for each in twice} == {
            ("repeated-id", register),
            ("no-such-event" if register == "former" else "unused-entry", register),
        }
        (name,) = rows[register]
        clash = check([Text.of(log, log_bytes(**{register: [row | {name: log}]})) for log in "ab"])
        assert "register-clash" in {each.rule for each in clash}
