"""Compare a tree of JSON with the rows of the model, and find all that does not fit.

What fits is not decided here: each value is decoded by msgspec as the loader would, and only a value
that it refuses is taken apart. What it refuses in the end is replaced, so that a whole log comes out,
of which the other rules can speak.
"""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from msgspec import DecodeError, Raw, Struct, ValidationError, convert
from msgspec.json import Decoder
from msgspec.structs import FieldInfo

from csto_timeline.check.findings import Remark, clipped
from csto_timeline.check.json_tree import Node, Tree
from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.codec import decode, decode_value
from csto_timeline.log.extra import members
from csto_timeline.log.faults import missing_member, reason, unknown_member
from csto_timeline.log.model import LANGUAGE, PREFIX, TIME
from csto_timeline.log.right_dates import with_right_date
from csto_timeline.log.validity import Path, path_words, repeated_member

# How msgspec begins what it says, and the rule for it. What is in none of them comes from a date.
_RULES = (
    (r"Expected `str` matching regex '\\S'", "empty-text"),
    (f"Expected `str` matching regex {TIME!r}", "bad-time"),
    (f"Expected `str` matching regex {LANGUAGE!r}", "bad-language"),
    ("Expected `str` matching regex", "bad-id"),
    *((beginning, "bad-coordinates") for beginning in ("Expected `array` of length 2", "Expected `float` ", "Number")),
    ("Expected `array` of length", "empty-list"),
    ("Invalid enum value", "unknown-value"),
    ("Expected", "wrong-type"),
)
_NAMING = {"bad-id", "bad-time", "bad-language", "bad-coordinates"}  # rules whose findings name the value
_PLACEHOLDER = "unreadable-value-"  # a slug, as ids must be


class Structure:
    """Reads a tree, and keeps a remark for each value that the model does not take."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.remarks: list[Remark] = []

    def read(self, node: Node, type_: Any, path: Path = ()) -> Any:
        """Return the value of `node` as plain JSON data of that type."""
        data = self._tree.raw(node)
        try:
            decode(decoder(type_), data)
        except DecodeError as error:
            before = len(self.remarks)
            value = self._taken_apart(node, type_, path)
            if len(self.remarks) > before:
                return value
            self._refuse(node, path, str(error))
            return placeholder(type_, self._mark(node))
        return Raw(data)

    def _taken_apart(self, node: Node, type_: Any, path: Path) -> Any:
        row = row_of(type_)
        if row and self._tree.is_object(node):
            return self._row(node, row, path)
        if self._tree.is_array(node) and (items := items_of(type_, len(node.children))):
            pairs = zip(node.children, items, strict=True)
            return [self.read(each, item, (*path, number)) for number, (each, item) in enumerate(pairs)]
        return None

    def _row(self, node: Node, row: type[Struct], path: Path) -> dict[str, Any]:
        known = members_of(row)
        values: dict[str, Any] = {}
        for name, key, value in self._tree.members(node):
            if name in known:
                values[name] = self.read(value, known[name].type, (*path, name))
            elif name.startswith(PREFIX):
                values[name] = Raw(self._tree.raw(value))
            else:
                self._remark("unknown-member", (*path, name), unknown_member(name, row), name, key.start)
        for name, member in known.items():
            if member.required and name not in values:
                self._remark("missing-member", (*path, name), missing_member(row), None, node.start)
                values[name] = placeholder(member.type, self._mark(node))
        return values

    def _refuse(self, node: Node, path: Path, message: str) -> None:
        rule = next((rule for beginning, rule in _RULES if message.startswith(beginning)), "bad-date")
        if message.endswith("the end is before the start"):
            rule = "end-before-start"
        raw, words = clipped(self._tree.text[node.start : node.end]), reason(message, path_words(path))
        if rule == "bad-date":
            words = reason(with_right_date(message, self._tree.value(node)), path_words(path))
        if rule in _NAMING:
            words += f", not {raw}"
        elif rule == "wrong-type" and raw[0] not in "[{n":
            words += f": {raw}"
        is_text = raw.startswith('"')
        self._remark(rule, path, words, self._tree.value(node) if is_text else raw, node.start)

    def _mark(self, node: Node) -> str:
        """Return a mark that no other value of the file has."""
        line, column = self._tree.start
        return f"{line}-{column}-{node.start}"

    def _remark(self, rule: str, path: Path, words: str, found: str | None, offset: int) -> None:
        self.remarks.append(Remark(rule, path, words, found, offset))


def repeated_members(tree: Tree) -> Iterator[Remark]:
    """Find members that are given twice in one object, of which a reader would see only the last."""
    for node in tree.objects():
        if len(names := [tree.name(key) for key in node.children[::2]]) == len(set(names)):
            continue
        first: dict[str, Node] = {}
        for name, key, _ in tree.members(node):
            if first.setdefault(name, key) is not key and not is_extra(tree.path(node.start)[0]):
                line, column = tree.place(first[name].start)
                words = repeated_member(name, f"line {line}, column {column}")
                yield Remark("repeated-member", tree.path(key.start)[0], words, name, key.start)


def is_extra(path: Path) -> bool:
    """Return whether a path leads into an `x-` member, which is kept as it stands."""
    return any(isinstance(step, str) and step.startswith(PREFIX) for step in path)


@cache
def decoder(type_: Any) -> Decoder[Any]:
    """Return what decodes JSON of that type as the loader does."""
    return Decoder(type_, dec_hook=decode_value)


@cache
def members_of(row: type[Struct]) -> dict[str, FieldInfo]:
    """Return the members of a row by their names in the JSON."""
    return {member.encode_name: member for member in members(row)}


@cache
def row_of(type_: Any) -> type[Struct] | None:
    """Return the row that a type is, if it is one."""
    return type_ if isinstance(type_, type) and issubclass(type_, Struct) else None


@cache
def item_of(type_: Any) -> Any:
    """Return the type of the items where `type_` is that of a list of any length, else none."""
    plain = get_args(type_)[0] if get_origin(type_) is Annotated else type_
    return get_args(plain)[0] if get_origin(plain) is tuple and get_args(plain)[-1] is ... else None


def items_of(type_: Any, number: int) -> tuple[Any, ...]:
    """Return the types of so many items where `type_` is that of a list, or of one of that length; else none."""
    if item := item_of(type_):
        return (item,) * number
    plain = next((each for each in get_args(type_) if get_origin(each) is tuple), None)
    return get_args(plain) if plain and len(get_args(plain)) == number else ()


def placeholder(type_: Any, mark: str) -> Any:
    """Return a value that the model accepts, in place of one that it does not; `mark` makes a text unique."""
    if row := row_of(type_):
        return {name: placeholder(each.type, mark) for name, each in members_of(row).items() if each.required}
    if item := item_of(type_):
        return [placeholder(item, mark)]
    simple = next((value for value in (None, False, 1) if takes(type_, value)), ...)
    if simple is not ...:
        return simple
    return "[0001..9999]" if type_ is EventDate else _PLACEHOLDER + mark


def is_placeholder(text: str) -> bool:
    """Return whether a text is a placeholder for one that could not be read."""
    return text.startswith(_PLACEHOLDER)


@cache
def takes(type_: Any, value: Any) -> bool:
    """Return whether the model accepts a simple value as one of that type."""
    try:
        convert(value, type_, dec_hook=decode_value)
    except ValidationError:
        return False
    return True
