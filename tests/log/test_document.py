"""Logs: what is read, what is refused and in which words, and the round trip."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_timeline.errors import LogError
from csto_timeline.log.document import Document
from csto_timeline.log.whole import Log
from tests.logs import decode, decode_lines, encode, event, log_bytes, make_log


def account(**members: Any) -> list[dict[str, Any]]:
    return [{"source": "a-source", **members}]


INVALID = [
    (event(acounts=[]), {}, 'events[0].acounts: unknown member; did you mean "accounts"?'),
    (
        event(),
        {"countries": [{"code": "AM", "name": "Armenia", "membershp": []}]},
        'countries[0].membershp: unknown member; did you mean "membership"?',
    ),
    (
        event(),
        {"countries": [{"code": "AM", "name": "Armenia", "membership": [{"from": "1994"}]}]},
        "countries[0].membership[0].status: this member is missing",
    ),
    (event(zzzz=1), {}, "events[0].zzzz: unknown member"),
    (event(accounts=account(qoutes=[])), {}, 'events[0].accounts[0].qoutes: unknown member; did you mean "quotes"?'),
    (
        event(accounts=account(url="x")),
        {},
        'events[0].accounts[0].url: unknown member; an account has no "url": it belongs to a source',
    ),
    (event(accounts=[]), {}, "events[0].accounts: expected at least one"),
    (
        event(accounts=account(quotes=[{"text": "Yes."}])),
        {},
        "events[0].accounts[0].quotes[0].speaker: this member is missing",
    ),
    (event(date="2022-02-30"), {}, "events[0].date: there is no day 2022-02-30: that month has 28 days"),
    (event(date=2022), {}, "events[0].date: expected text, got a number"),
    (
        event(accounts=account(date="2023/2022")),
        {},
        "events[0].accounts[0].date: 2023/2022: the end is before the start",
    ),
    (event(title=""), {}, "events[0].title: expected text that is not empty"),
    (event(title=" "), {}, "events[0].title: expected text that is not empty"),
    (
        event(id="An Event"),
        {},
        "events[0].id: expected a slug: lower-case letters and digits, with hyphens between them",
    ),
    (
        event(id="an-event\n"),
        {},
        "events[0].id: expected a slug: lower-case letters and digits, with hyphens between them",
    ),
    (event(people="ann"), {}, "events[0].people: expected an array, got text"),
    (
        event(kind="x"),
        {"kinds": [{"id": "y", "name": "Y"}]},
        'events[0].kind: "x" is not one of the kinds that the log declares: y',
    ),
    (event(), {"kinds": [{"id": "y", "name": "Y", "color": "beige"}]}, "kinds[0].color: expected red, green,"),
    (event(), {"version": 1.0}, "version: expected a whole number, not a decimal"),
    (event(), {"version": 2}, "version: expected 1, the version of this format, not 2"),
    (event(), {"people": [{"id": "a", "name": "A"}] * 2}, 'people[1].id: "a" is also the id of people[0]'),
    (event(), {"sources": [{"id": "a", "publisher": "A"}] * 2}, 'sources[1].id: "a" is also the id of sources[0]'),
    (
        event(),
        {"countries": [{"code": "AM", "name": "Armenia"}] * 2},
        'countries[1].code: "AM" is also the code of countries[0]',
    ),
]

MALFORMED = [
    (b"", "the file is empty: a log begins with {"),
    (b"\n \n", "the file is empty: a log begins with {"),
    (b"[]", "the log: expected an object, got an array"),
    (b"{}", "events: this member is missing"),
    (b'{"events": [', "is incomplete"),
    (b'{\n "events": nope}', "line 2, column 16: JSON is malformed"),
    ('{"title": "é", x}'.encode(), "line 1, column 16: JSON is malformed"),
    (b'\xef\xbb\xbf{"events": []}', "begins with a byte order mark"),
    ('{"events": []}'.encode("utf-16"), "is in UTF-16"),
    (b'{"title": "\xff", "events": []}', "has bytes that are not UTF-8"),
    (b'{"events": NaN}', "line 1, column 12: JSON is malformed"),
]


@pytest.mark.parametrize(("bad", "members", "says"), INVALID)
def test_an_invalid_log_says_where_and_what(bad: dict[str, Any], members: dict[str, Any], says: str) -> None:
    with pytest.raises(LogError) as refused:
        decode(log_bytes(bad, **members), "my.json")
    assert str(refused.value).startswith(f"my.json: {says}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("data", "says"), MALFORMED)
def test_a_malformed_log_says_where(data: bytes, says: str) -> None:
    with pytest.raises(LogError) as refused:
        decode(data, "my.json")
    assert str(refused.value).startswith(f"my.json: {says}")


def test_the_same_event_id_twice_is_refused() -> None:
    with pytest.raises(LogError, match=r'events\[1\].id: "an-event" is also the id of an event in events\[0\]'):
        make_log(event(), event())


@pytest.mark.parametrize(
    ("twice", "member"),
    [
        (b'{"version": 1, "title": "A", "events": [], "title": "B"}', "title"),
        (log_bytes(event()).replace(b'"kind"', b'"title": "Another", "kind"'), "title"),
        (log_bytes(event()).replace(b'"source"', b'"source":"b", "source"'), "source"),
        (b'{"title": "A", "titl\\u0065": "\\u003a", "events": []}', "title"),
    ],
)
def test_a_member_given_twice_is_refused(twice: bytes, member: str) -> None:
    """Of two facts one would be lost."""
    with pytest.raises(LogError, match=f'the member "{member}" is given twice in one object'):
        decode(twice, "x")
    with pytest.raises(LogError, match=f'x: line 2: the member "{member}" is given twice'):
        decode_lines(json.dumps(event(id="first")).encode() + b"\n" + twice_in_an_event(member), "x")


LINES = b'{"events": [\n%s\n]}' % b",\n".join(json.dumps(event(id=f"e{n}")).encode() for n in range(1200))
TITLES = b'"title": "A", "title": "B", '


@pytest.mark.parametrize(
    ("twice", "member"),
    [
        (LINES.replace(b"{", b"{" + TITLES, 1), "title"),
        (LINES.removesuffix(b"}") + b", " + TITLES[:-2] + b"}", "title"),
        (LINES.replace(b"{", b"{" + LINES[1:-1] + b", ", 1), "events"),
        (LINES.removesuffix(b"}") + b", " + LINES[1:], "events"),
        (LINES.replace(b",\n", b" ,\n", 1).replace(b"{", b"{" + TITLES, 1), "title"),
        (LINES.replace(b"{", b'{"people": [{"id": "a", "name": "A", "name": "B"}], ', 1), "name"),
        (log_bytes(event(), kinds=[{"id": "k", "name": "K"}]).replace(b'"name"', b'"name": "L", "name"'), "name"),
    ],
)
def test_a_member_given_twice_beside_events_is_refused(twice: bytes, member: str) -> None:
    """Wherever it stands, and however the events are laid out."""
    with pytest.raises(LogError, match=f'x: the member "{member}" is given twice in one object'):
        Document(twice, "x")


@pytest.mark.parametrize("between", [b",", b",\n", b" ,\n    "])
def test_a_log_is_read_whole_however_its_events_are_laid_out(between: bytes) -> None:
    events = [json.dumps(event(id=f"e{n}")).encode() for n in range(1200)]
    even = b'{"title": ":", "events": [%s]}' % between.join(events)
    for data in (even, even.replace(between, b"\n,\t", 1)):
        assert len(decode(data, "x").events) == 1200


def twice_in_an_event(member: str) -> bytes:
    name = f'"{member}"'.encode()
    return json.dumps(event()).encode().replace(name, name + b': "x", ' + name)


@pytest.mark.parametrize("title", [":", "a: b", "\\u003a", "http://x", '":"', "：", "<a:b>"])
def test_colons_elsewhere_do_no_harm(title: str) -> None:
    text = log_bytes(event(title="TITLE")).replace(b"TITLE", json.dumps(title)[1:-1].encode())
    assert decode(text, "x").events[0].title == title
    assert decode(log_bytes(event(title="TITLE")).replace(b"TITLE", b"\\u003a\\u003A"), "x").events[0].title == "::"


def test_an_empty_log_is_a_log() -> None:
    assert decode(b'{"events": []}', "x") == Log(events=())


names = st.text('aé“Ж \n\\"\x1b\u202e', max_size=8).map(lambda text: f"x{text}")
slugs = st.integers(0, 99).map(lambda number: f"a-slug-{number}")
dates = st.sampled_from(["2022", "2022-09", "2022-11-23/2022-11-24", "[2022-09..2022-11-23]", "2020~", "[..2022]"])
accounts = st.fixed_dictionaries(
    {"source": names},
    optional={
        "date": dates,
        "says": names,
        "announced": st.booleans(),
        "quotes": st.lists(st.fixed_dictionaries({"speaker": names, "text": names}), max_size=2),
    },
)
events = st.fixed_dictionaries(
    {"id": slugs, "date": dates, "kind": slugs, "title": names, "accounts": st.lists(accounts, min_size=1, max_size=3)},
    optional={
        "summary": names,
        "date_note": names,
        "place": names,
        "place_country": names,
        "countries": st.lists(names, max_size=3),
        "people": st.lists(names, max_size=3),
        "part_of": slugs,
    },
)


@settings(max_examples=100)
@given(st.lists(events, max_size=4, unique_by=lambda each: each["id"]))
def test_round_trip(rows: list[dict[str, Any]]) -> None:
    """What is written is read back equal, and nothing that was in the JSON is lost."""
    log = make_log(*rows)
    assert decode(encode(log).encode(), "written") == log
    written = json.loads(encode(log))["events"]
    for row, back in zip(rows, written, strict=True):
        assert back == {name: value for name, value in row.items() if value != []} | {
            "accounts": [
                {name: value for name, value in each.items() if value not in ([], False)} for each in row["accounts"]
            ]
        }
