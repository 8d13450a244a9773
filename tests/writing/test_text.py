"""A log changed as text: what is not named in a change stays as it is, byte for byte."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.errors import LogError
from csto_timeline.writing.file import open_log
from csto_timeline.writing.text import LogText, NotValid

EVENTS = [
    {
        "id": f"event-{year}",
        "date": f"{year}-05",
        "kind": "meeting",
        "title": f"É {year}",
        "accounts": [{"source": "a"}],
    }
    for year in (2019, 2020, 2021, 2022)
]
SOURCE = {"id": "a", "publisher": "The Courier"}
LOG = {"version": 1, "title": "Mine", "x-desk": {"b": [1.50, "\u2028"]}, "sources": [SOURCE], "events": EVENTS}
NEW = {"id": "new", "date": "2020-09", "kind": "clash", "title": "New", "accounts": [{"source": "b"}]}


def block(value: Any, indent: int | str) -> str:
    return json.dumps(value, indent=indent, ensure_ascii=False)


def jsonl(events: list[dict[str, Any]]) -> str:
    lines = ({**event, "registers": {"title": "Mine", "sources": [SOURCE]}} for event in events)
    return "".join(json.dumps(line, separators=(",", ":"), ensure_ascii=False) + "\n" for line in lines)


COMPACT_EVENTS = "{\n  " + '"events": [\n' + ",\n".join(f"    {json.dumps(event)}" for event in EVENTS) + "\n  ]\n}\n"
BY_HAND = (
    '{ "events" : [\n\n{"id":"event-2019", "date":"2019-05",\n "kind":"meeting","title" :"x","accounts":[\n'
    '{"source":"a"}]},\r\n\n  {"accounts":[{"source":"a"}],"id":"event-2020","date":"2020-05","kind":"meeting",'
    '"title":"y"}  ], "version":1}'
)
TEXTS = {
    "two spaces": block(LOG, 2) + "\n",
    "four spaces": block(LOG, 4),
    "tabs": block(LOG, "\t") + "\n",
    "Windows": (block(LOG, 2) + "\n").replace("\n", "\r\n"),
    "one line": json.dumps(LOG),
    "compact": json.dumps(LOG, separators=(",", ":")) + "\n",
    "an event a line": COMPACT_EVENTS,
    "by hand": BY_HAND,
    "lines": jsonl(EVENTS),
    "Windows lines": jsonl(EVENTS).replace("\n", "\r\n"),
    "spaced lines, no end": "\n\n" + "\n \n".join(json.dumps(event) for event in EVENTS),
}
FORMS = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def name_of(text: str) -> str:
    return "log.json" if '"events"' in text else "log.jsonl"


def written(log: LogText) -> str:
    return log.data.decode()


def events_of(text: str) -> dict[str, Mapping[str, Any]]:
    """Return the events, read by somebody else."""
    if name_of(text) == "log.json":
        return {event["id"]: event for event in json.loads(text)["events"]}
    lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    return {line["id"]: {name: value for name, value in line.items() if name != "registers"} for line in lines}


def raw_events(text: str) -> dict[str, bytes]:
    log = open_log(text.encode(), name_of(text))
    return {id: log.event(id) for id in log.ids if id is not None}


@FORMS
def test_a_log_that_is_not_changed_is_the_same(text: str) -> None:
    assert open_log(text.encode(), name_of(text)).data == text.encode()


@FORMS
def test_an_added_event_comes_in_the_order_of_dates_and_leaves_the_others(text: str) -> None:
    log = open_log(text.encode(), name_of(text))
    log.add_event(NEW)
    after = written(log)
    assert list(events_of(after)).index("new") == 2
    assert events_of(after) == {**events_of(text), "new": NEW}
    assert {id: raw for id, raw in raw_events(after).items() if id != "new"} == raw_events(text)


@FORMS
def test_what_is_added_and_removed_again_was_never_there(text: str) -> None:
    log = open_log(text.encode(), name_of(text))
    log.add_event(NEW)
    again = open_log(log.data, name_of(text))
    again.remove_events(["new"])
    assert written(again) == text


@FORMS
def test_a_replaced_event_keeps_what_it_has_in_common(text: str) -> None:
    log = open_log(text.encode(), name_of(text))
    old = events_of(text)["event-2020"]
    log.replace_event("event-2020", {**old, "title": "Changed", "tags": ["new"]})
    assert events_of(written(log)) == {
        **events_of(text),
        "event-2020": {**old, "title": "Changed", "tags": ["new"]},
    }
    untouched = {id: raw for id, raw in raw_events(written(log)).items() if id != "event-2020"}
    assert untouched == {id: raw for id, raw in raw_events(text).items() if id != "event-2020"}


@FORMS
def test_an_event_that_is_replaced_by_itself_stays_to_the_byte(text: str) -> None:
    log = open_log(text.encode(), name_of(text))
    log.replace_event("event-2020", events_of(text)["event-2020"])
    assert written(log) == text


@FORMS
def test_an_entry_is_put_in_and_replaced(text: str) -> None:
    log = open_log(text.encode(), name_of(text))
    entry = {"id": "a", "publisher": "The Herald", "url": "https://herald.example"}
    log.put_entry("sources", "a", entry)
    assert log.entry("sources", "a") == entry
    again = open_log(log.data, name_of(text))
    assert again.entry("sources", "a") == entry
    assert events_of(written(log)) == events_of(text)


@pytest.mark.parametrize("empty", ["[]", "[\n  ]", "[ ]"])
def test_an_empty_register_gets_its_first_entry(empty: str) -> None:
    log = open_log(f'{{\n  "sources": {empty},\n  "events": []\n}}\n'.encode(), "log.json")
    log.put_entry("sources", "a", SOURCE)
    log.check_registers()
    assert written(log) == block({"sources": [SOURCE], "events": []}, 2) + "\n"


def test_git_shows_what_changed_and_nothing_else() -> None:
    text = TEXTS["two spaces"]
    log = open_log(text.encode(), "log.json")
    log.add_event(NEW)
    log.put_entry("sources", "b", {"id": "b", "publisher": "The Herald"})
    log.put_entry("people", "ng", {"id": "ng", "name": "Ng"})
    before, after = text.splitlines(), written(log).splitlines()
    assert [line for line in before if line not in after] == []
    start = after.index('      "id": "new",') - 1
    assert after[start : start + 11] == [
        "    {",
        '      "id": "new",',
        '      "date": "2020-09",',
        '      "kind": "clash",',
        '      "title": "New",',
        '      "accounts": [',
        "        {",
        '          "source": "b"',
        "        }",
        "      ]",
        "    },",
    ]
    start = after.index('  "people": [')
    assert after[start : start + 6] == [
        '  "people": [',
        "    {",
        '      "id": "ng",',
        '      "name": "Ng"',
        "    }",
        "  ],",
    ]
    assert written(log) == block(json.loads(written(log)), 2) + "\n"


def test_a_line_has_the_entries_that_it_uses_and_the_title_of_its_log() -> None:
    log = open_log(TEXTS["lines"].encode(), "log.jsonl")
    log.put_entry("sources", "b", {"id": "b", "publisher": "The Herald"})
    log.add_event({**NEW, "accounts": [{"source": "a"}, {"source": "b"}]})
    line = next(json.loads(line) for line in written(log).splitlines() if '"new"' in line)
    assert line["registers"] == {"title": "Mine", "sources": [SOURCE, {"id": "b", "publisher": "The Herald"}]}
    assert sorted({*written(log).splitlines()} & {*TEXTS["lines"].splitlines()}) == sorted(TEXTS["lines"].splitlines())


def test_an_entry_for_lines_that_nothing_uses_is_refused() -> None:
    log = open_log(TEXTS["lines"].encode(), "log.jsonl")
    log.put_entry("people", "ng", {"id": "ng", "name": "Ng"})
    with pytest.raises(LogError, match='no event uses "ng" of people'):
        _ = log.data


def test_in_a_log_in_no_order_a_new_event_is_the_last() -> None:
    text = block({"events": EVENTS[::-1]}, 2)
    log = open_log(text.encode(), "log.json")
    log.add_event(NEW)
    assert list(events_of(written(log)))[-1] == "new"


def test_an_event_with_another_date_goes_where_it_belongs() -> None:
    log = open_log(TEXTS["two spaces"].encode(), "log.json")
    log.replace_event("event-2019", {**EVENTS[0], "date": "2021-06-01"})
    assert list(events_of(written(log))) == ["event-2020", "event-2021", "event-2019", "event-2022"]


@pytest.mark.parametrize("text", ['{"events": []}', '{\n  "events": []\n}\n', '{"events":[\n]}'])
def test_the_first_event_and_the_last(text: str) -> None:
    log = open_log(text.encode(), "log.json")
    log.add_event(NEW)
    assert events_of(written(log)) == {"new": NEW}
    log.remove_events(["new"])
    assert json.loads(written(log)) == {"events": []}


REFUSED = {
    "a bad date": ({**NEW, "date": "2020-13"}, "date"),
    "no title": ({name: value for name, value in NEW.items() if name != "title"}, "title: this member is missing"),
    "unknown member": ({**NEW, "titel": "x"}, 'unknown member; did you mean "title"?'),
    "bad id": ({**NEW, "id": "A b"}, "a slug"),
    "the id of another": ({**NEW, "id": "event-2019"}, '"event-2019" is also the id of an event in log.json'),
    "a time without a day": ({**NEW, "time": "14:00"}, "a time needs a date known to the day"),
    "a control character": ({**NEW, "title": "a\x1bb"}, "control character U\\+001B"),
    "no account": ({**NEW, "accounts": []}, "at least one"),
}


@pytest.mark.parametrize(("event", "words"), REFUSED.values(), ids=REFUSED)
def test_what_may_not_stand_in_the_log_changes_nothing(event: dict[str, Any], words: str) -> None:
    log = open_log(TEXTS["two spaces"].encode(), "log.json")
    with pytest.raises(NotValid, match=words):
        log.add_event(event)
    assert written(log) == TEXTS["two spaces"]


def test_a_kind_that_the_log_does_not_declare_is_refused() -> None:
    log = open_log(block({"kinds": [{"id": "meeting", "name": "M"}], "events": EVENTS}, 2).encode(), "log.json")
    with pytest.raises(NotValid, match='"clash" is not one of the kinds'):
        log.add_event(NEW)
    log.put_entry("kinds", "clash", {"id": "clash", "name": "Clash"})
    log.add_event(NEW)


NO_LOGS = {
    "[]": "expected an object",
    '{"title": "x"}': "no array of events",
    '{"events": {}}': "no array of events",
    '{"events": [], "events": [1]}': "given twice",
    '{"title": "a", "title": "ab", "events": []}': "given twice",
    '{"title": "ab", "title": "a", "events": []}': "given twice",
    '{"events": [}': "log.json",
}


@pytest.mark.parametrize(("text", "words"), NO_LOGS.items())
def test_what_is_no_log_is_refused(text: str, words: str) -> None:
    with pytest.raises(LogError, match=words):
        open_log(text.encode(), "log.json")


def test_an_entry_under_another_id_is_refused() -> None:
    log = open_log(TEXTS["two spaces"].encode(), "log.json")
    with pytest.raises(NotValid, match='expected "b", not "a"'):
        log.put_entry("sources", "b", SOURCE)
    with pytest.raises(NotValid, match="publisher: this member is missing"):
        log.put_entry("sources", "b", {"id": "b"})


ID = st.sampled_from([f"event-{year}" for year in range(2019, 2023)])
CHANGE = st.one_of(
    st.tuples(st.just("remove"), ID, st.none()),
    st.tuples(st.just("replace"), ID, st.text(min_size=1).filter(str.isprintable).filter(str.strip)),
    st.tuples(st.just("add"), st.from_regex(r"new-[a-z0-9]{1,8}", fullmatch=True), st.integers(1000, 3000)),
)


@given(text=st.sampled_from(list(TEXTS.values())), changes=st.lists(CHANGE, max_size=6))
def test_whatever_is_changed_the_others_stay_to_the_byte(text: str, changes: list[tuple[str, str, Any]]) -> None:
    log = open_log(text.encode(), name_of(text))
    expected = dict(events_of(text))
    touched = set[str]()
    for what, id, value in changes:
        if (id in expected) is (what == "add"):
            continue
        touched.add(id)
        if what == "remove":
            log.remove_events([id])
            del expected[id]
        elif what == "replace":
            expected[id] = {**expected[id], "title": value, "date": "2020-08"}
            log.replace_event(id, expected[id])
        else:
            expected[id] = {**NEW, "id": id, "date": f"{value}"}
            log.add_event(expected[id])
    assert events_of(written(log)) == expected if expected or '"events"' in text else written(log).strip() == ""
    before, after = raw_events(text), raw_events(written(log))
    assert {id: raw for id, raw in after.items() if id not in touched} == {
        id: raw for id, raw in before.items() if id not in touched
    }


@given(text=st.sampled_from(list(TEXTS.values())), gone=st.lists(ID, unique=True))
def test_events_removed_at_once_are_as_if_removed_one_by_one(text: str, gone: list[str]) -> None:
    gone = [id for id in gone if id in events_of(text)]
    at_once, one_by_one = (open_log(text.encode(), name_of(text)) for _ in range(2))
    at_once.remove_events(gone)
    for id in gone:
        one_by_one.remove_events([id])
    assert written(at_once) == written(one_by_one)
    assert at_once.ids == one_by_one.ids
    assert [at_once.has_event(id) for id in gone] == [False] * len(gone)
