"""The texts of a log: a document cut into its events, lines read one by one; each found again in its place."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given

from csto_timeline.check.json_document import JsonDocument
from csto_timeline.check.json_lines import JsonLines
from csto_timeline.check.json_tree import Tree, read
from csto_timeline.check.one_text import JsonText
from csto_timeline.log.validity import Path
from tests.check.test_json_tree import layouts, values


def opened(text: str) -> JsonDocument:
    return JsonDocument(BytesIO(text.encode()))


def assert_same(text: JsonText, path: Path, tree: Tree) -> None:
    """Compare a text that was cut out with the value at that path of the whole."""
    whole = tree.at(path)
    assert text.path == path
    assert text.text == tree.text[whole.start : whole.end]
    assert text.place(()) == tree.place(whole.start)
    assert text.tree.place(len(text.text)) == tree.place(whole.end)


@given(values, values, layouts)
def test_a_document_is_cut_into_its_events_and_what_stands_around_them(one: Any, other: Any, layout: Any) -> None:
    """Whatever they are, and wherever the events stand, every value keeps its line and column."""
    log = {"é": one, "events": [other, one, 1, "é\n[{"], "title": other}
    text = json.dumps(log, **layout)
    tree = read(text)
    frame, *events = opened(text)
    assert len(events) == 4
    for number, event in enumerate(events):
        assert_same(event, ("events", number), tree)
        assert_same(opened(text).event(number), ("events", number), tree)
    for name in log:
        assert frame.place((name,)) == tree.place(tree.at((name,)).start)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ('{"events": []}', []),
        ('{"events": [ 1 , {"events": [2]}\n]}', ["1", '{"events": [2]}']),
        ('{"x": {"events": [3]}, "\\u0065vents":[4]}', ["4"]),
        ('{"events": [5, "]"], "title": "[", "events": [6]}', ["6"]),
        ('{"events": 12, "events": 1}', []),
        ('{"title": 12, "events": [7], "title": 1}', ["7"]),
        ('{"title": {"a": "}"}, "events": [8], "title": {"a": 1}}', ["8"]),
        ('{"events": {}}', []),
        ("[1]", []),
        ("{", []),
        ('{"events": [1e999]}', []),
        ('{"events": [9], "x": 1e999}', []),
    ],
)
def test_the_events_are_those_of_the_last_member_of_that_name_in_the_outermost_object(
    text: str, events: list[str]
) -> None:
    assert [each.text for each in opened(text)][1:] == events


def test_a_line_is_found_again_by_the_number_of_its_event() -> None:
    """Lines that are blank or no JSON have none; the last one needs no end."""
    lines = JsonLines(BytesIO('\n{"id": "é"}\r\n  \n{\n7'.encode()))
    assert [(text.text, text.start.line, text.event is None) for text in lines] == [
        ('{"id": "é"}\r', 2, False),
        ("{", 4, True),
        ("7", 5, False),
    ]
    assert [lines.event(number).text for number in range(2)] == ['{"id": "é"}\r', "7"]
