"""JSON text as a tree that knows the position of each value.

Offsets count characters from 0; lines and columns count from 1, as compilers do.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from msgspec import Struct, json

from csto_timeline.log.validity import Path

# Strings, brackets and all other values; what parts them need not be looked at in text that is JSON.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]|[^\s\[\]{}",:]+', re.DOTALL)


class Node(NamedTuple):
    """A value: the text from `start` up to `end`, and what it holds.

    An array holds its items, an object its names and values in turn.
    """

    start: int
    end: int
    children: Sequence["Node"] = ()


class Member(NamedTuple):
    """A member of an object: its name, the node of the name, and the node of the value."""

    name: str
    key: Node
    value: Node


class Position(NamedTuple):
    """A line and column in a file, as editors count them."""

    line: int
    column: int


START = Position(1, 1)  # of a file


class Tree(Struct, frozen=True, dict=True):
    """JSON text and its outermost value. The text begins at `start` in its file."""

    text: str
    root: Node
    start: Position = START

    def raw(self, node: Node) -> bytes:
        """Return the JSON of a value."""
        return self.text[node.start : node.end].encode()

    def value(self, node: Node) -> Any:
        """Return a value as Python has it."""
        return json.decode(self.raw(node))

    def is_object(self, node: Node) -> bool:
        """Return whether the value is an object."""
        return self.text[node.start] == "{"

    def is_array(self, node: Node) -> bool:
        """Return whether the value is an array."""
        return self.text[node.start] == "["

    def members(self, node: Node) -> Iterator[Member]:
        """Return the members of an object in order, repeated names included."""
        for key, value in zip(node.children[::2], node.children[1::2], strict=True):
            yield Member(self.name(key), key, value)

    def objects(self) -> Iterator[Node]:
        """Return every object, in no particular order."""
        left = [self.root]
        while left:
            node = left.pop()
            if node.children:
                left.extend(node.children)
                if self.is_object(node):
                    yield node

    def at(self, path: Path) -> Node:
        """Return the value at `path`, or the last one on the way to it that exists."""
        node = self.root
        for step in path:
            inner = self._inside(node, step)
            if inner is None:
                break
            node = inner
        return node

    def path(self, offset: int) -> tuple[Path, Node]:
        """Return the innermost value around `offset`, or the name of a member, and its path."""
        node, steps = self.root, list[str | int]()
        while (number := bisect_right(node.children, offset, key=itemgetter(0)) - 1) >= 0:
            steps.append(self.name(node.children[number - number % 2]) if self.is_object(node) else number)
            node = node.children[number]
        return tuple(steps), node

    def place(self, offset: int) -> Position:
        """Return line and column of an offset."""
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1]
        return Position(self.start.line + line - 1, column + (self.start.column if line == 1 else 1))

    def _inside(self, node: Node, step: str | int) -> Node | None:
        if isinstance(step, int):
            return node.children[step] if self.is_array(node) and step < len(node.children) else None
        return self._named(node).get(step) if self.is_object(node) else None

    def _named(self, node: Node) -> dict[str, Node]:
        """Return the values of an object by name; of a repeated name, the last."""
        if node.start not in self._objects:
            self._objects[node.start] = {member.name: member.value for member in self.members(node)}
        return self._objects[node.start]

    @cached_property
    def _objects(self) -> dict[int, dict[str, Node]]:
        return {}

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return array("Q", (0, *(match.end() for match in re.finditer("\n", self.text))))

    def name(self, key: Node) -> str:
        """Return the name of a member from the node of its name."""
        name = self.text[key.start + 1 : key.end - 1]
        return json.decode(self.raw(key), type=str) if "\\" in name else name


def read(text: str, start: Position = START) -> Tree:
    """Read JSON text. It must be JSON: what reads it for its values has made sure of that."""
    nodes: list[Node] = []
    outer: list[tuple[int, list[Node]]] = []  # no recursion: text may be nested deeper than Python's stack
    for match in _TOKEN.finditer(text):
        begin, end = match.span()
        if text[begin] in "[{":
            outer.append((begin, nodes))
            nodes = []
        elif text[begin] in "]}":
            begin, around = outer.pop()
            around.append(Node(begin, end, nodes))
            nodes = around
        else:
            nodes.append(Node(begin, end))
    return Tree(text, nodes[0], start)
