"""TOML with places: what a file says, and in which line and column it says it (TOML 1.0).

`tomllib` tells where a text stops being TOML, and of what it has read no place. A text is cut into its statements for
that, each of which is TOML by itself, when there is something to tell.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct

Table = dict[str, Any]
_LONGEST = 500  # lines of a statement: nobody looks for a place in a longer one
_PLACE = re.compile(r"(?P<words>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL)


class Position(Struct, frozen=True, order=True):
    """A line and a column of a text, both from 1."""

    line: int = 1
    column: int = 1


class TomlError(ValueError):
    """A text that is not TOML: what is wrong, and where."""

    def __init__(self, words: str, place: Position) -> None:
        super().__init__(words)
        self.words, self.place = words, place


def parse(data: bytes) -> tuple[str, Table]:
    """Return the text of a file and what it says; raises `TomlError`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TomlError("is not UTF-8", _end(data[: error.start].decode("utf-8", "replace"))) from None
    try:
        return text, tomllib.loads(text)
    except RecursionError:
        raise TomlError("is nested too deeply", Position()) from None
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.fullmatch(str(error))
        words = (found["words"] if found else str(error)).rstrip(".")
        place = Position(int(found["line"]), int(found["column"])) if found and found["line"] else _end(text)
        words += ": put text in quotation marks" if words == "Invalid value" else ""
        raise TomlError(words[:1].lower() + words[1:], place) from None


def place_of(text: str, path: Sequence[str]) -> Position:
    """Return where the key that ends `path` stands in a text that is TOML; where none of that path does, its beginning.

    Of a table that several headers have, it is the first.
    """
    header: tuple[str, ...] = ()
    for line, statement, body in _parsed(text):
        is_header = statement.lstrip().startswith("[")
        keys = tuple(_single_path(body)) if is_header else header
        if is_header:
            header = keys
        own = path[len(header) :] if not is_header else path
        if is_header and keys[: len(path)] == tuple(path):
            return _key_in(statement, line, path[-1])
        if not is_header and tuple(path[: len(header)]) == header and own and _has(body, own):
            return _key_in(statement, line, own[-1])
    return Position()


def without_table(text: str, path: Sequence[str]) -> str:
    """Return a text that is TOML without the table that has a header of that path, and without the comments in it.

    What stands after its last key, before the next header, stays.
    """
    kept: list[str] = []
    after: list[str] | None = None  # the comments and empty lines since the last key of the table, None outside of it
    for _, statement, body in _parsed(text):
        if statement.lstrip().startswith("["):
            kept += after or []
            after = [] if tuple(_single_path(body)) == tuple(path) else None
            if after is not None and kept and not kept[-1].strip():
                kept.pop()  # the empty line before the table
            if after is None:
                kept.append(statement)
        elif after is None:
            kept.append(statement)
        else:
            after = [] if body else [*after, statement]
    return "".join([*kept, *(after or [])])


@lru_cache(maxsize=1)  # `config` asks for the place of each setting
def _parsed(text: str) -> tuple[tuple[int, str, Table], ...]:
    return tuple((line, statement, tomllib.loads(statement)) for line, statement in _statements(text))


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line, or lines in a row, that is TOML by itself, with the number of the first."""
    first, statement = 1, ""
    for number, line in enumerate(re.findall(r"[^\n]*\n|[^\n]+", text), start=1):
        first = number if not statement else first
        statement += line
        try:
            tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            if number - first < _LONGEST:
                continue
            return
        yield first, statement
        statement = ""


def _single_path(body: Table) -> Iterator[str]:
    """Yield the keys of a table that has nothing but another table, as that of a header has."""
    while body:
        ((key, value),) = body.items()
        yield key
        body = value[0] if isinstance(value, list) else value


def _has(body: Any, path: Sequence[str]) -> bool:
    for key in path:
        if not isinstance(body, dict) or key not in body:
            return False
        body = body[key]
    return True


def _key_in(statement: str, line: int, key: str) -> Position:
    """Return where a key stands in the statement that begins in that line; spelt with escapes, its start."""
    found = re.search(rf"""(?<![\w-])(["']?){re.escape(key)}\1\s*[=.\]]""", statement)
    start = found.start() if found else len(statement) - len(statement.lstrip())
    inside = _end(statement[:start])
    return Position(line + inside.line - 1, inside.column)


def _end(text: str) -> Position:
    """Return the place after a text."""
    return Position(text.count("\n") + 1, len(text) - text.rfind("\n"))
