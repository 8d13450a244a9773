"""A log as a whole: one that cannot be read, several faults at once, JSON Lines, several logs."""

import json
from typing import Any

from csto_timeline.check import Text, check
from tests.check.good import GOOD, LINES, errors, lines_of, said


def test_everything_is_said_at_once() -> None:
    """Faults of structure hide no other ones: of another event, of its neighbours, of the same row."""
    text = GOOD.replace('"2022-03-04"', '"2022-02-30"').replace('"kind": "ruling"', '"kind": "rulling"')
    text = text.replace('{"source": "gazette", "says": "Yes."}', '{"source": ""}').replace(
        "https://post", "http://post"
    )
    rules = [finding.rule for finding in check([Text.of("x", text.encode())])]
    assert sorted(rules) == [
        *("bad-date", "empty-text", "plain-http", "undeclared-kind", "undeclared-kind", "unused-entry")
    ]


def test_what_rests_on_a_fault_is_not_said() -> None:
    """An event without its id is no event that nothing names, and an unreadable date none that comes too late."""
    text = GOOD.replace('"id": "anna"', '"id": "Anna"').replace('"2022-03-04"', '"yesterday"')
    rules = [finding.rule for finding in check([Text.of("x", text.encode())])]
    assert rules == ["bad-id", "bad-date", "no-register-entry"]


def test_an_announced_event_may_be_later_than_its_source() -> None:
    text = GOOD.replace('"2022-03-05", "kind"', '"2023", "kind"')
    text = text.replace('{"source": "post", "date": "2022-03"}', '{"source": "post", "announced": true}')
    assert check([Text.of("x", text.encode())]) == []
    assert len(check([Text.of("x", text.replace('"announced": true', '"announced": false').encode())])) == 1


def test_a_name_used_often_is_said_once() -> None:
    text = GOOD.replace('"NL", "offices"', '"XX", "offices"').replace(
        '"countries": ["NL"]', '"countries": ["XX", "XX"]'
    )
    assert said(check([Text.of("x", text.encode())])) == [
        'x:15:89: warning: events[0].countries[0]: "XX" has no entry in countries (3 places name it): '
        "add one [no-register-entry]"
    ]


def in_lines(*rows: Any) -> list[str]:
    """Return the errors in JSON Lines."""
    return errors(lines_of(*rows), lines=True)


def test_a_line_is_found_by_its_number() -> None:
    first, second = LINES
    assert in_lines(first, second) == []
    assert in_lines(first, {**second, "date": "2022-02-30"}) == [
        "x:4:28: error: date: there is no day 2022-02-30: that month has 28 days [bad-date]"
    ]
    assert errors(lines_of(first) + b"{\n\xff\n", lines=True) == [
        "x:3:2: error: the log: is incomplete: Input data was truncated [not-json]",
        "x:4:1: error: the log: has bytes that are not UTF-8 [not-utf-8]",
    ]
    assert errors(lines_of(first).decode().encode("utf-16"), lines=True) == [
        "x:1:1: error: the log: is in UTF-16: save it as UTF-8 [not-utf-8]"
    ]
    assert errors(b"", lines=True) == errors(b"\n\n", lines=True) == []


def test_registers_of_lines_are_one() -> None:
    """Warnings look at all lines together, and stand where an entry is first."""
    found = check([Text.of("x", lines_of(*LINES), lines=True)])
    assert [(each.rule, each.line, each.id) for each in found] == [
        ("unusual-kind", 2, "ruling-1"),
        ("no-register-entry", 2, "ruling-1"),
        ("no-register-entry", 2, "ruling-1"),
    ]
    plain = json.loads(json.dumps(LINES).replace("https:", "http:"))
    found = check([Text.of("x", lines_of(*plain), lines=True)])
    assert [each.path for each in found if each.rule == "plain-http"] == [
        "registers.sources[0].url",
        "registers.sources[1].url",
    ]


def test_lines_that_contradict_each_other() -> None:
    first, second = LINES
    other = {**second, "registers": {"sources": [{"id": "post", "publisher": "Post"}]}}
    assert in_lines(first, first | {"id": "other"}) == in_lines(first, second) == []
    assert in_lines(first, other)[0].endswith(
        'error: registers.sources[0]: source "post" is not the same in line 2 and in line 4: '
        "they differ in publisher, published, url [register-clash]"
    )
    assert in_lines(first, first)[0].endswith(
        'error: id: "ruling-1" is also the id of an event in line 2: rename one [repeated-id]'
    )
    bound = {**first, "registers": {"kinds": [{"id": "other", "name": "Other"}]}}
    assert in_lines(bound, second)[0].endswith("[undeclared-kind]")


def test_several_logs_are_checked_by_themselves_and_together() -> None:
    other = GOOD.replace("Anna de Vries", "Anna Vries").replace('"id": "ruling-2"', '"id": "ruling-3"')
    other = other.replace("Court rules again", "A judge resigns")
    assert said(check([Text.of("a", GOOD.encode()), Text.of("b", other.encode())])) == [
        'b:7:14: error: people[0]: person "anna" is not the same in a and in b: they differ in name [register-clash]',
        'b:14:12: error: events[0].id: "ruling-1" is also the id of an event in a: '
        "rename one, or merge their accounts with --merge [repeated-id]",
    ]
    part = GOOD.replace('"id": "ruling-1"', '"id": "ruling-0"').replace('"id": "ruling-2"', '"id": "ruling-3"')
    part = part.replace('"2022-03-04", "kind"', '"2022-02-04", "kind"').replace('05", "kind"', '03", "kind"')
    assert check([Text.of("a", GOOD.encode()), Text.of("b", part.encode())]) == []
    assert {finding.rule for finding in check([Text.of("b", part.encode())])} == {"no-such-event"}


def test_logs_that_are_merged_may_have_events_in_common_whose_facts_agree() -> None:
    other = GOOD.replace('"id": "ruling-2"', '"id": "ruling-3"').replace("Court rules again", "A judge resigns")
    assert check([Text.of("a", GOOD.encode()), Text.of("b", other.encode())], merge=True) == []
    elsewhere = other.replace('"Rotterdam"', '"Delft"')
    assert elsewhere != other
    (only,) = check([Text.of("a", GOOD.encode()), Text.of("b", elsewhere.encode())], merge=True)
    assert only.message == (
        'event "ruling-1" cannot be merged: its place is "Rotterdam" in a and "Delft" in b '
        "(choose with --prefer first or --prefer last)"
    )
    both = [Text.of("a", GOOD.encode()), Text.of("b", elsewhere.replace("Gazette", "Courier").encode())]
    assert "register-clash" in {each.rule for each in check(both, merge=True)}
    assert check(both, merge=True, settled=True) == []


def test_an_event_that_another_log_has_under_another_id() -> None:
    """A colleague tells of the same event; where both logs have it by its id, nothing needs to be said."""
    other = GOOD.replace('"ruling-1"', '"other-1"').replace('"id": "ruling-2"', '"id": "other-2"')
    assert other.count("other-1") == 3
    for settled in (False, True):
        found = check([Text.of("a", GOOD.encode()), Text.of("b", other.encode())], merge=True, settled=settled)
        assert [each.place + each.message for each in found if each.rule == "look-alike"] == [
            "b:14:72:has the same dates as ruling-1 in a, and nearly the same title: are they one event?",
            "b:17:72:has the same dates as ruling-2 in a, and nearly the same title: are they one event?",
        ]
    assert check([Text.of("a", GOOD.encode()), Text.of("b", GOOD.encode())], merge=True) == []


def test_what_stands_in_place_of_a_fault_is_never_printed() -> None:
    """Neither as a kind that is declared, nor as the voice that an event rests on."""
    text = GOOD.replace('"id": "ruling", "name"', '"id": " ", "name"').replace('"publisher": "Gazette", ', "")
    text = text.replace('{"source": "post", "date": "2022-03"}, ', "")
    assert {each.rule for each in check([Text.of("x", text.encode())])} == {"empty-text", "missing-member"}
