"""Every rule: a log with that fault at a known place, and what is said of it; without it, nothing is."""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from csto_timeline.check import RULES, Finding, Severity, Text, check
from csto_timeline.check.structure import placeholder
from csto_timeline.errors import LogError
from csto_timeline.lines import Line, decode_lines
from csto_timeline.log import decode
from csto_timeline.model import Account, Country, Event, Kind, Log, Membership, Office, Person, Quote, Row, Source

GOOD = """{
  "version": 1,
  "title": "Harbour",
  "kinds": [{"id": "ruling", "name": "Ruling", "color": "blue"}],
  "countries": [{"code": "NL", "name": "Netherlands", "aliases": ["Holland"], "membership": [
    {"status": "member", "from": "2000", "to": "2001", "event": "ruling-1"}]}],
  "people": [{"id": "anna", "name": "Anna de Vries", "country": "NL", "offices": [
    {"title": "Judge", "from": "2019-05", "to": "2019-05", "source": "post"}]}],
  "sources": [
    {"id": "post", "publisher": "The Post", "published": "2022-03-05", "url": "https://post.example/1"},
    {"id": "gazette", "publisher": "Gazette", "url": "https://gazette.example/1"}
  ],
  "events": [
    {"id": "ruling-1", "date": "2022-03-04", "kind": "ruling", "title": "Court rules",
     "summary": "It ruled.", "place": "Rotterdam", "place_country": "NL", "countries": ["NL"], "people": ["anna"],
     "accounts": [{"source": "post", "quotes": [{"speaker": "anna", "text": "No.\\nNo."}]}, {"source": "gazette"}]},
    {"id": "ruling-2", "date": "2022-03-05", "kind": "ruling", "title": "Court rules again", "part_of": "ruling-1",
     "accounts": [{"source": "post", "date": "2022-03"}, {"source": "gazette", "says": "Yes."}]}
  ]
}
"""
# What is replaced by what in the good log, and what is said then; ‸ stands where that is found.
FAULTS = [
    ('"version": 1', '"version": ‸2', "error: version: expected 1, the version of this format, not 2 [unknown-value]"),
    (
        '"color": "blue"',
        '"color": ‸"beige"',
        "error: kinds[0].color: expected red, green, yellow, blue, magenta, cyan, not 'beige' [unknown-value]",
    ),
    (
        '"title": "Harbour"',
        '‸"titel": "Harbour"',
        'error: titel: unknown member; did you mean "title"? [unknown-member]',
    ),
    (
        '"accounts": [{"source": "post", "date"',
        '‸"acounts": [], "accounts": [{"source": "post", "date"',
        'error: events[1].acounts: unknown member; did you mean "accounts"? [unknown-member]',
    ),
    (
        '"place": "Rotterdam"',
        '"place": "Rotterdam", ‸"url": "x"',
        'error: events[0].url: unknown member; "url" belongs to a source [unknown-member]',
    ),
    (
        '{"speaker": "anna", "text": "No.\\nNo."}',
        '‸{"text": "No."}',
        "error: events[0].accounts[0].quotes[0].speaker: this member is missing: every quote has one [missing-member]",
    ),
    (
        '{"source": "gazette", "says"',
        '‸{"says"',
        "error: events[1].accounts[1].source: this member is missing: every account has one [missing-member]",
    ),
    ('"Holland"', "‸7", "error: countries[0].aliases[0]: expected a text, got a number: 7 [wrong-type]"),
    ('"place": "Rotterdam"', '"place": ‸["x"]', "error: events[0].place: expected a text, got an array [wrong-type]"),
    (
        '"accounts": [{"source": "post", "date"',
        '"accounts": ‸null, "x": [{"source": "post", "date"',
        "error: events[1].accounts: expected an array, got null [wrong-type]",
        "error: events[1].x: unknown member; known here: id, date, kind, title, summary, date_note, place, "
        "place_country, countries, people, part_of, accounts [unknown-member]",
    ),
    ('"Court rules"', '‸" "', "error: events[0].title: expected a text that is not empty [empty-text]"),
    (
        '"accounts": [{"source": "post", "date": "2022-03"}, {"source": "gazette", "says": "Yes."}]',
        '"accounts": ‸[]',
        "error: events[1].accounts: expected at least one [empty-list]",
    ),
    (
        '"id": "ruling-2"',
        '"id": ‸"Ruling 2"',
        'error: events[1].id: expected a slug: lower-case letters, digits and single hyphens, not "Ruling 2" [bad-id]',
    ),
    (
        '"2022-03-04"',
        '‸"2022-02-30"',
        "error: events[0].date: there is no day 2022-02-30: that month has 28 days [bad-date]",
    ),
    (
        '"2022-03"',
        '‸"2022-13"',
        "error: events[1].accounts[0].date: there is no month 13: months go from 01 to 12 [bad-date]",
    ),
    (
        '"2022-03-04"',
        '‸"2022-03-04/2022-03-01"',
        "error: events[0].date: 2022-03-04/2022-03-01: the end is before the start [end-before-start]",
    ),
    (
        '"to": "2001"',
        '"to": ‸"1999-12-31"',
        "error: countries[0].membership[0].to: ends on 1999-12-31, before it begins on 2000 [end-before-start]",
    ),
    (
        '"to": "2019-05"',
        '"to": ‸"2019-04"',
        "error: people[0].offices[0].to: ends on 2019-04, before it begins on 2019-05 [end-before-start]",
    ),
    (
        '"date": "2022-03-04", ',
        '"date": "2022-03-04", ‸"date": "2022-03-03", ',
        "error: events[0].date: this member stands already in line 14, column 24: leave one out [repeated-member]",
    ),
    (
        '"Court rules"',
        '"Court ‸\\u001b[31mrules\\u0007"',
        "error: events[0].title: the control character U+001B stands here: take it out [control-character]",
    ),
    (
        '"It ruled."',
        '"It ‸\u202eruled."',
        "error: events[0].summary: the control character U+202E stands here: take it out [control-character]",
    ),
    (
        '"Rotterdam"',
        '"Rotter‸\\ndam"',
        "error: events[0].place: a line break stands here: write a space [control-character]",
    ),
    (
        '"id": "ruling-2"',
        '"id": ‸"ruling-1"',
        ', "part_of": "ruling-1"',
        "",
        'error: events[1].id: "ruling-1" is also the id of the event in line 14: ids are unique [repeated-id]',
    ),
    (
        '{"id": "gazette", "publisher"',
        '{"id": "gazette", "publisher": "Gazette"}, {"id": ‸"gazette", "publisher"',
        'error: sources[2].id: "gazette" is also the id of sources[1] [repeated-id]',
    ),
    (
        '"aliases": ["Holland"]',
        '"aliases": ["Holland"]}, {"code": ‸"NL", "name": "Nederland"',
        'error: countries[1].code: "NL" is also the code of countries[0] [repeated-id]',
    ),
    (
        '"date": "2022-03-04", "kind": "ruling"',
        '"date": "2022-03-04", "kind": ‸"rulling"',
        'error: events[0].kind: "rulling" is not among the kinds that the log declares: ruling [undeclared-kind]',
    ),
    (
        '"part_of": "ruling-1"',
        '"part_of": ‸"ruling-11"',
        'error: events[1].part_of: there is no event "ruling-11"; did you mean "ruling-1"? [no-such-event]',
    ),
    (
        '"event": "ruling-1"',
        '"event": ‸"treaty"',
        'error: countries[0].membership[0].event: there is no event "treaty" [no-such-event]',
    ),
    (
        '"part_of": "ruling-1"',
        '"part_of": ‸"ruling-2"',
        "error: events[1].part_of: the event is part of itself: ruling-2 is part of ruling-2 [part-of-itself]",
    ),
    (
        '"summary"',
        '"part_of": ‸"ruling-2", "summary"',
        "error: events[0].part_of: the event is part of itself: "
        "ruling-1 is part of ruling-2 is part of ruling-1 [part-of-itself]",
    ),
    (
        '"people": ["anna"]',
        '"people": ["anna", ‸"Bob Jansen"]',
        'warning: events[0].people[1]: "Bob Jansen" has no entry in people: add one [no-register-entry]',
    ),
    (
        '"place_country": "NL"',
        '"place_country": ‸"BE"',
        'warning: events[0].place_country: "BE" has no entry in countries: add one [no-register-entry]',
    ),
    (
        '"2019-05", "source": "post"',
        '"2019-05", "source": ‸"almanac"',
        'warning: people[0].offices[0].source: "almanac" has no entry in sources: add one [no-register-entry]',
    ),
    (
        '"kinds": [{"id": "ruling", "name": "Ruling", "color": "blue"}],',
        "",
        'warning: events[0].kind: "ruling" is not a usual kind; declare it in kinds, or write one of these: summit, '
        "meeting, appointment, clash, statement, treaty, membership, deployment, exercise, protest, "
        "appeal [unusual-kind]",
    ),
    (
        '"part_of"',
        '"place": ‸"Roterdam", "part_of"',
        'warning: events[1].place: "Roterdam" is spelt nearly as "Rotterdam": are they one? [near-spelling]',
    ),
    (
        '[{"source": "post", "date": "2022-03"}, {"source": "gazette", "says": "Yes."}]',
        '‸[{"source": "post", "date": "2022-03"}, {"source": "post", "says": "Yes."}]',
        "warning: events[1].accounts: all that is said rests on The Post alone: "
        "look for a second, independent source [single-source]",
    ),
    (
        '"2022-03-04", "kind": "ruling", "title": "Court rules",',
        '‸"2022-03-01", "kind": "ruling", "title": "Court rules",',
        '"2022-03-05", "kind"',
        '"2022-04", "kind"',
        "warning: events[0].date: 2022-03-01 is the only day that post gives, all its other dates are months or years: "
        "is it 2022-03? Else say in date_note how the day is known [first-day]",
    ),
    (
        '"published": "2022-03-05"',
        '"published": "2022-02"',
        'warning: events[0].accounts[0]: post came out on 2022-02, before 2022-03-04: is it "announced", '
        "or is a date wrong? [source-before-event]",
        'warning: events[1].accounts[0]: post came out on 2022-02, before 2022-03: is it "announced", '
        "or is a date wrong? [source-before-event]",
    ),
    (
        '"sources": [',
        '"sources": [{"id": ‸"unread", "publisher": "Times"},',
        'warning: sources[0].id: nothing names "unread": take the entry out, or name it [unused-entry]',
    ),
    (
        '"url": "https://gazette.example/1"',
        '"url": ‸"http://gazette.example/1"',
        "warning: sources[1].url: http://gazette.example/1 is plain http: "
        "write https where the site has it [plain-http]",
    ),
    *(
        (
            '"url": "https://gazette.example/1"',
            f'"url": ‸"{url}"',
            f'warning: sources[1].url: "{url}" is no address of a page: '
            "write https://, a host and a path, without spaces [malformed-address]",
        )
        for url in ("gazette.example", "htps://gazette.example", "https://gazette .example", "https:///1", "https://[x")
    ),
]

NEW_LINE = "\n"


def said(findings: list[Finding]) -> list[str]:
    """Give the findings as the command line prints them."""
    return [f"{each.place} {each.word}: {each.says} [{each.rule}]" for each in findings]


def errors(data: bytes, *, lines: bool = False) -> list[str]:
    """Give the errors in a log."""
    found = check([Text("x", data, lines)])
    return said([finding for finding in found if finding.severity is Severity.ERROR])


SEVERITIES = ("error: ", "warning: ")


def changed(*parts: str) -> tuple[str, list[str]]:
    """Give the good log with some of it replaced, and what is said then, the first with its place."""
    replaced = [part for part in parts if not part.startswith(SEVERITIES)]
    text = GOOD
    for old, new in zip(replaced[::2], replaced[1::2], strict=True):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    before, mark, _ = text.partition("‸")
    place = f"x:{before.count(NEW_LINE) + 1}:{len(before) - before.rfind(NEW_LINE)}: " if mark else ""
    first, *others = [part for part in parts if part.startswith(SEVERITIES)]
    return text.replace("‸", ""), [place + first, *others]


def test_the_good_log_is_good() -> None:
    assert check([Text("x", GOOD.encode())]) == []
    decode(GOOD.encode(), "x")


@pytest.mark.parametrize("parts", FAULTS, ids=lambda parts: parts[1][:40])
def test_each_fault_is_said_in_its_place(parts: tuple[str, ...]) -> None:
    text, expected = changed(*parts)
    lines = said(check([Text("x", text.encode())]))
    assert len(lines) == len(expected)
    for line, wanted in zip(lines, expected, strict=True):
        assert line.endswith(wanted)


UNREADABLE = [
    (b"", "1:1: error: the log: is empty: a log begins with { [not-json]"),
    (b'{"events": [\n{"id": ', "2:7: error: the log: is not whole: Input data was truncated [not-json]"),
    ('{"title": "é", x}'.encode(), "1:16: error: the log: JSON is malformed: object keys must be strings [not-json]"),
    (b'{"events": NaN}', "1:12: error: the log: JSON is malformed: invalid character [not-json]"),
    (b"[" * 100_000, "1:1: error: the log: is nested too deeply [not-json]"),
    (b"\xef\xbb\xbf{}", "1:1: error: the log: begins with a byte order mark: save it as UTF-8 without one [not-utf-8]"),
    ("{}".encode("utf-16"), "1:1: error: the log: is in UTF-16: save it as UTF-8 [not-utf-8]"),
    ('{"title": "é\n'.encode() + b"a\xff", "2:2: error: the log: holds bytes that are not UTF-8 [not-utf-8]"),
    (b"[]", "1:1: error: the log: expected an object, got an array [wrong-type]"),
    (b"7", "1:1: error: the log: expected an object, got a number: 7 [wrong-type]"),
    (b"{}", "1:1: error: events: this member is missing: every log has one [missing-member]"),
]


@pytest.mark.parametrize(("data", "line"), UNREADABLE)
def test_what_is_no_log_is_one_error(data: bytes, line: str) -> None:
    assert said(check([Text("x", data)])) == [f"x:{line}"]
    with pytest.raises(LogError):
        decode(data, "x")


def test_everything_is_said_at_once() -> None:
    """Faults of structure hide no other ones: of another event, of its neighbours, of the same row."""
    text = GOOD.replace('"2022-03-04"', '"2022-02-30"').replace('"kind": "ruling"', '"kind": "rulling"')
    text = text.replace('{"source": "gazette", "says": "Yes."}', '{"source": ""}').replace(
        "https://post", "http://post"
    )
    rules = [finding.rule for finding in check([Text("x", text.encode())])]
    assert sorted(rules) == [
        *("bad-date", "empty-text", "plain-http", "undeclared-kind", "undeclared-kind", "unused-entry")
    ]


def test_what_rests_on_a_fault_is_not_said() -> None:
    """An event without its id is no event that nothing names, and an unreadable date none that comes too late."""
    text = GOOD.replace('"id": "anna"', '"id": "Anna"').replace('"2022-03-04"', '"yesterday"')
    rules = [finding.rule for finding in check([Text("x", text.encode())])]
    assert rules == ["bad-id", "bad-date", "no-register-entry"]


def test_a_note_explains_a_first_day() -> None:
    text, _ = changed(*next(parts for parts in FAULTS if "first-day" in parts[-1]))
    noted = text.replace('"summary"', '"date_note": "So the Post.", "summary"')
    assert check([Text("x", noted.encode())]) == []


def test_an_announced_event_may_be_later_than_its_source() -> None:
    text = GOOD.replace('"2022-03-05", "kind"', '"2023", "kind"')
    text = text.replace('{"source": "post", "date": "2022-03"}', '{"source": "post", "announced": true}')
    assert check([Text("x", text.encode())]) == []
    assert len(check([Text("x", text.replace('"announced": true', '"announced": false').encode())])) == 1


def test_a_name_used_often_is_said_once() -> None:
    text = GOOD.replace('"NL", "offices"', '"XX", "offices"').replace(
        '"countries": ["NL"]', '"countries": ["XX", "XX"]'
    )
    assert said(check([Text("x", text.encode())])) == [
        'x:15:89: warning: events[0].countries[0]: "XX" has no entry in countries (3 places name it): '
        "add one [no-register-entry]"
    ]


def test_every_rule_has_a_test() -> None:
    tested = {part.rpartition("[")[2].removesuffix("]") for parts in FAULTS for part in parts if part.endswith("]")}
    tested |= {line.rpartition("[")[2].removesuffix("]") for _, line in UNREADABLE}
    elsewhere = {"register-clash", "unneeded-acceptance"}  # below; in test_accepted.py
    assert tested | elsewhere >= set(RULES)


LINES = [
    {**json.loads(GOOD)["events"][0], "registers": {"title": "H", "sources": json.loads(GOOD)["sources"]}},
    {**json.loads(GOOD)["events"][1], "registers": {"title": "H", "sources": json.loads(GOOD)["sources"]}},
]


def lines_of(*rows: Any) -> bytes:
    """Give JSON Lines, with an empty line before each."""
    return "".join(f"\n{json.dumps(row)}\n" for row in rows).encode()


def in_lines(*rows: Any) -> list[str]:
    """Give the errors in JSON Lines."""
    return errors(lines_of(*rows), lines=True)


def test_a_line_is_found_by_its_number() -> None:
    first, second = LINES
    assert in_lines(first, second) == []
    assert in_lines(first, {**second, "date": "2022-02-30"}) == [
        "x:4:28: error: date: there is no day 2022-02-30: that month has 28 days [bad-date]"
    ]
    assert errors(lines_of(first) + b"{\n\xff\n", lines=True) == [
        "x:3:2: error: the log: is not whole: Input data was truncated [not-json]",
        "x:4:1: error: the log: holds bytes that are not UTF-8 [not-utf-8]",
    ]
    assert errors(lines_of(first).decode().encode("utf-16"), lines=True) == [
        "x:1:1: error: the log: is in UTF-16: save it as UTF-8 [not-utf-8]"
    ]
    assert errors(b"", lines=True) == errors(b"\n\n", lines=True) == []


def test_registers_of_lines_are_one() -> None:
    """Warnings look at all lines together, and stand where an entry is first."""
    found = check([Text("x", lines_of(*LINES), lines=True)])
    assert [(each.rule, each.line, each.id) for each in found] == [
        ("unusual-kind", 2, "ruling-1"),
        ("no-register-entry", 2, "ruling-1"),
        ("no-register-entry", 2, "ruling-1"),
    ]
    plain = json.loads(json.dumps(LINES).replace("https:", "http:"))
    found = check([Text("x", lines_of(*plain), lines=True)])
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
        'error: id: "ruling-1" is also the id of the event in line 2: ids are unique [repeated-id]'
    )
    bound = {**first, "registers": {"kinds": [{"id": "other", "name": "Other"}]}}
    assert in_lines(bound, second)[0].endswith("[undeclared-kind]")


def test_several_logs_are_checked_by_themselves_and_together() -> None:
    other = GOOD.replace("Anna de Vries", "Anna Vries").replace('"id": "ruling-2"', '"id": "ruling-3"')
    assert said(check([Text("a", GOOD.encode()), Text("b", other.encode())])) == [
        'b:7:14: error: people[0]: person "anna" is not the same in a and in b: they differ in name [register-clash]',
        'b:14:12: error: events[0].id: event "ruling-1" is also in a: rename one, or unite their accounts with --merge '
        "[repeated-id]",
    ]
    part = GOOD.replace('"id": "ruling-1"', '"id": "ruling-0"').replace('"id": "ruling-2"', '"id": "ruling-3"')
    assert check([Text("a", GOOD.encode()), Text("b", part.encode())]) == []
    assert {finding.rule for finding in check([Text("b", part.encode())])} == {"no-such-event"}


def test_logs_that_are_united_may_have_events_in_common_whose_facts_agree() -> None:
    other = GOOD.replace('"id": "ruling-2"', '"id": "ruling-3"')
    assert check([Text("a", GOOD.encode()), Text("b", other.encode())], unite=True) == []
    elsewhere = other.replace('"Rotterdam"', '"Delft"')
    assert elsewhere != other
    (only,) = check([Text("a", GOOD.encode()), Text("b", elsewhere.encode())], unite=True)
    assert only.message == 'event "ruling-1" cannot be united: its place is "Rotterdam" in a and "Delft" in b'


PALETTE: list[Any] = [
    *(None, True, 0, 1, 2.5, "", " ", "x", "a-slug", "Not a slug", "2022", "2022-02-30", "2022/2021", "\x1b", "ruling"),
    *([], {}, [[]], ["x"], [None], {"id": "x"}, [{"source": "x"}], [{"id": "x", "publisher": "x"}]),
]
NAMES = sorted({each.encode_name for row in (Log, Event, Account, Quote, Source, Person) for each in fields(row)})


def containers(value: Any) -> Iterator[Any]:
    """Give all arrays and objects in a value that have something in them."""
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
TOLERATED = {"control-character", "no-such-event", "part-of-itself", "end-before-start"}


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
            rules = {found.rule for found in check([Text("x", data, lines)]) if found.severity is Severity.ERROR}
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
    for row in (Log, Line, Event, Account, Quote, Source, Person, Office, Country, Membership, Kind):
        assert issubclass(row, Row)
        for each in fields(row):
            placeholder(each.type, "1")
    decode(json.dumps(placeholder(Log, "1")).encode(), "x")


def test_a_hostile_log_is_no_long_work() -> None:
    rows = [{"id": f"e{n}", f"member{n}": "\x1b" * 50, "part_of": f"e{n - 1}"} for n in range(2000)]
    found = check([Text("x", json.dumps({"events": rows, "x" * 100_000: 1, "title": "y" * 100_000 + "\0"}).encode())])
    assert {finding.rule for finding in found} == {
        *("control-character", "missing-member", "no-such-event", "unknown-member")
    }
    assert max(len(finding.message) + len(finding.path) for finding in found) < 1000
