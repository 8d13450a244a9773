"""JSON with places: the same values as `json` reads, and each where it stands."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.check.json_tree import Node, Position, Tree, read
from csto_timeline.log.validity import path_words

texts = st.text('aä"\\/\n\t\x7f\u2028😀[]{},:', max_size=5)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)
layouts = st.fixed_dictionaries({"indent": st.sampled_from([None, 0, 2, "\t"]), "ensure_ascii": st.booleans()})


def rebuilt(tree: Tree, node: Node) -> Any:
    """Make Python values of the nodes, only texts, numbers and words read by `json`."""
    if tree.is_object(node):
        return {member.name: rebuilt(tree, member.value) for member in tree.members(node)}
    if tree.is_array(node):
        return [rebuilt(tree, item) for item in node.children]
    return json.loads(tree.text[node.start : node.end])


def nodes(tree: Tree, node: Node, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Node]]:
    """Return all values with their paths."""
    if tree.is_object(node):
        inner: list[tuple[str | int, Node]] = [(member.name, member.value) for member in tree.members(node)]
    else:
        inner = list(enumerate(node.children))
    return [(path, node), *(found for step, each in inner for found in nodes(tree, each, (*path, step)))]


@given(values, layouts, st.sampled_from(["", " ", "\n\n \t", "\r\n"]))
def test_the_values_are_those_that_json_reads(value: Any, layout: dict[str, Any], space: str) -> None:
    text = space + json.dumps(value, **layout) + space
    tree = read(text)
    assert rebuilt(tree, tree.root) == json.loads(text) == value
    assert tree.value(tree.root) == value


@given(values, layouts)
def test_each_value_is_found_where_it_stands(value: Any, layout: dict[str, Any]) -> None:
    """Its text alone is its JSON; its path leads to it, and its place back to its path."""
    text = json.dumps(value, **layout)
    tree = read(text)
    for path, node in nodes(tree, tree.root):
        expected = value
        for step in path:
            expected = expected[step]
        assert json.loads(text[node.start : node.end]) == expected
        assert tree.at(path) is node
        assert tree.path(node.start) == (path, node)
        line, column = tree.place(node.start)
        assert text.split("\n")[line - 1][column - 1 :].startswith(text[node.start : node.end].split("\n")[0])


def test_lines_and_columns_count_characters_from_one() -> None:
    tree = read('{"ä": 1,\r\n "😀": [\n\t2]}')
    assert [tree.place(node.start) for _, node in nodes(tree, tree.root)] == [(1, 1), (1, 7), (2, 7), (3, 2)]
    assert read("{}", Position(7, 3)).place(1) == Position(7, 4)


def test_a_member_given_twice_is_there_twice() -> None:
    tree = read(r'{"a": 1, "\u0061": 2}')
    assert [member.name for member in tree.members(tree.root)] == ["a", "a"]
    assert tree.value(tree.at(("a",))) == 2


def test_a_step_that_is_not_there_ends_the_way() -> None:
    tree = read('{"a": {"b": 1}}')
    assert tree.at(("a", "c", "d")) is tree.at(("a",))


def test_depth_is_no_limit() -> None:
    depth = 100_000
    tree = read("[" * depth + "]" * depth)
    assert len(tree.path(depth - 1)[0]) == depth - 1


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("events", 3, "date"), "events[3].date"), ((2, "id"), "[2].id"), (("a", 0, 1), "a[0][1]")],
)
def test_paths_are_shown_as_in_other_errors(path: tuple[str | int, ...], text: str) -> None:
    assert path_words(path) == text
